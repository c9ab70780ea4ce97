"""The decisions that people make. Each checks what it is given and appends one decision to the log."""

from collections.abc import Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.intake.dating import stated
from onrecord.model.decisions import AnyFix, Confirm, Correct, Dated, Merge, Note, Reject, Split, Undo, kind_of
from onrecord.model.fixes import apply
from onrecord.model.ids import digest
from onrecord.model.records import Copy, Decision, Incident, Naming, Report
from onrecord.review.log import append
from onrecord.store.base import Store
from onrecord.views.fold import Folded
from onrecord.views.ledger import Entry


def still(found: Folded[Any], seen: str) -> None:
    """Raises UsageError when a record is no longer what a person saw: `seen` is the digest that was shown with it."""
    if found.digest != seen:
        raise UsageError("E231", f"{found.value.id} is read differently since you looked at it; look again, then decide")


def confirm(store: Store, found: Folded[Any], *, by: str) -> Decision:
    """It is as it is shown."""
    return append(store, found.value.id, Confirm(seen=found.value), on=found.digest, by=by)


def correct(store: Store, found: Folded[Any], fix: AnyFix, *, by: str) -> Decision:
    """It is as it is shown but for what the fix says. Raises UsageError when the fix is for another kind, or changes nothing."""
    try:
        fixed = apply(fix, found.value).record
    except ValueError as e:
        raise UsageError("E232", f"{found.value.id}: {e}") from e
    if fixed == found.value:
        raise UsageError("E233", f"{found.value.id} says that already; confirm it instead")
    return append(store, found.value.id, Correct(seen=found.value, fix=fix), on=found.digest, by=by)


def reject(store: Store, found: Folded[Any], *, by: str) -> Decision:
    """There is no such thing. Raises UsageError for copies and namings, which are counted and not proposed."""
    if isinstance(found.value, Copy | Naming):
        raise UsageError("E232", f"a {kind_of(found.value)} is counted, not proposed; reject the records that it rests on")
    return append(store, found.value.id, Reject(seen=found.value), on=found.digest, by=by)


def note(store: Store, target: str, text: str, *, by: str) -> Decision:
    """A remark on a record, a shared record or a report (its id). Raises UsageError when it is empty."""
    if not text.strip():
        raise UsageError("E234", "a note wants words")
    return append(store, target, Note(text=text.strip()), on="", by=by)


def date(store: Store, report: Report, published: str, by: str) -> Decision:
    """A person says when a report was published (ISO date, or a/b). Raises UsageError when it is no date."""
    try:
        stated(published)
    except ValueError as e:
        raise UsageError("E203", f"{published!r} is not a date; write it as 2016-12-06, or an interval as 2016-12-01/2016-12-06") from e
    return append(store, report.id, Dated(published=published), on=digest(report.published), by=by)


def merge(store: Store, one: Incident, other: Incident, *, by: str) -> Decision:
    """Two incidents are one, whatever the scores between them say. Raises UsageError when they are one already."""
    if one.id == other.id:
        raise UsageError("E235", f"{one.id} is one incident already")
    return append(store, one.id, Merge(incidents=(one.id, other.id), events=(_events(one), _events(other))), on=digest(one), by=by)


def split(store: Store, incident: Incident, out: Sequence[str], *, by: str) -> Decision:
    """Some members (ids of their events) are not of an incident with the others. Raises UsageError unless some stay and some go."""
    members = [m.event for m in incident.members]
    going = tuple(dict.fromkeys(e for e in members if e in set(out)))
    staying = tuple(dict.fromkeys(e for e in members if e not in set(out)))
    if strangers := [e for e in out if e not in members]:
        raise UsageError("E235", f"{strangers[0]} is no event of {incident.id}; `onrecord show` lists its events")
    if not going or not staying:
        raise UsageError("E235", f"a split of {incident.id} takes some of its events out and leaves some in")
    return append(store, incident.id, Split(out=going, rest=staying), on=digest(incident), by=by)


def undo(store: Store, entry: Entry, *, by: str) -> Decision:
    """A decision no longer holds; it stays in the log. Undoing an undo makes what it undid hold again."""
    if entry.undone:
        raise UsageError("E236", f"decision {entry.number} was undone already")
    return append(store, entry.decision.target, Undo(of=entry.decision.hash), on=entry.decision.digest, by=by)


def _events(incident: Incident) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.event for m in incident.members))
