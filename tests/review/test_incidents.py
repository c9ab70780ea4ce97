"""Incidents put together and taken apart by people: it holds whatever is derived next, it can be undone, and its ids are still found."""

import pytest
from tests.review.made import Maker

from onrecord import review
from onrecord.errors import UsageError
from onrecord.model.decisions import IncidentFix
from onrecord.model.records import Incident
from onrecord.store.sql import SqlStore
from onrecord.views import Filter


def grouped(told: Maker) -> list[list[str]]:
    found = told.settle().shared("incident", Filter())
    return sorted(sorted({m.report for m in i.members}) for i in found if isinstance(i, Incident))


def test_merge_and_its_undoing(store: SqlStore, told: Maker) -> None:
    assert grouped(told) == [["a", "b"], ["c"]]
    one, other = told.incident("a"), told.incident("c")
    review.merge(store, one, other, by="rh")
    assert grouped(told) == [["a", "b", "c"]]
    merged = told.incident("c")
    for old in (one.id, other.id):
        found = told.view.thing(old)
        assert found is not None
        assert found.value.id == merged.id
        assert [e.decision.action for e in found.history] == ["merge"]
    review.undo(store, found.history[-1], by="rh")
    assert grouped(told) == [["a", "b"], ["c"]]


def test_split_survives_reading_anew_and_new_reports(store: SqlStore, told: Maker) -> None:
    incident = told.incident("a")
    out = [m.event for m in incident.members if m.report == "b"]
    review.split(store, incident, out, by="rh")
    assert grouped(told) == [["a"], ["b"], ["c"]]
    told.read("a", "Douma", "2016-12-05", 20)
    told.tell("d", "Douma", "2016-12-05", 12)
    found = grouped(told)
    assert not any({"a", "b"} <= set(keys) for keys in found)
    assert ["c"] in found


def test_splits_and_merges_that_cannot_be_are_refused(store: SqlStore, told: Maker) -> None:
    incident = told.incident("a")
    events = [m.event for m in incident.members]
    for out in ([], events, ["evt-0000000000000000"]):
        with pytest.raises(UsageError, match="E235"):
            review.split(store, incident, out, by="rh")
    with pytest.raises(UsageError, match="E235"):
        review.merge(store, incident, incident, by="rh")
    assert store.decisions() == []


def test_what_people_set_stays_while_an_incident_grows(store: SqlStore, told: Maker) -> None:
    found = told.view.thing(told.incident("c").id)
    assert found is not None
    review.correct(store, found, IncidentFix(label="The grain store"), by="rh")
    assert told.incident("c").label == "The grain store"
    told.tell("f", "Homs", "2016-12-06", 3)
    told.settle()
    grown = told.incident("c")
    assert (grown.label, sorted({m.report for m in grown.members})) == ("The grain store", ["c", "f"])
    again = told.view.thing(grown.id)
    assert again is not None
    assert again.state == "stale"


def test_a_dispute_that_is_no_longer_derived_is_kept_for_people(store: SqlStore, told: Maker) -> None:
    dispute = next(iter(told.view.shared("dispute", Filter())))
    found = told.view.thing(dispute.id)
    assert found is not None
    review.confirm(store, found, by="rh")
    told.read("b", "Douma", "2016-12-05", 12)
    told.settle()
    assert [(d.id, told.view.thing(d.id).state) for d in told.view.shared("dispute", Filter(state="orphaned"))] == [
        (dispute.id, "orphaned")
    ]
    review.undo(store, told.view.thing(dispute.id).history[0], by="rh")
    assert list(told.view.shared("dispute", Filter())) == []
    assert told.view.thing(dispute.id) is None
