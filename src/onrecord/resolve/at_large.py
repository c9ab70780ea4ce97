"""Denials and general accusations that no incident holds."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model.records import Dispute, Event, Side
from onrecord.resolve.account import Account, days
from onrecord.resolve.blame_differs import distinct_origins
from onrecord.resolve.compare import WIDE, place_pair
from onrecord.resolve.kinds import plain
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.said import Said, against, blame, blames, camps_in, whether
from onrecord.resolve.sides import dispute

GENERAL_DAYS = 120  # "who uses such weapons" is one question for this long


def denials(accounts: Sequence[Account], lineage: Lineage) -> list[Dispute | None]:
    """A denied event against each claim of the same kind at the same place and time, across all reports."""
    claims: dict[tuple[str, str], list[Said]] = defaultdict(list)
    denied: list[Said] = []
    for account in accounts:
        for event in account.events:
            said = Said.of(account, event, lineage)
            if not plain(event.type):
                continue
            if event.status == "denied":
                denied.append(said)
            elif event.status in ("reported", "claimed", "accused", "suspected"):
                for where in _wheres(account, event):
                    claims[event.type, where].append(said)
    return [_denial(d, claims, lineage) for d in denied]


def _denial(denial: Said, claims: dict[tuple[str, str], list[Said]], lineage: Lineage) -> Dispute | None:
    kind, wheres = denial.event.type, _wheres(denial.account, denial.event)
    near = {c.event.id: c for where in wheres for c in claims.get((kind, where), ())}
    there = [near[i] for i in sorted(near) if _same_place_and_time(denial, near[i]) and against(near[i], denial, lineage)]
    blaming = [c for c in there if blames(c, denial, lineage)]
    if blaming:
        return dispute(None, "perpetrator", "contradiction", [blame(denial), *(blame(c) for c in distinct_origins(blaming))])
    return dispute(None, "occurrence", "contradiction", [whether(denial), *(whether(c) for c in distinct_origins(there))])


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
                found[event.type].append(Said.of(account, event, lineage))
    out: list[Dispute | None] = []
    for kind in sorted(found):
        out += _accusations(found[kind], lineage)
    return out


# Deeds that warring parties accuse each other of as a practice; of battles and strikes each party says openly that it fights them.
_ACCUSED_OF = frozenset({"chemical_attack", "execution", "torture", "sexual_violence"})
PAST = 10 * 365  # days from which on a deed is history rather than what somebody does; wars last for years
LONG = 30  # days from which on a time is no one day


def is_general(account: Account, event: Event) -> bool:
    """Of no one place below a country, and of no day, as far as its own sentence says; nor a thing of the past."""
    near = [p for p in account.places_within(*event.sentence) if p.level not in WIDE]
    said = account.times.get(event.when or "")
    here = said is not None and event.sentence[0] <= said.evidence.start < event.sentence[1]
    time, now = days(account.when(event.when)) if here else None, days(account.written)
    past = time is not None and now is not None and now[0] - time[1] > PAST
    return not near and not past and (time is None or time[1] - time[0] > LONG)


def _accusations(said: Sequence[Said], lineage: Lineage) -> list[Dispute | None]:
    """One dispute for each two camps that are accused by different origins, at least one of them by an accusation in so many words."""
    pairs: dict[tuple[str, ...], list[Side]] = defaultdict(list)
    for n, a in enumerate(said):
        for b in said[n + 1 :]:
            ours, theirs = camps_in(a, lineage), camps_in(b, lineage)
            accused = "accused" in (a.event.status, b.event.status)
            if accused and a.origin != b.origin and ours and theirs and not ours & theirs and _within(a.account, b.account):
                pairs[tuple(sorted(ours | theirs))] += [blame(a), blame(b)]
    return [dispute(None, "perpetrator", "contradiction", pairs[k]) for k in sorted(pairs)]


def _within(a: Account, b: Account) -> bool:
    ours, theirs = days(a.written), days(b.written)
    return ours is None or theirs is None or abs(ours[0] - theirs[0]) <= GENERAL_DAYS
