"""What is denied, threatened, planned or not true is nowhere taken for something that happened."""

from typing import Any

import pytest

from onrecord.model.records import Dispute, Incident
from onrecord.resolve.account import Account
from onrecord.resolve.shared import derive


def incidents(*accounts: Account) -> list[Incident]:
    return [r for r in derive(accounts) if isinstance(r, Incident)]


def told(draft: Any, key: str, status: str, said: str = "Russia", outlet: str | None = None) -> Account:
    """A report that tells of one raid, of this status, with a place, a means and a count."""
    d = draft(key, f"Report {key}. Russia spoke of a raid with chlorine on Douma by Russia, and of 12 people. That is all.", outlet=outlet)
    slots = {"place": d.place("Douma"), "weapon": "chlorine", "status": status}
    raid = d.event("raid", "airstrike", by="Russia", said=(said,), **slots)
    counted = {"denied": "denied", "negated": "denied", "threatened": "threatened", "claimed": "asserted"}
    d.figure("12 people", "killed", 12, 12, event=raid, status=counted.get(status, "hypothetical"))
    return d.account()


@pytest.mark.parametrize("status", ["denied", "negated", "threatened", "demanded", "planned", "hypothetical"])
def test_alone_it_makes_no_incident(draft: Any, status: str) -> None:
    assert incidents(told(draft, "a", status)) == []
    assert len(incidents(told(draft, "a", "claimed"))) == 1


def test_reports_that_deny_threaten_and_refute_make_none_together(draft: Any) -> None:
    assert incidents(*(told(draft, status, status) for status in ("denied", "threatened", "negated"))) == []


def test_a_denial_is_no_origin_and_no_witness_of_how(draft: Any) -> None:
    (found,) = incidents(told(draft, "a", "claimed", "rebels", "Courier"), told(draft, "b", "denied", "Russia", "Herald"))
    assert {m.report for m in found.members} == {"a", "b"}
    assert (found.origins, found.grade) == (("rebels.sy",), "contested")
    assert [(b.by[0].name, b.stance) for b in found.blamed] == [("rebels", "asserts"), ("Russia", "denies")]
    by_report = {c.of: set(c.reports) for c in found.cells if c.value not in ("did not happen", "not state.ru")}
    assert by_report == {of: {"a"} for of in ("occurrence", "toll", "perpetrator", "weapon", "place")}
    assert [t.origin for t in found.tolls] == ["rebels.sy"]


def test_who_would_be_harmed_is_no_count_of_the_harmed(draft: Any) -> None:
    def victims(status: str, counted: str) -> list[Dispute]:
        d = draft("a", "The Monitor said the raid killed 9 civilians. Russia spoke of a strike on 9 fighters. That is all.")
        first = d.event("raid", "airstrike", said=("the Monitor",), status="claimed")
        second = d.event("strike", "airstrike", said=("Russia",), status=status)
        d.figure("9 civilians", "killed", 9, 9, event=first, group="civilians")
        d.figure("9 fighters", "killed", 9, 9, event=second, group="combatants", status=counted)
        return [r for r in derive([d.account()]) if isinstance(r, Dispute) and r.dimension == "victims"]

    assert victims("claimed", "asserted")
    assert not victims("threatened", "threatened")
    assert not victims("claimed", "hypothetical")
