"""What an incident rests on, cell by cell: that it happened, how many, who, with what, where, when; and who takes it from whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from itertools import pairwise

from onrecord.model.records import Cell, CellOf, Event, Reliance, Toll
from onrecord.model.values import Source
from onrecord.resolve.account import Account
from onrecord.resolve.camps import spelling
from onrecord.resolve.lineage import UNNAMED, Lineage, folded
from onrecord.resolve.sides import said_count
from onrecord.resolve.story import Story

_ORDER: tuple[CellOf, ...] = ("occurrence", "toll", "perpetrator", "weapon", "place", "time")
Claim = tuple[Account, tuple[Source, ...]]


def cells(stories: Sequence[Story], tolls: Iterable[Toll], lineage: Lineage) -> tuple[Cell, ...]:
    """Each value that is told with its independent origins: most origins first within a kind of cell.

    A report that names a source for an event is no origin beside it, as `lineage` has it: copies, one named source in many outlets and
    outlets of one owner count once.
    """
    claims: dict[tuple[CellOf, str], list[Claim]] = defaultdict(list)
    for story in stories:
        for event in story.events:
            for of, value in _values(story, event, lineage):
                claims[of, value].append((story.account, event.sources))
    made = [_cell(of, value, lineage.independent(said), {a.key for a, _ in said}) for (of, value), said in claims.items()]
    return tuple(sorted([*made, *_tolls(tolls, {lineage.publisher(s.account) for s in stories})], key=_most_first))


def _cell(of: CellOf, value: str, origins: Iterable[str], reports: Iterable[str]) -> Cell:
    return Cell(of=of, value=value, origins=tuple(sorted(origins)), reports=tuple(sorted(reports)))


def _tolls(tolls: Iterable[Toll], publishers: Set[str]) -> Iterator[Cell]:
    """One cell for each number; an outlet that gives it on its own word where it names somebody for it adds nothing."""
    told: dict[str, list[Toll]] = defaultdict(list)
    for toll in tolls:
        told[said_count(toll.what, toll.group, toll.low, toll.high)].append(toll)
    for value, same in told.items():
        named = {r for t in same if not _bare(t.origin, publishers) for r in t.reports}
        whose = {t.origin for t in same if not (_bare(t.origin, publishers) and named.issuperset(t.reports))}
        yield _cell("toll", value, folded(whose), {r for t in same for r in t.reports})


def _bare(origin: str, publishers: Set[str]) -> bool:
    return origin in publishers or origin.startswith(UNNAMED)


def _most_first(cell: Cell) -> tuple[int, int, str]:
    return _ORDER.index(cell.of), -len(cell.origins), cell.value


def _values(story: Story, event: Event, lineage: Lineage) -> Iterator[tuple[CellOf, str]]:
    denied = event.status == "denied"
    yield "occurrence", "did not happen" if denied else "happened"
    for ref in event.actors:
        if ref.actor and lineage.camps.armed(ref.actor):  # a van or a site is named as the doer too, and did nothing
            yield "perpetrator", f"not {ref.actor}" if denied else ref.actor
    if denied:
        return  # what the act is said not to have been done with, where and when, is said of nothing
    if event.weapon:
        yield "weapon", event.weapon
    if place := story.account.place(event.place):
        yield "place", place.name
    if story.dated and event.when and story.days:
        first, last = map(date.fromordinal, story.days)
        yield "time", first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def relies(stories: Iterable[Story], lineage: Lineage) -> tuple[Reliance, ...]:
    """Each link of the chains of its accounts: the outlet on the agency whose text it carries, and on whoever is quoted, and so on."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for story in stories:
        for event in story.events:
            for on, who in pairwise(_chain(story, event.sources, lineage)):
                if on != who:
                    found[who, on].add(story.account.key)
    return tuple(Reliance(who=who, on=on, reports=tuple(sorted(found[who, on]))) for who, on in sorted(found))


def _chain(story: Story, sources: tuple[Source, ...], lineage: Lineage) -> list[str]:
    """From the innermost source to the outlet in which it stands; the agency of a copied text stands before the outlet.

    Unnamed sources are left out: whoever speaks for them stands behind them.
    """
    outlet = _outlet(story.account.report.outlet, lineage) or story.account.key
    whose = _outlet(lineage.text_of.get(story.account.key), lineage)
    names = [s.actor or s.name for s in sources if not s.private and s.type != "unnamed"]
    ends = [outlet] if whose in ("", outlet) else [whose, outlet]
    return [*names, *(e for e in ends if e not in names)]


def _outlet(name: str | None, lineage: Lineage) -> str:
    """The id of an outlet that is known, so that "sputnik" and "Sputnik" are one; one spelling of any other."""
    entry = lineage.camps.outlet(name)
    return entry.id if entry else spelling(name or "")
