"""A new text of a report takes over what was decided on the old one, where nothing has to be guessed."""

from tests.review.made import Maker

from onrecord import review
from onrecord.model.decisions import FigureFix
from onrecord.store.sql import SqlStore

TAIL = " A correction was added below."


def test_what_stands_there_once_and_says_the_same_is_carried(store: SqlStore, told: Maker) -> None:
    review.correct(store, told.figure("a"), FigureFix(low=15, high=15), by="rh")
    review.correct(store, told.figure("a"), review.fix(told.figure("a").value, {"sources": "Sana"}), by="mk")
    review.reject(store, told.event("a"), by="rh")
    told.tell("a@2", "Douma", "2016-12-05", 12, TAIL)
    assert review.carry(store) == 2
    new = told.figure("a@2")
    assert (new.state, new.value.low, [s.name for s in new.value.sources]) == ("corrected", 15, ["Sana"])
    assert [e.by for e in new.history] == ["rh (carried over)", "mk (carried over)"]
    assert new.value.evidence.text_id == told.texts["a@2"].id
    assert told.event("a@2").state == "rejected"
    assert told.figure("a").state == "corrected"
    assert review.carry(store) == 0
    told.tell("a@3", "Douma", "2016-12-05", 12, TAIL + TAIL)
    assert review.carry(store) == 2
    assert {e.by for e in told.figure("a@3").history} == {"rh (carried over)", "mk (carried over)"}


def test_what_is_read_otherwise_or_was_decided_there_is_not_carried(store: SqlStore, told: Maker) -> None:
    review.confirm(store, told.figure("a"), by="rh")
    review.confirm(store, told.figure("b"), by="rh")
    told.tell("a@2", "Douma", "2016-12-05", 13, TAIL)
    told.tell("b@2", "Douma", "2016-12-05", 20, TAIL)
    review.reject(store, told.figure("b@2"), by="mk")
    assert review.carry(store) == 0
    assert (told.figure("a@2").state, told.figure("b@2").state) == ("proposed", "rejected")


def test_a_correction_that_points_into_the_old_text_is_not_guessed(store: SqlStore, told: Maker) -> None:
    place = next(f.value.id for f in told.view.folded(told.texts["b"].id) if f.value.id.startswith("place"))
    review.correct(store, told.figure("b"), FigureFix(place=place), by="rh")
    told.tell("b@2", "Douma", "2016-12-05", 20, TAIL)
    assert review.carry(store) == 0
    assert told.figure("b@2").state == "proposed"


def test_what_was_carried_can_be_undone_and_stays_undone(store: SqlStore, told: Maker) -> None:
    review.confirm(store, told.figure("a"), by="rh")
    told.tell("a@2", "Douma", "2016-12-05", 12, TAIL)
    review.carry(store)
    review.undo(store, told.figure("a@2").history[0], by="mk")
    assert review.carry(store) == 0
    assert told.figure("a@2").state == "proposed"
