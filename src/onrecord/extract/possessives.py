"""Possessives in texts that lost their apostrophes on the way: "Syrias Idlib", "Aleppos east"."""

from onrecord.lang.gazetteer import Entry, Gazetteer
from onrecord.lang.nlp import Token

_TELLING = 400  # characters: a text of so many seldom has no apostrophe of its own
_LARGE = 100_000  # people of a place that is known without being told; smaller ones bear the names of things and people
_SHORTEST = 5  # letters: "Iraqs"


def stripped(body: str) -> bool:
    """Has a text lost its apostrophes?"""
    return len(body) >= _TELLING and "'" not in body and "’" not in body


def owner(token: Token, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places that a word may mean without its "s"; none for a word that is the name of a place with it."""
    name = token.text
    if len(name) < _SHORTEST or not name.endswith("s") or not name[:1].isupper() or token.tag not in ("NNP", "NNPS"):
        return ()
    if gazetteer.find(name):
        return ()
    return tuple(e for e in gazetteer.find(name[:-1]) if e.level == "country" or e.geonameid is None or e.people >= _LARGE)
