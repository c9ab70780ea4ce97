"""The incident, which is the central page, and the list of incidents."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.model.records import Blame, Dispute, Event, Incident, What
from onrecord.views import Filter, Item, View, page
from onrecord.views.policy import NAMES, SAYS, Agreed, Policy, agreed
from onrecord.web import words
from onrecord.web.accounts import HARM, Account, Count, accounts, places
from onrecord.web.asked import Asked, part
from onrecord.web.desk import desk_of, found, render
from onrecord.web.draw import lineage, locator, toll

LIMIT = 50
_NEAR = timedelta(days=2)
_CAREFUL = Policy()
POLICIES = [(name, SAYS[name]) for name in NAMES if name != "priority"]  # what a link can ask for; a list of origins is typed


class Row(NamedTuple):
    """One line of the list of incidents; killed and wounded by the policy that is asked for."""

    incident: Incident
    killed: Agreed | None
    wounded: Agreed | None
    reports: int


class Harm(NamedTuple):
    """What is told of one kind of harm: the chart where it tells more than a line would, and the same as a table, newest first."""

    what: What
    chart: toll.Chart | None
    counts: Sequence[Count]
    agreed: Sequence[Agreed]


class Blamed(NamedTuple):
    """One actor, and by stance who says it, with the sentence where one names the actor."""

    actor: str
    said: Sequence[tuple[Blame, str | None]]


def every(request: Request) -> Response:
    asked = Asked.of(request)
    policy = policy_of(asked)
    listed = page(desk_of(request).view(), "incident", asked.wanted, asked.rest.get("after"), LIMIT)
    rows = [row(i, policy) for i in listed.rows if isinstance(i, Incident)]
    return render(request, "incidents.html", "Incidents", rows=rows, next=listed.next, policy=policy, policies=POLICIES)


def policy_of(asked: Asked) -> Policy:
    """The policy that the address asks for; the most conservative one when it asks for none that there is."""
    try:
        return Policy.of(asked.rest.get("policy") or "conservative", asked.rest.get("origins", ""))
    except UsageError:
        return Policy()


def row(incident: Incident, policy: Policy = _CAREFUL) -> Row:
    best = {a.what: a for a in reversed(agreed(incident.tolls, policy)) if a.group in ("unspecified", "civilians", "combatants")}
    return Row(incident, best.get("killed"), best.get("wounded"), len({m.report for m in incident.members}))


def one(request: Request) -> Response:
    view = desk_of(request).view()
    fold = found(view, request, Incident)
    incident = fold.value
    told = accounts(view, incident)
    policy = policy_of(Asked.of(request))
    best = agreed(incident.tolls, policy)
    where = places(told)
    known = [i.place for a in told for i in a.items if i.place]
    return render(
        request,
        "incident.html",
        title_of(incident),
        incident=incident,
        accounts=told,
        outlets=len({words.publisher(r) for a in told for r in (a.report, *a.copies)}),
        reports=sum(1 + len(a.copies) for a in told),
        harms=[h for what in HARM if (h := harm(what, told, best))],
        policy=policy,
        policies=POLICIES,
        says=SAYS[policy.name],
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


def harm(what: What, told: Iterable[Account], best: Iterable[Agreed]) -> Harm | None:
    counts = [c for a in told for c in a.counts if c.figure.what == what]
    counts.sort(key=_newest, reverse=True)
    if not counts:
        return None
    drawn = len(counts) > (1 if what in ("killed", "wounded") else 2)
    chart = toll.chart(_told(c, c.day) for c in reversed(counts) if c.day) if drawn else None
    return Harm(what, chart, counts, [a for a in best if a.what == what])


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
