"""ACLED, UCDP GED and Airwars as they are published: what each row becomes, and what becomes of a bad one. The rows are made up."""

import csv
import io
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.intake import acled, airwars, ucdp
from onrecord.intake.coded import EventReport
from onrecord.intake.event_reports import FORMS, event_reports
from onrecord.lang.ontology import types
from onrecord.model.records import Event, Failure, Figure, Place, Time

ACLED = {
    "event_id_cnty": "XXA17",
    "event_date": "2031-04-09",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Arlandia",
    "inter1": "State forces",
    "actor2": "Civilians (Arlandia)",
    "inter2": "Civilians",
    "country": "Arlandia",
    "admin1": "Lower Vale",
    "location": "Quarry Hill",
    "latitude": "12.5",
    "longitude": "41.25",
    "geo_precision": "1",
    "source": "Vale Courier; Radio Quarry",
    "notes": "A drone hit a bus stop.",
    "fatalities": "6",
    "timestamp": "1934000000",
}
UCDP = {
    "id": "900001",
    "type_of_violence": "1",
    "side_a": "Government of Arlandia",
    "side_b": "Vale Front",
    "source_office": "Vale Courier",
    "source_original": "district hospital",
    "source_article": "Vale Courier, 2031-04-10, Eight dead",
    "source_date": "2031-04-10",
    "where_prec": "1",
    "where_coordinates": "Quarry Hill town",
    "adm_1": "Lower Vale province",
    "latitude": "12.5",
    "longitude": "41.25",
    "country": "Arlandia",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2031-04-09 00:00:00.000",
    "date_end": "2031-04-09 00:00:00.000",
    "deaths_a": "1",
    "deaths_b": "2",
    "deaths_civilians": "5",
    "deaths_unknown": "0",
    "best": "8",
    "high": "11",
    "low": "7",
}
AIRWARS = {
    "code": "AR0042-a",
    "date": "2031-04-09",
    "date_end": "",
    "country_name": "Arlandia",
    "location_name": "Quarry Hill",
    "region": "Lower Vale",
    "strike_status_slug": "likely_strike",
    "strike_type_name": "Airstrike and/or Artillery",
    "civilian_harm_status_name": "Fair",
    "latitude": "12.5",
    "longitude": "41.25",
    "geolocation_accuracy_slug": "neighbourhood_area",
    "permalink": "https://example.org/ar0042",
    "post_modified": "2031-05-01 10:00:00",
    "civilian_non_combatants_killed_min": "4",
    "civilian_non_combatants_killed_max": "6",
    "children_killed_min": "2",
    "children_killed_max": "2",
    "civilian_non_combatants_injured_min": "9",
    "civilian_non_combatants_injured_max": "9",
    "belligerent_1_belligerent_name": "Arlandian Military",
    "belligerent_2_belligerent_name": "Border League",
}
ROWS = {"acled": ACLED, "ucdp": UCDP, "airwars": AIRWARS}


def read(form: str, *changes: dict[str, str]) -> list[EventReport | Failure]:
    out = io.StringIO()
    table = csv.DictWriter(out, list(ROWS[form]))
    table.writeheader()
    for change in changes or ({},):
        table.writerow(ROWS[form] | change)
    return list(event_reports(io.StringIO(out.getvalue()), "table.csv", form))


def of(form: str, **change: str) -> tuple[EventReport, dict[str, Any]]:
    (row,) = read(form, change)
    assert isinstance(row, EventReport)
    for record in row.records:
        assert row.text.body[record.evidence.start : record.evidence.end] == record.evidence.quote
    one = {type(r).__name__: r for r in row.records}
    return row, one


def counts(row: EventReport) -> list[tuple[str, str, int | None, int | None, bool]]:
    return [(f.what, f.group, f.low, f.high, f.part_of is not None) for f in row.records if isinstance(f, Figure)]


def test_a_row_of_acled() -> None:
    row, one = of("acled")
    event, place, time = one["Event"], one["Place"], one["Time"]
    assert isinstance(event, Event)
    assert isinstance(place, Place)
    assert isinstance(time, Time)
    assert (row.report.key, row.report.outlet, row.report.published.earliest) == ("XXA17", "ACLED", "2031-04-15")
    assert (event.type, event.evidence.quote, event.status) == ("airstrike", "Air/drone strike", "reported")
    assert [r.name for r in event.actors] == ["Military Forces of Arlandia"]
    assert [r.name for r in event.targets] == ["Civilians (Arlandia)"]
    assert [s.name for s in event.sources] == ["Vale Courier", "ACLED"]
    assert (place.name, place.level, place.lat, place.admin1) == ("Quarry Hill", "town", 12.5, "Lower Vale")
    assert time.value.timex == "2031-04-09"
    assert counts(row) == [("killed", "unspecified", 6, 6, False)]
    assert "A drone hit a bus stop." in row.text.body


