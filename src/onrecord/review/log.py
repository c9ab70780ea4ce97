"""The log of decisions: each carries the hash of the one before, so that nothing in it can be changed or taken out unseen."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from onrecord.errors import RecordFileError
from onrecord.model.decisions import Confirm, Correct, Reject, Ruling, Unreadable, action, ruling, value
from onrecord.model.ids import decode, encode
from onrecord.model.records import Decision, Record
from onrecord.store.base import START, LogRow, Store
from onrecord.views.listing import relist

_TRIES = 50  # other writers may append in between; each of them is done in milliseconds


class Break(NamedTuple):
    """A row of the log (its number, from 1) that is not as it was written, and what is wrong with it."""

    number: int
    what: str


def seal(decision: Decision) -> str:
    """The hash of a decision: over everything it says and the hash of the one before."""
    fields = [decision.previous, decision.target, decision.action, decision.value, decision.digest, decision.by, decision.at]
    return hashlib.sha256(encode(fields)).hexdigest()


def append(store: Store, target: str, said: Ruling, *, on: str, by: str) -> Decision:
    """Appends a ruling behind the last decision. `on` is the digest of what it is about.

    Raises RecordFileError when the file cannot be written.
    """
    return write(store, target, action(said), value(said), on=on, by=by, at=datetime.now(UTC).isoformat(timespec="seconds"))


def write(store: Store, target: str, act: str, said: str, *, on: str, by: str, at: str) -> Decision:
    """Appends a decision given in full: its action, its value as it is sealed, when it was made (ISO 8601, UTC)."""
    text_id = None
    for _ in range(_TRIES):
        open_ = Decision(hash="", previous=store.head() or START, target=target, action=act, value=said, digest=on, by=by, at=at)
        decision = msgspec.structs.replace(open_, hash=seal(open_))
        text_id = text_id or _text_of(store, decision)
        if store.decide(decision, text_id):
            relist(store, target, text_id)
            return decision
    raise RecordFileError(
        "E405", "other programs keep writing into the log of this record file; wait until they are done, and decide again"
    )


def follows(decision: Decision, before: str) -> bool:
    """Was a decision left as it was, behind the one with the hash `before`?"""
    return decision.previous == before and decision.hash == seal(decision)


def _text_of(store: Store, decision: Decision) -> str | None:
    """The text of the record that is decided on; of one that is no longer read, as earlier decisions saw it."""
    if record := store.record(decision.target):
        return record.evidence.text_id
    rulings = [ruling(d) for d in (decision, *store.decided(decision.target))]
    seen = [r.seen for r in rulings if isinstance(r, Confirm | Correct | Reject)]
    return next((s.evidence.text_id for s in seen if isinstance(s, Record)), None)


def verify(store: Store, head: str | None = None) -> Iterator[Break]:
    """Every row of the log that is not as it was written; with a `head` noted earlier, also whether rows at the end are gone."""
    previous, number, found = START, 0, head in (None, START)
    for number, row in enumerate(store.log(), 1):
        if wrong := _wrong(number, row, previous):
            yield Break(number, wrong)
        previous = row.hash
        found = found or row.hash == head
    if not found:
        yield Break(number + 1, f"no decision has the hash {head}: decisions at the end were taken out, or it is of another log")


def _wrong(number: int, row: LogRow, previous: str) -> str | None:
    """What is wrong with a row, None when it is as it was written."""
    try:
        decision = decode(row.data, Decision)
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        return f"it cannot be read: {e}"
    if row.number != number:
        return f"it bears the number {row.number}: decisions before it were taken out, or it was moved"
    if row.hash != decision.hash or row.target != decision.target or row.data != encode(decision):
        return "its columns do not fit what it says: it was changed"
    if decision.previous != previous:
        return "it does not follow from the one before: that one was changed or taken out"
    if decision.hash != seal(decision):
        return "its hash does not fit: it was changed"
    if isinstance(ruling(decision), Unreadable):
        return f"this version cannot read its {decision.action!r}; install a newer OnRecord"
    return None
