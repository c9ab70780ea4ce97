"""Circles and levels of precision."""

import pytest

from onrecord.lang.precision import acled, airwars, area, ucdp
from onrecord.model.records import Place
from onrecord.model.values import Evidence, Level


def place(level: Level, relation: str | None = None, *, name: str = "Homs", lat: float | None = 34.72, lon: float = 36.72) -> Place:
    quote = Evidence(text_id="t", start=0, end=len(name), quote=name, before="", after="")
    return Place(id=name, evidence=quote, sentence=(0, 9), score=1.0, name=name, lat=lat, lon=lon, level=level, relation=relation)


@pytest.mark.parametrize(
    ("level", "relation", "levels"),
    [
        ("city", None, (1, 1, "city")),
        ("city", "eastern", (1, 1, "city")),
        ("city", "eastern districts of", (1, 1, "city")),
        ("town", "outside", (2, 2, "town")),
        ("village", "20 km north of", (2, 2, "village")),
        ("village", "countryside of", (2, 2, "village")),
        ("city", "between", (2, 5, "city")),
        ("neighbourhood", None, (1, 1, "neighbourhood_area")),
        ("site", None, (1, 1, "nearby_landmark")),
        ("district", None, (2, 3, "district")),
        ("region", "northern", (3, 4, "province_governorate")),
        ("country", None, (3, 6, None)),
        ("country", "northern", (3, 5, None)),
        ("area", None, (3, 5, None)),
    ],
)
def test_levels_of_the_three_schemes(level: Level, relation: str | None, levels: tuple[int, int, str | None]) -> None:
    asked = place(level, relation)
    assert (acled(asked), ucdp(asked), airwars(asked)) == levels


def test_a_sea_and_a_street() -> None:
    assert ucdp(place("area", name="Red Sea")) == 7
    assert airwars(place("site", name="Castello road")) == "street"


def test_circles() -> None:
    homs = area(place("city"))
    assert homs is not None
    assert (homs.lat, homs.lon, homs.radius_km) == (34.72, 36.72, 10.0)
    north = area(place("city", "20 km north of"))
    assert north is not None
    assert north.lat == pytest.approx(34.72 + 20 / 111.195, abs=0.001)
    east = area(place("city", "eastern"))
    assert east is not None
    assert east.lon > 36.72
    assert east.lat == 34.72
    assert east.radius_km < 10
    assert area(place("city", lat=None)) is None


def test_the_circle_between_two_places() -> None:
    middle = area(place("city", "between"), place("city", "between", name="Hama", lat=35.13, lon=36.75))
    assert middle is not None
    assert middle.lat == pytest.approx(34.925, abs=0.001)
    assert 20 < middle.radius_km < 25
