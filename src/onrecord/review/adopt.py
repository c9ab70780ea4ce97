"""Decisions of another record of the same texts, taken in: ids rest on texts, so that what was decided there holds here too."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.errors import UsageError
from onrecord.model.decisions import RECORD, Imported, Undo, ruling, value
from onrecord.model.records import Decision
from onrecord.review.log import append, follows, write
from onrecord.store.base import START, Store

_OF_THE_OTHER = ("export", "import")  # what came into the other record and was given out of it is no decision about this one


def adopt(store: Store, log: Sequence[Decision], *, by: str) -> int:
    """Appends the decisions of another log that are not here yet, under the names and times that they bear; how many.

    Raises UsageError when that log is broken. They stand behind what was decided here before, and who decided last holds.
    """
    for number, (before, decision) in enumerate(zip([START, *(d.hash for d in log)], log, strict=False), 1):
        if not follows(decision, before):
            raise UsageError("E240", f"decision {number} of the log was changed, or the one before it taken out; nothing was taken in")
    here: dict[tuple[str, ...], list[str]] = defaultdict(list)  # two decisions may say the same: the first there is the first here
    for d in store.decisions():
        here[_content(d, d.value)].append(d.hash)
    same: dict[str, str] = {}  # the hash there → the hash here
    count = 0
    for d in log:
        if d.action not in _OF_THE_OTHER:
            said = _said(d, same)
            known = here[_content(d, said)]
            if not known:
                known.append(write(store, d.target, d.action, said, on=d.digest, by=d.by, at=d.at).hash)
                count += 1
            same[d.hash] = known.pop(0)
    if count:
        append(store, RECORD, Imported(what="decisions", count=count, head=log[-1].hash), on="", by=by)
    return count


def _said(decision: Decision, same: dict[str, str]) -> str:
    """The value of a decision; an undo names what it undoes by the hash that it has here."""
    said = ruling(decision)
    return value(Undo(of=same.get(said.of, said.of))) if isinstance(said, Undo) else decision.value


def _content(decision: Decision, said: str) -> tuple[str, ...]:
    return decision.target, decision.action, said, decision.digest, decision.by, decision.at
