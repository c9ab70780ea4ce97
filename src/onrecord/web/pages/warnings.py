"""Threats, ultimatums and messages, each as a line from the threat over its deadline to what came after."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import After, Report, Warning
from onrecord.views import View, page
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, render
from onrecord.web.draw.thread import Thread, thread
from onrecord.web.marks import Passage
from onrecord.web.sentences import sentence_at

LIMIT = 30


class Row(NamedTuple):
    """A warning with its line; what came after in order of time."""

    warning: Warning
    report: Report | None
    thread: Thread | None


class Later(NamedTuple):
    """What is told after a warning, with its sentence."""

    after: After
    report: Report | None
    passage: Passage | None


def every(request: Request) -> Response:
    asked = Asked.of(request)
    view = desk_of(request).view()
    found = page(view, "warning", asked.wanted, asked.rest.get("after"), LIMIT)
    rows = [row(view, w) for w in found.rows if isinstance(w, Warning)]
    return render(request, "warnings.html", "Warnings", rows=rows, next=found.next)


def row(view: View, warning: Warning) -> Row:
    report = view.report(warning.threat.report)
    known = warning.issued and (warning.issued.earliest or warning.issued.latest)
    issued = warning.issued if known else report.published if report else None
    return Row(warning, report, thread(warning, issued))


def one(request: Request) -> Response:
    view = desk_of(request).view()
    warning = view.store.shared_one(request.path_params["ident"])
    if not isinstance(warning, Warning):
        raise HTTPException(404, "There is no such warning in this record; reports that were added may have changed it.")
    later: Sequence[Later] = [Later(o, view.report(o.report), sentence_at(view, o.report, o.start, o.end)) for o in warning.outcomes]
    at = warning.threat
    threat = sentence_at(view, at.report, at.start, at.end)
    return render(
        request, "warning.html", "Warning", row=row(view, warning), threat=threat, later=later, log=view.store.decided(warning.id)
    )
