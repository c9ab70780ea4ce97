"""Looks at a record file: its reports, the records of each, what they share."""

from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from onrecord.intake.dating import stated
from onrecord.lang.dateline import written
from onrecord.lang.times import resolve
from onrecord.model.records import AnyRecord, Dispute, Incident, Place, Report, Shared, Time, Warning
from onrecord.model.values import Interval
from onrecord.store.base import Hit, Store
from onrecord.views.filter import Filter, Item, fits, has, shared_fits


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
            if wanted.outlet and not has(wanted.outlet, report.outlet):
                continue
            for item in self.items(report):
                if isinstance(item.record, kind) and fits(item, wanted):
                    yield item

    def shared(self, kind: str, wanted: Filter) -> Iterator[Shared]:
        """Shared records of one kind that the filter lets through."""
        for shared in self.store.shared(kind):
            outlets = [self.by_key[k].outlet for k in reports_of(shared) if k in self.by_key]
            if shared_fits(shared, wanted, outlets):
                yield shared


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
