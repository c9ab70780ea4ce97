"""Where accounts differ: the list, and one dispute with its sides beside each other."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Dispute, Incident, Report, Shared, Side
from onrecord.views import Folded, View, page
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, found, render
from onrecord.web.marks import Passage
from onrecord.web.sentences import sentences_at
from onrecord.web.terms import asks

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
    disputes = [d for d in listed.rows if isinstance(d, Dispute)]
    view.by_key.load(s.report for d in disputes for sides in by_value(d).values() for s in sides[:FEW])
    about = view.things(d.about for d in disputes if d.about)
    rows = [row(view, d, about.get(d.about or "")) for d in disputes]
    return render(request, "disputes.html", "Disputes", rows=rows, next=listed.next)


def one(request: Request) -> Response:
    view = desk_of(request).view()
    fold = found(view, request, Dispute)
    dispute = fold.value
    told = row(view, dispute, view.thing(dispute.about) if dispute.about else None, full=True)
    title = f"Disputed: {asks(dispute.dimension)}"
    return render(request, "dispute.html", title, row=told, fold=fold)


def by_value(dispute: Dispute) -> dict[str, list[Side]]:
    found: dict[str, list[Side]] = {}
    for side in dispute.sides:
        found.setdefault(side.value, []).append(side)
    return found


def row(view: View, dispute: Dispute, about: Folded[Shared] | None, *, full: bool = False) -> Row:
    """`full`: with every account and its paragraph."""
    incident = about.value if about and isinstance(about.value, Incident) else None
    return Row(dispute, [Stand(v, _told(view, s, full), len(s)) for v, s in by_value(dispute).items()], incident)


def _told(view: View, sides: Sequence[Side], full: bool) -> list[Told]:
    passages = sentences_at(view, sides) if full else [None] * len(sides[:FEW])
    return [Told(s, view.by_key.get(s.report), p) for s, p in zip(sides, passages, strict=False)]
