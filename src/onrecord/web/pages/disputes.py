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

LIMIT = 20
FEW = 4  # accounts of a side in the list; the dispute's own page has all


class Told(NamedTuple):
    """One account of a side."""

    side: Side
    report: Report | None
    passage: Passage | None


class Stand(NamedTuple):
    """One value, with those who say so; `all` is how many they are."""

    value: str
    told: Sequence[Told]
    all: int


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
    by_value: dict[str, list[Side]] = {}
    for side in dispute.sides:
        by_value.setdefault(side.value, []).append(side)
    stands = {v: [_told(view, s, full) for s in sides[: len(sides) if full else FEW]] for v, sides in by_value.items()}
    about = view.thing(dispute.about) if dispute.about else None
    incident = about.value if about and isinstance(about.value, Incident) else None
    return Row(dispute, [Stand(v, t, len(by_value[v])) for v, t in stands.items()], incident)


def _told(view: View, side: Side, full: bool) -> Told:
    passage = sentence_at(view, side.report, side.start, side.end) if full else None
    return Told(side, passage.report if passage else view.by_key.get(side.report), passage)
