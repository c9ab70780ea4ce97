"""What is in the record: sums that add up, incidents over time, where, the newest, the most disputed, warnings without an outcome."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Event, Incident, Place
from onrecord.views import Filter, View
from onrecord.views.overview import overview
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, render
from onrecord.web.draw import timeline
from onrecord.web.draw.chart import chart_of_places

_INCIDENTS = 300  # newest incidents whose places are drawn when a filter is set
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
    found = overview(view, asked.wanted)
    places = places_of(view, asked.wanted)
    return render(
        request,
        "overview.html",
        desk_of(request).name.removesuffix(".onrecord"),
        o=found,
        sum=sum_of(view),
        timeline=timeline.drawing(found.days),
        places=places,
        map=chart_of_places(places),
        failures=view.store.failures()[:5],
    )


def sum_of(view: View) -> Sum:
    runs = view.store.runs()
    return Sum(*(sum(getattr(r, field) for r in runs) for field in Sum._fields))


def places_of(view: View, wanted: Filter) -> list[tuple[Place, int]]:
    """The places of incidents with their number, most first, those with coordinates."""
    if wanted == Filter():
        counts = [(n.name, n.rows) for n in view.store.names("incident", "place", _PLACES)]
    else:
        page = view.page("incident", wanted, None, _INCIDENTS)
        counts = Counter(i.place for i in page.rows if isinstance(i, Incident) and i.place).most_common(_PLACES)
    out = []
    for name, count in counts:
        rows = view.page("incident", replace(wanted, place=name), None, 5).rows
        place = next((p for i in rows if isinstance(i, Incident) and i.place == name and (p := place_of(view, i))), None)
        if place:
            out.append((place, count))
    return out


def place_of(view: View, incident: Incident) -> Place | None:
    """The place of an incident as one of its events has it, with coordinates."""
    return next((p for p in _told(view, incident) if p.name == incident.place and p.lat is not None), None)


def _told(view: View, incident: Incident) -> Iterable[Place]:
    for member in incident.members:
        event = view.store.record(member.event)
        place = view.store.record(event.place) if isinstance(event, Event) and event.place else None
        if isinstance(place, Place):
            yield place
