"""What was hit: by one account homes or a hospital, by another a depot or a headquarters."""

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.lang.rules import rules
from onrecord.model.records import Side
from onrecord.model.values import ActorRef
from onrecord.resolve.kinds import family, violent
from onrecord.resolve.said import Said
from onrecord.resolve.sides import side

_KINDS = ("civil", "military")
_STRIKES = frozenset({"fire", "blast", "chemical", "attack"})  # of a battle or an execution nobody disputes what was aimed at
# "the depots *of the Red River militia*": what stands behind a target and says whose or of what kind it is.
_BEHIND = re.compile(r" (?:of|belonging to|used (?:as|by)|held by|run by|containing|full of)(?: [\w-]+){1,4}")


def targets(said: Sequence[Said]) -> list[Side]:
    """The sides where one origin names a civil and another one only a military target; an origin that names both disputes neither.

    An account that gives no source is left out: it tells of another strike as often as of another target.
    """
    named = [s for s in said if s.event.sources and s.event.status != "denied" and violent(s.event.type)]
    told = [(s, aim) for s in named if (aim := aimed_at(s))]
    kinds: dict[str, set[str]] = defaultdict(set)
    for s, (kind, _) in told:
        kinds[s.origin].add(kind)
    sure = [(s, kind, words) for s, (kind, words) in told if len(kinds[s.origin]) == 1 and family(s.event.type) in _STRIKES]
    if len({kind for _, kind, _ in sure}) < len(_KINDS):
        return []
    return [side(s.account, s.event, words, s.event.sources) for s, _, words in sure]


def aimed_at(said: Said) -> tuple[str, str] | None:
    """Whether what it names as hit is civil or military, and the words; None when it names neither or both."""
    words = [_words(said, ref) for ref in said.event.targets]
    found = {kind: w for kind in _KINDS for w in reversed(words) if rules("targets")[kind].search(w)}
    return next(iter(found.items())) if len(found) == 1 else None


def _words(said: Said, ref: ActorRef) -> str:
    """A target with what says whose or of what kind it is: "the facilities of the militant group"."""
    if ref.span is None:
        return ref.name
    behind = _BEHIND.match(said.account.text.body, ref.span.end, said.event.sentence[1])
    return said.account.text.body[ref.span.start : behind.end() if behind else ref.span.end]
