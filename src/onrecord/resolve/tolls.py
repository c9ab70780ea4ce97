"""What each origin says about each group of an incident, as of the last day it said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from onrecord.lang.rules import rules
from onrecord.model.records import Actor, Event, Figure, Group, Revision, Toll, What
from onrecord.model.values import Source, SourceType
from onrecord.resolve.account import Account
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.story import Span, Story, bounds

HARM = ("killed", "wounded", "missing", "detained", "abducted", "displaced", "evacuated", "trapped", "rescued")
NEAR = 20  # characters before a count in which "among them" stands, and behind it for "were killed there"
OF_THEM = 9  # characters behind a count for " of them"


@dataclass(frozen=True)
class Count:
    """A figure with its report: one thing that one origin says about one group."""

    account: Account
    figure: Figure
    origin: str
    sources: tuple[Source, ...] = ()

    @property
    def sourced(self) -> bool:
        return bool(self.sources)

    @property
    def what(self) -> What:
        return self.figure.what

    @property
    def group(self) -> Group:
        return self.figure.group

    @property
    def earlier(self) -> bool:
        """Does its report call it a count that was given before? In "she had earlier said nine, while the monitor gave twelve" nine is."""
        body, (start, end) = self.account.text.body, self.around
        cue = rules("tolls")["earlier"].search(body, self.figure.sentence[0] if self.figure.earlier else start, end)
        if cue is not None and rules("tolls")["whereas"].search(body, cue.end(), self.figure.evidence.start):
            return False
        return self.figure.earlier or cue is not None

    @property
    def of_some(self) -> bool:
        """Are they a part of all dead by the words: of one hospital or morgue, "there", "among them", "three patients"?"""
        start, end = self.around
        at, after = self.figure.evidence.start, self.figure.evidence.end
        spans = {
            "counted_at": (start, end),
            "among": (max(start, at - NEAR), at),
            "there": (at, min(end, after + NEAR)),
            "some_of_them": (at, min(end, after + OF_THEM)),
        }
        return any(rules("tolls")[group].search(self.account.text.body, *span) for group, span in spans.items())

    @property
    def around(self) -> tuple[int, int]:
        """Eighty characters on either side, within the sentence."""
        start, end = self.figure.sentence
        return max(start, self.figure.evidence.start - 80), min(end, self.figure.evidence.end + 30)

    @property
    def span(self) -> Span:
        return bounds(self.figure)

    @property
    def as_of(self) -> str | None:
        return self.account.published

    @property
    def order(self) -> tuple[str, str, int]:
        return self.as_of or "", self.account.key, self.figure.evidence.start


def counts(stories: Sequence[Story], lineage: Lineage) -> list[Count]:
    """The counts of people harmed that the stories give of this one happening, oldest first."""
    found = []
    for story in stories:
        for event in story.events:
            for figure in story.account.figures_of(event.id):
                if countable(figure) and figure.scope != "war":
                    sources = sourced(story.account, figure, event)
                    found.append(Count(story.account, figure, lineage.origin(story.account, sources), sources))
    return sorted(found, key=_order)


def sourced(account: Account, figure: Figure, event: Event | None) -> tuple[Source, ...]:
    """Who stands behind a count: its own sources, those of its event in the same sentence, or whoever gives it in so many words."""
    here = event.sources if event is not None and event.sentence == figure.sentence else ()
    return figure.sources or here or _giver(account, figure)


def _giver(account: Account, figure: Figure) -> tuple[Source, ...]:
    """Who gives a count in so many words: "the ministry put the toll at nine"."""
    start, at = figure.sentence[0], figure.evidence.start
    cue = rules("tolls")["gives"].search(account.text.body, start, figure.sentence[1])
    if cue is None or cue.start() > at:
        return ()
    before = [r for r in account.records if isinstance(r, Actor) and start <= r.evidence.start and r.evidence.end <= cue.start()]
    return tuple(_source(r) for r in before[-1:])


def _source(actor: Actor) -> Source:
    kind: SourceType = actor.type if actor.type in get_args(SourceType) else "unnamed"  # type: ignore[assignment]
    return Source(name=actor.name, span=actor.evidence.span, actor=actor.actor, type=kind)


def countable(figure: Figure) -> bool:
    """Is it a count of people harmed that somebody stands by?"""
    stated = figure.low is not None or figure.high is not None
    return stated and figure.what in HARM and figure.status == "asserted"


def tolls(stories: Sequence[Story], lineage: Lineage) -> tuple[Toll, ...]:
    """One toll for each kind, group and origin: the range over what that origin said on its last day, and what it said before."""
    said: dict[tuple[str, str, str], list[list[Count]]] = {}  # by day, oldest first
    for count in counts(stories, lineage):
        if count.earlier or count.figure.scope != "incident":
            continue
        days = said.setdefault((count.what, count.group, count.origin), [])
        if days and days[-1][0].as_of == count.as_of:
            days[-1].append(count)
        else:
            days.append([count])
    return tuple(_toll(said[k]) for k in sorted(said))


def _toll(days: Sequence[Sequence[Count]]) -> Toll:
    ranges = [_range(day) for day in days]
    first, last = days[-1][0], ranges[-1]
    return Toll(
        what=first.what,
        group=first.group,
        low=last.low,
        high=last.high,
        origin=first.origin,
        reports=last.reports,
        as_of=last.as_of,
        revised=tuple(r for r, after in pairwise(ranges) if (r.low, r.high) != (after.low, after.high)),
    )


def _range(said: Sequence[Count]) -> Revision:
    """What an origin said on one day."""
    lows = [c.figure.low for c in said if c.figure.low is not None]
    highs = [c.figure.high for c in said if c.figure.high is not None]
    return Revision(
        low=min(lows) if lows else None,
        high=max(highs) if len(highs) == len(said) else None,
        as_of=said[0].as_of,
        reports=tuple(sorted({c.account.key for c in said})),
    )


def _order(count: Count) -> tuple[str, str, int]:
    return count.order
