"""Incidents: stories of many reports that are one happening, joined by scored edges that say why."""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

from onrecord.model.ids import make_id
from onrecord.model.records import Event, Incident, Member, Place
from onrecord.model.values import Interval
from onrecord.resolve import origins as who
from onrecord.resolve.account import Account
from onrecord.resolve.cells import cells, relies
from onrecord.resolve.cluster import groups
from onrecord.resolve.compare import FEATURES, WIDE, Comparer, Why, hopeless
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.retell import main_event, together
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

    def hopeful(self, levels: Iterable[tuple[str, str]]) -> float | None:
        """The score of levels in the order of `FEATURES`; None as soon as the rest of them cannot bring it to an edge."""
        score = self.bias
        for pair, hope in zip(levels, self.hopes, strict=True):
            score += self.levels.get(pair, 0.0)
            if score + hope < self.edge:
                return None
        return score

    @cached_property
    def hopes(self) -> tuple[float, ...]:
        """How much the features behind each one can add at most."""
        best = [max(w for (name, _), w in self.levels.items() if name == feature) for feature in FEATURES]
        return tuple(sum(best[n + 1 :]) + ROUNDING for n in range(len(best)))

    def why(self, levels: dict[str, str]) -> Why:
        """The features that moved the score, strongest first."""
        moved = [(f, v, round(self.levels.get((f, v), 0.0), 2)) for f, v in levels.items()]
        return tuple(sorted((m for m in moved if m[2]), key=_strongest))


ROUNDING = 1e-9


def _strongest(moved: tuple[str, str, float]) -> tuple[float, str]:
    return -abs(moved[2]), moved[0]


@cache
def weights() -> Weights:
    """The weights as they were fitted; the file says how."""
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/incidents.toml").read_text("utf-8"))
    flat = {(feature, level): float(w) for feature, levels in raw["levels"].items() for level, w in levels.items()}
    return Weights(bias=raw["bias"], edge=raw["edge"], mean=raw["mean"], levels=flat)


Links = Iterable[tuple[Story, Story, float]]


def happenings(
    told: Iterable[Story], mains: Collection[tuple[str, int, str]], links: Links, joining: "Joining", lineage: Lineage
) -> list[Happening]:
    """The incidents that some stories make which are linked with no others, in order of their ids.

    `mains` are the stories that are what their reports are about; merges and splits of people come before any score. What everybody
    denies is no incident.
    """
    ordered = sorted(told, key=_told)
    found = [[ordered[i] for i in group] for group in joining.groups(ordered, links)]
    out = [_happening(one, mains, joining, lineage) for one in found if not all(s.denied for s in one)]
    return sorted(out, key=_id)


def _told(story: Story) -> tuple[str, int, str]:
    return story.key


def _id(happening: Happening) -> str:
    return happening.incident.id


class Joining:
    """How stories are joined: by how alike they are, and by what people decided."""

    def __init__(self, comparer: Comparer, ties: Ties) -> None:
        self.comparer = comparer
        self.ties = ties
        self.weights = weights()

    def link(self, a: Story, b: Story) -> float | None:
        """How sure it is that two stories of two reports are one happening; None when that is not worth asking others about."""
        if hopeless(a, b):
            return None
        score = self.weights.hopeful(self.comparer.each(a, b))
        return score if score is not None and score >= self.weights.edge else None

    def groups(self, told: Sequence[Story], links: Links) -> list[list[int]]:
        """Positions of stories that are one happening."""
        at = {s.key: n for n, s in enumerate(told)}
        pairs = ((v, at[a.key], at[b.key]) for a, b, v in links if v >= self.weights.edge)
        edges = [(v, min(i, j), max(i, j)) for v, i, j in pairs]
        scores = {(i, j): v for v, i, j in edges}

        def score(i: int, j: int) -> float:
            pair = (i, j) if i < j else (j, i)
            if pair not in scores:
                scores[pair] = self._score(told[pair[0]], told[pair[1]])
            return scores[pair]

        def apart(i: int, j: int) -> bool:
            return self.apart(told[i], told[j])

        given = [*self.ties.together([_ids(s) for s in told]), *_same(told)]
        return groups(len(told), edges, score, apart, self.weights.mean, given)

    def _score(self, a: Story, b: Story) -> float:
        if a.account.key == b.account.key:
            return together(a, b) - 1.0
        return self.weights.score(self.comparer.levels(a, b))

    def apart(self, a: Story, b: Story) -> bool:
        """Never one incident: what people keep apart, stories of a report that differ, rows of a document, a period and a happening."""
        if self.ties.apart(_ids(a), _ids(b)):
            return True
        if a.account.key == b.account.key:
            return together(a, b) < DIFFER
        document = a.account.report.document
        return a.period != b.period or (document is not None and document == b.account.report.document)


def _same(told: Sequence[Story]) -> Iterator[tuple[int, int]]:
    """Positions of the stories that begin with one event, since they stand in one text that several reports carry."""
    first: dict[str, int] = {}
    for n, story in enumerate(told):
        if story.account.report.document is None and first.setdefault(story.events[0].id, n) != n:
            yield first[story.events[0].id], n


# Two stories of one report below this speak of two happenings; above it another report that tells both as one may join them.
DIFFER = -1.5


def _happening(found: Sequence[Story], mains: Collection[tuple[str, int, str]], joined: Joining, lineage: Lineage) -> Happening:
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


def _why(story: Story, ordered: Sequence[Story], joined: Joining) -> Why:
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
