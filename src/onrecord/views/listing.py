"""The rows of lists: what a report, a record or something shared can be found by, and where it stands among its kind.

Reports, records, incidents and warnings stand newest first; disputes the gravest first; copies and names the largest first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import RecordFileError
from onrecord.intake.dating import stated
from onrecord.lang.codes import categories
from onrecord.lang.lexicon import Lexicon
from onrecord.model.records import AnyRecord, Copy, Dispute, Event, Figure, Incident, Naming, Place, Report, Shared, Statement, Warning
from onrecord.model.values import ActorRef, Interval, Source
from onrecord.store.base import NARROW, Listed, Store, newest
from onrecord.store.lock import writing
from onrecord.store.sql import open_store
from onrecord.views.filter import Item
from onrecord.views.fold import Folded
from onrecord.views.view import DECIDED, REJECTED, View, former_ids, reports_of

VERSION = 5  # of what the lists hold: rows of an earlier one are made again
DEAD = (1000, 300, 100, 30, 10, 5)  # steps by which incidents are looked at, most dead first; below the last they wait with the rest
UNSURE = 0.6  # scores are calibrated: below this nearly every second record is wrong
NO_OUTCOME = "none"  # what a warning without an outcome is found by
_INSIDE = ("actor", "place", "what", "category")  # what of its records a report is found by
_BATCH = 200  # owners a transaction
_SEVERE = ("high", "middle", "low")
_GRAVEST = ("contradiction", "update", "different_scope")
Name = tuple[str, str]


def bring_up(store: Store) -> int:
    """Lists everything that is not listed yet, or that changed since; how many reports and shared records. The caller may write."""
    found = 0
    for left in list_in_steps(store, _BATCH):
        found = max(found, left)
    return found


def list_in_steps(store: Store, size: int) -> Iterator[int]:
    """Lists the same a few reports or shared records at a time; before each step how many are left. The caller may write."""
    view = View(store)
    reports, shared = store.unlisted(VERSION)
    left = len(reports) + len(shared)
    for ids in _batches(reports, size):
        yield left
        _list_reports(view, ids)
        left -= len(ids)
    for ids in _batches(shared, size):
        yield left
        _list_shared(view, ids)
        left -= len(ids)
    gone = {f.value.id: f for f in view.orphans()}
    for ids in _batches(_unheld(store), size):
        store.put_listed([(i, _standing(view, gone[i]) if i in gone else []) for i in ids], VERSION)


def _list_shared(view: View, ids: Sequence[str]) -> None:
    records = list(view.store.shared_with(ids).values())
    outlets = view.store.outlets({k for s in records for k in reports_of(s)})
    folded = zip(records, view.standing_all(records), strict=True)
    view.store.put_listed([(s.id, [_marked(of_shared(f.value, _outlets(f.value, outlets)), f)]) for s, f in folded], VERSION)


def list_texts(store: Store, text_ids: Iterable[str]) -> None:
    """Lists the reports that carry some texts as soon as these were read."""
    _list_reports(View(store), [r.id for t in text_ids for r in store.carriers(t)])


def _list_reports(view: View, ids: Sequence[str]) -> None:
    found = view.reports_with(ids)
    items = view.items_of(found)
    view.store.put_listed([(r.id, of_report(r, items[r.id])) for r in found], VERSION)


def relist(store: Store, target: str, text_id: str | None) -> None:
    """Lists anew what was just decided on: the reports that carry the record's text, or the report or shared record itself."""
    view = View(store)
    carriers = [r.id for r in store.carriers(text_id)] if text_id else [target]
    owners: list[Report | Shared | None] = [view.report(i) or store.shared_one(i) for i in carriers]
    store.put_listed([(o.id, rows_of(view, o)) for o in owners if o is not None], VERSION)
    if owners == [None] and (found := view.thing(target)) and found.machine is None:
        store.put_listed([(target, _standing(view, found))], VERSION)


def _unheld(store: Store) -> list[str]:
    """Ids that people decided on of what is no longer derived."""
    return [i for i in store.decided_shared() if store.shared_one(i) is None]


