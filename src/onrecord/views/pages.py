"""One page of a list, with the place where the next begins."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from onrecord.model.records import AnyRecord, Event, Figure, Report, Shared, Statement
from onrecord.views.filter import Filter, Item, has
from onrecord.views.view import View

READ: dict[str, type[AnyRecord]] = {"statement": Statement, "figure": Figure, "event": Event}
SHARED = ("incident", "dispute", "warning", "naming", "copy")
KINDS = ("report", *READ, *SHARED)

Row = Report | Item | Shared


class Page(NamedTuple):
    """Some rows of a list; `next` is what to ask for to get those behind them, None at the end."""

    rows: list[Row]
    next: str | None


def page(view: View, kind: str, wanted: Filter, after: str | None = None, limit: int = 50) -> Page:
    """The rows of a kind (one of KINDS) that the filter lets through, behind the row `after`, at most `limit`, in a fixed order."""
    rows = list(islice(_behind(_all(view, kind, wanted), after), limit + 1))
    more = len(rows) > limit
    return Page(rows[:limit], cursor(rows[limit - 1]) if more else None)


def cursor(row: Row) -> str:
    """What names a row in its list: the key of a report, report and id of a record, the id of something shared."""
    match row:
        case Report():
            return row.key
        case Item():
            return f"{row.report.key} {row.record.id}"
        case _:
            return row.id


def _all(view: View, kind: str, wanted: Filter) -> Iterable[Row]:
    if kind == "report":
        return (r for r in view.reports if wanted.days(r.published) and (not wanted.outlet or has(wanted.outlet, r.outlet)))
    if kind in READ:
        return view.find(READ[kind], wanted)
    return view.shared(kind, wanted)


def _behind(rows: Iterable[Row], after: str | None) -> Iterator[Row]:
    seen = after is None
    for row in rows:
        if seen:
            yield row
        seen = seen or cursor(row) == after
