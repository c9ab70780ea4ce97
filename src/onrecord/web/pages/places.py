"""Where: the places of incidents, and one place with its incidents."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Incident, Place
from onrecord.views import Filter
from onrecord.views.overview import where
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, render
from onrecord.web.draw.locator import locator
from onrecord.web.pages import incidents
from onrecord.web.pages.overview import located

LIMIT = 200
_SHOWN = 40


def every(request: Request) -> Response:
    wanted, desk = Asked.of(request).wanted, desk_of(request)
    view = desk.view()
    rows, places = desk.keep(view, ("places", wanted), partial(where, view, wanted, LIMIT))
    return render(request, "places.html", "Places", rows=rows, further=places - len(rows))


def one(request: Request) -> Response:
    view = desk_of(request).view()
    name = request.path_params["name"]
    rows = [i for i in view.page("incident", Filter(place=name), None, _SHOWN).rows if isinstance(i, Incident) and i.place == name]
    place = located(view, [name]).get(name)
    near: list[Place] = []
    for items in view.items_of(view.by_key.load(i.members[0].report for i in rows[:5])).values():
        near += [i.record for i in items if isinstance(i.record, Place)]
    return render(
        request,
        "place.html",
        name,
        name=name,
        place=place,
        locator=locator(place, near) if place else None,
        incidents=[incidents.row(i) for i in rows],
    )
