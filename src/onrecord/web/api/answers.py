"""What each address of the interface answers."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.model.records import Report
from onrecord.store.base import NameCount
from onrecord.version import VERSION
from onrecord.views import Entry, Folded, Item, View, queue
from onrecord.views.ledger import entries
from onrecord.views.overview import overview
from onrecord.web.accounts import copies_of
from onrecord.web.api.asked import Given
from onrecord.web.api.types import (
    Deciding,
    Glance,
    Held,
    HeldFully,
    Hit,
    NameRows,
    Read,
    ReadFully,
    ReportFully,
    Rows,
    Ruled,
    Tally,
    Waiting,
)
from onrecord.web.desk import desk_of
from onrecord.web.pages import review
from onrecord.web.pages.overview import sum_of
from onrecord.web.rulings import said

LIMIT = 50
Answer = Callable[[Request, Given], Any]


def glance(request: Request, asked: Given) -> Glance:
    view, desk = desk_of(request).view(), desk_of(request)
    found, total = overview(view, asked.wanted), sum_of(view)
    return Glance(
        name=desk.name,
        version=VERSION,
        inputs=total.inputs,
        reports=total.reports,
        copies=total.copies,
        failures=total.failures,
        counts=found.counts,
        days=[Tally(day=t.day, what=t.what, rows=t.rows) for t in found.days],
        outlets=_names(found.outlets),
        places=_names(found.places),
        actors=_names(found.actors),
    )


def _names(counted: Iterable[NameCount]) -> list[NameRows]:
    return [NameRows(name=n.name, rows=n.rows) for n in counted]


def listed(kind: str) -> Answer:
    """The answer that lists a kind of views.pages.KINDS."""

    def answer(request: Request, asked: Given) -> Rows[Any]:
        view = desk_of(request).view()
        wanted = replace(asked.wanted, report=asked.get("report"))
        found = view.page(kind, wanted, asked.get("after"), asked.get("limit", LIMIT))
        return Rows([_row(view, r) for r in found.rows], found.next)

    return answer


def _row(view: View, row: Any) -> Any:
    match row:
        case Report():
            return row
        case Item():
            return _read(row)
        case _:
            return Held(state=view.standing(row).state, record=row)


def _read(item: Item) -> Read:
    report = item.report
    return Read(
        report=report.key, outlet=report.outlet, published=report.published, when=item.when, place=item.place, state=item.fold.state,
        record=item.record,
    )  # fmt: skip


def report(request: Request, asked: Given) -> ReportFully:
    view = desk_of(request).view()
    found = _report(request, view)
    return ReportFully(report=found, text=view.store.text(found.text_id), copies=copies_of(view, [found.key]))


def _report(request: Request, view: View) -> Report:
    found = view.report(request.path_params["key"])
    if found is None:
        raise HTTPException(404, "There is no such report in this record.")
    return found


def records(request: Request, asked: Given) -> Rows[Read]:
    view = desk_of(request).view()
    return Rows([_read(i) for i in view.items(_report(request, view))], None)


def record(request: Request, asked: Given) -> ReadFully:
    view = desk_of(request).view()
    item = view.item(request.path_params["ident"], asked.get("report"))
    if item is None:
        raise HTTPException(404, "There is no such record. A newer reading of its report may have replaced it.")
    fold = item.fold
    return ReadFully(read=_read(item), seen=fold.digest, machine=fold.machine, human=fold.human, history=_history(fold))


def shared(kind: type) -> Answer:
    """The answer about one shared record of a kind."""

    def answer(request: Request, asked: Given) -> HeldFully:
        fold = desk_of(request).view().thing(request.path_params["ident"])
        if fold is None or not isinstance(fold.value, kind):
            raise HTTPException(404, "There is no such thing in this record; reports that were added may have changed it.")
        return HeldFully(
            state=fold.state, record=fold.value, seen=fold.digest, machine=fold.machine, human=fold.human, history=_history(fold)
        )

    return answer


def _history(fold: Folded[Any]) -> list[Ruled]:
    return [ruled(e) for e in fold.history]


def ruled(entry: Entry) -> Ruled:
    d = entry.decision
    return Ruled(
        number=entry.number, hash=d.hash, previous=d.previous, target=d.target, action=d.action, said=said(entry.ruling), by=d.by, at=d.at,
        undone=entry.undone,
    )  # fmt: skip


def search(request: Request, asked: Given) -> Rows[Hit]:
    hits = desk_of(request).view().search(asked.get("q"), asked.get("limit", LIMIT), asked.wanted)
    return Rows([Hit(report=h.report, context=h.context) for h in hits], None)


def waiting(request: Request, asked: Given) -> Rows[Waiting]:
    try:
        found = queue(desk_of(request).view(), asked.get("after"), asked.get("limit", LIMIT))
    except ValueError:
        raise HTTPException(404, "There is no such place in the queue; leave `after` out to begin at its head.") from None
    rows = [
        Waiting(target=t.target, kind=t.kind, why=t.why, reason=t.reason, report=t.item.report.key if t.item else None) for t in found.tasks
    ]
    return Rows(rows, found.next)


def log(request: Request, asked: Given) -> Rows[Ruled]:
    """Oldest first; `after` is the number of a decision."""
    store = desk_of(request).store
    limit, after = asked.get("limit", LIMIT), asked.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 10):
        raise HTTPException(404, "`after` is the number of a decision of the log.")
    rows = store.log_behind(int(after), limit + 1)
    about = entries(store.log_of([r.target for r in rows]))  # what undoes a decision is about the same and may stand far behind it
    numbers = {r.number for r in rows}
    found = [e for e in about if e.number in numbers]
    return Rows([ruled(e) for e in found[:limit]], str(found[limit - 1].number) if len(found) > limit else None)


def decide(request: Request, body: Deciding) -> Ruled:
    """Makes a decision; the row of the log that it became."""
    form = {
        "do": body.do, "target": body.target, "seen": body.seen, "report": body.report or "", "note": body.note, "other": body.other,
        "of": body.of, **{f"f.{name}": text for name, text in body.fields.items()},
    }  # fmt: skip
    view = desk_of(request).view()
    review.make(request, view, form, body.out)
    return ruled(entries(view.store.log_last(1))[-1])
