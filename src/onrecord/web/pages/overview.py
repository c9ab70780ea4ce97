"""What is in the record: sums that add up, incidents over time, where, the newest, the most disputed, warnings without an outcome."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Event, Incident, Place
from onrecord.views import Filter, View
from onrecord.views.overview import Overview, Where, overview, where
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, render
from onrecord.web.draw import timeline
from onrecord.web.draw.chart import chart_of_places

_PLACES = 40  # places on the map; more do not fit beside each other
_SEEN = 3  # incidents of a place, and events of an incident, among which its coordinates are sought


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


class Glance(NamedTuple):
    """What is kept of an overview, which is small: the incidents of each day are in the drawing. `further` places are not on the map."""

    overview: Overview
    timeline: timeline.Timeline | None
    places: Sequence[tuple[Place, Where]]
    further: int


def show(request: Request) -> Response:
    wanted, desk = Asked.of(request).wanted, desk_of(request)
    view = desk.view()
    seen = desk.keep(view, ("overview", wanted), partial(glance, view, wanted))
    return render(
        request,
        "overview.html",
        desk.name.removesuffix(".onrecord"),
        o=seen.overview,
        sum=sum_of(view),
        timeline=seen.timeline,
        places=seen.places,
        map=chart_of_places([(place, there.rows) for place, there in seen.places]),
        further=seen.further,
        failures=view.store.failures()[:5],
    )


def glance(view: View, wanted: Filter) -> Glance:
    found = overview(view, wanted)
    there, places = where(view, wanted, _PLACES)
    known = located(view, [w.place for w in there])
    drawn = [(known[w.place], w) for w in there if w.place in known]
    return Glance(found._replace(days=[]), timeline.drawing(found.days), drawn, places - len(there))


def sum_of(view: View) -> Sum:
    runs = view.store.runs()
    return Sum(*(sum(getattr(r, field) for r in runs) for field in Sum._fields))


def located(view: View, names: Sequence[str]) -> dict[str, Place]:
    """The places with these names as an event of one of the incidents there has them, with coordinates; all looked up at once."""
    there = view.store.bearing("incident", "place", names, _SEEN)
    incidents = view.store.shared_with(i for some in there.values() for i in some)
    events = view.store.records_with(m.event for i in incidents.values() if isinstance(i, Incident) for m in i.members[:_SEEN])
    places = view.store.records_with(e.place for e in events.values() if isinstance(e, Event) and e.place)
    out: dict[str, Place] = {}
    for event in events.values():
        place = places.get(event.place or "") if isinstance(event, Event) else None
        if isinstance(place, Place) and place.lat is not None and place.name in there:
            out.setdefault(place.name, place)
    return out
