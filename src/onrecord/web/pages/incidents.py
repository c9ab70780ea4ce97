"""The incident, which is the central page, and the list of incidents."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import Blame, Dispute, Event, Incident, What
from onrecord.views import Filter, Item, View, page
from onrecord.web import words
from onrecord.web.accounts import HARM, Account, Count, accounts, places
from onrecord.web.asked import Asked, part
from onrecord.web.desk import desk_of, found, render
from onrecord.web.draw import lineage, locator, toll

LIMIT = 50
_NEAR = timedelta(days=2)


class Row(NamedTuple):
    """One line of the list of incidents."""

    incident: Incident
    killed: str
    wounded: str
    reports: int


class Harm(NamedTuple):
    """What is told of one kind of harm: the chart where it tells more than a line would, and the same as a table, newest first."""

    what: What
    chart: toll.Chart | None
    counts: Sequence[Count]


class Blamed(NamedTuple):
    """One actor, and by stance who says it, with the sentence where one names the actor."""

    actor: str
    said: Sequence[tuple[Blame, str | None]]


def every(request: Request) -> Response:
    asked = Asked.of(request)
    listed = page(desk_of(request).view(), "incident", asked.wanted, asked.rest.get("after"), LIMIT)
    rows = [row(i) for i in listed.rows if isinstance(i, Incident)]
    return render(request, "incidents.html", "Incidents", rows=rows, next=listed.next)


def row(incident: Incident) -> Row:
    return Row(incident, tolls_of(incident, "killed"), tolls_of(incident, "wounded"), len({m.report for m in incident.members}))


def tolls_of(incident: Incident, what: What) -> str:
    """Everything that origins say of the whole toll, lowest first: "at least 43; 126"."""
    told = [t for t in incident.tolls if t.what == what]
    whole = [t for t in told if t.group in ("unspecified", "mixed", "civilians", "combatants")] or told
    sizes = sorted({(t.low, t.high) for t in whole}, key=_size)
    return "; ".join(words.amount(low, high) for low, high in sizes) or words.UNKNOWN


def _size(bounds: tuple[int | None, int | None]) -> tuple[int, int]:
    return bounds[0] or bounds[1] or 0, bounds[1] or 0


def one(request: Request) -> Response:
    view = desk_of(request).view()
    fold = found(view, request, Incident)
    incident = fold.value
    told = accounts(view, incident)
    where = places(told)
    known = [i.place for a in told for i in view.items(a.report) if i.place]
    return render(
        request,
        "incident.html",
        title_of(incident),
        incident=incident,
        accounts=told,
        outlets=len({words.publisher(r) for a in told for r in (a.report, *a.copies)}),
        reports=sum(1 + len(a.copies) for a in told),
        harms=[h for what in HARM if (h := harm(what, told))],
        blamed=blamed(incident, told),
        lineage=lineage.drawing(a.chain for a in told),
        places=where,
        locator=locator.locator(where[0][0], known) if where else None,
        why=reasons(told),
        disputes=_disputes(view, incident),
        fold=fold,
        near=near(view, incident),
    )


def near(view: View, incident: Incident) -> list[Incident]:
    """Incidents of about the same days, those of the same place first: what it may be one with."""
    if not incident.when.earliest:
        return []
    day = date.fromisoformat(incident.when.earliest[:10])
    wanted = Filter(first=(day - _NEAR).isoformat(), last=(day + _NEAR).isoformat())
    listed = [*view.page("incident", replace(wanted, place=incident.place), None, 10).rows, *view.page("incident", wanted, None, 10).rows]
    return list({i.id: i for i in listed if isinstance(i, Incident) and i.id != incident.id}.values())[:12]


def title_of(incident: Incident) -> str:
    """ "Air strike, Rashidin", in full words."""
    what = words.human(incident.type)
    return f"{what[:1].upper()}{what[1:]}" + (f", {incident.place}" if incident.place else ", place not said")


def harm(what: What, told: Iterable[Account]) -> Harm | None:
    counts = [c for a in told for c in a.counts if c.figure.what == what]
    counts.sort(key=_newest, reverse=True)
    if not counts:
        return None
    drawn = what in ("killed", "wounded") or len(counts) > 2
    return Harm(what, toll.chart(_told(c, c.day) for c in reversed(counts) if c.day) if drawn else None, counts)


def _newest(count: Count) -> tuple[str, str, int]:
    return count.item.report.published.earliest or "", count.item.report.key, count.figure.evidence.start


def _told(count: Count, day: str) -> toll.Told:
    f = count.figure
    label = words.amount(f.low, f.high, f.approx) + (f" {f.group}" if count.part and f.group != "unspecified" else "")
    order = f"{count.item.report.published.earliest} {count.item.report.key} {f.evidence.start:08}"
    return toll.Told(count.origin, day, f.low, f.high, f.approx, count.part, label, record_path(count.item), order)


def record_path(item: Item) -> str:
    """Where a record is shown with its sentence."""
    return f"/records/{part(item.record.id)}?report={part(item.report.key)}"


def blamed(incident: Incident, told: Sequence[Account]) -> list[Blamed]:
    by_actor: dict[str, list[tuple[Blame, str | None]]] = {}
    for blame in incident.blamed:
        by_actor.setdefault(blame.actor, []).append((blame, _sentence(blame, told)))
    return [Blamed(actor, said) for actor, said in by_actor.items()]


def _sentence(blame: Blame, told: Iterable[Account]) -> str | None:
    """The first event that names the actor and comes from that source."""
    who = {blame.by[0].name, blame.by[0].actor} - {None} if blame.by else set()
    near = None
    for account in told:
        for item in account.events:
            event = item.record
            if isinstance(event, Event) and any(blame.actor in (a.actor, a.name) for a in event.actors):
                if not who or any(s.name in who or s.actor in who for s in event.sources):
                    return record_path(item)
                near = near or record_path(item)
    return near


def reasons(told: Iterable[Account]) -> list[tuple[str, str, int, float]]:
    """What joined the accounts: each feature and value with the number of reports and its weight, the heaviest first."""
    found: dict[tuple[str, str], list[float]] = {}
    for account in told:
        for feature, value, weight in account.why:
            found.setdefault((feature, value), []).append(weight)
    rows = [(feature, value, len(weights), max(weights, key=abs)) for (feature, value), weights in found.items()]
    return sorted(rows, key=lambda r: (-r[3] * r[2], r[:2]))


def _disputes(view: View, incident: Incident) -> list[Dispute]:
    return [d for d in view.shared("dispute", Filter(about=incident.id)) if isinstance(d, Dispute)]
