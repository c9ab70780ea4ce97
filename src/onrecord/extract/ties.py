"""How actors are said to stand to one another: allied with, fights, backs, part of, renamed from. Rules in data/relations.toml.

A tie is what one sentence of one report says, on that report's day; nothing is concluded from it.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

import msgspec
from msgspec.structs import replace

from onrecord.extract.page import Page
from onrecord.lang.lexicon import Lexicon
from onrecord.model.records import Actor
from onrecord.model.values import ActorRef, Span, Tie, TieKind

_FAR = 90  # characters between two actors of one tie
_NEXT = 3  # actors behind one that it may be tied to: "Hezbollah, a Shiite group backed by Iran"
_CUES = re.compile(
    r"\b(?:back|support|arm|fund|train|financ|sponsor|fight|fought|battle|battling|clash|war|skirmish|hostilit|gunfight|firefight|all[iy]|"
    r"align|part|member|faction|branch|wing|affiliat|offshoot|unit|arm|link|belong|subordinate|formerly|previously|once|earlier|renamed|changed)",
    re.IGNORECASE,
)
_ADJECTIVE = r"\b(?P<who>[A-Z][\w.]*)-(?:backed|supported|funded|sponsored|armed|trained)\s+"
_BACKED = re.compile(rf"{_ADJECTIVE}(?:(?!in\b|of\b|by\b|to\b|and\b)\w+\s+){{0,2}}$")
_ALLY = re.compile(r"(?:'s|’s|'|’| and (?:its|their|his)) (?:\w+ )?all(?:y|ies),? (?:the )?(?P<who>[A-Z][\w.-]*(?: (?:al-)?[A-Z][\w.-]*)*)")
_BACKED_HERE = re.compile(_ADJECTIVE)


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands between two actors for a tie. `example`: a sentence, who is tied, and to whom; `counter`: one without the tie."""

    kind: TieKind
    pattern: str
    example: tuple[str, str, str]
    counter: str
    before: str = ""
    swap: bool = False

    def says(self, between: str, ahead: str) -> bool:
        """Does the rule fit what stands between the two, and before the first?"""
        return _compiled(self.pattern).fullmatch(between) is not None and (
            not self.before or _compiled(f"{self.before}$").search(ahead) is not None
        )


@cache
def rules() -> tuple[Rule, ...]:
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/relations.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw["rule"], tuple[Rule, ...])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def tied(page: Page, lexicon: Lexicon) -> list[Actor]:
    """The actors of the page with their ties."""
    ties: dict[str, list[Tie]] = {}
    for (start, end), group in groupby(page.cast.actors, key=_sentence):
        if _CUES.search(page.body, start, end):
            for actor, tie in _of_sentence(page, list(group), lexicon):
                ties.setdefault(actor, []).append(tie)
    return [replace(a, ties=tuple(ties[a.id])) if a.id in ties else a for a in page.cast.actors]


def _sentence(actor: Actor) -> tuple[int, int]:
    return actor.sentence


def _of_sentence(page: Page, actors: list[Actor], lexicon: Lexicon) -> Iterator[tuple[str, Tie]]:
    """Ids of actors with the ties that a sentence gives them."""
    for n, one in enumerate(actors):
        for named in (_backer(page, one, lexicon), _ally(page, one, lexicon)):
            if named is not None:
                yield named
        for other in actors[n + 1 : n + 1 + _NEXT]:
            if one.evidence.end <= other.evidence.start <= one.evidence.end + _FAR and _party(one) and _party(other):
                yield from _between(page, one, other)


def _party(actor: Actor) -> bool:
    """Somebody in particular who can have allies: no outlet, no nameless person."""
    return actor.type in ("government", "group", "organisation", "person") and (
        actor.actor is not None or actor.evidence.quote[:1].isupper()
    )


def _between(page: Page, one: Actor, other: Actor) -> Iterator[tuple[str, Tie]]:
    plain = re.sub(r"\([^)]*\)", "", page.body[one.evidence.end : other.evidence.start])
    between = " ".join(plain.split()) + " "
    ahead = page.body[one.sentence[0] : one.evidence.start]
    for rule in rules():
        if rule.says(between, ahead):
            subject, target = (other, one) if rule.swap else (one, other)
            if rule.kind == "renamed_from" or (subject.actor or subject.name) != (target.actor or target.name):
                yield subject.id, Tie(kind=rule.kind, to=ActorRef(name=target.name, span=target.evidence.span, actor=target.actor))
            return


def _backer(page: Page, actor: Actor, lexicon: Lexicon) -> tuple[str, Tie] | None:
    """ "The Turkish-backed rebels": who is backed, as a tie of whom the adjective names; kept with the one who is backed."""
    first = actor.evidence.start
    head = page.body[actor.sentence[0] : first]
    found = _BACKED.search(head)
    offset = actor.sentence[0]
    if found is None:
        words = re.match(
            r"(?P<who>[A-Z][\w.]*)-(?:backed|supported|funded|sponsored|armed|trained)\s", page.body[first : actor.evidence.end]
        )
        found, offset = words, first
    entry = lexicon.named(found["who"]) if found else None
    if found is None or entry is None:
        return None
    span = Span(offset + found.start("who"), offset + found.end("who"), found["who"])
    return actor.id, Tie(kind="backed_by", to=ActorRef(name=entry.name, span=span, actor=entry.id))


def _ally(page: Page, actor: Actor, lexicon: Lexicon) -> tuple[str, Tie] | None:
    """ "Syria and its ally Russia", "Syria's main ally, Russia"."""
    found = _ALLY.match(page.body, actor.evidence.end, actor.sentence[1])
    entry = lexicon.named(found["who"]) if found else None
    if found is None or entry is None or entry.id == actor.actor:
        return None
    span = Span(found.start("who"), found.end("who"), found["who"])
    return actor.id, Tie(kind="allied_with", to=ActorRef(name=entry.name, span=span, actor=entry.id))
