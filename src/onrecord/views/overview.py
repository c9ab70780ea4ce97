"""What is in a record, at a glance: numbers that are kept or indexed, so that the size of the record does not show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from onrecord.model.records import Incident, Report, Warning
from onrecord.store.base import NameCount, Tallied
from onrecord.views.filter import Filter
from onrecord.views.listing import NO_OUTCOME
from onrecord.views.view import View

MOST = 10  # lines of a short list on the overview


class Where(NamedTuple):
    """A place with the number of incidents there, in all and by type, the commonest type first."""

    place: str
    rows: int
    types: list[tuple[str, int]]


class Overview(NamedTuple):
    """A record at a glance.

    `counts` rows of each kind; `days` incidents by the day on which they begin ("" not known) and their type; `outlets`, `places` and
    `actors` the commonest, with their reports, incidents and events; `disputed` incidents with the number of their disputes, most
    disputed first; `waiting` warnings of which no outcome is told, newest first; `newest` reports, newest first.
    """

    counts: dict[str, int]
    days: list[Tallied]
    outlets: list[NameCount]
    places: list[NameCount]
    actors: list[NameCount]
    disputed: list[tuple[Incident, int]]
    waiting: list[Warning]
    newest: list[Report]


def overview(view: View, wanted: Filter | None = None) -> Overview:
    """The overview of a record. A filter holds for the days, the warnings and the reports; the rest is of the whole record."""
    wanted, store = wanted or Filter(), view.store
    return Overview(
        counts=store.counts(),
        days=view.days("incident", wanted),
        outlets=store.names("report", "outlet", MOST),
        places=store.names("incident", "place", MOST),
        actors=store.names("event", "actor", MOST),
        disputed=[(i, n.rows) for n in store.names("dispute", "about", MOST) if isinstance(i := store.shared_one(n.name), Incident)],
        waiting=[w for w in view.page("warning", replace(wanted, outcome=NO_OUTCOME), None, MOST).rows if isinstance(w, Warning)],
        newest=[r for r in view.page("report", wanted, None, MOST).rows if isinstance(r, Report)],
    )


def where(view: View, wanted: Filter, limit: int) -> tuple[list[Where], int]:
    """The places of all incidents that the filter lets through, those with most incidents first, at most `limit`; how many there are."""
    types: dict[str, list[tuple[str, int]]] = {}
    for place, what, rows in view.places("incident", wanted):
        types.setdefault(place, []).append((what, rows))
    found = [Where(place, sum(n for _, n in of), sorted(of, key=lambda t: (-t[1], t[0]))) for place, of in types.items()]
    return sorted(found, key=lambda w: (-w.rows, w.place))[:limit], len(found)


def by_day(tallied: Iterable[Tallied]) -> dict[str, int]:
    """Rows of each day, whatever they are."""
    out: Counter[str] = Counter()
    for t in tallied:
        out[t.day] += t.rows
    return dict(sorted(out.items()))
