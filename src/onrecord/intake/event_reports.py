"""Tables of coded events: the plain table of single-source event reports, and ACLED, UCDP GED and Airwars as they are published.

Columns of the plain table: id, date_start, date_end, admin1, place, actor1, actor2, target, killed_low, killed_high, wounded_low,
wounded_high, source, outlet; country, latitude and longitude are read where they are there. `source` is the article that the row codes;
an ISO date in brackets in it is its day of publication. A count of 0 is no figure: in such tables 0 and "not mentioned" are written alike.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.intake import acled, airwars, ucdp
from onrecord.intake.cells import Cells, missing
from onrecord.intake.coded import Coded, EventReport, Harm, event_report
from onrecord.model.ids import make_id
from onrecord.model.records import Failure, What

__all__ = ["FORMS", "EventReport", "event_reports"]

Row = Mapping[str, str | None]
_PUBLISHED = re.compile(r"\((\d{4}-\d\d-\d\d)\)")


@dataclass(frozen=True)
class Form:
    """How the rows of one kind of table are read: the columns that it must have, and what makes a coded event of a row."""

    needed: tuple[str, ...]
    coded: Callable[[Row], Coded]


def event_reports(lines: Iterable[str], origin: str = "", form: str = "event-reports") -> Iterator[EventReport | Failure]:
    """The rows of a CSV table, in order. Raises InputError when a needed column is missing; a bad row is a Failure."""
    table = csv.DictReader(lines)
    reads = FORMS[form]
    if lacking := missing(reads.needed, table.fieldnames):
        raise InputError("E321", f"{origin or 'the table'}: no column {', '.join(lacking)}; {form} needs {', '.join(reads.needed)}")
    for number, row in enumerate(table, 2):
        try:
            yield event_report(reads.coded(row))
        except ValueError as problem:
            at = f"{origin}:{number}"
            message = f"line {number} of {origin or 'the table'}: {problem}; correct the row"
            yield Failure(id=make_id("failure", at), stage="intake", input=at, code="E322", message=message)


def plain(row: Row) -> Coded:
    """A row of the plain table. Raises ValueError for dates and numbers that are none, and for a row without an id."""
    cells = Cells(row)
    first = cells.day("date_start")
    last = cells.day("date_end") if cells["date_end"] else first
    published = _PUBLISHED.search(cells["source"])
    name = cells.first("outlet", "source")
    return Coded(
        id=cells.needed("id"), kind="attack_other", called="Attack",
        first=min(first, last), last=max(first, last),  # some tables have the two days the wrong way round
        place=cells["place"], admin1=cells["admin1"], country=cells["country"], lat=cells.degrees("latitude", 90),
        lon=cells.degrees("longitude", 180), actors=_said(cells, "actor1", "actor2"), targets=_said(cells, "target"),
        harms=tuple(h for what in ("killed", "wounded") if (h := _harm(cells, what))),
        source=cells["source"], sources=((name, "outlet"),) if name else (), outlet=cells["outlet"],
        published=published.group(1) if published else "", document=cells["source"],
    )  # fmt: skip


def _said(cells: Cells, *columns: str) -> tuple[str, ...]:
    return tuple(cells[c] for c in columns if cells[c])


def _harm(cells: Cells, what: What) -> Harm | None:
    """A range may have one end only, and some tables have the two ends the wrong way round, as they have days."""
    low, high = cells.count(f"{what}_low"), cells.count(f"{what}_high")
    high = high or low
    if not high:
        return None
    low = high if low is None else low
    return Harm(what, min(low, high), max(low, high))


FORMS = {
    "event-reports": Form(("id", "date_start", "place", "source"), plain),
    "acled": Form(acled.NEEDED, acled.coded),
    "ucdp": Form(ucdp.NEEDED, ucdp.coded),
    "airwars": Form(airwars.NEEDED, airwars.coded),
}
