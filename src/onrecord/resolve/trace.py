"""What a report leaves among all reports: the marks by which others find it, and what it adds to counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model.ids import decode, encode
from onrecord.model.records import Actor, Event, Figure, Statement
from onrecord.model.traces import Mark, Trace
from onrecord.resolve import at_large, blocks, copies, numbers_differ, warnings
from onrecord.resolve.account import Account, days
from onrecord.resolve.aftermath import answers, place_key
from onrecord.resolve.compare import rivals
from onrecord.resolve.houses import votes
from onrecord.resolve.marks import Of, day_of, key, report_of, story_of, turned
from onrecord.resolve.naming import Use, uses
from onrecord.resolve.story import Story
from onrecord.resolve.ties import Ties

HOUSE, NAMING = "house ", "naming "


def trace(account: Account, told: Sequence[Story], ties: Ties) -> Trace:
    """The trace of a report that tells these stories."""
    marks = [*copies.marks(account), *_of_report(account)]
    for story in told:
        marks += [*blocks.marks(story), *_same(story, ties), *(Mark(k, 0, story_of(story)) for k in rivals(story))]
    return Trace(tuple(sorted(set(marks))), tuple(_counted(account)))


def _same(story: Story, ties: Ties) -> Iterator[Mark]:
    """Identical texts tell the same stories, and people tie events; rows of tables are each a happening of their own."""
    first = story.events[0].id
    names = [first if story.account.report.document is None else f"{story.account.key} {first}"]
    for name in (*names, *(f"tied {kin}" for e in story.events if (kin := ties.kin(e.id)))):
        yield Mark(key(Of.SAME, name), 0, story_of(story))


def _of_report(account: Account) -> Iterator[Mark]:
    me, day, written = report_of(account), day_of(account), days(account.written)
    for name in named(account):
        yield Mark(key(Of.NAMED, name), 0, me)
    for of, events in ((Of.CLAIMED, at_large.claimed(account)), (Of.DENIED, at_large.denied(account))):
        for _, keys in events:
            yield from (Mark(turned(k, of), 0, me) for k in keys)
    for what, _ in (*numbers_differ.standing(account), *at_large.accused(account)):
        yield Mark(what, day, me)
    for told in warnings.warned(account):
        issued = days(told.issued) or written
        if told.place is not None and issued:
            yield Mark(key(Of.WARNED, place_key(told.place)), issued[0], me)
    if day and answers(account):
        yield from (Mark(key(Of.FOLLOWED, place_key(p)), day, me) for p in account.places.values())


def named(account: Account) -> set[str]:
    """Everybody whose word a report may give, by id or else by name."""
    sources = [s for r in account.records if isinstance(r, Statement | Figure | Event) for s in r.sources if s.type != "unnamed"]
    return {s.actor or s.name for s in sources} | {
        r.actor or r.name for r in account.records if isinstance(r, Actor) and r.type == "person"
    }


def _counted(account: Account) -> Iterator[tuple[str, str]]:
    yield from ((HOUSE + person, house) for person, house in votes(account))
    yield from ((NAMING + actor, encode(used).decode()) for actor, used in uses(account))


def used(counts: Mapping[str, int]) -> dict[Use, int]:
    """The counted uses of names as they were before they were counted."""
    return {decode(value, Use): n for value, n in counts.items()}


def of(marks: Iterable[Mark], kind: Of) -> list[Mark]:
    """The marks of one kind."""
    return [m for m in marks if m.of == kind]
