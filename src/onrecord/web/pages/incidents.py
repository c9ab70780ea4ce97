"""The incident, which is the central page, and the list of incidents."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.model.records import Blame, Dispute, Event, Incident
from onrecord.views import Filter, Item, View, page
from onrecord.views.policy import NAMES, SAYS, Agreed, Policy, agreed
from onrecord.web import words
from onrecord.web.accounts import Account, accounts, places
from onrecord.web.asked import Asked
from onrecord.web.desk import desk_of, found, render
from onrecord.web.draw import lineage, locator
from onrecord.web.harm import harms, record_path

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


class Hit(NamedTuple):
    """Whom or what was hit in words of the reports, the sorts of protected objects among them, and the events that say so."""

    named: str
    protected: Sequence[str]
    items: Sequence[Item]


class Blamed(NamedTuple):
    """One actor, and by stance who says it, with the sentence where one names the actor. `known`: it is more than a word."""

    actor: str
    said: Sequence[tuple[Blame, str | None]]

    @property
    def known(self) -> bool:
        return words.called(self.actor) != self.actor


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
    disputes = _disputes(view, incident)
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
        harms=harms(told, agreed(incident.tolls, policy), disputes),
        policy=policy,
        policies=POLICIES,
        says=SAYS[policy.name],
        blamed=blamed(incident, told),
        hits=hits(told),
        lineage=lineage.drawing(a.chains for a in told),
        places=where,
        locator=locator.locator(where[0][0], known) if where else None,
        why=reasons(told),
        disputes=disputes,
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


def hits(told: Iterable[Account]) -> list[Hit]:
    """Whom and what the events of an incident name as hit, protected objects first, then what most say."""
    found: dict[str, list[Item]] = {}
    sorts: dict[str, dict[str, None]] = {}
    for item in (i for a in told for i in a.events):
        event = item.record
        if isinstance(event, Event) and event.targets and event.status not in _NOT_HIT:
            named = " and ".join(dict.fromkeys(t.name for t in event.targets if re.search(r"[^\W\d]", t.name)))
            found.setdefault(named, []).append(item)
            sorts.setdefault(named, {}).update(dict.fromkeys(event.protected))
    rows = [Hit(named, list(sorts[named]), items) for named, items in found.items() if named]
    return sorted(rows, key=lambda h: (not h.protected, -len(h.items), h.named))


_NOT_HIT = ("denied", "threatened", "planned", "hypothetical", "negated", "demanded")  # what was not done to anybody, as far as is said


def blamed(incident: Incident, told: Sequence[Account]) -> list[Blamed]:
    by_actor: dict[str, list[tuple[Blame, str | None]]] = {}
    for blame in incident.blamed:
        by_actor.setdefault(blame.actor, []).append((blame, _sentence(blame, told)))
    rows = [Blamed(actor, said) for actor, said in by_actor.items()]
    return sorted(rows, key=lambda b: (not b.known, -len(b.said), b.actor))


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
