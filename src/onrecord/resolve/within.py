"""What sources of one report tell of one thing and tell differently, where its sentences were not joined to one story.

A report that sets two sources side by side ("the ministry said nine had died; rescuers gave a toll of twelve") seldom repeats place
and day, so that its second half often starts a story of its own. Nearness in the text and in kind stands in for them here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from onrecord.lang.rules import rules
from onrecord.model.records import Dispute, Event, Figure
from onrecord.resolve.account import Account, days
from onrecord.resolve.accused import denies
from onrecord.resolve.kinds import happened, likeness, violent
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.numbers_differ import allowed, differ, relation, slot, voice
from onrecord.resolve.said import Said, blame, camps_in, harmed, to_whom
from onrecord.resolve.sides import dispute, number, side
from onrecord.resolve.tolls import Count, countable, sourced

# Chosen on the development reports: of pairs of counts this near in the text and in size every second is a dispute that readers named.
NEAR = 700
TIMES = 2
REVISED = 3  # a toll that grew more than this is of something else

Incidents = Mapping[str, str]  # the incident of an event


def tolls(accounts: Iterable[Account], incidents: Incidents, lineage: Lineage) -> list[Dispute | None]:
    """Counts of one kind and group that two sources of one report give, unless one incident holds both."""
    return [d for account in accounts for d in _of_report(account, incidents, lineage)]


def _of_report(account: Account, incidents: Incidents, lineage: Lineage) -> Iterable[Dispute | None]:
    whose = {f.id: e for e in account.events for f in account.figures_of(e.id)}
    found = [(c, whose.get(c.figure.id)) for c in _counts(account, whose, lineage)]
    for n, (a, ours) in enumerate(found):
        for b, theirs in found[n + 1 :]:
            if _alike(a, b) and not _two_things(account, ours, theirs, incidents):
                about = incidents.get(ours.id) if ours else None
                yield dispute(about, "toll", relation(a, b), [side(c.account, c.figure, number(c.figure), c.sources) for c in (a, b)])


def revisions(accounts: Iterable[Account], incidents: Incidents, lineage: Lineage) -> list[Dispute | None]:
    """A count that a report says was given earlier, with the count that it opens with, unless one incident holds both."""
    return [d for account in accounts for d in _revised(account, incidents, lineage)]


def _revised(account: Account, incidents: Incidents, lineage: Lineage) -> Iterable[Dispute | None]:
    whose = {f.id: e for e in account.events for f in account.figures_of(e.id)}
    found = [_count(account, f, whose, lineage) for f in account.figures if _is_total(f)]
    for old in (c for c in found if c.earlier):
        now = [c for c in found if not c.earlier and slot(c.figure) == slot(old.figure)]
        new = [c for c in now if allowed(c.figure)[0] == allowed(now[0].figure)[0]]
        homes = {incidents.get(e.id) for c in (old, *new) if (e := whose.get(c.figure.id))}
        if new and len(homes) > 1 and differ(old.figure, new[0].figure) and _times(old, new[0]) <= REVISED:
            yield dispute(None, "toll", "update", [side(c.account, c.figure, number(c.figure), c.sources) for c in (old, *new)])


def _times(a: Count, b: Count) -> float:
    """How many times the smaller count the bigger one is."""
    small, big = sorted((allowed(a.figure)[0], allowed(b.figure)[0]))
    return big / max(small, 1)


def _is_total(figure: Figure) -> bool:
    """Is it a count of all the dead of something, that somebody stands by?"""
    whole = figure.part_of is None and figure.form != "vague" and figure.scope != "war"
    return figure.what == "killed" and whole and countable(figure)


def _count(account: Account, figure: Figure, whose: Mapping[str, Event], lineage: Lineage) -> Count:
    sources = sourced(account, figure, whose.get(figure.id))
    return Count(account, figure, lineage.origin(account, sources), sources)


def _counts(account: Account, whose: Mapping[str, Event], lineage: Lineage) -> Sequence[Count]:
    """The counts of the killed that somebody is named for, in the order of the text."""
    total = [f for f in account.figures if _is_total(f) and not _further(account, f.sentence[0], f.evidence.start)]
    return [c for f in total if (c := _count(account, f, whose, lineage)).sourced]


def _further(account: Account, start: int, end: int) -> bool:
    """Are these dead said to come on top of others?"""
    return rules("tolls")["further"].search(account.text.body, max(start, end - 80), end + 12) is not None


def _alike(a: Count, b: Count) -> bool:
    if voice(a) == voice(b) or slot(a.figure) != slot(b.figure) or not differ(a.figure, b.figure):
        return False
    return abs(a.figure.evidence.start - b.figure.evidence.start) <= NEAR and _times(a, b) <= TIMES


def _two_things(account: Account, ours: Event | None, theirs: Event | None, incidents: Incidents) -> bool:
    """Are they one incident already (whose disputes are told there), or on days that lie apart?"""
    if ours is None or theirs is None:
        return False
    if incidents.get(ours.id) == incidents.get(theirs.id) is not None:
        return True
    a, b = days(account.when(ours.when)), days(account.when(theirs.when))
    return a is not None and b is not None and max(a[0], b[0]) > min(a[1], b[1]) + 1  # "said on Tuesday" of Monday is no other day


# ---- denials, blame and victims


FAR = 1500  # characters within which a denial answers what the report told before or tells next
ASSERTED = ("reported", "claimed", "accused", "suspected")


def denials(accounts: Iterable[Account], lineage: Lineage) -> list[Dispute | None]:
    """Each denial with the claim of its report that it answers: the nearest that blames the denier, an accusation before others."""
    return [_denial(d, _told(account, lineage), lineage) for account in accounts for d in _denied(account, lineage)]


def _denied(account: Account, lineage: Lineage) -> list[Said]:
    found = [e for e in account.events if violent(e.type) and denies(account, e, lineage.camps)]
    return [Said.of(account, e, lineage) for e in found]


def _told(account: Account, lineage: Lineage) -> list[Said]:
    found = [e for e in account.events if happened(e.type) and e.status in ASSERTED]
    return [Said.of(account, e, lineage) for e in found]


def _denial(denial: Said, told: Sequence[Said], lineage: Lineage) -> Dispute | None:
    near = [c for c in told if c.origin != denial.origin and _gap(c, denial) <= FAR and _one_kind(c.event, denial.event)]
    near.sort(key=_nearness(denial))
    ours = camps_in(denial, lineage)
    blaming = [c for c in near if ours & camps_in(c, lineage)]
    return dispute(None, "perpetrator", "contradiction", [blame(denial), *(blame(c) for c in blaming[:1])])


def _nearness(denial: Said) -> Callable[[Said], tuple[int, int]]:
    """Accusations first, then whatever is told nearest to the denial."""

    def order(claim: Said) -> tuple[int, int]:
        return claim.event.status != "accused", _gap(claim, denial)

    return order


def _gap(a: Said, b: Said) -> int:
    return abs(a.event.evidence.start - b.event.evidence.start)


def _one_kind(a: Event, b: Event) -> bool:
    return likeness(frozenset({a.type}), frozenset({b.type})) in ("same rare type", "same type", "same family")


def victims(accounts: Iterable[Account], lineage: Lineage) -> list[Dispute | None]:
    """Neighbouring accounts of two sources of one report, of which one counts civilians and the other fighters only."""
    out: list[Dispute | None] = []
    for account in accounts:
        told = [e for e in account.events if violent(e.type) and e.status in ASSERTED and e.sources]
        counted = [s for e in told if harmed(s := Said.of(account, e, lineage))]
        for a, b in pairwise(counted):
            if a.origin != b.origin and harmed(a) != harmed(b) and _gap(a, b) <= NEAR and _one_kind(a.event, b.event):
                out.append(dispute(None, "victims", "contradiction", [to_whom(a), to_whom(b)]))
    return out
