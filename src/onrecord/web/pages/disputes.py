"""Where accounts differ: the list, and one dispute with its sides beside each other."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Dispute, Incident, Report, Side
from onrecord.views import View, page
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, found, render
from onrecord.web.marks import Passage
from onrecord.web.sentences import sentence_at

LIMIT = 30


class Told(NamedTuple):
    """One account of a side."""

    side: Side
    report: Report | None
    passage: Passage | None


class Stand(NamedTuple):
    """One value, with everybody who says so."""

    value: str
    told: Sequence[Told]


class Row(NamedTuple):
    """A dispute with its sides by value, and the incident it is about."""

    dispute: Dispute
    stands: Sequence[Stand]
    incident: Incident | None


def every(request: Request) -> Response:
    asked = Asked.of(request)
    view = desk_of(request).view()
    listed = page(view, "dispute", asked.wanted, asked.rest.get("after"), LIMIT)
    rows = [row(view, d, full=False) for d in listed.rows if isinstance(d, Dispute)]
    return render(request, "disputes.html", "Disputes", rows=rows, next=listed.next)


def one(request: Request) -> Response:
    view = desk_of(request).view()
    fold = found(view, request, Dispute)
    told = row(view, fold.value, full=True)
    title = f"Disputed: {fold.value.dimension}" + (f" of {told.incident.label}" if told.incident else "")
    return render(request, "dispute.html", title, row=told, fold=fold)


def row(view: View, dispute: Dispute, *, full: bool) -> Row:
    """`full`: with the paragraph of each account."""
    stands: dict[str, list[Told]] = {}
    for side in dispute.sides:
        passage = sentence_at(view, side.report, side.start, side.end) if full else None
        stands.setdefault(side.value, []).append(Told(side, view.report(side.report), passage))
    about = view.thing(dispute.about) if dispute.about else None
    incident = about.value if about and isinstance(about.value, Incident) else None
    return Row(dispute, [Stand(v, t) for v, t in stands.items()], incident)