@pytest.mark.parametrize(("precision", "days"), [("2", "2031-04-06/2031-04-12"), ("3", "2031-04-01/2031-04-30")])
def test_days_as_wide_as_acled_knows_them(precision: str, days: str) -> None:
    _, one = of("acled", time_precision=precision)
    assert one["Time"].value.timex == days


def test_a_place_that_acled_knows_roughly_is_no_sure_place() -> None:
    _, one = of("acled", geo_precision="3")
    assert (one["Place"].level, one["Place"].score) == ("region", 0.5)


def test_nobody_killed_is_no_figure() -> None:
    row, _ = of("acled", fatalities="0")
    assert counts(row) == []


def test_a_row_of_ucdp() -> None:
    row, one = of("ucdp")
    event = one["Event"]
    assert (event.type, event.evidence.quote) == ("ground_fighting", "State-based violence")
    assert [r.name for r in event.actors] == ["Government of Arlandia", "Vale Front"]
    assert [s.name for s in event.sources] == ["district hospital", "Vale Courier", "UCDP GED"]
    assert (one["Place"].admin1, row.report.published.earliest) == ("Lower Vale", "2031-04-10")
    assert counts(row) == [
        ("killed", "unspecified", 7, 11, False),
        ("killed", "civilians", 5, 5, True),
        ("killed", "combatants", 3, 3, True),
    ]


def test_one_sided_violence_has_a_target_and_a_summary_is_of_a_period() -> None:
    row, one = of("ucdp", type_of_violence="3", side_b="Civilians", event_clarity="2")
    event = one["Event"]
    assert (event.type, [r.name for r in event.actors], [r.name for r in event.targets]) == (
        "attack_other",
        ["Government of Arlandia"],
        ["Civilians"],
    )
    assert {f.scope for f in row.records if isinstance(f, Figure)} == {"period"}


def test_a_row_of_airwars() -> None:
    row, one = of("airwars")
    event = one["Event"]
    assert (row.report.key, row.report.url, row.report.published.earliest) == ("AR0042-a", "https://example.org/ar0042", "2031-05-01")
    assert (event.type, event.status) == ("airstrike", "suspected")
    assert [r.name for r in event.actors] == ["Arlandian Military", "Border League"]
    assert one["Place"].level == "neighbourhood"
    assert counts(row) == [
        ("killed", "civilians", 4, 6, False),
        ("killed", "children", 2, 2, True),
        ("wounded", "civilians", 9, 9, False),
    ]
    assert "graded fair" in row.text.body


def test_a_strike_that_was_declared_is_told_outright() -> None:
    _, one = of("airwars", strike_status_slug="declared_strike")
    assert one["Event"].status == "reported"


@pytest.mark.parametrize(
    ("form", "change", "says"),
    [
        ("acled", {"event_date": "spring"}, "is no day"),
        ("acled", {"sub_event_type": "Picnic"}, "no sub_event_type"),
        ("acled", {"fatalities": "many"}, "is no number"),
        ("acled", {"latitude": "1250"}, "outside"),
        ("acled", {"event_id_cnty": ""}, "empty"),
        ("acled", {"time_precision": "9"}, "time_precision"),
        ("ucdp", {"type_of_violence": "7"}, "no code"),
        ("ucdp", {"date_start": ""}, "is no day"),
        ("ucdp", {"best": "-3", "low": "-3"}, "less than none"),
        ("airwars", {"code": ""}, "code is empty"),
    ],
)
def test_a_bad_row_is_a_failure_and_the_rest_goes_on(form: str, change: dict[str, str], says: str) -> None:
    bad, good = read(form, change, {})
    assert isinstance(bad, Failure)
    assert says in bad.message
    assert isinstance(good, EventReport)


def test_a_table_of_another_kind_is_refused() -> None:
    with pytest.raises(InputError, match="type_of_violence"):
        list(event_reports(["id,date_start,place,source", "a,2031-01-01,x,y"], "table.csv", "ucdp"))


def test_every_type_is_one_of_ours() -> None:
    known = set(types())
    assert {t for module in (acled, ucdp, airwars) for t in module.TYPES.values()} <= known
    assert set(FORMS) == {"event-reports", "acled", "ucdp", "airwars"}
