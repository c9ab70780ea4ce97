"""A record beside a data set: what both have, what only one has, where they differ."""

from collections.abc import Callable
from typing import Any

from onrecord.intake.event_reports import EventReport, event_reports
from onrecord.model.records import Incident
from onrecord.resolve.account import Account
from onrecord.resolve.matching import Match, match
from onrecord.resolve.shared import derive

Strike = Callable[..., Account]
HEAD = (
    "event_id_cnty,event_date,time_precision,sub_event_type,event_type,actor1,inter1,country,location,latitude,longitude,geo_precision,"
    "fatalities"
)


def rows(*lines: str) -> list[Account]:
    read = [r for r in event_reports([HEAD, *lines], "a.csv", "acled") if isinstance(r, EventReport)]
    assert len(read) == len(lines)
    return [Account.of(r.report, r.text, r.records) for r in read]


def row(key: str, place: str = "Douma", day: str = "2016-12-05", killed: int = 12, who: str = "Military Forces of Russia") -> str:
    lat, lon = {"Douma": (33.57, 36.40), "Homs": (34.73, 36.71)}[place]
    return f"{key},{day},1,Air/drone strike,Explosions/Remote violence,{who},State forces,Syria,{place},{lat},{lon},1,{killed}"


def matched(told: list[Account], table: list[Account]) -> list[Match]:
    incidents = [x for x in derive(told) if isinstance(x, Incident)]
    return match(incidents, {a.key: a for a in told}, table)


def test_both_one_and_the_other(strike: Strike) -> None:
    told = [strike("a", "Douma", "2016-12-05", 12), strike("b", "Hama", "2016-12-06", 3)]
    found = matched(told, rows(row("X1"), row("X2", "Homs", "2016-12-07", 5)))
    assert [(m.incident is not None and m.incident.place, m.row and m.row.key) for m in found] == [
        ("Douma", "X1"),
        (False, "X2"),
        ("Hama", None),
    ]
    assert found[0].differences == ()
    assert found[0].why


def test_where_tolls_and_actors_differ(draft: Any) -> None:
    d = draft("a", "A strike by rebels in Douma on that day killed 12 people. Nothing else was known.")
    event = d.event("strike", "airstrike", by="rebels", place=d.place("Douma"), when=d.time("that day", "2016-12-05"))
    d.figure("12 people", "killed", 12, 12, event=event)
    (found,) = matched([d.account()], rows(row("X1", killed=30)))
    assert [(x.of, x.record, x.table) for x in found.differences] == [
        ("toll", "12 killed", "30 killed"),
        ("actor", "rebels.sy", "state.ru"),
    ]


def test_another_day_is_a_difference(strike: Strike) -> None:
    (found,) = matched([strike("a", "Douma", "2016-12-05", 12)], rows(row("X1", day="2016-12-06")))
    assert [(x.of, x.record, x.table) for x in found.differences] == [("date", "2016-12-05", "2016-12-06")]


def test_each_row_meets_one_incident_and_each_incident_one_row(strike: Strike) -> None:
    found = matched([strike("a", "Douma", "2016-12-05", 12)], rows(row("X1"), row("X2")))
    assert sorted(m.row.key for m in found if m.row) == ["X1", "X2"]
    assert sum(m.incident is not None for m in found) == 1


def test_incidents_of_other_days_and_countries_are_no_gap_of_the_table(strike: Strike) -> None:
    told = [strike("a", "Homs", "2014-01-01", 12), strike("b", "Douma", "2016-12-05", 12)]
    found = matched(told, rows(row("X1")))
    assert [m.incident.place for m in found if m.incident] == ["Douma"]


def test_a_row_that_was_read_is_matched_by_the_incident_that_holds_it(strike: Strike) -> None:
    table = rows(row("X1", killed=30))
    told = [strike("a", "Douma", "2016-12-05", 12), *table]
    (found,) = matched(told, table)
    assert found.incident is not None
    assert {m.report for m in found.incident.members} == {"a", "X1"}
