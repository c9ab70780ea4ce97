"""What people decide, typed. A `Decision` of the log carries one ruling as JSON in its `value`; a correction carries a fix.

A fix names only the fields that a person set; UNSET leaves the machine's. Where a record points at a time or a place of its text,
a fix may point at another one there (its id) or say days or coordinates outright.
"""

from datetime import date, timedelta
from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from onrecord.model.ids import encode
from onrecord.model.records import (
    Act,
    AnyRecord,
    Certainty,
    Decision,
    Dimension,
    EventStatus,
    FigureStatus,
    Group,
    Outcome,
    Relation,
    Shared,
    What,
)
from onrecord.model.values import ActorRef, Candidate, Interval, Level, Source

RECORD = "record"  # the target of decisions about the whole record: what came in and what was given out
State = Literal["proposed", "confirmed", "corrected", "rejected", "stale", "orphaned"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
Verb = Literal["confirm", "correct", "reject", "note", "date", "merge", "split", "undo", "export", "import"]


class Days(Struct, frozen=True, kw_only=True):
    """Days that a person gives outright, ISO, both included."""

    first: str
    last: str


class Fix(Struct, frozen=True, kw_only=True, tag_field="of", omit_defaults=True, forbid_unknown_fields=True):
    """The common head of all fixes; the tag says which kind of record is corrected."""


class FigureFix(Fix, frozen=True, kw_only=True, tag="figure"):
    """A correction of a count."""

    what: What | UnsetType = UNSET
    low: int | UnsetType | None = UNSET
    high: int | UnsetType | None = UNSET
    approx: bool | UnsetType = UNSET
    group: Group | UnsetType = UNSET
    scope: Literal["incident", "period", "war"] | UnsetType = UNSET
    status: FigureStatus | UnsetType = UNSET
    event: str | UnsetType | None = UNSET
    part_of: str | UnsetType | None = UNSET
    place: str | Candidate | UnsetType | None = UNSET
    when: str | Days | UnsetType | None = UNSET
    sources: tuple[Source, ...] | UnsetType = UNSET
    unit: str | UnsetType | None = UNSET


class EventFix(Fix, frozen=True, kw_only=True, tag="event"):
    """A correction of an event."""

    type: str | UnsetType = UNSET
    actors: tuple[ActorRef, ...] | UnsetType = UNSET
    targets: tuple[ActorRef, ...] | UnsetType = UNSET
    weapon: str | UnsetType | None = UNSET
    place: str | Candidate | UnsetType | None = UNSET
    when: str | Days | UnsetType | None = UNSET
    status: EventStatus | UnsetType = UNSET
    sources: tuple[Source, ...] | UnsetType = UNSET


class StatementFix(Fix, frozen=True, kw_only=True, tag="statement"):
    """A correction of a statement."""

    act: Act | UnsetType = UNSET
    certainty: Certainty | UnsetType = UNSET
    sources: tuple[Source, ...] | UnsetType = UNSET
    channel: str | UnsetType | None = UNSET
    denies: str | UnsetType | None = UNSET
    when: str | Days | UnsetType | None = UNSET


class PlaceFix(Fix, frozen=True, kw_only=True, tag="place"):
    """A correction of a place: `candidate` takes name, coordinates and gazetteer id together; the rest as said."""

    candidate: Candidate | UnsetType = UNSET
    country: str | UnsetType | None = UNSET
    admin1: str | UnsetType | None = UNSET
    level: Level | UnsetType = UNSET


class ActorFix(Fix, frozen=True, kw_only=True, tag="actor"):
    """A correction of a mention of somebody."""

    name: str | UnsetType = UNSET
    actor: str | UnsetType | None = UNSET
    type: str | UnsetType = UNSET
    country: str | UnsetType | None = UNSET
    role: str | UnsetType | None = UNSET


class TimeFix(Fix, frozen=True, kw_only=True, tag="time"):
    """A correction of a time expression: the days that it means."""

    days: Days


class IncidentFix(Fix, frozen=True, kw_only=True, tag="incident"):
    """A correction of what is derived about an incident; its members change by merge and split."""

    type: str | UnsetType = UNSET
    place: str | UnsetType | None = UNSET
    when: Days | UnsetType = UNSET
    label: str | UnsetType = UNSET
    grade: Grade | UnsetType = UNSET


class DisputeFix(Fix, frozen=True, kw_only=True, tag="dispute"):
    """A correction of a dispute's kind."""

    dimension: Dimension | UnsetType = UNSET
    relation: Relation | UnsetType = UNSET


class WarningFix(Fix, frozen=True, kw_only=True, tag="warning"):
    """A correction of a warning: `outcome` is what came of it, and only the reports that say so stay listed as outcomes."""

    issuer: str | UnsetType | None = UNSET
    issuer_certainty: Certainty | UnsetType = UNSET
    channel: str | UnsetType | None = UNSET
    audience: str | UnsetType | None = UNSET
    place: str | UnsetType | None = UNSET
    deadline: Days | UnsetType | None = UNSET
    outcome: Outcome | UnsetType = UNSET


AnyFix = FigureFix | EventFix | StatementFix | PlaceFix | ActorFix | TimeFix | IncidentFix | DisputeFix | WarningFix
Subject = AnyRecord | Shared
FIXES: dict[str, type[AnyFix]] = {
    "figure": FigureFix, "event": EventFix, "statement": StatementFix, "place": PlaceFix, "actor": ActorFix, "time": TimeFix,
    "incident": IncidentFix, "dispute": DisputeFix, "warning": WarningFix,
}  # fmt: skip


# ---- rulings


class Said(Struct, frozen=True, kw_only=True, tag_field="ruling"):
    """The common head of all rulings; the tag is the decision's `action`."""


class Confirm(Said, frozen=True, kw_only=True, tag="confirm"):
    """It is as it was shown: `seen` is the record as the person saw it, earlier decisions folded in."""

    seen: Subject


class Correct(Said, frozen=True, kw_only=True, tag="correct"):
    """It is as it was shown but for what the fix says."""

    seen: Subject
    fix: AnyFix


class Reject(Said, frozen=True, kw_only=True, tag="reject"):
    """There is no such thing in the text, or nothing that belongs into the record."""

    seen: Subject


class Note(Said, frozen=True, kw_only=True, tag="note"):
    """A remark."""

    text: str


class Dated(Said, frozen=True, kw_only=True, tag="date"):
    """A report was published then: an ISO date, or a/b, both included."""

    published: str


class Merge(Said, frozen=True, kw_only=True, tag="merge"):
    """These two incidents are one; the events that they had then stand for them, whatever becomes of the incidents' ids."""

    incidents: tuple[str, str]
    events: tuple[tuple[str, ...], tuple[str, ...]]


class Split(Said, frozen=True, kw_only=True, tag="split"):
    """None of the events `out` belongs to an incident with any of the events `rest`."""

    out: tuple[str, ...]
    rest: tuple[str, ...]


class Undo(Said, frozen=True, kw_only=True, tag="undo"):
    """The decision with this hash no longer holds (if that was an undo, what it undid holds again)."""

    of: str


class Exported(Said, frozen=True, kw_only=True, tag="export"):
    """The record was given out: how many lines, their sha256, and how many of them nobody had reviewed."""

    form: str
    lines: int
    sha256: str
    unreviewed: int


class Imported(Said, frozen=True, kw_only=True, tag="import"):
    """Something came in: reports that were read, or decisions of another record whose log ended with `head`."""

    what: Literal["reports", "decisions"]
    count: int
    head: str | None = None


class Unreadable(Said, frozen=True, kw_only=True, tag="unreadable"):
    """A value that this version cannot read; it is kept as it is and `doctor` names it."""

    value: str


Ruling = Confirm | Correct | Reject | Note | Dated | Merge | Split | Undo | Exported | Imported | Unreadable
Verdict = Confirm | Correct | Reject
_RULING: msgspec.json.Decoder[Ruling] = msgspec.json.Decoder(Ruling)


def action(ruling: Ruling) -> str:
    """The name under which a ruling stands in the log."""
    return str(type(ruling).__struct_config__.tag)


def value(ruling: Ruling) -> str:
    """A ruling as a decision's value. A date is written bare, as the first versions wrote it."""
    return ruling.published if isinstance(ruling, Dated) else encode(ruling).decode()


def ruling(decision: Decision) -> Ruling:
    """What a decision says."""
    if decision.action == "date":
        return Dated(published=decision.value)
    try:
        found = _RULING.decode(decision.value)
    except msgspec.DecodeError:
        return Unreadable(value=decision.value)
    return found if action(found) == decision.action else Unreadable(value=decision.value)


def kind_of(subject: Subject) -> str:
    """ "figure", "event", "incident" ..."""
    return str(type(subject).__struct_config__.tag)


def interval(days: Days) -> Interval:
    """The half-open interval of days given outright."""
    return Interval(earliest=days.first, latest=(date.fromisoformat(days.last) + timedelta(days=1)).isoformat())
