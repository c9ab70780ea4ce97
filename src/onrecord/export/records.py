"""Records as JSON lines, version 1: the public contract of docs/reference/records.md."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec import to_builtins

from onrecord.intake.text import field_of, given, restore
from onrecord.lang import precision
from onrecord.lang.codes import categories, codes
from onrecord.lang.dateline import written
from onrecord.lang.names import fold
from onrecord.lang.times import resolve
from onrecord.model.records import Actor, AnyRecord, Event, Figure, Place, Report, Statement, Text, Time
from onrecord.model.values import ActorRef, Interval, Source, Span
from onrecord.views import Folded, Item, View

VERSION = 1
Line = dict[str, Any]


class Writer:
    """Writes the records of one report with offsets into the fields as they were given."""

    def __init__(self, report: Report, text: Text, records: Iterable[AnyRecord]) -> None:
        self.report, self.text = report, text
        self.records = list(records)
        self.times = {r.id: r for r in self.records if isinstance(r, Time)}
        self.places = {r.id: r for r in self.records if isinstance(r, Place)}
        self.written = written(report.published, text, self.times.values())

    def lines(self) -> list[Line]:
        return [self.line(r) for r in self.records]

    def span(self, start: int, end: int) -> tuple[str, Line]:
        """The field and the {"start", "end", "quote"} there of body[start:end]."""
        field, base = field_of(self.text, start)
        a, b = given(self.report, field, start - base), given(self.report, field, end - base, end=True)
        return field, {"start": a, "end": b, "quote": restore(self.report, field, a, b, self.text.body[start:end])}

    def line(self, record: AnyRecord) -> Line:
        field, span = self.span(record.evidence.start, record.evidence.end)
        _, sentence = self.span(*record.sentence)
        kind = str(type(record).__struct_config__.tag)
        head: Line = {"v": VERSION, "kind": kind, "id": record.id, "report": self.report.key, "field": field, **span}
        head |= {"sentence": [sentence["start"], sentence["end"]], "score": round(record.score, 3)}
        return head | self.slots(record)

    def slots(self, record: AnyRecord) -> Line:
        """The fields of the record's own kind."""
        match record:
            case Time():
                got = resolve(record.value, self.written)
                return {"timex": got.timex, "timex_type": record.timex_type, "earliest": got.earliest, "latest": got.latest}
            case Place():
                return self._place(record)
            case Actor():
                ties = [{"kind": t.kind, **self._ref(t.to)} for t in record.ties]
                return _plain(record, "name", "actor", "type", "country", "role") | {"ties": ties}
            case Statement():
                return self._statement(record)
            case Figure():
                return self._figure(record)
            case Event():
                return self._event(record)

    def _place(self, p: Place) -> Line:
        line = _plain(p, "name", "lat", "lon", "geonameid", "country", "admin1", "level", "relation", "other")
        circle = precision.area(p, self.places.get(p.other or ""))
        line |= {"area": circle._asdict() if circle else None}
        line |= {"precision": {"acled": precision.acled(p), "ucdp": precision.ucdp(p), "airwars": precision.airwars(p)}}
        return line | _plain(p, "candidates")

    def _statement(self, s: Statement) -> Line:
        content = self.span(s.evidence.start, s.evidence.end)[1]
        line: Line = {"sources": self.sources(s.sources), "cue": self._maybe(s.cue), "content": content}
        line |= _plain(s, "act", "form", "certainty")
        line |= {"audience": self._maybe(s.audience), "channel": s.channel, "when": self.when(s.when)}
        return line | _plain(s, "denies", "denies_record")

    def _figure(self, f: Figure) -> Line:
        line = _plain(f, "what", "low", "high", "approx", "form", "group", "part_of", "scope", "event", "place")
        line |= {"when": self.when(f.when), "sources": self.sources(f.sources)}
        return line | _plain(f, "status", "unit", "earlier")

    def _event(self, e: Event) -> Line:
        line: Line = {"type": e.type, "trigger": self.span(e.evidence.start, e.evidence.end)[1]}
        line |= {"actors": [self._ref(a) for a in e.actors], "targets": [self._ref(a) for a in e.targets]}
        line |= {"weapon": e.weapon, "place": e.place, "when": self.when(e.when), "status": e.status}
        line |= {"sources": self.sources(e.sources), "figures": list(e.figures), "protected": list(e.protected)}
        return line | {"manner": list(e.manner), "categories": list(categories(e)), "codes": codes(e)._asdict()}

    def sources(self, sources: Iterable[Source]) -> list[Line]:
        """The chain; the outlet of the report itself is no link of it."""
        sources = [s for s in sources if not self._own(s)]
        return [{"name": s.name, "span": self._maybe(s.span), "actor": s.actor, "type": s.type, "private": s.private} for s in sources]

    def _own(self, source: Source) -> bool:
        outlet = fold(self.report.outlet or "")
        return bool(outlet) and source.type == "outlet" and fold(source.name).removeprefix("the ") == outlet.removeprefix("the ")

    def when(self, time_id: str | None) -> Line | None:
        """The interval of a time, resolved against the date of the report; its basis is the words."""
        time = self.times.get(time_id or "")
        if time is None:
            return None
        got = resolve(time.value, self.written)
        return {"earliest": got.earliest, "latest": got.latest, "basis": self._maybe(time.evidence.span)}

    def interval(self, interval: Interval) -> Line:
        basis = self._maybe(interval.basis) if isinstance(interval.basis, Span) else interval.basis
        return {"earliest": interval.earliest, "latest": interval.latest, "basis": basis}

    def _ref(self, ref: ActorRef) -> Line:
        return {"name": ref.name, "span": self._maybe(ref.span), "actor": ref.actor}

    def _maybe(self, span: Span | None) -> Line | None:
        return self.span(span.start, span.end)[1] if span else None


BY_HAND = "by hand"  # how a time or a place stands that nobody read and a person gave


def lines_of(view: View, items: Iterable[Item]) -> Iterator[Line]:
    """The JSON lines of items that come report by report, as people decided."""
    for key, group in groupby(items, key=_key):
        report = view.by_key[key]
        writer = Writer(report, view.store.text(report.text_id), view.records(report.text_id))
        yield from (standing(writer, item.fold) for item in group)


def lines_in(view: View, report: Report) -> Iterator[Line]:
    """The JSON lines of a report as people decided: without what they rejected, with the times and places that they gave."""
    found = [f for f in view.folded(report.text_id) if f.shown]
    made = [m for f in found for m in f.made]
    writer = Writer(report, view.store.text(report.text_id), [*(f.value for f in found), *made])
    yield from (standing(writer, f) for f in found)
    yield from (writer.line(m) | {"review": BY_HAND} for m in made)


def standing(writer: Writer, found: Folded[AnyRecord]) -> Line:
    """A record with how it stands (`review`) and, where people set something else, what the machine says in those fields (`machine`)."""
    line = writer.line(found.value) | {"review": found.state}
    return line | differing(line, None if found.machine is None else writer.line(found.machine)) if found.human is not None else line


def differing(line: Line, machine: Line | None) -> Line:
    """The fields in which the machine says something else; nothing when it says the same, null when it says nothing any more."""
    if machine is None:
        return {"machine": None}
    other = {k: v for k, v in machine.items() if k != "score" and line.get(k) != v}
    return {"machine": other} if other else {}


def _key(item: Item) -> str:
    return item.report.key


def _plain(record: AnyRecord, *fields: str) -> Line:
    return {f: to_builtins(getattr(record, f)) for f in fields}
