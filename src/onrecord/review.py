"""What people decide: appended to a hash-chained log, never overwritten."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from onrecord.errors import UsageError
from onrecord.intake.dating import stated
from onrecord.model.ids import digest, encode
from onrecord.model.records import Decision, Report
from onrecord.store.base import Store

START = "0" * 64  # what the first decision follows


def seal(decision: Decision) -> str:
    """The hash of a decision: over everything it says and the hash of the one before."""
    fields = [decision.previous, decision.target, decision.action, decision.value, decision.digest, decision.by, decision.at]
    return hashlib.sha256(encode(fields)).hexdigest()


def date(store: Store, report: Report, published: str, by: str) -> Decision:
    """A person says when a report was published (ISO date, or a/b). Raises UsageError when it is no date."""
    try:
        stated(published)
    except ValueError as e:
        raise UsageError("E203", f"{published!r} is not a date; write it as 2016-12-06, or an interval as 2016-12-01/2016-12-06") from e
    return append(store, target=report.id, action="date", value=published, on=digest(report.published), by=by)


def append(store: Store, *, target: str, action: str, value: str, on: str, by: str) -> Decision:
    """Appends one decision behind the last."""
    log = store.decisions()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    open_ = Decision(hash="", previous=log[-1].hash if log else START, target=target, action=action, value=value, digest=on, by=by, at=at)
    decision = Decision(hash=seal(open_), previous=open_.previous, target=target, action=action, value=value, digest=on, by=by, at=at)
    store.decide(decision)
    return decision


def broken(log: Sequence[Decision]) -> list[int]:
    """Numbers (from 1) of the decisions that do not follow from the one before or were changed."""
    previous, out = START, []
    for number, decision in enumerate(log, 1):
        if decision.previous != previous or decision.hash != seal(decision):
            out.append(number)
        previous = decision.hash
    return out
