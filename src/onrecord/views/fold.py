"""One record with the decisions of people folded in: the machine's value, people's value, and how the two stand to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from onrecord.model.decisions import Confirm, Correct, Reject, State, Subject, Verdict
from onrecord.model.fixes import apply
from onrecord.model.ids import digest, record_digest
from onrecord.model.records import AnyRecord, Record
from onrecord.views.ledger import Entry, notes, verdict

T = TypeVar("T", bound=Subject)


@dataclass(frozen=True)
class Folded(Generic[T]):
    """A record as it stands.

    `machine` is what is read or derived now, None when nothing is any more (orphaned); `human` what people decided, None when nobody
    did. `made` are the times and places that people gave outright. `history` holds every decision about it, oldest first.
    """

    machine: T | None
    human: T | None
    state: State
    rejected: bool = False
    history: tuple[Entry, ...] = ()
    made: tuple[AnyRecord, ...] = ()

    @property
    def value(self) -> T:
        """What is shown: what people decided, else what the machine proposes."""
        return cast(T, self.machine if self.human is None else self.human)

    @property
    def notes(self) -> tuple[Entry, ...]:
        """The remarks that hold, oldest first."""
        return notes(self.history)

    @property
    def verdict(self) -> Entry | None:
        """The decision that holds."""
        return verdict(self.history)

    @property
    def reviewed(self) -> bool:
        """Has a person decided on just what the machine reads now, be it that it reads nothing?"""
        return self.state in ("confirmed", "corrected", "rejected")

    @property
    def shown(self) -> bool:
        """Does it belong into tables, exports and what is derived? A rejected record stays out, stale or not."""
        return not self.rejected

    @property
    def digest(self) -> str:
        """What a decision about it is bound to: the digest of what the machine says, "" when it says nothing any more."""
        return "" if self.machine is None else content(self.machine)


def content(subject: Subject) -> str:
    """The digest of what a record says, however sure it is."""
    return record_digest(subject) if isinstance(subject, Record) else digest(subject)


def fold(machine: T | None, history: Sequence[Entry]) -> Folded[T]:
    """A record with its history. Raises ValueError when there is neither a record nor a verdict on one."""
    if machine is not None and not history:
        return Folded(machine, None, "proposed")
    history = tuple(history)
    held = verdict(history)
    if held is None:
        if machine is None:
            raise ValueError("nothing was read and nobody decided: there is no record")
        return Folded(machine, None, "proposed", history=history)
    said = cast(Verdict, held.ruling)
    human = cast(T, _decided(said, machine, history))
    rejected = isinstance(said, Reject)
    return Folded(machine, human, _state(machine, human, held, rejected), rejected, history, _made(human, history))


def _decided(said: Verdict, machine: Subject | None, history: Iterable[Entry]) -> Subject:
    """What people hold to be so (or, rejected, not to be so).

    A record of a text is as it was seen, with the correction. What is derived from many reports goes on growing beneath what people set:
    there the corrections that hold are put onto what is derived now.
    """
    if machine is None or isinstance(machine, Record):
        return apply(said.fix, said.seen).record if isinstance(said, Correct) else said.seen
    for entry in history:
        if isinstance(entry.ruling, Correct) and not entry.undone:
            machine = apply(entry.ruling.fix, machine).record
    return machine


def _state(machine: T | None, human: T, held: Entry, rejected: bool) -> State:
    now = "" if machine is None else content(machine)
    if now != held.decision.digest:
        return "stale" if machine is not None else "orphaned"
    if rejected:
        return "rejected"
    same = content(human) == now if machine is not None else isinstance(held.ruling, Confirm)
    return "confirmed" if same else "corrected"


def _made(human: Subject, history: Iterable[Entry]) -> tuple[AnyRecord, ...]:
    """The times and places made by hand that the record points at, whichever correction made them."""
    named = {getattr(human, "when", None), getattr(human, "place", None)} if isinstance(human, Record) else set()
    found = {m.id: m for e in history if isinstance(e.ruling, Correct) for m in apply(e.ruling.fix, e.ruling.seen).made}
    return tuple(m for i, m in sorted(found.items()) if i in named)
