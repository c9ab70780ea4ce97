"""What each outlet calls an actor: rows are actors, columns outlets, cells hold the names, largest share first."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Name, Naming
from onrecord.views import page
from onrecord.web import words
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, found, render

LIMIT = 25
COLUMNS = 8
_USERS = 200  # outlets and sources on the page of an actor's names
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
    rows = [_row(n, columns) for n in namings]
    return render(request, "names.html", "Names", rows=rows, columns=columns, next=listed.next)


def one(request: Request) -> Response:
    view = desk_of(request).view()
    naming = found(view, request, Naming).value
    shown, further = users(naming, _USERS)
    return render(request, "naming.html", f"What {words.called(naming.actor)} is called", naming=naming, users=shown, further=further)


def _row(naming: Naming, columns: Sequence[str]) -> Row:
    by = _by(naming)
    return Row(naming, words.called(naming.actor), [_used(column, by.get(column, ()), _CELL) for column in columns])


def users(naming: Naming, most: int) -> tuple[list[By], int]:
    """Those who name the actor most, at most so many; how many more there are."""
    by = _by(naming)
    ranked = sorted(by, key=lambda who: (-sum(n.count for n in by[who]), who))
    return [_used(who, by[who]) for who in ranked[:most]], max(0, len(ranked) - most)


def _by(naming: Naming) -> dict[str, list[Name]]:
    """The names that each outlet and source uses, most used first."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in naming.names:
        found[name.by].append(name)
    return found


def _used(who: str, names: Sequence[Name], most: int | None = None) -> By:
    total = sum(n.count for n in names)
    return By(who, [Used(n.name, n.count, n.count / total) for n in names[:most]], total)
