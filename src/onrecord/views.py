"""The record as people see it: what the machine read, with the decisions of people folded in. The exports and the commands read this."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.intake.dating import stated
from onrecord.lang.dateline import written
from onrecord.lang.times import resolve
from onrecord.model.records import (
    Actor,
    AnyRecord,
    Dispute,
    Event,
    Figure,
    Incident,
    Place,
    Report,
    Shared,
    Statement,
    Text,
    Time,
    Warning,
)
from onrecord.model.values import Interval
from onrecord.store.base import Hit, Store


@dataclass(frozen=True)
class Filter:
    """What is asked for; None asks nothing. Days are ISO and inclusive; the rest is found inside names, whatever the case."""

    first: str | None = None
    last: str | None = None
    place: str | None = None
    actor: str | None = None
    outlet: str | None = None
    what: str | None = None

    def days(self, when: Interval | None) -> bool:
        """Can it have been in the days asked for? Something without a time is left out once days are asked for."""
        if not self.first and not self.last:
            return True
        if when is None or (when.earliest is None and when.latest is None):
            return False
        begins = self.last is None or when.earliest is None or when.earliest[:10] <= self.last
        ends = self.first is None or when.latest is None or when.latest > self.first
        return begins and ends


class Item(NamedTuple):
    """A record as it stands in one report, its time resolved by the date of that report."""

    report: Report
    text: Text
    record: AnyRecord
    when: Interval | None
    place: Place | None


class View:
    """Looks at a store. Nothing here writes."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def reports(self) -> list[Report]:
        """All reports, in order of their keys, dated as people decided."""
        dates = {d.target: d for d in self.store.decisions() if d.action == "date"}
        out = []
        for report in self.store.reports():
            if decision := dates.get(report.id):
                report = replace(report, published=stated(decision.value), published_basis=f"decided by {decision.by}")
            out.append(report)
        return out

    @cached_property
    def by_key(self) -> dict[str, Report]:
        return {r.key: r for r in self.reports}

    def report(self, name: str) -> Report | None:
        """The report with this key or id."""
        return self.by_key.get(name) or next((r for r in self.reports if r.id == name), None)

    def items(self, report: Report) -> list[Item]:
        """The records of a report, in the order of its text."""
        text = self.store.text(report.text_id)
        records = self.store.records(report.text_id)
        times = {r.id: r for r in records if isinstance(r, Time)}
        places = {r.id: r for r in records if isinstance(r, Place)}
        anchor = written(report.published, text, times.values())
        return [Item(report, text, r, _when(r, times, anchor), places.get(getattr(r, "place", None) or "")) for r in records]

    def item(self, record_id: str, key: str | None = None) -> Item | None:
        """A record in the report with this key, or in the first that carries its text."""
        record = self.store.record(record_id)
        carriers = [r for r in self.reports if record and r.text_id == record.evidence.text_id and key in (None, r.key)]
        return next((i for r in carriers[:1] for i in self.items(r) if i.record.id == record_id), None)

    def search(self, query: str, limit: int) -> list[Hit]:
        """Reports whose text has all the words, or "phrases", of the query."""
        return [Hit(self.by_key[hit.report.key], hit.context) for hit in self.store.search(query, limit)]

    def find(self, kind: type[AnyRecord], wanted: Filter) -> Iterator[Item]:
        """Records of one kind that the filter lets through, report by report."""
        for report in self.reports:
            if wanted.outlet and not _has(wanted.outlet, report.outlet):
                continue
            for item in self.items(report):
                if isinstance(item.record, kind) and _fits(item, wanted):
                    yield item

    def shared(self, kind: str, wanted: Filter) -> Iterator[Shared]:
        """Shared records of one kind that the filter lets through."""
        for shared in self.store.shared(kind):
            if self._shared_fits(shared, wanted):
                yield shared

    def _shared_fits(self, shared: Shared, wanted: Filter) -> bool:
        outlets = [self.by_key[k].outlet for k in reports_of(shared) if k in self.by_key]
        return (
            wanted.days(_shared_when(shared))
            and (not wanted.outlet or _has(wanted.outlet, *outlets))
            and (not wanted.place or _has(wanted.place, getattr(shared, "place", None), getattr(shared, "label", None)))
            and (not wanted.actor or _has(wanted.actor, *_shared_actors(shared)))
            and (
                not wanted.what
                or _has(wanted.what, getattr(shared, "type", None), getattr(shared, "dimension", None), getattr(shared, "channel", None))
            )
        )


def reports_of(shared: Shared) -> list[str]:
    """Keys of the reports that a shared record rests on, each once, in order."""
    match shared:
        case Incident():
            keys = [m.report for m in shared.members]
        case Dispute():
            keys = [s.report for s in shared.sides]
        case Warning():
            keys = [shared.threat.report] + [o.report for o in shared.outcomes]
        case _:
            keys = list(getattr(shared, "reports", ()))
    return list(dict.fromkeys(keys))


def _when(record: AnyRecord, times: dict[str, Time], anchor: Interval) -> Interval | None:
    time = record if isinstance(record, Time) else times.get(getattr(record, "when", None) or "")
    if time is None:
        return None
    got = resolve(time.value, anchor)
    return Interval(earliest=got.earliest, latest=got.latest, basis=time.evidence.span)


def _fits(item: Item, wanted: Filter) -> bool:
    record = item.record
    return (
        wanted.days(item.when or item.report.published)
        and (not wanted.place or _has(wanted.place, item.place.name if item.place else None, _place_name(record)))
        and (not wanted.actor or _has(wanted.actor, *_actors(record)))
        and (not wanted.what or wanted.what in (getattr(record, "what", None), getattr(record, "type", None), getattr(record, "act", None)))
    )


def _place_name(record: AnyRecord) -> str | None:
    return record.name if isinstance(record, Place) else None


def _actors(record: AnyRecord) -> list[str]:
    match record:
        case Actor():
            return [record.name]
        case Statement() | Figure():
            return [s.name for s in record.sources]
        case Event():
            return [a.name for a in (*record.actors, *record.targets)] + [s.name for s in record.sources]
        case _:
            return []


def _shared_when(shared: Shared) -> Interval | None:
    match shared:
        case Incident():
            return shared.when
        case Warning():
            return shared.issued
        case Dispute():
            days = sorted(s.as_of for s in shared.sides if s.as_of)
            return Interval(earliest=days[0], latest=stated(days[-1]).latest) if days else None
        case _:
            return None


def _shared_actors(shared: Shared) -> list[str]:
    match shared:
        case Incident():
            return [b.actor for b in shared.blamed] + list(shared.origins)
        case Dispute():
            return [source.name for side in shared.sides for source in side.sources]
        case Warning():
            return [n for n in (shared.issuer, shared.audience) if n]
        case _:
            return [shared.actor] if hasattr(shared, "actor") else []


def _has(wanted: str, *names: str | None) -> bool:
    return any(wanted.casefold() in name.casefold() for name in names if name)
