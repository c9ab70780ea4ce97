"""Where accounts differ: the list, and one dispute with its sides beside each other."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Dispute, Incident, Report, Side
from onrecord.views import View, page
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, render
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
    found = page(view, "dispute", asked.wanted, asked.rest.get("after"), LIMIT)
    rows = [row(view, d, full=False) for d in found.rows if isinstance(d, Dispute)]
    return render(request, "disputes.html", "Disputes", rows=rows, next=found.next)


def one(request: Request) -> Response:
    view = desk_of(request).view()
    dispute = view.store.shared_one(request.path_params["ident"])
    if not isinstance(dispute, Dispute):
        raise HTTPException(404, "There is no such dispute in this record; reports that were added may have changed it.")
    found = row(view, dispute, full=True)
    title = f"Disputed: {dispute.dimension}" + (f" of {found.incident.label}" if found.incident else "")
    return render(request, "dispute.html", title, row=found, log=view.store.decided(dispute.id))


def row(view: View, dispute: Dispute, *, full: bool) -> Row:
    """`full`: with the paragraph of each account."""
    stands: dict[str, list[Told]] = {}
    for side in dispute.sides:
        passage = sentence_at(view, side.report, side.start, side.end) if full else None
        stands.setdefault(side.value, []).append(Told(side, view.report(side.report), passage))
    about = view.store.shared_one(dispute.about) if dispute.about else None
    return Row(dispute, [Stand(v, t) for v, t in stands.items()], about if isinstance(about, Incident) else None)
