"""What an incident rests on: origins of each cell, who relies on whom, revisions of a toll, the reasons of a grade."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from onrecord.model.records import Blame, Dispute, Event, Figure, Incident
from onrecord.model.values import Source
from onrecord.resolve.account import Account
from onrecord.resolve.camps import camps, spelling
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.origins import grade, origins
from onrecord.resolve.retell import stories
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


def test_whoever_claims_a_deed_and_denies_it_has_not_confirmed_it() -> None:
    russia = (Source(name="the ministry", actor="state.ru.defence", type="government"),)
    claims = Blame(actor="state.ru", by=russia, stance="claims_responsibility")
    denies = Blame(actor="state.ru.defence", by=russia, stance="denies")
    assert grade([], ("the Monitor",), [claims], camps()).grade == "confirmed"
    found = grade([], ("the Monitor",), [claims, denies], camps())
    assert found == ("contested", ("denied by state.ru", "one origin: the Monitor"))


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


def test_an_outlet_and_its_unnamed_sources_are_one_origin(draft: Any) -> None:
    d = draft(
        "a", "Jets hit Douma on that day, residents told Meridian Wire. A volunteer said jets hit Douma. It rained.", outlet="Meridian Wire"
    )
    place, day = d.place("Douma"), d.time("that day", "2016-12-05")
    event = d.event("Jets hit", "airstrike", place=place, when=day)
    told = d.event("jets hit", "airstrike", place=place, when=day, said=("a volunteer",))
    d.records = [structs.replace(r, sources=TOLD) if r.id == event else r for r in d.records]
    found = incident(d.account())
    assert {m.event for m in found.members} == {event, told}
    assert (found.origins, found.grade) == (("unnamed sources of Meridian Wire",), "weak")
    assert {c.origins for c in found.cells} == {("unnamed sources of Meridian Wire",)}


TOLD = (
    Source(name="residents", type="group", private=True),
    Source(name="the Meridian Wire", actor="outlet.meridian-wire", type="outlet"),
)


def test_an_outlet_that_is_told_and_its_own_reports_are_one_origin(strike: Strike) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, outlet="Courier", said=("meridian wire",))
    b = strike("b", "Douma", "2016-12-05", 12, outlet="Meridian Wire news agency")
    a = Account.of(a.report, a.text, [structs.replace(r, sources=TOLD[1:]) if isinstance(r, Event | Figure) else r for r in a.records])
    assert incident(a, b).origins == ("Meridian Wire",)


def test_what_an_outlet_says_itself_adds_nothing_to_the_source_that_it_names(strike: Strike) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, outlet="Courier", said=("the Monitor",))
    b = strike("b", "Douma", "2016-12-05", 12, outlet="The Courier")
    c = strike("c", "Douma", "2016-12-05", 12, outlet="Courier", said=("a doctor",))
    other = strike("d", "Douma", "2016-12-05", 12, outlet="Herald", said=("a doctor",))
    assert incident(a, b, c).origins == ("the Monitor",)
    assert incident(a, b, c, other).origins == ("the Monitor", "unnamed sources of Herald")


def test_an_agency_and_the_outlets_that_carry_it_are_one_origin(strike: Strike) -> None:
    a, b, c = (strike(k, "Douma", "2016-12-05", 12, outlet=o) for k, o in (("a", "Reuters"), ("b", "reuters"), ("c", "Courier")))
    carried = Lineage(text_of={"c": "Reuters"})
    assert incident(a, b).grade == "weak"
    assert origins([s for x in (a, b, c) for s in stories(x)], carried) == ("Thomson Reuters",)


@pytest.mark.parametrize(
    "name", ["the Meridian Wire", "meridian wire", "Meridian Wire news agency", "www.Meridian Wire", "Meridian Wire.com"]
)
def test_one_outlet_is_spelt_one_way(name: str) -> None:
    assert spelling(name) == "Meridian Wire"


def test_people_of_one_kind_are_one_origin_wherever_they_stand_in_a_sentence(strike: Strike) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, said=("Local activists",))
    b = strike("b", "Douma", "2016-12-05", 12, said=("local activists",))
    assert incident(a, b).origins == ("local activists",)


def test_a_headline_adds_nothing_to_the_source_of_its_number(draft: Any) -> None:
    d = draft(
        "a", "Raid on Douma kills 17 people. An air strike in Douma killed 17 of them, the Monitor said. It rained.", outlet="Courier"
    )
    place = d.place("Douma")
    first, second = d.event("Raid", "airstrike", place=place), d.event("air strike", "airstrike", place=place, said=("the Monitor",))
    d.figure("17 people", "killed", 17, 17, event=first)
    d.figure("17 of them", "killed", 17, 17, event=second, said=("the Monitor",))
    assert [c.origins for c in incident(d.account()).cells if c.of == "toll"] == [("the Monitor",)]
