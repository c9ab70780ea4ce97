"""What is in the record: sums that add up, incidents over time, where, the newest, the most disputed, warnings without an outcome."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Event, Incident, Place
from onrecord.views import Filter, View
from onrecord.views.overview import overview
from onrecord.web.asked import Asked
from onrecord.web.desk import Desk, desk_of, render
from onrecord.web.draw import timeline
from onrecord.web.draw.chart import chart_of_places

NEWEST = 100  # incidents whose places are drawn when a filter is set
_PLACES = 40  # places on the map; more do not fit beside each other


class Sum(NamedTuple):
    """Inputs of all runs = reports + copies + failures."""

    inputs: int
    reports: int
    copies: int
    failures: int
    unread: int

    @property
    def whole(self) -> bool:
        return self.inputs == self.reports + self.copies + self.failures


def show(request: Request) -> Response:
    asked = Asked.of(request)
    view = desk_of(request).view()
    desk, wanted = desk_of(request), asked.wanted
    found = desk.keep(view, ("overview", wanted), partial(overview, view, wanted))
    places = desk.keep(view, ("places", wanted), partial(places_of, desk, view, wanted))
    return render(
        request,
        "overview.html",
        desk.name.removesuffix(".onrecord"),
        o=found,
        sum=sum_of(view),
        timeline=desk.keep(view, ("timeline", wanted), partial(timeline.drawing, found.days)),
        places=places,
        map=chart_of_places(places),
        newest=NEWEST if asked.filter else 0,
        failures=view.store.failures()[:5],
    )


def sum_of(view: View) -> Sum:
    runs = view.store.runs()
    return Sum(*(sum(getattr(r, field) for r in runs) for field in Sum._fields))


def places_of(desk: Desk, view: View, wanted: Filter) -> list[tuple[Place, int]]:
    """The places of incidents with their number, most first, those with coordinates."""
    if wanted == Filter():
        counts = [(n.name, n.rows) for n in view.store.names("incident", "place", _PLACES)]
    else:
        page = view.page("incident", wanted, None, NEWEST)
        counts = Counter(i.place for i in page.rows if isinstance(i, Incident) and i.place).most_common(_PLACES)
    found = [(desk.keep(view, ("place", name), partial(_located, view, name)), count) for name, count in counts]
    return [(place, count) for place, count in found if place]


def _located(view: View, name: str) -> Place | None:
    """The place of this name that one of the newest incidents there has."""
    rows = view.page("incident", Filter(place=name), None, 5).rows
    return next((p for i in rows if isinstance(i, Incident) and i.place == name and (p := place_of(view, i))), None)


def place_of(view: View, incident: Incident) -> Place | None:
    """The place of an incident as one of its events has it, with coordinates."""
    return next((p for p in _told(view, incident) if p.name == incident.place and p.lat is not None), None)


def _told(view: View, incident: Incident) -> Iterable[Place]:
    for member in incident.members:
        event = view.store.record(member.event)
        place = view.store.record(event.place) if isinstance(event, Event) and event.place else None
        if isinstance(place, Place):
            yield place
