"""What people decide on a record file, from the command line: the decision at once, then what many reports share is derived again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import DecodeError

from onrecord import review
from onrecord.errors import UsageError
from onrecord.model.ids import decode
from onrecord.model.records import Decision, Incident, Shared
from onrecord.run.progress import Progress, Silent
from onrecord.run.relate import relate
from onrecord.store.lock import WAIT, writing
from onrecord.store.sql import open_store
from onrecord.views import Entry, Folded, View

Verb = Literal["confirm", "correct", "reject", "note", "merge", "split", "undo"]


def settle(record: Path, progress: Progress | None = None) -> int:
    """Derives what is shared from the record as people decided, so that a corrected count shows in its incident; how many rows changed.

    Raises RecordFileError while another process writes the record file; decisions themselves never wait.
    """
    store = open_store(record)
    try:
        with writing(record, WAIT):
            relate(store, progress or Silent())
            return store.written
    finally:
        store.close()


def decide(record: Path, ident: str, verb: Verb, words: Sequence[str], by: str) -> Decision:
    """Appends a decision on a record, on something shared or on a report. Raises UsageError when there is no such thing to decide on."""
    store = open_store(record)
    try:
        view = View(store)
        if verb == "undo":
            return review.undo(store, _last(view, ident), by=by)
        if verb == "note":
            return review.note(store, _known(view, ident), " ".join(words), by=by)
        if verb == "correct" and (report := view.report(ident)):
            return review.date(store, report, _published(words), by)
        return _rule(view, _found(view, ident), verb, words, by)
    finally:
        store.close()


def adopt(record: Path, log: Path, by: str) -> int:
    """Takes in the decisions of another record's log, written by `export --format decisions`; how many were new."""
    try:
        found = [decode(line, Decision) for line in log.read_bytes().splitlines() if line.strip()]
    except (OSError, DecodeError) as e:
        raise UsageError("E240", f"{log} is no log of decisions ({e}); `onrecord export RECORD --format decisions` writes one") from e
    store = open_store(record)
    try:
        count = review.adopt(store, found, by=by)
    finally:
        store.close()
    settle(record)
    return count


def _rule(view: View, found: Folded[Shared], verb: Verb, words: Sequence[str], by: str) -> Decision:
    match verb:
        case "confirm":
            return review.confirm(view.store, found, by=by)
        case "reject":
            return review.reject(view.store, found, by=by)
        case "correct":
            return review.correct(view.store, found, review.fix(found.value, _pairs(words)), by=by)
        case "merge":
            return review.merge(view.store, _incident(found), _incident(_found(view, words[0] if words else "")), by=by)
        case _:
            return review.split(view.store, _incident(found), words, by=by)


def _found(view: View, ident: str) -> Folded[Shared]:
    found = view.record(ident) or view.thing(ident)
    if found is None:
        raise UsageError("E204", f"there is nothing to decide on with the id {ident!r}; the tables and `onrecord review` list the ids")
    return found  # type: ignore[return-value]


def _known(view: View, ident: str) -> str:
    """The id under which a note is kept."""
    report = view.report(ident)
    return report.id if report else _found(view, ident).value.id


def _last(view: View, ident: str) -> Entry:
    """The last decision on a thing that still holds and is no undoing."""
    report, thing = view.report(ident), view.thing(ident)
    history = thing.history if thing else view.history(report.id if report else ident)
    held = [e for e in history if not e.undone and e.decision.action != "undo"]
    if not held:
        raise UsageError("E236", f"there is no decision on {ident} to undo")
    return held[-1]


def _incident(found: Folded[Shared]) -> Incident:
    if not isinstance(found.value, Incident):
        raise UsageError("E235", f"{found.value.id} is no incident")
    return found.value


def _pairs(words: Sequence[str]) -> dict[str, str]:
    pairs = [w.partition("=") for w in words]
    if not pairs or not all(equals for _, equals, _ in pairs):
        raise UsageError("E237", 'a correction wants FIELD=VALUE, as low=12 or "sources=residents > Sana"')
    return {name: value for name, _, value in pairs}


def _published(words: Sequence[str]) -> str:
    given = _pairs(words)
    if set(given) != {"published"}:
        raise UsageError("E237", "of a report only published=DATE can be corrected")
    return given["published"]
