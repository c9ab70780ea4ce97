"""Levels of the features by which stories are compared."""

import pytest

from onrecord.model.anchors import evidence
from onrecord.model.records import Place
from onrecord.resolve.compare import count_pair, days_level, place_pair
from onrecord.resolve.story import NO_LIMIT


def place(
    name: str, lat: float | None = None, lon: float | None = None, level: str = "town", admin1: str | None = None, number: int | None = None
) -> Place:
    proof = evidence("t", name, 0, len(name))
    return Place(
        id=name,
        evidence=proof,
        sentence=(0, 1),
        score=1.0,
        name=name,
        lat=lat,
        lon=lon,
        level=level,
        admin1=admin1,
        geonameid=number,
        country="SY",
    )


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        (place("Douma", 33.57, 36.40, number=1), place("Duma", 33.57, 36.40, number=1), "same"),
        (place("Douma", 33.57, 36.40), place("Harasta", 33.56, 36.37), "near"),
        (place("Douma", 33.57, 36.40), place("Homs", 34.73, 36.71), "far"),
        (place("Atareb", 36.14, 36.83, admin1="Aleppo"), place("Aleppo", level="region", admin1="Aleppo"), "inside"),
        (place("Atareb", 36.14, 36.83, admin1="Aleppo"), place("Idlib", level="region", admin1="Idlib"), "far"),
        (place("Atareb", 36.14, 36.83), place("Syria", level="country"), "region"),
        (place("the old mill, Narok"), place("Old mill (Narok)"), "same"),
        (place("Kibera, Nairobi"), place("Nairobi"), "inside"),
        (place("Kibera, Nairobi"), place("Mathare, Nairobi"), "same town"),
        (place("Narok"), place("Kisii"), "far"),
    ],
)
def test_two_places(a: Place, b: Place, level: str) -> None:
    assert place_pair(a, b) == level
    assert place_pair(b, a) == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ((5, 5), (5, 5), "equal"),
        ((1, 1), (1, 1), "few"),
        ((5, NO_LIMIT), (5, 5), "equal"),
        ((5, 5), (6, 6), "close"),
        ((24, 99), (40, 40), "meet"),
        ((5, 5), (50, 50), "apart"),
    ],
)
def test_two_counts(a: tuple[int, int], b: tuple[int, int], level: str) -> None:
    assert count_pair(a, b) == level
    assert count_pair(b, a) == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ((10, 10), (10, 10), "same day"),
        ((10, 12), (10, 12), "same days"),
        ((10, 12), (11, 11), "overlap"),
        ((10, 10), (11, 11), "next day"),
        ((10, 10), (13, 13), "near"),
        ((10, 10), (300, 300), "far"),
    ],
)
def test_two_times(a: tuple[int, int], b: tuple[int, int], level: str) -> None:
    assert days_level(a, b, True) == level
    assert days_level(b, a, True) == level


def test_a_time_that_nobody_stated_only_makes_it_possible() -> None:
    assert days_level((10, 13), (12, 12), False) == "possible"
    assert days_level(None, (12, 12), True) == "unknown"
