"""An account: one report with its text and its records, times resolved. Everything that looks at many reports starts from these."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from msgspec import structs

from onrecord.lang.dateline import written
from onrecord.lang.times import resolve
from onrecord.model.records import AnyRecord, Event, Figure, Place, Report, Statement, Text, Time
from onrecord.model.values import Interval, Source


@dataclass(frozen=True)
class Account:
    """A report, what stands in it, and what was read from it. Nothing here changes after `Account.of`."""

    report: Report
    text: Text
    records: tuple[AnyRecord, ...] = field(repr=False)

    @classmethod
    def of(cls, report: Report, text: Text, records: Iterable[AnyRecord]) -> "Account":
        """The records in the order of the text, whatever order they came in."""
        return cls(report, text, tuple(sorted(records, key=_in_text)))

    @property
    def key(self) -> str:
        return self.report.key

    @cached_property
    def events(self) -> tuple[Event, ...]:
        return tuple(r for r in self.records if isinstance(r, Event))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(r for r in self.records if isinstance(r, Figure))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(r for r in self.records if isinstance(r, Statement))

    @cached_property
    def places(self) -> dict[str, Place]:
        return {r.id: r for r in self.records if isinstance(r, Place)}

    @cached_property
    def times(self) -> dict[str, Time]:
        return {r.id: r for r in self.records if isinstance(r, Time)}

    @cached_property
    def _when(self) -> dict[str, Interval]:
        return {i: self._resolved(t) for i, t in self.times.items()}

    def _resolved(self, time: Time) -> Interval:
        got = resolve(time.value, self.written)
        return Interval(earliest=got.earliest, latest=got.latest, basis=time.evidence.span)

    def when(self, time_id: str | None) -> Interval | None:
        """When the time with this id is, None when there is none or nothing can be said."""
        found = self._when.get(time_id or "")
        return found if found and (found.earliest or found.latest) else None

    def past(self, time_id: str | None) -> Interval | None:
        """When the time is, of something that has happened: "on May 31" in June is the May before, and no day is after the report."""
        when, now = self.when(time_id), days(self.written)
        told = days(when)
        if told is None or now is None or told[0] <= now[1] or self.report.document is not None:
            return when
        time = self.times[time_id or ""]
        before = resolve(structs.replace(time.value, toward="past"), self.written)
        found = Interval(earliest=before.earliest, latest=before.latest, basis=time.evidence.span)
        again = days(found)
        return found if again and again[0] <= now[1] else None

    def of_telling(self, event: Event) -> bool:
        """Is the time of an event the day on which somebody told of it: "nine had died, a doctor said on Friday"?"""
        time = self.times.get(event.when or "")
        told = [s.evidence for s in self._told_when.get(event.when or "", ()) if s.evidence.start <= event.evidence.start < s.evidence.end]
        return time is not None and any(not said.start <= time.evidence.start < said.end for said in told)

    @cached_property
    def _told_when(self) -> dict[str, list[Statement]]:
        out: dict[str, list[Statement]] = {}
        for statement in self.statements:
            out.setdefault(statement.when or "", []).append(statement)
        return out

    def place(self, place_id: str | None) -> Place | None:
        return self.places.get(place_id or "")

    def places_within(self, start: int, end: int) -> list[Place]:
        """The places named in body[start:end], in order."""
        first = bisect_left(self._place_starts, start)
        return [p for p in self._placed[first : bisect_left(self._place_starts, end)] if p.evidence.end <= end]

    @cached_property
    def _placed(self) -> list[Place]:
        return list(self.places.values())

    @cached_property
    def _place_starts(self) -> list[int]:
        return [p.evidence.start for p in self._placed]

    @cached_property
    def _of_event(self) -> dict[str, tuple[Figure, ...]]:
        out: dict[str, list[Figure]] = {}
        named = {f: e.id for e in self.events for f in e.figures}
        for figure in self.figures:
            event = figure.event or named.get(figure.id) or self._told_before(figure)
            if event:
                out.setdefault(event, []).append(figure)
        return {k: tuple(v) for k, v in out.items()}

    def _told_before(self, figure: Figure) -> str | None:
        """A toll without an event of its own ("two were among the dead") is of the last event with such a toll, else of the first."""
        if figure.what not in ("killed", "wounded") or figure.scope != "incident":
            return None
        harmed = {f.event or "" for f in self.figures if f.what in ("killed", "wounded") and f.scope == "incident"}
        told = [e for e in self.events if e.id in harmed]
        before = [e for e in told if e.evidence.start <= figure.evidence.start]
        return (before[-1] if before else told[0]).id if told else None

    def figures_of(self, event_id: str) -> tuple[Figure, ...]:
        """The figures that belong to an event, in the order of the text."""
        return self._of_event.get(event_id, ())

    @cached_property
    def written(self) -> Interval:
        """When the text was written, by its own dateline where it has one, else when the report was published."""
        if self.report.document is not None:
            return self.report.published
        return written(self.report.published, self.text, self.times.values())

    @property
    def published(self) -> str | None:
        """The last day on which the report can have been written, ISO; None when not known."""
        return last_day(self.written)

    def sentence(self, record: AnyRecord) -> tuple[int, int, str]:
        """Offsets and characters of the sentence around a record."""
        start, end = record.sentence
        return start, end, self.text.body[start:end]

    def voice(self, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        """The chain with the outlet at its end: whose word it finally is."""
        outlet = self.report.outlet
        already = bool(sources) and sources[-1].name == outlet  # "residents told the Courier", in the Courier
        return (*sources, Source(name=outlet, type="outlet")) if outlet and not already else sources


def _in_text(record: AnyRecord) -> tuple[int, int, str]:
    return record.evidence.start, record.evidence.end, record.id


def last_day(interval: Interval | None) -> str | None:
    """The last day inside a half-open interval, ISO; None when it is open or unknown."""
    if interval is None or not interval.latest:
        return None
    if len(interval.latest) > 10:
        return interval.latest[:10]
    return date.fromordinal(date.fromisoformat(interval.latest).toordinal() - 1).isoformat()


def days(interval: Interval | None) -> tuple[int, int] | None:
    """First and last day as ordinals, both included; None unless both ends are known."""
    if interval is None or not interval.earliest:
        return None
    last = last_day(interval)
    if last is None:
        return None
    first, end = date.fromisoformat(interval.earliest[:10]).toordinal(), date.fromisoformat(last).toordinal()
    return (first, end) if first <= end else (end, first)
