"""How a deed was done: marks from data/manner.toml (suicide, grenade, drone ...), which say what other schemes call it."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert
from msgspec.structs import replace

from onrecord.extract.page import Page
from onrecord.extract.triggers import around
from onrecord.lang.nlp import Token
from onrecord.model.records import Event


class Manner(Struct, frozen=True):
    """The words that say it, and the types of deed of which it is said."""

    of: frozenset[str]
    words: frozenset[str]
    example: str
    counter: str


@cache
def manners() -> dict[str, Manner]:
    """All marks by name, in the order of the file."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/manner.toml").read_text(encoding="utf-8"))
    return convert(data, dict[str, Manner])


@cache
def _of_type(kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, m.words) for name, m in manners().items() if kind in m.of)


def marked(page: Page) -> list[Event]:
    """The events of the page, with how they were done."""
    return [replace(e, manner=found) if _of_type(e.type) and (found := _of(page, e)) else e for e in page.events]


def _of(page: Page, event: Event) -> tuple[str, ...]:
    said = _said(page, event)
    return tuple(name for name, words in _of_type(event.type) if words & said)


def _said(page: Page, event: Event) -> frozenset[str]:
    """The words of the trigger, of the weapon, and of what stands with the trigger."""
    inside = page.analysis.tokens_in(event.evidence.start, event.evidence.end)
    words = {t.lemma for t in inside} | {word.rstrip("s") for word in (event.weapon or "").lower().split()}
    return frozenset(words).union(*(_with(t) for t in inside))


def _with(token: Token) -> frozenset[str]:
    """What stands with a verb ("threw stones"), or before and behind a noun ("a violent protest") and with the verb that carries it."""
    if token.pos in ("VERB", "AUX"):
        return around(token) | {c.lower for c in token.children if c.dep in ("dobj", "nsubj")}
    return frozenset(c.lemma for c in token.children if c.dep in ("compound", "amod", "nmod"))
