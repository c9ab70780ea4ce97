"""The incidents of a record beside the rows of a data set: which both have, which only one has, and where the two differ.

A row is weighed against an incident as two stories of two reports are (`compare`), so that a match explains itself; each row meets at most
one incident. A row that was read into the record is matched by the incident that holds it, and its own word is left out when they are
compared.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from onrecord.model.records import Incident
from onrecord.resolve.account import Account, days
from onrecord.resolve.blocks import keys
from onrecord.resolve.camps import camps
from onrecord.resolve.compare import Comparer, Why, place_level, rivals
from onrecord.resolve.incidents import weights
from onrecord.resolve.kinds import violent
from onrecord.resolve.sides import said_count
from onrecord.resolve.story import NO_LIMIT, Span, Story, story

SAMPLE = 8  # stories of an incident that a row is weighed against, as groups of stories are
_SCOPES = (("unspecified", "mixed"), ("civilians",), ("combatants",))  # whose dead are compared, the first that both count


class Difference(NamedTuple):
    """Something that the two tell differently."""

    of: Literal["toll", "date", "place", "actor"]
    record: str
    table: str


@dataclass(frozen=True)
class Match:
    """An incident and a row that are one happening; None where only the other side has it. `why` is what joined them."""

    incident: Incident | None
    row: Account | None
    why: Why = ()
    differences: tuple[Difference, ...] = ()


def match(incidents: Sequence[Incident], accounts: Mapping[str, Account], rows: Sequence[Account]) -> list[Match]:
    """Every row with its incident or without, in the order of the table, then the incidents of its days that no row has.

    `accounts` are the reports of the record by their keys. Of the incidents only those with violence count, and those of countries that
    the table is about.
    """
    table = [story(r, r.events) for r in rows]
    known = {r.key for r in rows}
    told = [_stories(i, accounts, known) for i in incidents]
    held = {m.report: n for n, i in enumerate(incidents) for m in i.members if m.report in known}
    found, why = _best(told, table, held)
    out = [_matched(r, incidents, told, found.get(n), why.get(n, ())) for n, r in enumerate(table)]
    taken = set(found.values())
    inside = _Extent(table)
    return out + [Match(i, None) for n, i in enumerate(incidents) if n not in taken and violent(i.type) and inside.holds(i, told[n])]


def _stories(incident: Incident, accounts: Mapping[str, Account], known: Iterable[str]) -> list[Story]:
    """What each report tells of an incident, the rows of the table aside."""
    members: dict[str, set[str]] = defaultdict(set)
    for member in incident.members:
        if member.report in accounts and member.report not in known:
            members[member.report].add(member.event)
    events = {k: [e for e in accounts[k].events if e.id in members[k]] for k in members}
    return [story(accounts[k], found) for k, found in events.items() if found]


def _best(told: Sequence[Sequence[Story]], table: Sequence[Story], held: Mapping[str, int]) -> tuple[dict[int, int], dict[int, Why]]:
    """The incident of each row, surest first, each incident once; and what joined them."""
    found = {n: held[r.account.key] for n, r in enumerate(table) if r.account.key in held}
    held_by = Counter(k for s in (*(s for stories in told for s in stories), *table) for k in rivals(s))
    comparer, weigh = Comparer(held_by.__getitem__), weights()
    wordless = weigh.levels.get(("words", "unknown"), 0.0)  # a row has no words to agree in, and that shall not tell against it
    scored: list[tuple[float, int, int, Why]] = []
    for row, incident in _near(told, table):
        levels = [comparer.levels(s, table[row]) for s in told[incident][:SAMPLE]]
        scores = [weigh.score(one) - wordless for one in levels]
        if sum(scores) / len(scores) >= weigh.mean and max(scores) >= weigh.edge:
            scored.append((max(scores), row, incident, weigh.why(max(levels, key=weigh.score))))
    why: dict[int, Why] = {}
    for _, row, incident, reasons in sorted(scored, key=_surest):
        if row not in found and incident not in found.values():
            found[row] = incident
            why[row] = reasons
    return found, why


def _near(told: Sequence[Sequence[Story]], table: Sequence[Story]) -> list[tuple[int, int]]:
    """Rows and incidents that share a block: a place or a toll within days of one another."""
    blocks: dict[tuple[str, int], dict[int, None]] = defaultdict(dict)
    for n, stories in enumerate(told):
        for one in stories:
            for key in keys(one):
                blocks[key][n] = None
    return [(row, n) for row, coded in enumerate(table) for n in sorted({n for key in keys(coded) for n in blocks.get(key, ())})]


def _surest(scored: tuple[float, int, int, Why]) -> tuple[float, int, int]:
    return -scored[0], scored[1], scored[2]


def _matched(row: Story, incidents: Sequence[Incident], told: Sequence[Sequence[Story]], found: int | None, why: Why) -> Match:
    if found is None:
        return Match(None, row.account)
    return Match(incidents[found], row.account, why, tuple(_differences(incidents[found], told[found], row)))


class _Extent:
    """The days and the countries that a table is about."""

    def __init__(self, table: Sequence[Story]) -> None:
        spans = [s.days for s in table if s.days]
        self.days = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
        self.countries = {c for s in table for p in s.places if (c := _country(p.country))}

    def holds(self, incident: Incident, told: Sequence[Story]) -> bool:
        when = days(incident.when)
        if when is None or self.days is None or when[1] < self.days[0] or self.days[1] < when[0]:
            return False
        where = {c for s in told for p in s.places if (c := _country(p.country))}
        return not where or not self.countries or bool(where & self.countries)


@cache
def _country(name: str | None) -> str | None:
    """The code of a country, by its code or its name."""
    if not name or len(name) == 2:
        return name
    entry = camps().lexicon.named(name)
    return (entry.country if entry else None) or name


# ---- where the two differ


def _differences(incident: Incident, told: Sequence[Story], row: Story) -> Iterable[Difference]:
    if counted := _toll(incident, row):
        yield Difference("toll", *counted)
    ours, theirs = days(incident.when), row.days
    if ours and theirs and (ours[1] < theirs[0] or theirs[1] < ours[0]):
        yield Difference("date", _days(ours), _days(theirs))
    named = [p for s in told for p in s.places]
    if named and row.places and place_level(named, row.places) == "far":
        yield Difference("place", incident.place or named[0].name, row.places[0].name)
    blamed = {camp for b in incident.blamed if b.stance != "denies" and (camp := _camp(b.actor))}
    acting = {camp for e in row.events for a in e.actors if (camp := _camp(a.name))}
    if blamed and acting and not blamed & acting:
        yield Difference("actor", ", ".join(sorted(blamed)), ", ".join(sorted(acting)))


def _toll(incident: Incident, row: Story) -> tuple[str, str] | None:
    """The dead of the first scope that both count, where the two ranges do not meet."""
    for scope in _SCOPES:
        said = [(t.low or 0, t.high if t.high is not None else NO_LIMIT) for t in incident.tolls if t.what == "killed" and t.group in scope]
        coded = [span for (what, group), span in row.tolls.items() if what == "killed" and group in scope]
        if said and coded:
            ours, theirs = _over(said), _over(coded)
            apart = ours[1] < theirs[0] or theirs[1] < ours[0]
            return (_count(ours, scope[0]), _count(theirs, scope[0])) if apart else None
    return None


def _over(spans: Sequence[Span]) -> Span:
    return min(s[0] for s in spans), max(s[1] for s in spans)


def _count(span: Span, group: str) -> str:
    return said_count("killed", group, span[0], None if span[1] == NO_LIMIT else span[1])


def _days(span: Span) -> str:
    first, last = map(date.fromordinal, span)
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


_TITLE = re.compile(r"^(?:government|military forces|police forces|armed forces) of (?:the )?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)")


@cache
def _camp(name: str) -> str | None:
    """The camp of an actor by id or as data sets write it ("Military Forces of Chad (1990-)"), None when it is not known."""
    known = camps().lexicon
    entry = known.get(name) or known.named(_TITLE.sub("", _BRACKET.sub("", name)).strip())
    return camps().camp(entry.id) if entry else None
