"""Which protected objects and persons (hospital, school, aid convoy, journalist ...) a report names as the targets of a deed.

The mark says what the report names. Whether the law was broken is for others to say.
"""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert
from msgspec.structs import replace

from onrecord.extract.page import Page
from onrecord.lang.nlp import Token
from onrecord.lang.ontology import types
from onrecord.model.records import Event

_ALSO = frozenset(
    ("destruction", "aid_blocked", "arrest", "siege", "robbery", "hostage_holding", "restriction")
)  # harm without violence to people


class Sort(Struct, frozen=True):
    """The nouns of one sort of protected object or person."""

    alone: frozenset[str]
    heads: frozenset[str]
    before: frozenset[str]
    example: str


@cache
def sorts() -> dict[str, Sort]:
    """All sorts by name, in the order of data/protected.toml."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/protected.toml").read_text(encoding="utf-8"))
    return convert(data, dict[str, Sort])


def marked(page: Page) -> list[Event]:
    """The events of the page, those done to protected objects and persons with the names of their sorts."""
    return [replace(e, protected=found) if (found := _of(page, e)) else e for e in page.events]


def _of(page: Page, event: Event) -> tuple[str, ...]:
    if not (types()[event.type].harms or event.type in _ALSO):
        return ()
    heads = [page.analysis.token_at(ref.span.end - 1) for ref in event.targets if ref.span is not None]
    return tuple(name for name, sort in sorts().items() if any(head is not None and _names(sort, head) for head in heads))


def _names(sort: Sort, head: Token) -> bool:
    words = {head.lemma.lower(), head.lower}
    if words & sort.alone:
        return True
    return bool(words & sort.heads) and any(c.i < head.i and {c.lemma.lower(), c.lower} & sort.before for c in head.children)
