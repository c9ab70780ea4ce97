"""How much a word says that two reports share: a fact of the language, the same in every record, whatever else was read."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

UNKNOWN = 9  # the level of a word that the table does not hold: less than one sentence in 360 has it
_LEAST = 0.5  # the level of a word that is in every second sentence


@cache
def levels() -> Mapping[str, int]:
    """Word (cut as `story.words` cuts) to level: at level 5 one sentence in 32 has it."""
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/common_words.toml").read_text("utf-8"))
    return {word: int(level) for level, held in raw["levels"].items() for word in held.split()}


@cache
def _weights() -> Mapping[str, float]:
    return {word: max(level, _LEAST) ** 2 for word, level in levels().items()}


def mass(words: Iterable[str]) -> float:
    """What words weigh together: each the square of its level."""
    known = _weights()
    return sum([known.get(word, UNKNOWN**2) for word in words])  # a list, since this is asked more often than anything else


def rare(word: str) -> bool:
    """Does the table not hold it?"""
    return word not in levels()
