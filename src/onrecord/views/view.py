"""Looks at a record file: its reports, the records of each, what they share, with the decisions of people folded in.

Nothing is loaded that is not asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import NamedTuple, cast

from msgspec.structs import replace

from onrecord.errors import UsageError
from onrecord.intake.dating import stated
from onrecord.lang.codes import CATEGORY
from onrecord.lang.dateline import written
from onrecord.lang.times import resolve
from onrecord.model.decisions import Merge, Split
from onrecord.model.ids import make_id
from onrecord.model.records import (
    AnyRecord,
    Dispute,
    Event,
    Figure,
    Incident,
    Place,
    Record,
    Report,
    Shared,
    Statement,
    Text,
    Time,
    Warning,
)
from onrecord.model.values import Interval
from onrecord.store.base import Asked, Entry, Hit, Store, Tallied
from onrecord.views.filter import REVIEWED, STATES, Filter, Item
from onrecord.views.fold import Folded, fold
from onrecord.views.ledger import Entry as LogEntry
from onrecord.views.ledger import dated, entries, seen_in, verdict

READ: dict[str, type[AnyRecord]] = {"statement": Statement, "figure": Figure, "event": Event}
SHARED = ("incident", "dispute", "warning", "naming", "copy")
KINDS = ("report", *READ, *SHARED)
BY_DAY = ("report", *READ, "incident", "warning")  # kinds whose list goes down by day

DECIDED = "decided by "  # what the date of a report rests on when a person gave it
REJECTED = "rejected "  # before the kind of a list: rejected records have lists of their own

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
        every = self.store.reports()
        while some := list(islice(every, _MANY)):
            yield from self.dated(some)

    @cached_property
    def by_key(self) -> "ByKey":
        """Reports by their keys, looked up when asked for."""
        return ByKey(self)

    def report(self, name: str) -> Report | None:
        """The report with this key or id."""
        found = self.store.report(name)
        return self.dated([found])[0] if found else None

    def reports_with(self, ids: Sequence[str]) -> list[Report]:
        """The reports with these ids, as far as they exist, in that order."""
        found = self.store.reports_with(ids)
        return self.dated([found[i] for i in ids if i in found])

    def reports_named(self, keys: Iterable[str]) -> list[Report]:
        """The reports with these keys, as far as they exist, in order."""
        found = self.store.reports_named(keys)
        return self.dated([found[k] for k in sorted(found)])

    def dated(self, reports: Sequence[Report]) -> list[Report]:
        """The reports, each with the last date that a person gave it."""
        about = self._about([r.id for r in reports])
        return [_with_date(r, dated(about.get(r.id, ()))) for r in reports]

    def history(self, *targets: str) -> tuple[LogEntry, ...]:
        """Every decision about a record, a shared record or a report (by id), oldest first, those undone and the undoing too."""
        return entries(self.store.log_of(targets))

    # ---- the records of a text

    def folded(self, text_id: str) -> list[Folded[AnyRecord]]:
        """The records of a text in its order, decisions folded in; those that only people still hold to be there stand among them."""
        return self.folded_of([text_id])[text_id]

    def folded_of(self, text_ids: Sequence[str]) -> dict[str, list[Folded[AnyRecord]]]:
        """The same for each of these texts."""
        records, decided = self.store.records_of(text_ids), self.store.decided_in_all(text_ids)
        about = self._about([target for targets in decided.values() for target in targets])
        return {t: _folded(records.get(t, []), {i: about[i] for i in decided.get(t, ()) if i in about}) for t in text_ids}

    def _about(self, targets: Sequence[str]) -> dict[str, list[LogEntry]]:
        about: dict[str, list[LogEntry]] = {}
        for entry in self.history(*targets):
            about.setdefault(entry.decision.target, []).append(entry)
        return about

    def records(self, text_id: str) -> list[AnyRecord]:
        """What stands in a text once people have decided: without what they rejected, with the times and places that they gave."""
        return _standing(self.folded(text_id))

    def records_of(self, text_ids: Sequence[str]) -> dict[str, list[AnyRecord]]:
        """The same for each of these texts."""
        return {t: _standing(found) for t, found in self.folded_of(text_ids).items()}

    def record(self, record_id: str) -> Folded[AnyRecord] | None:
        """One record, decisions folded in."""
        machine, history = self.store.record(record_id), self.history(record_id)
        held = verdict(history)
        if machine is None and (held is None or not isinstance(seen_in(held), Record)):
            return None
        return fold(machine, history)

    def items(self, report: Report) -> list[Item]:
        """The records of a report, in the order of its text, those that people rejected too (`item.fold.shown` tells)."""
        return self.items_of([report])[report.id]

    def items_of(self, reports: Sequence[Report]) -> dict[str, list[Item]]:
        """The same for each of these reports, by its id."""
        ids = sorted({r.text_id for r in reports})
        texts, found = self.store.texts(ids), self.folded_of(ids)
        return {r.id: _items(r, texts[r.text_id], found[r.text_id]) for r in reports}

    def item(self, record_id: str, key: str | None = None) -> Item | None:
        """A record in the report with this key, or in the first that carries its text."""
        found = self.record(record_id)
        carriers = [r for r in self.store.carriers(found.value.evidence.text_id) if key in (None, r.key)] if found else []
        return next((i for r in self.dated(carriers[:1]) for i in self.items(r) if i.record.id == record_id), None)

    # ---- what many reports share

    def thing(self, shared_id: str) -> Folded[Shared] | None:
        """One shared record, decisions folded in. An id that an incident had before it grew still finds it."""
        machine = self.store.shared_one(shared_id) or self._renamed(shared_id)
        if machine is not None:
            return self.standing(machine)
        history = self.history(shared_id)
        held = verdict(history)
        return cast(Folded[Shared], fold(None, history)) if held and not isinstance(seen_in(held), Record) else None

    def things(self, ids: Iterable[str]) -> dict[str, Folded[Shared]]:
        """The same for each of these ids that there is, all at once."""
        ids = list(dict.fromkeys(ids))
        derived = self.store.shared_with(ids)
        found = dict(zip(derived, self.standing_all(list(derived.values())), strict=True))
        return found | {i: f for i in ids if i not in found and (f := self.thing(i))}  # renamed, or only held to be so by people

    def resting(self, kind: str, keys: Iterable[str]) -> dict[str, list[Shared]]:
        """What of a kind rests on each of the reports with these keys, in the order of its list; rejected ones stand apart."""
        ids = self.store.bearing(kind, "report", dict.fromkeys(keys))
        found = self.things(i for some in ids.values() for i in some)
        return {key: [found[i].value for i in some if i in found] for key, some in ids.items()}

    def standing(self, shared: Shared) -> Folded[Shared]:
        """A shared record as it is derived, with the decisions on it, under whatever id an incident had then."""
        return self.standing_all([shared])[0]

    def standing_all(self, shared: Sequence[Shared]) -> list[Folded[Shared]]:
        """The same for each of these."""
        ids = [[s.id, *former_ids(s)] for s in shared]
        told = self.history(*(i for some in ids for i in some))
        return [fold(s, [e for e in told if e.decision.target in some] if told else ()) for s, some in zip(shared, ids, strict=True)]

    def _renamed(self, shared_id: str) -> Incident | None:
        """The incident that holds the event from which this id was made."""
        if not shared_id.startswith("incident-"):
            return None
        found = self.store.page(Asked("incident", names=(("former", shared_id, True),), limit=1))
        renamed = self.store.shared_one(found[0].id) if found else None
        return renamed if isinstance(renamed, Incident) else None

    def joins(self) -> list[Merge | Split]:
        """The merges and splits of incidents that hold, oldest first."""
        history = self.history(*(i for i in self.store.decided_shared() if i.startswith("incident-")))
        return [e.ruling for e in history if isinstance(e.ruling, Merge | Split) and not e.undone]

    def orphans(self) -> list[Folded[Shared]]:
        """What people decided on and what is no longer derived, in order of ids."""
        gone = [i for i in self.store.decided_shared() if self.store.shared_one(i) is None]
        found: list[Folded[Shared]] = [fold(None, history) for history in self._about(gone).values() if verdict(history)]
        return [f for f in found if not (isinstance(f.value, Incident) and self._lives_on(f.value))]

    def _lives_on(self, incident: Incident) -> bool:
        """Is the event that stood for an incident in another one now?"""
        chief = next((m for m in incident.members if make_id("incident", m.event) == incident.id), None)
        others = self.shared("incident", Filter(report=chief.report)) if chief else ()
        return any(chief and m.event == chief.event for i in others if isinstance(i, Incident) for m in i.members)

    def search(self, query: str, limit: int, wanted: Filter | None = None) -> list[Hit]:
        """Reports that the filter lets through whose text has all the words, or "phrases", of the query."""
        hits = self.store.search(query, asked("report", wanted or Filter())._replace(limit=limit))
        return [Hit(r, hit.context) for r, hit in zip(self.dated([h.report for h in hits]), hits, strict=True)]

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
        return Page(self._rows(kind, entries[:limit]), entries[limit - 1].sort if len(entries) > limit else None)

    def days(self, kind: str, wanted: Filter) -> list[Tallied]:
        """How many rows of a kind that the filter lets through begin on each day, by what they are, in order of days."""
        return self.store.tally(asked(kind, wanted))

    def acts(self, wanted: Filter, speakers: Sequence[str]) -> dict[str, dict[str, int]]:
        """Of the statements that the filter lets through, how many of each act each of these speakers made (part of a name, or an id)."""
        out: dict[str, dict[str, int]] = {name: {} for name in speakers}
        if wanted == Filter():  # then each speaker is counted by the index of names
            for name in speakers:
                for day in self.days("statement", Filter(actor=name)):
                    out[name][day.what] = out[name].get(day.what, 0) + day.rows
        else:
            for name, act, rows in self.store.crossed(asked("statement", wanted), "actor", speakers):
                out[name][act] = rows
        return out

    def places(self, kind: str, wanted: Filter) -> list[tuple[str, str, int]]:
        """How many rows of a kind that the filter lets through there are by their place (where they have just one) and by what they are."""
        return self.store.places_of(asked(kind, wanted))

    def _rows(self, kind: str, entries: Sequence[Entry]) -> list[Row]:
        """What entries stand for; what was taken out since the list was asked for is left out."""
        if kind in SHARED:
            return self._shared_rows([e.id for e in entries])
        reports = self.reports_with(list(dict.fromkeys(e.owner for e in entries)))
        if kind == "report":
            return list(reports)
        items = {(r, i.record.id): i for r, found in self.items_of(reports).items() for i in found}
        return [items[e.owner, e.id] for e in entries if (e.owner, e.id) in items]

    def _shared_rows(self, ids: Sequence[str]) -> list[Row]:
        found = self.things(ids)
        return [found[i].value for i in ids if i in found]


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

    def load(self, keys: Iterable[str]) -> list[Report]:
        """The reports with these keys that there are, each once, in that order, looked up all at once."""
        keys = list(dict.fromkeys(keys))
        found = self._view.store.reports_named(k for k in keys if k not in self._found)
        dated = {r.key: r for r in self._view.dated(list(found.values()))}
        self._found |= {k: dated.get(k) for k in keys if k not in self._found}
        return [r for k in keys if (r := self._found[k])]

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
        category = kind in ("event", "report") and wanted.what.startswith(CATEGORY)
        names.append(("category" if category else "what", wanted.what, kind in (*READ, "report")))
    states, others = _states(wanted)
    names += [(role, word, True) for role in ("grade", "outcome", "report", "about") if (word := getattr(wanted, role))]
    return Asked(
        kind=REJECTED + kind if wanted.state == "rejected" and kind != "report" else kind,
        names=tuple(names),
        first=_day(wanted.first),
        last=_day(wanted.last),
        by_day=kind in BY_DAY,
        states=states,
        others=others,
    )


def _states(wanted: Filter) -> tuple[tuple[str, ...], bool]:
    """The states that are asked for, or all those that are not: what nobody decided on has none."""
    if wanted.state == "proposed":
        return STATES, True
    if wanted.state:
        return (wanted.state,), False
    return (REVIEWED, not wanted.reviewed) if wanted.reviewed is not None else ((), False)


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


def _in_text(found: Folded[AnyRecord]) -> tuple[int, str]:
    return found.value.evidence.start, found.value.id


def _with_date(report: Report, given: tuple[str, str] | None) -> Report:
    if given is None:
        return report
    published, by = given
    return replace(report, published=stated(published), published_basis=f"{DECIDED}{by}")


def _folded(records: Sequence[AnyRecord], about: Mapping[str, Sequence[LogEntry]]) -> list[Folded[AnyRecord]]:
    machine = {r.id: r for r in records}
    gone = [i for i, history in about.items() if i not in machine and verdict(history)]
    found: list[Folded[AnyRecord]] = [fold(machine.get(i), about.get(i, ())) for i in (*machine, *gone)]
    return sorted(found, key=_in_text) if gone else found


def _standing(found: Iterable[Folded[AnyRecord]]) -> list[AnyRecord]:
    shown = [f for f in found if f.shown]
    return [f.value for f in shown] + [m for f in shown for m in f.made]


def _items(report: Report, text: Text, found: Sequence[Folded[AnyRecord]]) -> list[Item]:
    known = _standing(found)
    times = {r.id: r for r in known if isinstance(r, Time)}
    places = {r.id: r for r in known if isinstance(r, Place)}
    anchor = written(report.published, text, times.values())
    when = {i: _resolved(t, anchor) for i, t in times.items()}
    return [
        Item(report, text, f.value, when.get(_time_of(f.value) or ""), places.get(getattr(f.value, "place", None) or ""), f) for f in found
    ]


def former_ids(shared: Shared) -> list[str]:
    """The ids under which an incident may have stood before it grew: each of its events may have been its first."""
    return [make_id("incident", m.event) for m in shared.members] if isinstance(shared, Incident) else []


def _time_of(record: AnyRecord) -> str | None:
    """The id of the time that says when a record is; of a time its own."""
    return record.id if isinstance(record, Time) else getattr(record, "when", None)


def _resolved(time: Time, anchor: Interval) -> Interval:
    got = resolve(time.value, anchor)
    return Interval(earliest=got.earliest, latest=got.latest, basis=time.evidence.span)