def open_view(record: Path, told: Callable[[int], None] | None = None) -> View:
    """A record file to look at. What a program before this one left unlisted is listed first, unless somebody is writing just now.

    `told` is called with how many reports and shared records that are. Raises RecordFileError when there is no record file.
    """
    store = open_store(record)
    if left := sum(map(len, store.unlisted(VERSION))):
        if told:
            told(left)
        with suppress(RecordFileError), writing(record):
            bring_up(store)
    return View(store)


def rows_of(view: View, owner: Report | Shared) -> list[Listed]:
    """The rows that the lists should hold of a report or a shared record."""
    return of_report(owner, view.items(owner)) if isinstance(owner, Report) else _standing(view, view.standing(owner))


def _standing(view: View, found: Folded[Shared]) -> list[Listed]:
    outlets = view.store.outlets(reports_of(found.value))
    return [_marked(of_shared(found.value, outlets.values()), found)]


def _marked(row: Listed, found: Folded[Any]) -> Listed:
    """A row with the state that decisions brought its record into; rejected ones have a list of their own."""
    if found.state == "proposed":
        return row
    kind = REJECTED + row.kind if found.rejected else row.kind
    return row._replace(kind=kind, names=tuple(sorted((*row.names, ("state", found.state)))))


def _outlets(shared: Shared, outlets: Mapping[str, str]) -> list[str]:
    return [outlets[key] for key in reports_of(shared) if key in outlets]


