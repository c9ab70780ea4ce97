"""The application: every address in one table, behind the guards of `security`."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.web.api import table
from onrecord.web.desk import HERE, Desk, render
from onrecord.web.pages import actors, counted, disputes, incidents, names, overview, places, reports, review, search, statements, warnings
from onrecord.web.security import Door, KnownHost, LetIn, OwnSite, Policies, hosts_of


async def decide(request: Request) -> Response:
    """A decision from the form of a page."""
    form = await request.form(max_files=0, max_fields=200)
    given = {k: v for k, v in form.multi_items() if isinstance(v, str)}
    out = [event for v in form.getlist("out") if isinstance(v, str) for event in v.split()]
    return await run_in_threadpool(review.decide, request, given, out)


ROUTES: Sequence[Route | Mount] = (
    Route("/", overview.show),
    Route("/incidents", incidents.every),
    Route("/incidents/{ident}", incidents.one),
    Route("/statements", statements.every),
    Route("/figures", counted.figures),
    Route("/events", counted.events),
    Route("/disputes", disputes.every),
    Route("/disputes/{ident}", disputes.one),
    Route("/warnings", warnings.every),
    Route("/warnings/{ident}", warnings.one),
    Route("/names", names.every),
    Route("/names/{ident}", names.one),
    Route("/actors", actors.every),
    Route("/actors/{actor:path}", actors.one),
    Route("/places", places.every),
    Route("/places/{name:path}", places.one),
    Route("/reports", reports.every),
    Route("/reports/{key:path}/original", reports.original),
    Route("/reports/{key:path}", reports.one),
    Route("/records/{ident}", reports.record),
    Route("/search", search.show),
    Route("/review", review.show),
    Route("/review", decide, methods=["POST"]),
    *table.routes(),
    Mount("/static", StaticFiles(directory=HERE / "static")),
)


def create_app(desk: Desk, door: Door, port: int) -> Starlette:
    """The pages of a record for the browser at this machine's `port`."""
    guards = [
        Middleware(Policies),
        Middleware(KnownHost, hosts=hosts_of(port)),
        Middleware(OwnSite),
        Middleware(LetIn, door=door, cookie=f"onrecord-{port}", refuse=_outside),
    ]
    app = Starlette(routes=ROUTES, middleware=guards, exception_handlers={HTTPException: _refused, 500: _broken})
    app.state.desk = desk
    return app


def _outside(request: Request) -> Response:
    if request.url.path.startswith(table.ROOT):
        answer = table.failed(401, "H401", "send the key that `onrecord serve --key` was given, as `Authorization: Bearer KEY`")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    return render(request, "outside.html", "Not let in", 403)


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _broken(request, error)
    if request.url.path.startswith(table.ROOT):
        return table.refused(request, error)
    status, said = error.status_code, error.detail
    return render(request, "error.html", "Not found" if status == 404 else "Not possible", status, said=said)


def _broken(request: Request, error: Exception) -> Response:
    if request.url.path.startswith(table.ROOT):
        return table.failed(500, "H500", "the answer could not be made; the terminal says why")
    return render(request, "error.html", "Something broke", 500, said="The page could not be made; the terminal says why.")
