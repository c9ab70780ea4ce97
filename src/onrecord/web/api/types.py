"""What the interface answers and takes; the records in it are those of `model.records`."""

from typing import Generic, Literal, TypeVar

from msgspec import Struct

from onrecord.model.decisions import State
from onrecord.model.records import AnyRecord, Copy, Place, Report, Shared, Text
from onrecord.model.values import Interval

T = TypeVar("T")
Doing = Literal["confirm", "correct", "reject", "note", "merge", "split", "undo"]


class Rows(Struct, Generic[T], frozen=True):
    """Some rows of a list; `next` is what to give as `after` for those behind them, null at the end."""

    rows: list[T]
    next: str | None


class Ruled(Struct, frozen=True, kw_only=True):
    """One decision of the log; `said` is what it says in words, `undone` whether it was undone since."""

    number: int
    hash: str
    previous: str
    target: str
    action: str
    said: str
    by: str
    at: str
    undone: bool


class Read(Struct, frozen=True, kw_only=True):
    """A record as it stands in one report, decisions folded in; offsets are code points into the body of the report's text."""

    report: str
    outlet: str | None
    published: Interval
    when: Interval | None
    place: Place | None
    state: State
    record: AnyRecord


class ReadFully(Struct, frozen=True, kw_only=True):
    """A record with what the program reads, what a person decided, and every decision about it. `seen` goes with a decision on it."""

    read: Read
    seen: str
    machine: AnyRecord | None
    human: AnyRecord | None
    history: list[Ruled]


class Held(Struct, frozen=True, kw_only=True):
    """Something that many reports share, as it stands."""

    state: State
    record: Shared


class HeldFully(Struct, frozen=True, kw_only=True):
    """Something shared with what the program derives, what a person decided, and every decision. `seen` goes with a decision on it."""

    state: State
    record: Shared
    seen: str
    machine: Shared | None
    human: Shared | None
    history: list[Ruled]


class ReportFully(Struct, frozen=True, kw_only=True):
    """A report with its text and the reports that carry it too."""

    report: Report
    text: Text
    copies: list[Copy]


class Hit(Struct, frozen=True, kw_only=True):
    """A report with the words around what was found; «…» marks it."""

    report: Report
    context: str


class NameRows(Struct, frozen=True, kw_only=True):
    """A name and in how many rows it stands."""

    name: str
    rows: int


class Tally(Struct, frozen=True, kw_only=True):
    """How many incidents of one type begin on a day ("" when it is not known)."""

    day: str
    what: str
    rows: int


class Glance(Struct, frozen=True, kw_only=True):
    """A record at a glance: inputs = reports + copies + failures; rows of each kind; incidents by day; the commonest names."""

    name: str
    version: str
    inputs: int
    reports: int
    copies: int
    failures: int
    counts: dict[str, int]
    days: list[Tally]
    outlets: list[NameRows]
    places: list[NameRows]
    actors: list[NameRows]


class Waiting(Struct, frozen=True, kw_only=True):
    """Something to decide on, and why it is in the queue."""

    target: str
    kind: str
    why: str
    reason: str
    report: str | None


class Deciding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision. `seen` is what the answer about the target said; `fields` what is corrected, as it is typed on the review page.

    `note` for a note, `other` the incident to merge with, `out` the ids of events to split off, `of` the hash of the decision to undo.
    """

    do: Doing
    target: str
    seen: str = ""
    report: str | None = None
    fields: dict[str, str] = {}
    note: str = ""
    other: str = ""
    out: list[str] = []
    of: str = ""


class Trouble(Struct, frozen=True, kw_only=True):
    """What is wrong: a stable code and a sentence that says what to do."""

    code: str
    message: str


class Error(Struct, frozen=True, kw_only=True):
    """The one shape of every error."""

    error: Trouble
