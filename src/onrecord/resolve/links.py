"""Links between neighbours: which texts are copies of one another, which stories may be one happening; and the groups that links make."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from onrecord.model.traces import Mark
from onrecord.resolve import blocks, compare, copies
from onrecord.resolve.account import Account
from onrecord.resolve.desk import Desk
from onrecord.resolve.index import Index
from onrecord.resolve.marks import Of, report_of
from onrecord.resolve.story import Story

T = TypeVar("T", Account, Story)
LAST = date.max.toordinal()
TIED = -1e9  # the value of a link that only says that two stories are to be looked at together


class Kind(NamedTuple, Generic[T]):
    """A kind of link: how many of those with the same mark, before and behind, each is compared with, and how two are judged.

    `judge` gives the value of a link, None for no link; it is told whether the two have the same event.
    """

    most: Mapping[int, int]
    gather: Callable[[Desk, Iterable[str]], Mapping[int, T]]
    judge: Callable[[T, T, bool], float | None]


def _texts(desk: Desk, reports: Iterable[str]) -> dict[int, Account]:
    return {report_of(a): a for a in desk.accounts(reports)}


def _alike(a: Account, b: Account, _: bool) -> float | None:
    kind = copies.link(a, b)
    return None if kind is None else float(copies.KINDS.index(kind))


TEXTS = Kind({Of.RUN: copies.HOLDERS, Of.VERSION: copies.HOLDERS}, _texts, _alike)


def stories(score: Callable[[Story, Story], float | None]) -> Kind[Story]:
    """Links between stories, by a score that is None for what is not worth joining."""

    def judge(a: Story, b: Story, same: bool) -> float | None:
        found = score(a, b) if a.account.key != b.account.key else None
        return TIED if found is None and same else found

    return Kind({Of.BLOCK: blocks.NEAREST, Of.WORD: blocks.SHARED, Of.SAME: 1}, _stories, judge)


def _stories(desk: Desk, reports: Iterable[str]) -> Mapping[int, Story]:
    return desk.stories(reports)


def counted(index: Index, number: int) -> str:
    """What it makes for links how many bear a mark: another answer, other links among all that bear it."""
    if number & 15 == Of.WORD:
        return "rare" if index.size(number, blocks.SHARED + 1) <= blocks.SHARED else "common"
    return compare.crowd(index.size(number, compare.CROWD))


COUNTED = (Of.WORD, Of.RIVAL)
FAR, MARKS = 21, 3  # days; two that lie further apart are compared for runs or rare words only if they share so many


def recounted(index: Index, number: int, now: str, kind: Kind[T]) -> set[int]:
    """Who is to be linked anew since the number of those that bear a mark makes something else `now`. Pairs can only be lost by a word that
    became common."""
    bearing = set(index.members(number, 0, LAST))
    if now != "common":
        return bearing
    return _lost(index, {a: tied for a, tied in index.links(bearing).items() if any(b in bearing for b, _ in tied)}, kind)


def widened(index: Index, came: Iterable[Mark], went: Iterable[Mark], kind: Kind[T]) -> set[str]:
    """The reports beside a mark that came or went, where there are so many that some pairs are no longer compared, or newly so. Where none
    went, pairs can only be lost, those with somebody who is not beside the mark on the same side."""
    asked, gone = [m for m in (*came, *went) if m.of in kind.most and m.of not in COUNTED], Counter(m.key for m in went)
    borne = index.several(m.key for m in asked)
    found: set[int] = set()
    sides: list[set[int]] = []
    for mark in asked:
        if mark.key not in borne:
            continue
        before, behind = ({m.who for m in side} for side in index.around(mark, kind.most[mark.of]))
        if before and behind and len(before) + len(behind) + gone[mark.key] > kind.most[mark.of]:
            if gone[mark.key]:
                found |= before | behind
            else:
                sides += before, behind
    links = index.links(set().union(*sides))
    across = {a for side in sides for a in side if any(b not in side for b, _ in links.get(a, ()))}
    found |= _lost(index, {a: links[a] for a in across - found}, kind)
    return set(index.reports(found).values())


def _lost(index: Index, linked: Mapping[int, Iterable[tuple[int, float]]], kind: Kind[T]) -> set[int]:
    """Those of whom a link would no longer be made, since their marks do not bring the two together any more."""
    found: set[int] = set()
    for who, report in index.reports(linked).items():
        pairs = _pairs(index, [m for m in index.traces([report])[report].marks if m.who == who and m.of in kind.most], kind)
        now = {other: same for pair, same in pairs.items() for other in pair}
        if any(other not in now or (value == TIED and not now[other]) for other, value in linked[who]):
            found.add(who)
    return found


def link(index: Index, desk: Desk, reports: Iterable[str], kind: Kind[T]) -> set[int]:
    """Makes the links of some reports or their stories anew; who was or is linked with them, they themselves included."""
    whos: set[int] = set()
    links: list[tuple[int, int, float]] = []
    done: set[str] = set()
    for report in reports:
        marks = [m for m in index.traces([report])[report].marks if m.key & 15 in kind.most]
        whos.update(m.who for m in marks)
        pairs = _pairs(index, marks, kind)
        belongs = index.reports({w for pair in pairs for w in pair})
        things = kind.gather(desk, set(belongs.values()) - done)
        for (a, b), same in pairs.items():
            if a in things and b in things and (value := kind.judge(things[a], things[b], same)) is not None:
                links.append((a, b, value))
        done.add(report)
    before = {other for found in index.links(whos).values() for other, _ in found}
    index.put_links(whos, links)
    return whos | before | {w for a, b, _ in links for w in (a, b)}


def _pairs(index: Index, marks: Iterable[Mark], kind: Kind[T]) -> dict[tuple[int, int], bool]:
    """Whom some are compared with by their marks, and whether the two have the same event."""
    found: dict[tuple[int, int], bool] = {}
    shared: Counter[tuple[int, int, int]] = Counter()
    asked = list(marks)
    borne = index.several(m.key for m in asked)  # most marks, such as the runs of a text, are of one report alone
    for mark in asked:
        of, who = mark.of, mark.who
        if mark.key not in borne or (of == Of.WORD and counted(index, mark.key) == "common"):
            continue
        for other in chain.from_iterable(index.around(mark, kind.most[of])):
            pair = (who, other.who) if who < other.who else (other.who, who)
            if of == Of.SAME:
                found[pair] = True
            elif pair not in found:
                shared[same := (who, other.who, of)] += 1
                if _enough(mark, other, shared[same]):
                    found[pair] = False
    return found


def _enough(mark: Mark, other: Mark, shared: int) -> bool:
    """Are two worth comparing that share so many marks of a kind? One rare word, or one phrase that papers have used before, says little of
    those that lie far apart: in a large record everybody has some such with somebody."""
    if mark.of not in (Of.RUN, Of.WORD) or not mark.day or not other.day:
        return True
    return abs(mark.day - other.day) <= FAR or shared >= MARKS


class Group(NamedTuple):
    """Those that links tie together, and the links, each once, the smaller number first."""

    members: tuple[int, ...]
    links: tuple[tuple[int, int, float], ...]


def groups(index: Index, whos: Iterable[int]) -> Iterator[Group]:
    """Every group that holds some of these, each once."""
    seen: set[int] = set()
    for start in sorted(whos):
        if start in seen:
            continue
        members, links, edge = {start}, dict[tuple[int, int], float](), {start}
        while edge:
            found = index.links(sorted(edge))
            links |= {(min(a, b), max(a, b)): value for a, tied in found.items() for b, value in tied}
            edge = {b for tied in found.values() for b, _ in tied} - members
            members |= edge
        seen |= members
        yield Group(tuple(sorted(members)), tuple((a, b, v) for (a, b), v in sorted(links.items())))
