"""Accounts that differ in who did it, whether it happened, with what, or to whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.model.records import Actor, Dispute, Event, Side
from onrecord.model.values import ActorRef
from onrecord.resolve.account import Account, days
from onrecord.resolve.compare import WIDE, place_pair
from onrecord.resolve.incidents import Happening, events_of
from onrecord.resolve.kinds import family, happened, violent
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.sides import dispute, side

GENERAL_DAYS = 120  # "who uses such weapons" is one question for this long


class Said(NamedTuple):
    """An event with whoever stands behind it."""

    account: Account
    event: Event
    origin: str


def of_incident(happening: Happening, lineage: Lineage) -> list[Dispute | None]:
    """The disputes about one incident other than those about numbers."""
    said = [Said(a, e, lineage.origin(a, e.sources)) for a, e in events_of(happening)]
    about = happening.incident.id
    return [
        dispute(about, "perpetrator", "contradiction", perpetrators(said, lineage)),
        dispute(about, "occurrence", "contradiction", occurrence(said, lineage)),
        dispute(about, "victims", "contradiction", victims(said, lineage)),
    ]


# ---- who did it


def perpetrators(said: Sequence[Said], lineage: Lineage) -> list[Side]:
    """The sides where one origin blames one camp and another origin another; the blamed who deny are a side.

    Only known camps count, and no battles, in which both sides act.
    """
    blamed = [
        (s, camps) for s in said if violent(s.event.type) and family(s.event.type) != "ground" and (camps := _known_camps(s, lineage))
    ]
    found: list[Side] = []
    for n, (a, ours) in enumerate(blamed):
        for b, theirs in blamed[n + 1 :]:
            if a.origin != b.origin and _one_deed(a, b) and _at_odds(a, b, ours, theirs):
                found += [_blame(a), _blame(b)]
    return found


def _one_deed(a: Said, b: Said) -> bool:
    """Both are told on somebody's word, of one kind of deed: a report that tells of an attack and of the answer to it blames nobody."""
    blaming = any(s.event.status in ("accused", "suspected", "denied") for s in (a, b))
    return bool(a.event.sources) and bool(b.event.sources) and family(a.event.type) == family(b.event.type) and blaming


def _known_camps(said: Said, lineage: Lineage) -> frozenset[str]:
    return lineage.camps.camps(r for r in said.event.actors if r.actor and not r.actor.startswith(_NOT_ARMED))


_NOT_ARMED = ("outlet.", "org.", "people.")


