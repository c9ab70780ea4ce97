"""Threats, ultimatums and messages, each as a line from the threat over its deadline to what came after."""

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import After, Report, Warning
from onrecord.views import View, page
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, found, render
from onrecord.web.draw.thread import Thread, thread
from onrecord.web.marks import Passage
from onrecord.web.sentences import sentences_at

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
    listed = page(view, "warning", asked.wanted, asked.rest.get("after"), LIMIT)
    warnings = [w for w in listed.rows if isinstance(w, Warning)]
    view.by_key.load(w.threat.report for w in warnings)
    rows = [row(view, w) for w in warnings]
    return render(request, "warnings.html", "Warnings", rows=rows, next=listed.next)


def row(view: View, warning: Warning) -> Row:
    report = view.by_key.get(warning.threat.report)
    known = warning.issued and (warning.issued.earliest or warning.issued.latest)
    issued = warning.issued if known else report.published if report else None
    return Row(warning, report, thread(warning, issued))


def one(request: Request) -> Response:
    view = desk_of(request).view()
    fold = found(view, request, Warning)
    warning = fold.value
    threat, *after = sentences_at(view, (warning.threat, *warning.outcomes))
    later = [Later(o, p.report if p else None, p) for o, p in zip(warning.outcomes, after, strict=True)]
    return render(request, "warning.html", "Warning", row=row(view, warning), threat=threat, later=later, fold=fold)
