"""What an incident rests on, cell by cell: that it happened, how many, who, with what, where, when; and who takes it from whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from onrecord.model.records import Cell, CellOf, Event, Reliance, Toll
from onrecord.model.values import Source
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.sides import said_count
from onrecord.resolve.story import Story

_ORDER: tuple[CellOf, ...] = ("occurrence", "toll", "perpetrator", "weapon", "place", "time")
Told = dict[tuple[CellOf, str], tuple[set[str], set[str]]]


def cells(stories: Sequence[Story], tolls: Iterable[Toll], lineage: Lineage) -> tuple[Cell, ...]:
    """Each value that is told with its independent origins: most origins first within a kind of cell.

    A report that names a source for an event is no origin beside it, as `lineage` has it: copies, one named source in many outlets and
    outlets of one owner count once.
    """
    found: Told = defaultdict(lambda: (set(), set()))
    for story in stories:
        for event in story.events:
            for of, value in _values(story, event, lineage):
                origins, reports = found[of, value]
                origins.add(lineage.origin(story.account, event.sources))
                reports.add(story.account.key)
    for toll in tolls:
        origins, reports = found["toll", said_count(toll.what, toll.group, toll.low, toll.high)]
        origins.add(toll.origin)
        reports.update(toll.reports)
    made = [Cell(of=of, value=value, origins=tuple(sorted(o)), reports=tuple(sorted(r))) for (of, value), (o, r) in found.items()]
    return tuple(sorted(made, key=_most_first))


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
    outlet = _outlet(story.account.report.outlet or story.account.key, lineage)
    whose = _outlet(lineage.text_of.get(story.account.key), lineage)
    names = [s.actor or s.name for s in sources if not s.private and s.type != "unnamed"]
    ends = [outlet] if whose in ("", outlet) else [whose, outlet]
    return [*names, *(e for e in ends if e not in names)]


def _outlet(name: str | None, lineage: Lineage) -> str:
    """The id of an outlet that is known, so that "sputnik" and "Sputnik" are one."""
    entry = lineage.camps.outlet(name)
    return entry.id if entry else name or ""
