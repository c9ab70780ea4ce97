"""Counts that differ: contradiction, update, or another scope.

Two counts differ when what was said leaves them no common number. "At least 12" is taken for 12 with a little room upwards, since a
later or other count of 20 is news to its reader; "about", "dozens" and ranges keep their width. A count that is later and higher, or
later by the same origin, is an update; counts of different groups or scopes are told apart as such; the rest contradict each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.model.records import Dispute, Figure, Place, Relation, Side
from onrecord.resolve.account import Account
from onrecord.resolve.incidents import Happening
from onrecord.resolve.lineage import UNNAMED, Lineage
from onrecord.resolve.marks import Of, day_of
from onrecord.resolve.marks import key as mark_key
from onrecord.resolve.sides import dispute, number, side
from onrecord.resolve.story import NO_LIMIT, Span
from onrecord.resolve.tolls import Count, countable, counts

ROOM = 1.02  # "at least 600" and "612" do not differ
PART = 10
CLOSE = 3
OPENING = 400  # characters of a story in which it says what it is about
ABOUT = 0.1  # "about 500" is 450 to 550
# Counts of children, women or medics are nearly always parts of a count that stands beside them, and seldom of the same part.
WHOLE = ("total", "combatants")
SAME_SENTENCE = 0.75  # share of the words that two sentences of one text have in common, when one number was changed
_LETTERS = re.compile(r"[^\W\d_]+")
LIVE = 60  # days in which two counts of people in one place are about one situation
SAME_TIME = 3  # days in which nothing need have changed

Pair = tuple[Count, Count]


def of_incident(happening: Happening, lineage: Lineage) -> list[Dispute | None]:
    """The disputes about the numbers of one incident: for each kind and slot what contradicts, and what was revised."""
    slots: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for count in counts(happening.stories, lineage):
        if slot(count.figure) in WHOLE:
            slots[count.what, slot(count.figure)].append(count)
    out: list[Dispute | None] = []
    told: set[tuple[str, str]] = set()
    for key in sorted(slots):
        now = _totals([c for c in slots[key] if not c.earlier])
        pairs = [
            p
            for p in _not_both(_differing(now) + _rewritten(slots[key]), slots[key]) + _corrected(slots[key], now)
            if key[0] == "killed" or _reports(p) not in told
        ]
        told.update(map(_reports, pairs))  # where two reports dispute the dead, their wounded add nothing
        out += _disputes(happening.incident.id, pairs, slots[key])
    return out


def _not_both(pairs: Sequence[Pair], found: Sequence[Count]) -> list[Pair]:
    """Without the pairs of two reports that each give both numbers, "45 of the rebels and 20 of the militia": nothing was changed."""
    given = {(c.account.key, allowed(c.figure)) for c in found}
    crossed = ((p, {(p[0].account.key, allowed(p[1].figure)), (p[1].account.key, allowed(p[0].figure))}) for p in pairs)
    return [p for p, others in crossed if p[0].account.key == p[1].account.key or not others <= given]


def _rewritten(found: Sequence[Count]) -> list[Pair]:
    """Counts of two reports in one sentence that is otherwise the same: the second report has gone over it."""
    told = [(c, frozenset(_LETTERS.findall(_sentence(c)))) for c in found if not c.earlier and c.figure.form != "vague"]
    out = []
    for n, (a, ours) in enumerate(told):
        for b, theirs in told[n + 1 :]:
            other = a.account.key != b.account.key and differ(a.figure, b.figure)
            if other and len(ours & theirs) >= SAME_SENTENCE * len(ours | theirs):
                out.append((a, b))
    return out


def _sentence(count: Count) -> str:
    return count.account.text.body[slice(*count.figure.sentence)].lower()


def _corrected(found: Sequence[Count], now: Sequence[Count]) -> list[Pair]:
    """A count that its report calls an earlier one, with the count that the report gives now."""
    earlier = [c for c in found if c.earlier]
    return [(old, new) for old in earlier for new in now if old.account.key == new.account.key and differ(old.figure, new.figure)]


def _reports(pair: Pair) -> tuple[str, str]:
    return pair[0].account.key, pair[1].account.key


def slot(figure: Figure) -> str:
    """Which counts are of one group: all dead and civilian dead are, as papers use them; fighters, children and parts are not."""
    if figure.part_of is not None:
        return f"part:{figure.group}"
    return "total" if figure.group in ("unspecified", "mixed", "civilians") else figure.group


def _totals(found: Sequence[Count]) -> list[Count]:
    """What each report has each origin say in all: its highest count, since smaller ones are of places or hours within.

    A number that a report gives on its own word is taken where it names nobody for another one, or where it opens with it. Besides, every
    number with which it opens: a headline may go beyond its text.
    """
    best: dict[tuple[str, str], Count] = {}
    for count in found:
        key = count.account.key, voice(count)
        if count.figure.form != "vague" and (key not in best or _rank(count) > _rank(best[key])):
            best[key] = count
    named = {account for account, origin in best if origin}
    said = {(account, allowed(c.figure)[0]) for (account, origin), c in best.items() if origin}
    chosen = [
        c
        for (account, origin), c in best.items()
        if origin or account not in named or (_opens(c) and (account, allowed(c.figure)[0]) not in said)
    ]
    taken = {(c.account.key, allowed(c.figure)[0]) for c in chosen}
    first: dict[tuple[str, int], Count] = {}
    for count in found:
        if count.figure.form != "vague" and _opens(count):
            first.setdefault((count.account.key, allowed(count.figure)[0]), count)
    return chosen + [c for key, c in first.items() if key not in taken]


def voice(count: Count) -> str:
    """Who says it: two unnamed sources of one report are one origin, but each has its own word."""
    if not count.sourced:
        return ""
    return count.sources[0].name if count.origin.startswith(UNNAMED) else count.origin


def _rank(count: Count) -> tuple[Span, bool]:
    """The highest count; of equal ones that of the text, which says more than the headline."""
    return allowed(count.figure), count.figure.evidence.start >= count.account.text.title_end


def _opens(count: Count) -> bool:
    """Stands it in the headline or the first sentences?"""
    return count.figure.evidence.start < count.account.text.title_end + OPENING


def _differing(found: Sequence[Count]) -> list[Pair]:
    """Pairs of counts, older first, of different reports or origins, that cannot both be right as they stand."""
    out = []
    for n, a in enumerate(found):
        for b in found[n + 1 :]:
            if (_over_time(a) and _over_time(b)) or _one_word(a, b):
                continue  # two running totals seldom begin on one day, and nobody contradicts himself
            if differ(a.figure, b.figure) and (a.account.key != b.account.key or _alike(a, b)):
                out.append((a, b))
    return out


def _over_time(count: Count) -> bool:
    return count.figure.scope == "period"


def _one_word(a: Count, b: Count) -> bool:
    """Does one source give both in one report? "45 of the rebels and 20 of the militia" are of two things."""
    if a.account.key != b.account.key or voice(a) != voice(b):
        return False
    return voice(a) != "" or a.figure.sentence == b.figure.sentence


def _alike(a: Count, b: Count) -> bool:
    """Are two counts of one report near enough to be of one thing? A report that gives 42 and 8 tells of a whole and of a part."""
    small, big = sorted((max(allowed(a.figure)[0], 1), max(allowed(b.figure)[0], 1)))
    return big <= small * CLOSE


def differ(a: Figure, b: Figure) -> bool:
    """Have the two counts no number in common, and can both be of the whole?

    A count of less than a tenth of the other is of a part ("a nurse was killed" in a raid that killed forty).
    """
    x, y = allowed(a), allowed(b)
    if not (x[1] < y[0] or y[1] < x[0]):
        return False
    small, big = sorted((max(x[1], 1), max(y[1], 1)))
    return big < PART * small


def allowed(figure: Figure) -> Span:
    """The numbers that the words allow."""
    low = figure.low if figure.low is not None else 0
    high = figure.high if figure.high is not None else int(low * ROOM)
    if figure.approx:
        return int(low * (1 - ABOUT)), min(NO_LIMIT, int(high * (1 + ABOUT)))
    return low, high


def _disputes(about: str | None, pairs: Sequence[Pair], said: Sequence[Count] = ()) -> list[Dispute | None]:
    """The disputes that differing pairs make; `said` are all counts, from which every sentence that gives the same number is shown."""
    kinds: dict[Relation, list[Side]] = defaultdict(list)
    holds = {(c.account.key, allowed(c.figure)[0]) for c in said if not c.earlier}
    replaced = {(c.account.key, allowed(c.figure)[0]) for c in said if c.earlier} - holds
    for a, b in pairs:
        # whoever gives the older number as one that does not hold any more knows of it: a revision, whoever gave it first
        known = (b.account.key, allowed(a.figure)[0]) in replaced
        kinds["update" if known else relation(a, b)] += [_side(c) for one in (a, b) for c in (one, *_repeated(one, said))]
    return [dispute(about, "toll", kind, kinds[kind]) for kind in sorted(kinds)]


def _repeated(count: Count, said: Sequence[Count]) -> list[Count]:
    """Other sentences of its report that give its number, as the headline does."""
    lead = allowed(count.figure)[0]
    return [c for c in said if c is not count and c.account.key == count.account.key and allowed(c.figure)[0] == lead]


def relation(a: Count, b: Count) -> Relation:
    """What two differing counts are to each other; `a` is the older one."""
    if slot(a.figure) != slot(b.figure):
        return "different_scope"
    if a.earlier:
        return "update"
    small, big = (a, b) if allowed(a.figure) < allowed(b.figure) else (b, a)
    if (small.of_some and not big.of_some) or _told_as_part(small, big):
        return "different_scope"
    if a.origin == b.origin and a.account.key != b.account.key:
        return "update"
    risen = allowed(b.figure)[0] > allowed(a.figure)[0]
    later = _days_apart(a, b) > (0 if _goes_on(a, b) else 1)
    return "update" if risen and later else "contradiction"


def _told_as_part(small: Count, big: Count) -> bool:
    """Does the sentence of the bigger count give the smaller one as a part of it: "82 people, 58 of them civilians"?"""
    parts = (f for f in big.account.figures if f.part_of == big.figure.id and f.what == small.what)
    return any(allowed(f)[0] == allowed(small.figure)[0] for f in parts)


def _goes_on(a: Count, b: Count) -> bool:
    """Does one outlet go on with its own story: both counts in it, and not by two sources that it names?"""
    outlet = a.account.report.outlet
    return outlet is not None and outlet == b.account.report.outlet and not (a.sourced and b.sourced)


def _days_apart(a: Count, b: Count) -> int:
    if not a.as_of or not b.as_of:
        return 0
    return date.fromisoformat(b.as_of).toordinal() - date.fromisoformat(a.as_of).toordinal()


def _side(count: Count) -> Side:
    return side(count.account, count.figure, number(count.figure), count.sources)


# ---- counts of people in a place, without an incident


def standing(account: Account) -> list[tuple[int, Figure]]:
    """The counts of people trapped, displaced, missing or held in a place that a report gives, each with the key of what is counted there.

    The dead of a stretch of time are left out: reports seldom say when the stretch began.
    """
    found = []
    for figure in account.figures:
        place = account.place(figure.place)
        if place is not None and countable(figure) and figure.what in _STANDING and figure.form != "vague":
            found.append((mark_key(Of.STANDING, figure.what, _where(place)), figure))
    return found


def of_place(what: int, within: range, accounts: Iterable[Account], lineage: Lineage) -> list[Dispute | None]:
    """Disputes about one thing that is counted at a place, across reports. The older count of each pair is of a day `within`."""
    found = [
        Count(account, figure, lineage.origin(account, figure.sources), figure.sources)
        for account in accounts
        for counted, figure in standing(account)
        if counted == what
    ]
    pairs = [p for p in _standing_pairs(sorted(found, key=_order)) if day_of(p[0].account) in within]
    return [_as_situation(d) for d in _disputes(None, pairs)]


def _order(count: Count) -> tuple[str, str, int]:
    return count.order


_STANDING = {"trapped", "displaced", "missing", "detained"}


def _where(place: Place) -> str:
    return str(place.geonameid or place.name.lower())


def _standing_pairs(found: Sequence[Count]) -> list[Pair]:
    """Each count with the next one of another report that differs, while both are about one situation."""
    out = []
    for n, a in enumerate(found):
        for b in found[n + 1 :]:
            if _days_apart(a, b) > LIVE:
                break
            other = a.account.key != b.account.key and slot(a.figure) == slot(b.figure) and a.figure.scope == b.figure.scope
            if other and differ(a.figure, b.figure):
                out.append((a, b))
                break
    return out


def _as_situation(found: Dispute | None) -> Dispute | None:
    """A situation changes: counts more than a few days apart are an update, whichever way they went."""
    if found is None or found.relation != "contradiction":
        return found
    days = [date.fromisoformat(s.as_of).toordinal() for s in found.sides if s.as_of]
    if days and max(days) - min(days) > SAME_TIME:
        return dispute(None, "toll", "update", found.sides)
    return found
