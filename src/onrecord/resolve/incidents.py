"""Incidents: stories of many reports that are one happening, joined by scored edges that say why."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from onrecord.model.decisions import Merge, Split
from onrecord.model.ids import make_id
from onrecord.model.records import Event, Incident, Member, Place
from onrecord.model.values import Interval
from onrecord.resolve import origins as who
from onrecord.resolve.account import Account
from onrecord.resolve.blocks import pairs
from onrecord.resolve.cells import cells, relies
from onrecord.resolve.cluster import groups
from onrecord.resolve.compare import WIDE, Comparer, Why, hopeless
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.retell import main_event, main_story, stories, together
from onrecord.resolve.story import Story
from onrecord.resolve.ties import Ties
from onrecord.resolve.tolls import tolls


@dataclass(frozen=True)
class Happening:
    """An incident with the stories it was made of."""

    incident: Incident
    stories: tuple[Story, ...]


@dataclass(frozen=True)
class Weights:
    """What each level of each feature adds to the log-odds that two stories are one happening."""

    bias: float
    edge: float  # a pair is worth joining from here on
    mean: float  # two groups join when their pairs reach this on average
    levels: dict[tuple[str, str], float] = field(repr=False)

    def score(self, levels: dict[str, str]) -> float:
        return self.bias + sum(self.levels.get(pair, 0.0) for pair in levels.items())

    def why(self, levels: dict[str, str]) -> Why:
        """The features that moved the score, strongest first."""
        moved = [(f, v, round(self.levels.get((f, v), 0.0), 2)) for f, v in levels.items()]
        return tuple(sorted((m for m in moved if m[2]), key=_strongest))


def _strongest(moved: tuple[str, str, float]) -> tuple[float, str]:
    return -abs(moved[2]), moved[0]


@cache
def weights() -> Weights:
    """The weights as they were fitted; the file says how."""
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/incidents.toml").read_text("utf-8"))
    flat = {(feature, level): float(w) for feature, levels in raw["levels"].items() for level, w in levels.items()}
    return Weights(bias=raw["bias"], edge=raw["edge"], mean=raw["mean"], levels=flat)


def happenings(accounts: Iterable[Account], lineage: Lineage, decided: Sequence[Merge | Split] = ()) -> list[Happening]:
    """The incidents of all accounts, in order of their ids; merges and splits of people, oldest first, come before any score.

    What everybody denies is none.
    """
    ordered = sorted(accounts, key=_key)
    ties = Ties(decided, {e.id for a in ordered for e in a.events}) if decided else Ties()
    told = [(a, stories(a, ties)) for a in ordered]
    mains = {m.key for _, found in told if (m := main_story(found))}
    everything = [s for _, found in told for s in found]
    joined = _Joined(everything, ties)
    told_of = [[everything[i] for i in group] for group in joined.groups()]
    out = [_happening(found, mains, joined, lineage) for found in told_of if not all(s.denied for s in found)]
    return sorted(out, key=_id)


def _key(account: Account) -> str:
    return account.key


def _id(happening: Happening) -> str:
    return happening.incident.id


class _Joined:
    """The stories with the scores between them."""

    def __init__(self, everything: Sequence[Story], ties: Ties) -> None:
        self.stories = everything
        self.ties = ties
        self.comparer = Comparer(everything)
        self.weights = weights()
        self.scores: dict[tuple[int, int], float] = {}

    def groups(self) -> list[list[int]]:
        likely = ((i, j) for i, j in pairs(self.stories) if not hopeless(self.stories[i], self.stories[j]))
        edges = [(s, i, j) for i, j in likely if (s := self.score(i, j)) >= self.weights.edge]
        given = self.ties.together([_ids(s) for s in self.stories])
        return groups(len(self.stories), edges, self.score, self.apart, self.weights.mean, given)

    def score(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in self.scores:
            self.scores[pair] = self._score(*pair)
        return self.scores[pair]

    def _score(self, i: int, j: int) -> float:
        if self.stories[i].account is self.stories[j].account:
            return together(self.stories[i], self.stories[j]) - 1.0
        return self.weights.score(self.levels(i, j))

    def levels(self, i: int, j: int) -> dict[str, str]:
        return self.comparer.levels(self.stories[i], self.stories[j])

    def apart(self, i: int, j: int) -> bool:
        """Never one incident: what people keep apart, stories of a report that differ, rows of a document, a period and a happening."""
        a, b = self.stories[i], self.stories[j]
        if self.ties.apart(_ids(a), _ids(b)):
            return True
        if a.account is b.account:
            return together(a, b) < DIFFER
        document = a.account.report.document
        return a.period != b.period or (document is not None and document == b.account.report.document)


# Two stories of one report below this speak of two happenings; above it another report that tells both as one may join them.
DIFFER = -1.5


def _happening(found: Sequence[Story], mains: set[tuple[str, int, str]], joined: _Joined, lineage: Lineage) -> Happening:
    ordered = sorted(found, key=_oldest)
    first = ordered[0]
    origins, blamed = who.origins(ordered, lineage), who.blames(ordered)
    place, told, graded = _place(ordered), tolls(ordered, lineage), who.grade(ordered, origins, blamed, lineage.camps)
    incident = Incident(
        id=make_id("incident", main_event(first.events).id),
        type=_type(ordered),
        place=place.name if place else None,
        when=_when(ordered),
        label=_label(ordered, place),
        members=tuple(m for s in ordered for m in _members(s, s.key in mains, _why(s, ordered, joined))),
        tolls=told,
        blamed=blamed,
        origins=origins,
        grade=graded.grade,
        reasons=graded.reasons,
        cells=cells(ordered, told, lineage),
        relies=relies(ordered, lineage),
    )
    return Happening(incident, tuple(ordered))


def _oldest(story: Story) -> tuple[str, tuple[str, int, str]]:
    return story.account.published or "9999", story.key


def _members(story: Story, is_main: bool, why: Why) -> Iterable[Member]:
    chief = main_event(story.events)
    for event in story.events:
        yield Member(report=story.account.key, event=event.id, main=is_main and event is chief, why=why)


def _why(story: Story, ordered: Sequence[Story], joined: _Joined) -> Why:
    """What people decided, and what joined this story to the one that it is most like; nothing of that for a story that stands alone."""
    decided = tuple(joined.ties.why(_ids(story)))
    others = [s for s in ordered if s is not story]
    if not others:
        return decided
    found = [joined.comparer.levels(story, s) for s in others[:8]]
    return (*decided, *joined.weights.why(max(found, key=joined.weights.score)))


def _ids(story: Story) -> list[str]:
    return [e.id for e in story.events]


def _type(ordered: Sequence[Story]) -> str:
    votes = Counter(main_event(s.events).type for s in ordered)
    return min(votes, key=lambda name: (-votes[name], name))


def _place(ordered: Sequence[Story]) -> Place | None:
    """The place that most stories name; narrow ones before regions and countries."""
    found = [p for s in ordered for p in s.places]
    narrow = [p for p in found if p.level not in WIDE] or found
    votes = Counter(p.name for p in narrow)
    return min(narrow, key=lambda p: (-votes[p.name], p.name, p.id)) if narrow else None


def _when(ordered: Sequence[Story]) -> Interval:
    """The narrowest days that a story states, else the days before the first report."""
    dated = [s.days for s in ordered if s.dated and s.days] or [s.days for s in ordered if s.days]
    if not dated:
        return Interval()
    votes = Counter(dated)
    first, last = min(votes, key=lambda d: (d[1] - d[0], -votes[d], d))
    return Interval(earliest=date.fromordinal(first).isoformat(), latest=date.fromordinal(last + 1).isoformat())


def _label(ordered: Sequence[Story], place: Place | None) -> str:
    kind = _type(ordered).replace("_", " ")
    when = _when(ordered).earliest
    return f"{kind.capitalize()}{f', {place.name}' if place else ''}{f', {when}' if when else ''}"


def events_of(happening: Happening) -> list[tuple[Account, Event]]:
    """Every event of a happening with its account, oldest report first."""
    return [(s.account, e) for s in happening.stories for e in s.events]
