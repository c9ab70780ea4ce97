"""With what it was done: agents that exclude one another, and who names which."""

from collections.abc import Sequence

from onrecord.lang.lexicon import fold_words
from onrecord.model.records import Side
from onrecord.resolve.said import Said
from onrecord.resolve.sides import side

# What was in the weapon: two of these exclude one another. How it was brought (rocket, mortar, barrel) is left out, since reports of one
# attack name now this and now that part of it.
_AGENTS = {
    "chlorine": "chlorine", "sarin": "sarin", "nerve": "sarin", "mustard": "mustard gas", "phosphorus": "phosphorus",
    "phosphorous": "phosphorus", "napalm": "napalm",
}  # fmt: skip


def agent(weapon: str | None) -> str | None:
    """What the weapon is said to contain, None when its words do not say."""
    return next((_AGENTS[w] for w in fold_words(weapon or "") if w in _AGENTS), None)


def weapons(said: Sequence[Said]) -> list[Side]:
    """The sides where two origins name agents that exclude one another."""
    named = [(s, found) for s in said if s.event.status != "denied" and s.event.sources and (found := agent(s.event.weapon))]
    out: list[Side] = []
    for n, (a, ours) in enumerate(named):
        for b, theirs in named[n + 1 :]:
            if ours != theirs and a.origin != b.origin:
                out += [_weapon(a), _weapon(b)]
    return out


def _weapon(said: Said) -> Side:
    return side(said.account, said.event, said.event.weapon or "", said.event.sources)
