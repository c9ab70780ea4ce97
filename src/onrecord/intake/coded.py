"""A coded event, as a row of a data set gives it, and the report that it becomes: a plain text in which its records stand.

The words of the text are ours, each cell stands in it once, so that every record has a quote; no language model reads it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from onrecord.intake.dating import stated
from onrecord.model.anchors import evidence, span
from onrecord.model.ids import make_id, text_id
from onrecord.model.records import AnyRecord, Event, EventStatus, Figure, Group, Place, Report, Text, Time, What
from onrecord.model.values import ActorRef, Evidence, Interval, Level, Segment, Source, SourceType, Span, TimeValue

_SURE = 0.99  # a table says what it says
_CALLED = {("killed", "unspecified"): "Killed", ("wounded", "unspecified"): "Wounded"}


@dataclass(frozen=True)
class EventReport:
    """One row: the report, its text and its records."""

    report: Report
    text: Text
    records: tuple[AnyRecord, ...]


@dataclass(frozen=True)
class Harm:
    """How many of whom: both ends known. `part`: they are among those of the count before."""

    what: What
    low: int
    high: int
    group: Group = "unspecified"
    part: bool = False

    @property
    def called(self) -> str:
        """ "Killed", "Civilians killed"."""
        return _CALLED.get((self.what, self.group)) or f"{self.group.capitalize()} {self.what}"

    @property
    def said(self) -> str:
        return str(self.high) if self.low == self.high else f"{self.low} to {self.high}"


@dataclass(frozen=True, kw_only=True)
class Coded:
    """A coded event. `document`: rows of one document are never one happening; `sources`: (name, type), innermost first;
    `exact`: its place is the place itself, not the centre of something larger; `long`: its counts are over weeks or more."""

    id: str
    kind: str
    called: str
    first: date
    last: date
    place: str
    admin1: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    level: Level = "area"
    exact: bool = True
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    status: EventStatus = "reported"
    harms: tuple[Harm, ...] = ()
    long: bool = False
    source: str = ""
    sources: tuple[tuple[str, SourceType], ...] = ()
    outlet: str = ""
    published: str = ""
    document: str = ""
    notes: str = ""
    url: str = ""


def event_report(coded: Coded) -> EventReport:
    """The report of a coded event."""
    page = _write(coded)
    text = Text(id=text_id(page.body), body=page.body, lang="en", segments=(Segment("story", 0, len(page.body)),))
    return EventReport(_report(coded, text.id), text, tuple(_Records(coded, page, text.id).all()))


def _report(coded: Coded, text: str) -> Report:
    return Report(
        id=make_id("report", coded.id, text),
        key=coded.id,
        text_id=text,
        outlet=coded.outlet or None,
        url=coded.url or None,
        published=stated(coded.published) if coded.published else Interval(),
        published_basis="the source of the row" if coded.published else None,
        document=coded.document or None,
    )


@dataclass
class _Page:
    """A text that is being written, with where each cell stands in it."""

    body: str = ""
    at: dict[str, tuple[int, int]] = field(default_factory=dict)

    def say(self, before: str, column: str, value: str, after: str = "") -> None:
        """Appends the words before, the cell and the words after; an empty cell says nothing."""
        if value:
            start = len(self.body) + len(before)
            self.body += before + value + after
            self.at[column] = (start, start + len(value))


def _write(coded: Coded) -> _Page:
    page = _Page(f"Event report {coded.id}. ")
    page.say("", "trigger", coded.called)
    for n, name in enumerate(coded.actors):
        page.say(" and " if n else " by ", f"actor {n}", name)
    for n, name in enumerate(coded.targets):
        page.say(" and " if n else " on ", f"target {n}", name)
    page.say(" in ", "place", coded.place)
    page.say(", ", "admin1", coded.admin1)
    page.say(", ", "when", f"{coded.first}" if coded.first == coded.last else f"{coded.first} to {coded.last}")
    page.body += "."
    for n, harm in enumerate(coded.harms):
        page.say(f" {harm.called}: ", f"harm {n}", harm.said, ".")
    page.say(" Source: ", "source", coded.source, ".")
    page.say(" Notes: ", "notes", coded.notes)
    return page


class _Head(TypedDict):
    evidence: Evidence
    sentence: tuple[int, int]
    score: float


@dataclass
class _Records:
    """Makes the records of a coded event, each with its cell as evidence."""

    coded: Coded
    page: _Page
    text_id: str

    def all(self) -> Iterator[AnyRecord]:
        event = make_id("event", self.text_id, *self.page.at["trigger"])
        place, time = self._place(), self._time()
        figures = list(self._figures(event))
        yield Event(
            id=event, **self._head("trigger"), type=self.coded.kind, actors=self._refs("actor", self.coded.actors),
            targets=self._refs("target", self.coded.targets), place=place.id if place else None, when=time.id, status=self.coded.status,
            sources=self._sources(), figures=tuple(f.id for f in figures),
        )  # fmt: skip
        yield time
        if place:
            yield place
        yield from figures

    def _head(self, column: str) -> _Head:
        start, end = self.page.at[column]
        return {"evidence": evidence(self.text_id, self.page.body, start, end), "sentence": (0, len(self.page.body)), "score": _SURE}

    def _span(self, column: str) -> Span:
        return span(self.page.body, *self.page.at[column])

    def _refs(self, role: str, names: tuple[str, ...]) -> tuple[ActorRef, ...]:
        return tuple(ActorRef(name=name, span=self._span(f"{role} {n}")) for n, name in enumerate(names))

    def _sources(self) -> tuple[Source, ...]:
        at = self._span("source") if "source" in self.page.at else None
        return tuple(Source(name=name, span=at, type=kind) for name, kind in self.coded.sources)

    def _place(self) -> Place | None:
        if "place" not in self.page.at:
            return None
        head = self._head("place")
        head["score"] = _SURE if self.coded.exact else 0.5
        return Place(
            id=make_id("place", self.text_id, *self.page.at["place"]), **head, name=self.coded.place, lat=self.coded.lat,
            lon=self.coded.lon, country=self.coded.country or None, admin1=self.coded.admin1 or None, level=self.coded.level,
        )  # fmt: skip

    def _time(self) -> Time:
        first, last = self.coded.first, self.coded.last
        timex = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        value = TimeValue(timex_type="DATE", timex=timex)
        return Time(id=make_id("time", self.text_id, *self.page.at["when"]), **self._head("when"), value=value, timex_type="DATE")

    def _figures(self, event: str) -> Iterator[Figure]:
        whole: dict[What, str] = {}
        for n, harm in enumerate(self.coded.harms):
            made = make_id("figure", self.text_id, *self.page.at[f"harm {n}"])
            yield Figure(
                id=made, **self._head(f"harm {n}"), what=harm.what, low=harm.low, high=harm.high, group=harm.group,
                form="exact" if harm.low == harm.high else "range", event=event, sources=self._sources(),
                part_of=whole.get(harm.what) if harm.part else None, scope="period" if self.coded.long else "incident",
            )  # fmt: skip
            if not harm.part:
                whole.setdefault(harm.what, made)
