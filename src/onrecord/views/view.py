"""Looks at a record file: its reports, the records of each, what they share. Nothing is loaded that is not asked for."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.errors import UsageError
from onrecord.intake.dating import stated
from onrecord.lang.dateline import written
from onrecord.lang.times import resolve
from onrecord.model.records import AnyRecord, Dispute, Event, Figure, Incident, Place, Report, Shared, Statement, Time, Warning
from onrecord.model.values import Interval
from onrecord.store.base import Asked, Entry, Hit, Store, Tallied
from onrecord.views.filter import Filter, Item

READ: dict[str, type[AnyRecord]] = {"statement": Statement, "figure": Figure, "event": Event}
SHARED = ("incident", "dispute", "warning", "naming", "copy")
KINDS = ("report", *READ, *SHARED)
BY_DAY = ("report", *READ, "incident", "warning")  # kinds whose list goes down by day

Row = Report | Item | Shared


class Page(NamedTuple):
    """Some rows of a list; `next` is what to ask for to get those behind them, None at the end."""

    rows: list[Row]
    next: str | None


class View:
    """Looks at a store. Nothing here writes."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def reports(self) -> Iterator[Report]:
        """All reports, in order of their keys, dated as people decided; loaded a few at a time."""
        return map(self._dated, self.store.reports())

    @cached_property
    def by_key(self) -> "ByKey":
        """Reports by their keys, looked up when asked for."""
        return ByKey(self)

    def report(self, name: str) -> Report | None:
        """The report with this key or id."""
        found = self.store.report(name)
        return self._dated(found) if found else None

    def _dated(self, report: Report) -> Report:
        """The report with the last date that a person gave it."""
        dates = [d for d in self.store.decided(report.id) if d.action == "date"]
        if not dates:
            return report
        return replace(report, published=stated(dates[-1].value), published_basis=f"decided by {dates[-1].by}")

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
        carriers = [r for r in self.store.carriers(record.evidence.text_id) if key in (None, r.key)] if record else []
        return next((i for r in carriers[:1] for i in self.items(self._dated(r)) if i.record.id == record_id), None)

    def search(self, query: str, limit: int) -> list[Hit]:
        """Reports whose text has all the words, or "phrases", of the query."""
        return [Hit(self._dated(hit.report), hit.context) for hit in self.store.search(query, limit)]

    def find(self, kind: type[AnyRecord], wanted: Filter) -> Iterator[Item]:
        """Statements, figures or events that the filter lets through, newest first."""
        name = next(n for n, k in READ.items() if k is kind)
        return (row for row in self.every(name, wanted) if isinstance(row, Item))

    def shared(self, kind: str, wanted: Filter) -> Iterator[Shared]:
        """Shared records of one kind that the filter lets through, in the order of their list."""
        return (row for row in self.every(kind, wanted) if not isinstance(row, Report | Item))

    def every(self, kind: str, wanted: Filter) -> Iterator[Row]:
        """Every row of a kind that the filter lets through, in the order of its list, loaded a page at a time."""
        after: str | None = ""
        while after is not None:
            rows, after = self.page(kind, wanted, after or None, _MANY)
            yield from rows

    def page(self, kind: str, wanted: Filter, after: str | None, limit: int) -> Page:
        """The rows of a kind (one of KINDS) behind a place in its list."""
        entries = self.store.page(asked(kind, wanted)._replace(after=after, limit=limit + 1))
        items: dict[str, list[Item]] = {}
        rows = [row for e in entries[:limit] if (row := self._row(e, items)) is not None]
        return Page(rows, entries[limit - 1].sort if len(entries) > limit else None)

    def days(self, kind: str, wanted: Filter) -> list[Tallied]:
        """How many rows of a kind that the filter lets through begin on each day, by what they are, in order of days."""
        return self.store.tally(asked(kind, wanted))

    def _row(self, entry: Entry, items: dict[str, list[Item]]) -> Row | None:
        """What an entry stands for; None when it was taken out since the list was asked for."""
        if entry.kind in SHARED:
            return self.store.shared_one(entry.id)
        if entry.kind == "report":
            return self.report(entry.id)
        if entry.owner not in items:
            report = self.report(entry.owner)
            items[entry.owner] = self.items(report) if report else []
        return next((i for i in items[entry.owner] if i.record.id == entry.id), None)


_MANY = 200  # rows that are held at once when a whole list is gone through


class ByKey:
    """Reports by their keys; each is looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._found: dict[str, Report | None] = {}

    def get(self, key: str) -> Report | None:
        if key not in self._found:
            found = self._view.report(key)
            self._found[key] = found if found and found.key == key else None
        return self._found[key]

    def __getitem__(self, key: str) -> Report:
        """Raises KeyError for a key that no report has."""
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None


def asked(kind: str, wanted: Filter) -> Asked:
    """The filter as the store takes it. The act, type or kind of a record is a whole word, that of something shared may be a part."""
    names = [(role, words, False) for role in ("place", "actor", "outlet") if (words := getattr(wanted, role))]
    if wanted.what:
        names.append(("what", wanted.what, kind in READ))
    names += [(role, word, True) for role in ("grade", "outcome", "report", "about") if (word := getattr(wanted, role))]
    return Asked(
        kind=kind,
        names=tuple(names),
        first=_day(wanted.first),
        last=_day(wanted.last),
        by_day=kind in BY_DAY,
        decided=wanted.reviewed,
    )


def _day(given: str | None) -> str | None:
    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError as e:
        raise UsageError("E203", f"{given!r} is not a day; write it as 2016-12-06") from e


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
