"""The lists of figures and of events: every one with its words, each a link to its sentence."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.views import Item, page
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, render
from onrecord.web.pages.reports import line_of

LIMIT = 50


def figures(request: Request) -> Response:
    return _listed(request, "figure", "Figures", "How many are said to have been harmed, and who says so.")


def events(request: Request) -> Response:
    lead = "What is said to have happened, to be happening, or not; what is denied, threatened or planned says so."
    return _listed(request, "event", "Events", lead)


def _listed(request: Request, kind: str, title: str, lead: str) -> Response:
    asked = Asked.of(request)
    found = page(desk_of(request).view(), kind, asked.wanted, asked.rest.get("after"), LIMIT)
    rows = [line for i in found.rows if isinstance(i, Item) and (line := line_of(i))]
    return render(request, "counted.html", title, lead=lead, rows=rows, next=found.next)