def _batches(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


# ---- one report


def of_report(report: Report, items: Sequence[Item]) -> list[Listed]:
    """A row for the report itself and one for each statement, figure and event in it."""
    rows = [_item(report, item, items) for item in items if isinstance(item.record, Statement | Figure | Event)]
    inside = [n for row in rows for n in row.names if n[0] == "state" or (n[0] in _INSIDE and not row.kind.startswith(REJECTED))]
    days = _days(report.published)
    state = [("state", "corrected")] if (report.published_basis or "").startswith(DECIDED) else []
    return [_listed("report", report.id, "", days, f"{_newest(days)}{report.id}", [*_outlet(report), *inside, *state]), *rows]


def _item(report: Report, item: Item, items: Sequence[Item]) -> Listed:
    record = item.record
    kind, what = _kind(record), _what(record)
    known = item.when is not None and (item.when.earliest or item.when.latest)
    days = _days(item.when if known else report.published)
    sort = f"{_newest(days)}{report.id[-16:]}{record.evidence.start:06x}{record.id[-16:]}"
    unsure = [("unsure", "yes")] if record.score < UNSURE else []
    names = [*_outlet(report), ("what", what), *_categories(record), *unsure, *_places(item, items), *_actors(record)]
    return _marked(_listed(kind, record.id, what, days, sort, names), item.fold)


def _kind(record: AnyRecord | Shared) -> str:
    return str(type(record).__struct_config__.tag)


def _what(record: AnyRecord) -> str:
    match record:
        case Statement():
            return record.act
        case Figure():
            return record.what
        case Event():
            return record.type
        case _:
            return ""


def _categories(record: AnyRecord) -> list[Name]:
    """What an event is beside its type: an air strike on a hospital is found among the attacks on health."""
    return [("category", name) for name in categories(record)] if isinstance(record, Event) else []


def _places(item: Item, items: Sequence[Item]) -> list[Name]:
    """The place of a record; of a statement the places in what is said."""
    if not isinstance(item.record, Statement):
        return [("place", item.place.name)] if item.place else []
    start, end = item.record.evidence.start, item.record.evidence.end
    inside = [i.record for i in items if isinstance(i.record, Place) and start <= i.record.evidence.start < end]
    return [("place", p.name) for p in inside]


def _actors(record: AnyRecord) -> list[Name]:
    match record:
        case Statement() | Figure():
            return _called(record.sources)
        case Event():
            return _called((*record.actors, *record.targets, *record.sources))
        case _:
            return []


def _called(who: Iterable[ActorRef | Source]) -> list[Name]:
    """Each by the name in the text and by the id, so that an actor is found whatever it is called."""
    return [("actor", name) for w in who for name in (w.name, w.actor) if name]


def _outlet(report: Report) -> list[Name]:
    return [("outlet", report.outlet)] if report.outlet else []


# ---- what many reports share


def of_shared(shared: Shared, outlets: Iterable[str]) -> Listed:
    """The row of a shared record that rests on reports of these outlets."""
    names = [("outlet", o) for o in outlets] + [("report", key) for key in reports_of(shared)]
    days = _days(_when(shared))
    newest = f"{_newest(days)}{shared.id}"
    match shared:
        case Incident():
            names += [("former", i) for i in former_ids(shared) if i != shared.id]
            found = [("grade", shared.grade), *_dead(shared), *_label(shared), *_ids([*(b.actor for b in shared.blamed), *shared.origins])]
            return _listed("incident", shared.id, shared.type, days, newest, [*names, ("what", shared.type), *found])
        case Dispute():
            found = [("relation", shared.relation), *_about(shared), *(n for s in shared.sides for n in _called(s.sources))]
            grave = f"{_SEVERE.index(shared.severity)}{_GRAVEST.index(shared.relation)}{_most(len(shared.sides))}{newest}"
            return _listed("dispute", shared.id, shared.dimension, days, grave, [*names, ("what", shared.dimension), *found])
        case Warning():
            who = _ids([n for n in (shared.issuer, shared.audience) if n])
            after = [("outcome", str(o.value)) for o in shared.outcomes] or [("outcome", NO_OUTCOME)]
            place = [("place", shared.place)] if shared.place else []
            what = shared.channel or ""
            return _listed("warning", shared.id, what, days, newest, [*names, ("what", what), *place, *who, *after])
        case Naming():
            most = _most(sum(n.count for n in shared.names))
            return _listed("naming", shared.id, "", days, f"{most}{shared.id}", [*names, *_ids([shared.actor])])
        case Copy():
            most = _most(len(shared.reports))
            return _listed("copy", shared.id, shared.relation, days, f"{most}{shared.id}", [*names, ("what", shared.relation)])


def _dead(incident: Incident) -> list[Name]:
    """How grave an incident is: the least of DEAD that the highest count of its dead reaches."""
    return [("dead", str(least)) for least in DEAD if dead(incident) >= least][:1]


def dead(incident: Incident) -> int:
    """The highest count of dead that an origin gives as its least."""
    return max((t.low or t.high or 0 for t in incident.tolls if t.what == "killed"), default=0)


def _about(dispute: Dispute) -> list[Name]:
    return [("about", dispute.about)] if dispute.about else []


def _label(incident: Incident) -> list[Name]:
    return [("place", incident.place)] if incident.place else []


def _ids(ids: Iterable[str]) -> list[Name]:
    """Actors by id and by their name in the lexicon."""
    out = [("actor", i) for i in ids]
    return out + [("actor", entry.name) for _, i in out if (entry := _lexicon().get(i))]


@cache
def _lexicon() -> Lexicon:
    return Lexicon.open()


def _when(shared: Shared) -> Interval | None:
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


# ---- days and order


def _days(when: Interval | None) -> tuple[str, str]:
    """First day and end, half-open; "" and "9999" for open ends, both "" when nothing is known."""
    if when is None or not (when.earliest or when.latest):
        return "", ""
    return (when.earliest or "")[:10], when.latest or "9999"


def _newest(days: tuple[str, str]) -> str:
    return newest(days[0] or days[1])


def _most(count: int) -> str:
    return f"{99_999_999 - count:08d}"


def _listed(kind: str, ident: str, what: str, days: tuple[str, str], sort: str, names: Iterable[Name]) -> Listed:
    named = tuple(sorted({(role, name) for role, name in names if name}))
    return Listed(kind=kind, id=ident, what=what, first=days[0], until=days[1], wide=_wide(*days), sort=sort, names=named)


def _wide(first: str, until: str) -> bool:
    if not first or until == "9999":
        return bool(first or until)
    return date.fromisoformat(until[:10]).toordinal() - date.fromisoformat(first).toordinal() > NARROW
