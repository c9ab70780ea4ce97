"""What each outlet calls an actor: rows are actors, columns outlets, cells hold the names, largest share first."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Naming
from onrecord.views import page
from onrecord.web import words
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, found, render

LIMIT = 25
COLUMNS = 8
_CELL = 3  # names in a cell of the large table


class Used(NamedTuple):
    """A name and its share of what this outlet or source calls the actor."""

    name: str
    times: int
    share: float


class By(NamedTuple):
    """What one outlet or source calls an actor."""

    by: str
    used: Sequence[Used]
    times: int


class Row(NamedTuple):
    """An actor and the names by outlet, in the order of the columns."""

    naming: Naming
    name: str
    cells: Sequence[By]


def every(request: Request) -> Response:
    asked = Asked.of(request)
    view = desk_of(request).view()
    listed = page(view, "naming", asked.wanted, asked.rest.get("after"), LIMIT)
    namings = [n for n in listed.rows if isinstance(n, Naming)]
    columns = [n.name for n in view.store.names("report", "outlet", COLUMNS)]
    rows = [Row(n, words.called(n.actor), [_by(n, column, _CELL) for column in columns]) for n in namings]
    return render(request, "names.html", "Names", rows=rows, columns=columns, next=listed.next)


def one(request: Request) -> Response:
    view = desk_of(request).view()
    naming = found(view, request, Naming).value
    return render(request, "naming.html", f"What {words.called(naming.actor)} is called", naming=naming, users=users(naming))


def users(naming: Naming) -> list[By]:
    """Everybody who names the actor, those who do so most first."""
    times: Counter[str] = Counter()
    for name in naming.names:
        times[name.by] += name.count
    return [_by(naming, who, len(naming.names)) for who, _ in sorted(times.items(), key=lambda t: (-t[1], t[0]))]


def _by(naming: Naming, who: str, most: int) -> By:
    here = [n for n in naming.names if n.by == who]
    total = sum(n.count for n in here)
    return By(who, [Used(n.name, n.count, n.count / total) for n in here[:most]], total)
