"""Denials and general accusations that no incident holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from onrecord.model.records import Dispute, Event, Side
from onrecord.resolve.account import Account, days
from onrecord.resolve.blame_differs import distinct_origins
from onrecord.resolve.compare import WIDE, place_pair
from onrecord.resolve.kinds import plain
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.marks import Of, day_of, key
from onrecord.resolve.said import Said, against, blame, blames, camps_in, speaks_for, whether
from onrecord.resolve.sides import dispute

GENERAL_DAYS = 120  # "who uses such weapons" is one question for this long
ASSERTED = ("reported", "claimed", "accused", "suspected")
WEEK, LONGEST = 8, 370  # days of a week by which claims are found; days of a stretch whose weeks are all looked at


Keyed = list[tuple[Event, frozenset[int]]]  # events with the keys of deed, place and week under which claims and denials meet


def claimed(account: Account) -> Keyed:
    """What a report says was done."""
    found = [e for e in account.events if plain(e.type) and e.status in ASSERTED]
    return [(e, _keys(account, e, 1)) for e in found]


def denied(account: Account) -> Keyed:
    """What a report says was not done."""
    found = [e for e in account.events if plain(e.type) and e.status == "denied"]
    return [(e, _keys(account, e, 0)) for e in found]


def denials(account: Account, others: Iterable[Account], held: Set[tuple[str, int]], lineage: Lineage) -> list[Dispute | None]:
    """Each denied event of a report against each claim of the same kind at the same place and time, in all reports.

    A denial whose sentence (report and start) another dispute holds is not told once more.
    """
    claims = [(other, e, keys) for other in sorted(others, key=_key) for e, keys in claimed(other)]
    out = []
    for event, ours in denied(account):
        if (account.key, event.sentence[0]) in held:
            continue
        near = {e.id: Said.of(other, e, lineage) for other, e, theirs in claims if ours & theirs}
        out.append(_denial(Said.of(account, event, lineage), near, lineage))
    return out


def _key(account: Account) -> str:
    return account.key


def _denial(denial: Said, near: Mapping[str, Said], lineage: Lineage) -> Dispute | None:
    there = [near[i] for i in sorted(near) if _same_place_and_time(denial, near[i]) and against(near[i], denial, lineage)]
    blaming = [c for c in there if blames(c, denial, lineage)]
    anchor = f"{denial.account.key}:{denial.event.id}"
    if blaming:
        return dispute(None, "perpetrator", "contradiction", [blame(denial), *(blame(c) for c in distinct_origins(blaming))], anchor)
    return dispute(None, "occurrence", "contradiction", [whether(denial), *(whether(c) for c in distinct_origins(there))], anchor)


def _keys(account: Account, event: Event, around: int) -> frozenset[int]:
    """The deed at its place and in its province, in every week of its days and the days around; undated reports are among themselves."""
    place, when = account.place(event.place), _time(account, event)
    if place is None:
        return frozenset()
    wheres = [str(place.geonameid or place.name.lower()), *([f"admin {place.country} {place.admin1}"] if place.admin1 else [])]
    weeks = range((when[0] - around) // WEEK, (min(when[1], when[0] + LONGEST) + around) // WEEK + 1) if when else [0]
    return frozenset(key(Of.CLAIMED, event.type, where, week) for where in wheres for week in weeks)


def _same_place_and_time(a: Said, b: Said) -> bool:
    here, there = a.account.place(a.event.place), b.account.place(b.event.place)
    if here is None or there is None or place_pair(here, there) not in ("same", "near", "inside", "shared words"):
        return False
    ours, theirs = _time(a.account, a.event), _time(b.account, b.event)
    return ours is None or theirs is None or max(ours[0] - theirs[1], theirs[0] - ours[1]) <= 1


def _time(account: Account, event: Event) -> tuple[int, int] | None:
    """When it was, else the days around the report."""
    if told := days(account.when(event.when)):
        return told
    fresh = days(account.written)
    return (fresh[0] - 3, fresh[1]) if fresh else None


def accused(account: Account) -> list[tuple[int, Event]]:
    """Accusations of no one day and place ("the rebels use chemical weapons"), each with the key of the deed."""
    found = [
        e for e in account.events if e.type in _ACCUSED_OF and e.status in ("reported", "claimed", "accused") and is_general(account, e)
    ]
    return [(key(Of.ACCUSED, e.type), e) for e in found]


def general(what: int, within: range, accounts: Iterable[Account], lineage: Lineage) -> list[Dispute | None]:
    """General accusations of one deed against those that blame another camp for the same. The older of two is of a day `within`."""
    ordered = sorted(accounts, key=_key)
    return _accusations([Said.of(a, e, lineage) for a in ordered for deed, e in accused(a) if deed == what], within, lineage)


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


def _accusations(said: Sequence[Said], within: range, lineage: Lineage) -> list[Dispute | None]:
    """One dispute for each two camps that are accused by different origins, at least one of them by an accusation in so many words.

    One of the two speaks for itself and accuses the other: that both did such things, as an inquiry may find, is no contradiction.
    """
    pairs: dict[tuple[str, ...], list[Side]] = defaultdict(list)
    for n, a in enumerate(said):
        for b in said[n + 1 :]:
            ours, theirs = camps_in(a, lineage), camps_in(b, lineage)
            accused = "accused" in (a.event.status, b.event.status)
            own = speaks_for(a, theirs, lineage) or speaks_for(b, ours, lineage)
            if accused and own and a.origin != b.origin and ours and theirs and not ours & theirs and _within(a, b, within):
                pairs[tuple(sorted(ours | theirs))] += [blame(a), blame(b)]
    return [dispute(None, "perpetrator", "contradiction", pairs[k]) for k in sorted(pairs)]


def _within(a: Said, b: Said, within: range) -> bool:
    first, last = sorted((day_of(a.account), day_of(b.account)))
    return first in within and last - first <= GENERAL_DAYS
