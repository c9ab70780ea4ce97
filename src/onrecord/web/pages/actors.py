"""Who acts and speaks: the commonest actors, and one with its names, incidents and statements."""

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Incident, Naming
from onrecord.views import Filter, Item
from onrecord.web import words
from onrecord.web.desk import desk_of, render
from onrecord.web.pages import incidents
from onrecord.web.pages.names import users
from onrecord.web.pages.statements import actors, said

LIMIT = 150
_FEW = 12


class Row(NamedTuple):
    """An actor with the number of events it is named in."""

    actor: str
    name: str
    kind: str | None
    of: str | None
    events: int


def every(request: Request) -> Response:
    view = desk_of(request).view()
    counts = {n.name: n.rows for n in view.store.names("event", "actor", LIMIT * 3)}
    rows = [_row(name, counts.get(name, 0)) for name in actors(view, "event", LIMIT)]
    known = [r for r in rows if words.called(r.actor) != r.actor]
    return render(request, "actors.html", "Actors", known=known, others=[r for r in rows if r not in known])


def _row(actor: str, events: int) -> Row:
    entry = words.entry_of(actor)
    return Row(actor, words.called(actor), entry.type if entry else None, words.called(entry.of) if entry and entry.of else None, events)


def one(request: Request) -> Response:
    view = desk_of(request).view()
    actor = request.path_params["actor"]
    wanted = Filter(actor=actor)
    names = view.things(view.store.bearing("naming", "actor", [actor])[actor])
    naming = next((f.value for f in names.values() if isinstance(f.value, Naming) and f.value.actor == actor), None)
    return render(
        request,
        "actor.html",
        words.called(actor),
        actor=actor,
        entry=words.entry_of(actor),
        naming=naming,
        users=users(naming, _FEW)[0] if naming else [],
        incidents=[incidents.row(i) for i in view.page("incident", wanted, None, _FEW).rows if isinstance(i, Incident)],
        statements=said(view, (i for i in view.page("statement", wanted, None, _FEW).rows if isinstance(i, Item))),
    )