def _at_odds(a: Said, b: Said, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if (a.event.status == "denied") != (b.event.status == "denied"):
        return bool(ours & theirs)
    return not ours & theirs and a.event.status != "denied"


def _blame(said: Said) -> Side:
    names = " and ".join(sorted({r.name for r in said.event.actors}))
    return side(said.account, said.event, f"not {names}" if said.event.status == "denied" else names, said.event.sources)


# ---- whether it happened


def occurrence(said: Sequence[Said], lineage: Lineage) -> list[Side]:
    """A denial of it, and those who say that it happened; the denial of somebody who is not blamed for it is theirs alone."""
    denials = [s for s in said if s.event.status == "denied"]
    claims = [s for s in said if s.event.status != "denied"]
    found: list[Side] = []
    for denial in denials:
        against = [c for c in claims if c.origin != denial.origin and not _blames(c, denial, lineage)]
        if against:
            found.append(_happened(denial))
            found += [_happened(c) for c in _distinct_origins(against)]
    return found


def _blames(claim: Said, denial: Said, lineage: Lineage) -> bool:
    """Does the claim name the camp that denies its own deed? Then they differ about who did it, not about whether it was done."""
    return bool(lineage.camps.camps(claim.event.actors) & lineage.camps.camps(denial.event.actors))


def _distinct_origins(said: Iterable[Said]) -> list[Said]:
    first: dict[str, Said] = {}
    for s in said:
        first.setdefault(s.origin, s)
    return list(first.values())


def _happened(said: Said) -> Side:
    kind = said.event.type.replace("_", " ")
    return side(said.account, said.event, f"no {kind}" if said.event.status == "denied" else kind, said.event.sources)


# ---- to whom


def victims(said: Sequence[Said], lineage: Lineage) -> list[Side]:
    """One origin speaks of civilians killed, another of fighters only."""
    by_group: dict[str, list[Said]] = defaultdict(list)
    for s in said:
        groups = {f.group for f in s.account.figures_of(s.event.id) if f.what in ("killed", "wounded")}
        if groups & {"civilians", "children", "women", "medics"}:
            by_group["civilians"].append(s)
        elif "combatants" in groups:
            by_group["combatants"].append(s)
    civil, fighting = by_group["civilians"], by_group["combatants"]
    pairs = [(a, b) for a in civil for b in fighting if a.origin != b.origin]
    return [x for a, b in pairs for x in (_victims(a, "civilians"), _victims(b, "combatants"))]


def _victims(said: Said, group: str) -> Side:
    return side(said.account, said.event, group, said.event.sources)


# ---- denials and general accusations, which no incident holds


def denials(accounts: Sequence[Account], lineage: Lineage) -> list[Dispute | None]:
    """A denied event against each claim of the same kind at the same place and time, across all reports."""
    claims: dict[tuple[str, str], list[Said]] = defaultdict(list)
    denied: list[Said] = []
    for account in accounts:
        for event in account.events:
            said = Said(account, event, lineage.origin(account, event.sources))
            if not happened(event.type):
                continue
            if event.status == "denied":
                denied.append(said)
            elif event.status in ("reported", "claimed", "accused", "suspected"):
                for where in _wheres(account, event):
                    claims[family(event.type), where].append(said)
    return [_denial(d, claims, lineage) for d in denied]


def _denial(denial: Said, claims: dict[tuple[str, str], list[Said]], lineage: Lineage) -> Dispute | None:
    kind = family(denial.event.type)
    near = {c.event.id: c for where in _wheres(denial.account, denial.event) for c in claims.get((kind, where), ())}
    against = [near[i] for i in sorted(near) if _same_place_and_time(denial, near[i]) and near[i].origin != denial.origin]
    blaming = [c for c in against if _blames(c, denial, lineage)]
    if blaming:
        return dispute(None, "perpetrator", "contradiction", [_blame(denial), *(_blame(c) for c in _distinct_origins(blaming))])
    return dispute(None, "occurrence", "contradiction", [_happened(denial), *(_happened(c) for c in _distinct_origins(against))])


def _wheres(account: Account, event: Event) -> list[str]:
    place = account.place(event.place)
    if place is None:
        return []
    keys = [str(place.geonameid or place.name.lower())]
    return [*keys, f"admin {place.country} {place.admin1}"] if place.admin1 else keys


def _same_place_and_time(a: Said, b: Said) -> bool:
    here, there = a.account.place(a.event.place), b.account.place(b.event.place)
    if here is None or there is None or place_pair(here, there) not in ("same", "near", "inside", "shared words"):
        return False
    ours, theirs = _time(a), _time(b)
    return ours is None or theirs is None or max(ours[0] - theirs[1], theirs[0] - ours[1]) <= 1


def _time(said: Said) -> tuple[int, int] | None:
    """When it was, else the days around the report."""
    if told := days(said.account.when(said.event.when)):
        return told
    fresh = days(said.account.written)
    return (fresh[0] - 3, fresh[1]) if fresh else None


def general(accounts: Sequence[Account], lineage: Lineage) -> list[Dispute | None]:
    """Accusations of no one day and place ("the rebels use chemical weapons") against those that blame another camp for the same."""
    found: dict[str, list[Said]] = defaultdict(list)
    for account in accounts:
        for event in account.events:
            if event.type in _ACCUSED_OF and event.status in ("reported", "claimed", "accused") and is_general(account, event):
                whole = event if event.actors else replace(event, actors=_accused(account, event))
                found[event.type].append(Said(account, whole, lineage.origin(account, event.sources)))
    out: list[Dispute | None] = []
    for kind in sorted(found):
        out += _accusations(found[kind], lineage)
    return out


# Deeds that warring parties accuse each other of as a practice; of battles and strikes each party says openly that it fights them.
_ACCUSED_OF = frozenset({"chemical_attack", "execution", "torture", "sexual_violence"})
LONG = 30  # days from which on a time is no one day


def is_general(account: Account, event: Event) -> bool:
    """Of no one place below a country, and of no day, as far as its own sentence says."""
    near = [p for p in account.places_within(*event.sentence) if p.level not in WIDE]
    time = days(account.when(event.when))
    return not near and (time is None or time[1] - time[0] > LONG)


def _accused(account: Account, event: Event) -> tuple[ActorRef, ...]:
    """Who is accused where the event names nobody: the known actor named last before the deed, other than those who accuse."""
    accusers = {s.actor for s in event.sources}
    start, end = event.sentence[0], event.evidence.start
    named = [r for r in account.records if isinstance(r, Actor) and r.actor and start <= r.evidence.start and r.evidence.end <= end]
    said = [r for r in named if r.actor not in accusers]
    return (ActorRef(name=said[-1].name, span=said[-1].evidence.span, actor=said[-1].actor),) if said and event.status == "accused" else ()


def _accusations(said: Sequence[Said], lineage: Lineage) -> list[Dispute | None]:
    """One dispute for each two camps that are accused by different origins, at least one of them by an accusation in so many words."""
    pairs: dict[tuple[str, ...], list[Side]] = defaultdict(list)
    for n, a in enumerate(said):
        for b in said[n + 1 :]:
            ours, theirs = _known_camps(a, lineage), _known_camps(b, lineage)
            accused = "accused" in (a.event.status, b.event.status)
            if accused and a.origin != b.origin and ours and theirs and not ours & theirs and _within(a.account, b.account):
                pairs[tuple(sorted(ours | theirs))] += [_blame(a), _blame(b)]
    return [dispute(None, "perpetrator", "contradiction", pairs[k]) for k in sorted(pairs)]


def _within(a: Account, b: Account) -> bool:
    ours, theirs = days(a.written), days(b.written)
    return ours is None or theirs is None or abs(ours[0] - theirs[0]) <= GENERAL_DAYS
