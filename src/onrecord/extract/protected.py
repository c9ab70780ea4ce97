"""Which protected objects and persons (hospital, school, aid convoy, journalist ...) a report names as the targets of a deed.

The mark says what the report names. Whether the law was broken is for others to say.
"""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert
from msgspec.structs import replace

from onrecord.extract.harm import is_person
from onrecord.extract.page import Page
from onrecord.lang.codes import CATEGORY
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
    """The events of the page, those done to protected objects and persons with the names of their sorts.

    An attack of which nothing else is told is an attack on health, aid or school where it hit a building or convoy; an air strike on a
    hospital stays an air strike, and who shot a teacher shot somebody.
    """
    return [_marked(page, e) if types()[e.type].harms or e.type in _ALSO else e for e in page.events]


def _marked(page: Page, event: Event) -> Event:
    found = [(name, head) for head in _heads(page, event) for name, sort in sorts().items() if _names(sort, head)]
    if not found:
        return event
    hit = [name for name in sorts() if any(name == n and not is_person(head) for n, head in found)]
    kind = next((kind for name in hit if (kind := f"{CATEGORY}{name}") in types()), event.type)
    named = {name for name, _ in found}
    return replace(event, protected=tuple(n for n in sorts() if n in named), type=kind if event.type == "attack_other" else event.type)


def _heads(page: Page, event: Event) -> list[Token]:
    tokens = [page.analysis.token_at(ref.span.end - 1) for ref in event.targets if ref.span is not None]
    return [t for t in tokens if t is not None]


def _names(sort: Sort, head: Token) -> bool:
    words = {head.lemma.lower(), head.lower}
    if words & sort.alone:
        return True
    return bool(words & sort.heads) and any(c.i < head.i and {c.lemma.lower(), c.lower} & sort.before for c in head.children)
