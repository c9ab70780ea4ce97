"""The log of decisions, read: what each says and what still holds, by what it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec import DecodeError

from onrecord.model.decisions import Confirm, Correct, Dated, Note, Reject, Ruling, Subject, Undo, ruling
from onrecord.model.ids import decode
from onrecord.model.records import Decision
from onrecord.store.base import LogRow

VERDICTS = (Confirm, Correct, Reject)


@dataclass(frozen=True)
class Entry:
    """One decision of the log: its place there (from 1), who and when, what it says, and whether it was undone since."""

    number: int
    decision: Decision
    ruling: Ruling
    undone: bool

    @property
    def by(self) -> str:
        return self.decision.by

    @property
    def at(self) -> str:
        """ISO 8601, UTC."""
        return self.decision.at


def entries(rows: Iterable[LogRow]) -> tuple[Entry, ...]:
    """What rows of the log say. An undo is about the same thing as what it undoes, so that all of a thing's rows are enough."""
    read = [(row.number, d) for row in rows if (d := _read(row)) is not None]
    said = [ruling(d) for _, d in read]
    gone = _undone([d for _, d in read], said)
    return tuple(Entry(n, d, what, d.hash in gone) for (n, d), what in zip(read, said, strict=True))


def _read(row: LogRow) -> Decision | None:
    """A row that was damaged says nothing; `doctor` and `log --verify` name it."""
    try:
        return decode(row.data, Decision)
    except (DecodeError, UnicodeDecodeError):
        return None


def _undone(log: Sequence[Decision], said: Sequence[Ruling]) -> set[str]:
    """Hashes of the decisions that no longer hold: from the last to the first, an undo that holds takes its decision out."""
    gone: set[str] = set()
    for decision, what in zip(reversed(log), reversed(said), strict=True):
        if isinstance(what, Undo) and decision.hash not in gone:
            gone.add(what.of)
    return gone


def verdict(history: Iterable[Entry]) -> Entry | None:
    """The last confirmation, correction or rejection that holds."""
    return next((e for e in reversed(tuple(history)) if isinstance(e.ruling, VERDICTS) and not e.undone), None)


def seen_in(entry: Entry) -> Subject | None:
    """The record that a verdict was given on, as the person saw it; None when the decision is no verdict."""
    return entry.ruling.seen if isinstance(entry.ruling, VERDICTS) else None


def notes(history: Iterable[Entry]) -> tuple[Entry, ...]:
    """The remarks that hold, oldest first."""
    return tuple(e for e in history if isinstance(e.ruling, Note) and not e.undone)


def dated(history: Iterable[Entry]) -> tuple[str, str] | None:
    """When people say a report was published, and who said so last."""
    return next(((e.ruling.published, e.by) for e in reversed(tuple(history)) if isinstance(e.ruling, Dated) and not e.undone), None)
