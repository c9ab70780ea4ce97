"""With what it was done: agents and ways that exclude one another, and who names which."""

from collections.abc import Sequence

from onrecord.lang.lexicon import fold_words
from onrecord.lang.rules import rules
from onrecord.model.records import Side
from onrecord.resolve.kinds import family
from onrecord.resolve.said import Said
from onrecord.resolve.sides import side

# What was in the weapon: two of these exclude one another. How it was brought (rocket, mortar, barrel) is left out, since reports of one
# attack name now this and now that part of it.
_AGENTS = {
    "chlorine": "chlorine", "sarin": "sarin", "nerve": "sarin", "mustard": "mustard gas", "phosphorus": "phosphorus",
    "phosphorous": "phosphorus", "napalm": "napalm",
}  # fmt: skip
# Of a blast: a suicide car bomb is one thing, a car bomb and a motorcycle are two. Who speaks of both disputes neither.
_EXCLUDE = (
    ("car", "motorcycle"), ("car", "truck"), ("motorcycle", "truck"), ("car", "ambulance"), ("truck", "ambulance"), ("suicide", "planted"),
)  # fmt: skip
_WAYS = tuple(dict.fromkeys(way for pair in _EXCLUDE for way in pair))


def agent(weapon: str | None) -> str | None:
    """What the weapon is said to contain, None when its words do not say."""
    return next((_AGENTS[w] for w in fold_words(weapon or "") if w in _AGENTS), None)


def weapons(said: Sequence[Said]) -> list[Side]:
    """The sides where two origins name agents or ways of a blast that exclude one another."""
    return [*_agents(said), *_blasts(said)]


def _agents(said: Sequence[Said]) -> list[Side]:
    named = [(s, found) for s in said if s.event.status != "denied" and s.event.sources and (found := agent(s.event.weapon))]
    out: list[Side] = []
    for n, (a, ours) in enumerate(named):
        for b, theirs in named[n + 1 :]:
            if ours != theirs and a.origin != b.origin:
                out += [_side(a, a.event.weapon or ""), _side(b, b.event.weapon or "")]
    return out


def _blasts(said: Sequence[Said]) -> list[Side]:
    blasts = [s for s in said if family(s.event.type) in ("blast", "attack")]
    if sum(family(s.event.type) == "blast" for s in blasts) * 2 < len(said):
        return []
    named = [(s, frozenset(_ways(s))) for s in blasts]
    whole: dict[tuple[str, str], set[str]] = {}
    for s, ways in named:
        whole.setdefault(_voice(s), set()).update(ways)
    out: list[Side] = []
    for one, other in _EXCLUDE:
        mine = [s for s, ways in named if one in ways and other not in whole[_voice(s)]]
        theirs = [s for s, ways in named if other in ways and one not in whole[_voice(s)]]
        if {s.origin for s in mine} and {s.origin for s in theirs} - {s.origin for s in mine}:
            out += [*(_side(s, one) for s in mine), *(_side(s, other) for s in theirs)]
    return out


def _voice(said: Said) -> tuple[str, str]:
    return said.account.key, said.origin


def _ways(said: Said) -> list[str]:
    """The ways that the sentence names."""
    return [way for way in _WAYS if rules("means")[way].search(said.account.text.body, *said.event.sentence)]


def _side(said: Said, value: str) -> Side:
    return side(said.account, said.event, value, said.event.sources)
