"""What an incident rests on: origins of each cell, who relies on whom, revisions of a toll, the reasons of a grade."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.model.records import Dispute, Incident
from onrecord.resolve.account import Account
from onrecord.resolve.severity import severity
from onrecord.resolve.shared import derive

Strike = Callable[..., Account]


def incident(*accounts: Account) -> Incident:
    (found,) = [x for x in derive(accounts) if isinstance(x, Incident)]
    return found


def test_each_cell_has_origins_of_its_own(strike: Strike, draft: Any) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, said=("the Monitor",))
    b = strike("b", "Douma", "2016-12-05", 12, said=("the Monitor",))
    d = draft("c", "A Russian air strike in Douma on that day killed 12 people, the Office said. Nothing else was known.", outlet="Paper c")
    event = d.event(
        "air strike", "airstrike", by="Russia", said=("the Office",), place=d.place("Douma"), when=d.time("that day", "2016-12-05")
    )
    d.figure("12 people", "killed", 12, 12, event=event, said=("the Office",))
    found = {(c.of, c.value): c for c in incident(a, b, d.account()).cells}
    assert found["occurrence", "happened"].origins == ("the Monitor", "the Office")
    assert found["toll", "12 killed"].origins == ("the Monitor", "the Office")
    assert found["toll", "12 killed"].reports == ("a", "b", "c")
    assert found["perpetrator", "state.ru"].origins == ("the Office",)
    assert found["place", "Douma"].reports == ("a", "b", "c")
    assert found["time", "2016-12-05"].origins == ("the Monitor", "the Office")


def test_a_denial_is_a_value_of_its_own(draft: Any) -> None:
    d = draft("a", "The Monitor said Russia bombed Douma. Russia said it had not bombed Douma. That is all.")
    place = d.place("Douma")
    d.event("Russia bombed", "airstrike", by="Russia", said=("the Monitor",), status="claimed", place=place)
    d.event("not bombed Douma", "airstrike", by="Russia", said=("Russia",), status="denied", place=place)
    values = {(c.of, c.value) for i in derive([d.account()]) if isinstance(i, Incident) for c in i.cells}
    assert {("occurrence", "happened"), ("occurrence", "did not happen"), ("perpetrator", "not state.ru")} <= values


def test_who_relies_on_whom(strike: Strike) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, outlet="Courier", said=("the Monitor", "AFP"))
    b = strike("b", "Douma", "2016-12-05", 12, outlet="Herald", said=("the Monitor", "AFP"))
    links = {(r.who, r.on): r.reports for r in incident(a, b).relies}
    assert links == {("AFP", "the Monitor"): ("a", "b"), ("Courier", "AFP"): ("a",), ("Herald", "AFP"): ("b",)}


def test_what_did_nothing_is_not_blamed(draft: Any) -> None:
    d = draft("a", "A van exploded in Douma on that day, the Monitor said. The site exploded, the Office said. Nothing else was known.")
    place, day = d.place("Douma"), d.time("that day", "2016-12-05")
    d.event("van exploded", "bombing", by="van", said=("the Monitor",), place=place, when=day)
    d.event("site exploded", "bombing", by="the site", said=("the Office",), place=place, when=day)
    found = incident(d.account())
    assert found.grade == "fair"
    assert [c for c in found.cells if c.of == "perpetrator"] == []


def test_what_an_origin_said_before(strike: Strike) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, said=("the Monitor",))
    b = strike("b", "Douma", "2016-12-05", 12, said=("the Monitor",), published="2016-12-06")
    c = strike("c", "Douma", "2016-12-05", 20, said=("the Monitor",), published="2016-12-07")
    (toll,) = incident(a, b, c).tolls
    assert (toll.low, toll.as_of) == (20, "2016-12-07")
    assert [(r.low, r.as_of, r.reports) for r in toll.revised] == [(12, "2016-12-06", ("b",))]


def test_a_grade_says_why(strike: Strike) -> None:
    a, b = strike("a", "Douma", "2016-12-05", 12, said=("the Monitor",)), strike("b", "Douma", "2016-12-05", 12, said=("the Office",))
    found = incident(a, b)
    assert (found.grade, found.reasons) == ("fair", ("2 independent origins: the Monitor, the Office",))


@pytest.mark.parametrize(
    ("dimension", "relation", "values", "expected"),
    [
        ("perpetrator", "contradiction", ("Russia", "rebels"), "high"),
        ("toll", "contradiction", ("12 killed", "at least 40 civilians killed"), "high"),
        ("toll", "contradiction", ("3 killed", "8 killed"), "middle"),
        ("toll", "contradiction", ("100 killed", "120 killed"), "middle"),
        ("weapon", "contradiction", ("car", "truck"), "middle"),
        ("toll", "update", ("12 killed", "40 killed"), "low"),
    ],
)
def test_how_much_hangs_on_a_dispute(dimension: Any, relation: Any, values: tuple[str, ...], expected: str) -> None:
    assert severity(dimension, relation, values) == expected


def test_a_dispute_carries_its_severity(strike: Strike) -> None:
    a, b = strike("a", "Douma", "2016-12-05", 12, said=("the Monitor",)), strike("b", "Douma", "2016-12-05", 40, said=("the Office",))
    assert [d.severity for d in derive([a, b]) if isinstance(d, Dispute)] == ["high"]
