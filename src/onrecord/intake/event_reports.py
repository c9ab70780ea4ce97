"""Tables of single-source event reports: each row becomes a report with a plain text, and the records that stand in it.

Columns: id, date_start, date_end, admin1, place, actor1, actor2, target, killed_low, killed_high, wounded_low, wounded_high, source,
outlet; country, latitude and longitude are read where they are there. `source` is the article that the row codes; an ISO date in
brackets in it is its day of publication. A count of 0 is no figure: in such tables 0 and "not mentioned" are written alike.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypedDict

from onrecord.errors import InputError
from onrecord.intake.dating import stated
from onrecord.model.anchors import evidence, span
from onrecord.model.ids import make_id, text_id
from onrecord.model.records import AnyRecord, Event, Failure, Figure, Place, Report, Text, Time
from onrecord.model.values import ActorRef, Evidence, Interval, Segment, Source, Span, TimeValue

NEEDED = ("id", "date_start", "place", "source")
_PUBLISHED = re.compile(r"\((\d{4}-\d\d-\d\d)\)")
_SURE = 0.99  # a table says what it says


@dataclass(frozen=True)
class EventReport:
    """One row: the report, its text and its records."""

    report: Report
    text: Text
    records: tuple[AnyRecord, ...]


def event_reports(lines: Iterable[str], origin: str = "") -> Iterator[EventReport | Failure]:
    """The rows of a CSV table, in order. Raises InputError when a needed column is missing; a bad row is a Failure."""
    table = csv.DictReader(lines)
    missing = [c for c in NEEDED if c not in (table.fieldnames or ())]
    if missing:
        raise InputError("E321", f"{origin or 'the table'}: no column {', '.join(missing)}; event reports need {', '.join(NEEDED)}")
    for number, row in enumerate(table, 2):
        try:
            yield event_report(row)
        except ValueError as problem:
            at = f"{origin}:{number}"
            message = f"line {number} of {origin or 'the table'}: {problem}; correct the row"
            yield Failure(id=make_id("failure", at), stage="intake", input=at, code="E322", message=message)


def event_report(row: Mapping[str, str | None]) -> EventReport:
    """One row as a report. Raises ValueError for dates and numbers that are none, and for a row without an id."""
    cells = {k: (v or "").strip() for k, v in row.items() if isinstance(v, str) or v is None}
    if not cells["id"]:
        raise ValueError("the row has no id")
    page = _write(cells)
    text = Text(id=text_id(page.body), body=page.body, lang="en", segments=(Segment("story", 0, len(page.body)),))
    return EventReport(_report(cells, text.id), text, tuple(_Records(cells, page, text.id).all()))


def _report(cells: Mapping[str, str], text: str) -> Report:
    published = _PUBLISHED.search(cells["source"])
    return Report(
        id=make_id("report", cells["id"], text),
        key=cells["id"],
        text_id=text,
        outlet=cells.get("outlet") or None,
        published=stated(published.group(1)) if published else Interval(),
        published_basis="the source of the row" if published else None,
        document=cells["source"] or None,
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


def _write(cells: Mapping[str, str]) -> _Page:
    page = _Page(f"Event report {cells['id']}. ")
    first, last = cells["date_start"], cells.get("date_end") or cells["date_start"]
    page.say("", "trigger", "Attack")
    page.say(" by ", "actor1", cells.get("actor1", ""))
    page.say(" and " if "actor1" in page.at else " by ", "actor2", cells.get("actor2", ""))
    page.say(" on ", "target", cells.get("target", ""))
    page.say(" in ", "place", cells["place"])
    page.say(", ", "admin1", cells.get("admin1", ""))
    page.say(", ", "when", first if first == last else f"{first} to {last}")
    page.body += "."
    for what in ("killed", "wounded"):
        page.say(f" {what.capitalize()}: ", what, _range(cells.get(f"{what}_low", ""), cells.get(f"{what}_high", "")), ".")
    page.say(" Source: ", "source", cells["source"], ".")
    return page


def _range(low: str, high: str) -> str:
    if not high or _number(high) == 0:
        return ""
    return high if not low or low == high else f"{low} to {high}"


def _number(cell: str) -> int:
    return int(float(cell))


class _Head(TypedDict):
    evidence: Evidence
    sentence: tuple[int, int]
    score: float


@dataclass
class _Records:
    """Makes the records of a row, each with the cell as its evidence."""

    cells: Mapping[str, str]
    page: _Page
    text_id: str

    def all(self) -> Iterator[AnyRecord]:
        event = make_id("event", self.text_id, *self.page.at["trigger"])
        place, time = self._place(), self._time()
        figures = [f for f in (self._figure("killed", event), self._figure("wounded", event)) if f]
        yield Event(
            id=event, **self._head("trigger"), type="attack_other", actors=self._refs("actor1", "actor2"), targets=self._refs("target"),
            place=place.id if place else None, when=time.id, status="reported", sources=self._sources(),
            figures=tuple(f.id for f in figures),
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

    def _refs(self, *columns: str) -> tuple[ActorRef, ...]:
        return tuple(ActorRef(name=self.cells[c], span=self._span(c)) for c in columns if c in self.page.at)

    def _sources(self) -> tuple[Source, ...]:
        name = self.cells.get("outlet") or self.cells["source"]
        return (Source(name=name, span=self._span("source"), type="outlet"),) if name else ()

    def _place(self) -> Place | None:
        if "place" not in self.page.at:
            return None
        lat, lon = self.cells.get("latitude"), self.cells.get("longitude")
        return Place(
            id=make_id("place", self.text_id, *self.page.at["place"]), **self._head("place"), name=self.cells["place"],
            lat=float(lat) if lat else None, lon=float(lon) if lon else None, country=self.cells.get("country") or None,
            admin1=self.cells.get("admin1") or None, level="area",
        )  # fmt: skip

    def _time(self) -> Time:
        first = date.fromisoformat(self.cells["date_start"])
        last = date.fromisoformat(self.cells.get("date_end") or self.cells["date_start"])
        first, last = min(first, last), max(first, last)  # some tables have the two days the wrong way round
        timex = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        value = TimeValue(timex_type="DATE", timex=timex)
        return Time(id=make_id("time", self.text_id, *self.page.at["when"]), **self._head("when"), value=value, timex_type="DATE")

    def _figure(self, what: Literal["killed", "wounded"], event: str) -> Figure | None:
        if what not in self.page.at:
            return None
        high = _number(self.cells[f"{what}_high"])
        low = _number(self.cells.get(f"{what}_low") or str(high))
        return Figure(
            id=make_id("figure", self.text_id, *self.page.at[what]), **self._head(what), what=what, low=low, high=high,
            form="exact" if low == high else "range", event=event, sources=self._sources(),
        )  # fmt: skip
