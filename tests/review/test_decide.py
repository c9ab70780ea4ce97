"""Decisions: what each does to a record, what becomes of it when the record is read anew, and what is refused."""

import pytest
from tests.review.made import Maker

from onrecord import review
from onrecord.errors import UsageError
from onrecord.model.decisions import FigureFix
from onrecord.model.records import Figure
from onrecord.store.sql import SqlStore
from onrecord.views import Filter


def test_nothing_is_decided_until_somebody_decides(told: Maker) -> None:
    found = told.figure("a")
    assert (found.state, found.human, found.history, found.value.low) == ("proposed", None, (), 12)


def test_a_confirmed_record_stays_what_it_is(store: SqlStore, told: Maker) -> None:
    review.confirm(store, told.figure("a"), by="rh")
    found = told.figure("a")
    assert (found.state, found.value, found.reviewed) == ("confirmed", found.machine, True)


def test_a_correction_shows_and_the_machine_value_stays_beside_it(store: SqlStore, told: Maker) -> None:
    review.correct(store, told.figure("a"), FigureFix(low=15, high=None), by="rh")
    found = told.figure("a")
    assert found.state == "corrected"
    assert (found.value.low, found.value.high, found.value.form) == (15, None, "at_least")
    assert (found.machine.low, found.machine.high) == (12, 12)


def test_corrections_add_up(store: SqlStore, told: Maker) -> None:
    review.correct(store, told.figure("a"), review.fix(told.figure("a").value, {"low": "15", "high": "15"}), by="rh")
    review.correct(store, told.figure("a"), review.fix(told.figure("a").value, {"group": "civilians"}), by="mk")
    found = told.figure("a")
    assert (found.value.low, found.value.group) == (15, "civilians")
    assert [e.by for e in found.history] == ["rh", "mk"]


def test_a_rejected_record_leaves_the_tables_and_can_be_asked_for(store: SqlStore, told: Maker) -> None:
    review.reject(store, told.figure("a"), by="rh")
    assert [i.report.key for i in told.view.find(Figure, Filter())] == ["c", "b"]
    assert [i.report.key for i in told.view.find(Figure, Filter(state="rejected"))] == ["a"]
    assert [i.report.key for i in told.view.find(Figure, Filter(reviewed=False))] == ["c", "b"]


def test_read_otherwise_is_stale_and_shows_what_people_decided(store: SqlStore, told: Maker) -> None:
    review.correct(store, told.figure("a"), FigureFix(low=15, high=15), by="rh")
    told.read("a", "Douma", "2016-12-05", 112)
    found = told.figure("a")
    assert (found.state, found.value.low, found.machine.low) == ("stale", 15, 112)
    told.read("a", "Douma", "2016-12-05", 12)
    assert told.figure("a").state == "corrected"


def test_a_stale_decision_is_decided_anew(store: SqlStore, told: Maker) -> None:
    review.confirm(store, told.figure("a"), by="rh")
    told.read("a", "Douma", "2016-12-05", 112)
    assert (told.figure("a").state, told.figure("a").value.low) == ("stale", 12)
    review.confirm(store, told.figure("a"), by="rh")
    assert (told.figure("a").state, told.figure("a").value.low) == ("corrected", 12)


def test_no_longer_read_is_kept_as_made_by_people(store: SqlStore, told: Maker) -> None:
    review.confirm(store, told.figure("a"), by="rh")
    told.read("a", "Douma", "2016-12-05", 12, figure=False)
    found = told.figure("a")
    assert (found.state, found.machine, found.value.low) == ("orphaned", None, 12)
    review.confirm(store, found, by="rh")
    assert told.figure("a").state == "confirmed"
    told.read("a", "Douma", "2016-12-05", 12)
    assert told.figure("a").state == "stale"


def test_undo_brings_back_what_held_before_and_undoing_it_again_what_was_undone(store: SqlStore, told: Maker) -> None:
    review.correct(store, told.figure("a"), FigureFix(low=15, high=15), by="rh")
    review.reject(store, told.figure("a"), by="rh")
    review.undo(store, told.figure("a").history[-1], by="rh")
    assert (told.figure("a").state, told.figure("a").value.low) == ("corrected", 15)
    review.undo(store, told.figure("a").history[-1], by="rh")
    assert told.figure("a").state == "rejected"
    assert len(told.figure("a").history) == 4
    with pytest.raises(UsageError, match="E236"):
        review.undo(store, told.figure("a").history[2], by="rh")


def test_notes_stand_beside_the_record(store: SqlStore, told: Maker) -> None:
    review.note(store, told.figure("a").value.id, " ask the outlet ", by="rh")
    found = told.figure("a")
    assert (found.state, [e.ruling.text for e in found.notes]) == ("proposed", ["ask the outlet"])


def test_days_and_places_given_outright_are_found_again(store: SqlStore, told: Maker) -> None:
    fix = review.fix(told.event("a").value, {"when": "2016-12-01/2016-12-02", "place": "Old mill, 33.5, 36.4"})
    review.correct(store, told.event("a"), fix, by="rh")
    item = told.view.item(told.event("a").value.id)
    assert item is not None
    assert (item.when.earliest, item.when.latest, item.place.name) == ("2016-12-01", "2016-12-03", "Old mill")
    review.correct(store, told.event("a"), review.fix(told.event("a").value, {"status": "claimed"}), by="rh")
    item = told.view.item(told.event("a").value.id)
    assert item is not None
    assert (item.when.earliest, item.place.name, item.record.status) == ("2016-12-01", "Old mill", "claimed")


def test_a_corrected_count_shows_in_its_incident(store: SqlStore, told: Maker) -> None:
    review.correct(store, told.figure("c"), FigureFix(low=7, high=7), by="rh")
    told.settle()
    assert [t.low for t in told.incident("c").tolls] == [7]


def test_a_rejected_event_is_in_no_incident(store: SqlStore, told: Maker) -> None:
    review.reject(store, told.event("c"), by="rh")
    assert "c" not in {m.report for i in told.settle().shared("incident", Filter()) for m in i.members}


def test_what_changed_meanwhile_is_not_decided_on(told: Maker) -> None:
    seen = told.figure("a").digest
    review.still(told.figure("a"), seen)
    told.read("a", "Douma", "2016-12-05", 112)
    with pytest.raises(UsageError, match="E231"):
        review.still(told.figure("a"), seen)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"size": "3"}, "E237"),
        ({"low": "many"}, "E238"),
        ({"group": "aliens"}, "E238"),
        ({"when": "2016-13-01"}, "E203"),
        ({"when": "2016-12-06/2016-12-01"}, "E203"),
        ({"place": "nowhere"}, "E238"),
        ({"place": "Nowhere, 91, 0"}, "E238"),
    ],
)
def test_corrections_that_cannot_be_are_refused(told: Maker, typed: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError, match=code):
        review.fix(told.figure("a").value, typed)


def test_a_correction_that_changes_nothing_or_fits_another_kind_is_refused(store: SqlStore, told: Maker) -> None:
    with pytest.raises(UsageError, match="E233"):
        review.correct(store, told.figure("a"), FigureFix(low=12), by="rh")
    with pytest.raises(UsageError, match="E232"):
        review.correct(store, told.event("a"), FigureFix(low=12), by="rh")
    with pytest.raises(UsageError, match="E234"):
        review.note(store, "x", "  ", by="rh")
    assert store.decisions() == []
