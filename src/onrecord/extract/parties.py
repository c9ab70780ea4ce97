"""Whose part is whose: what the rules left open about who did a deed and whom it befell, filled in by linear models.

The rules (roles.py) go by grammar and miss parts that hang on other words of the sentence ("the mayor, on whose car a bomb was thrown").
Here every other noun of the trigger's sentence is weighed (training/events.py), and whom the rules saw befallen, where that is unlikely.
Nothing is taken from another sentence: what a record says must stand where it points.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.extract import roles
from onrecord.extract.page import Page
from onrecord.extract.party_marks import Part, features
from onrecord.extract.telling import OF, TOLD
from onrecord.extract.triggers import is_deed
from onrecord.lang.linear import linear
from onrecord.lang.nlp import Token
from onrecord.model.records import Event
from onrecord.model.values import ActorRef

LEAST = 0.45  # a part that no rule saw is taken from here on; chosen by cross-validation
KEPT = 0.3  # whom a rule saw as befallen stays from here on: "the crime was committed", "threw a grenade on the coast"
_NO_PARTY = ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "ORDINAL")
_MODIFIES = ("compound", "amod", "nmod", "npadvmod", "det", "punct")
_WITHIN = ("in", "at", "near", "outside", "around", "inside")  # where it happened


def weighed(page: Page) -> list[Event]:
    """The events of the page, with the parts that the models give."""
    return [_weighed(page, e) if e.type in OF else e for e in page.events]


def _weighed(page: Page, event: Event) -> Event:
    found: dict[str, list[tuple[bool, float, Part]]] = {"actor": [], "target": []}
    for part in parts(page, event):
        known = features(page, event, part)
        chance = {role: linear(role).probability(known) for role in ([part.rule] if part.rule else found)}
        role = part.rule or max(chance, key=lambda r: chance[r])
        if chance[role] >= _bound(event, part):
            found[role].append((part.rule == role, chance[role], part))
    return replace(event, actors=_once(found["actor"]), targets=_once(found["target"]))


def _bound(event: Event, part: Part) -> float:
    """How likely a part must be. The models know deeds that happened: of what was threatened or planned the rules' choice stays."""
    if not part.rule:
        return LEAST
    return KEPT if part.rule == "target" and event.status in TOLD else 0.0


def _once(found: Sequence[tuple[bool, float, Part]]) -> tuple[ActorRef, ...]:
    """Each party once, in the order of the text: of names that are part of one another the rules' choice stays, else the surest."""
    kept: list[Part] = []
    for _, _, part in sorted(found, key=lambda f: (not f[0], -f[1], f[2].head.i)):
        words = _words(part)
        if not any(words <= _words(k) or _words(k) <= words for k in kept):
            kept.append(part)
    return tuple(p.ref for p in sorted(kept, key=lambda p: p.head.i))


def _words(part: Part) -> frozenset[str]:
    return frozenset(part.ref.name.lower().split())


def parts(page: Page, event: Event) -> list[Part]:
    """Everybody of the sentence who may have a part in the event."""
    out: dict[int, Part] = {}
    for role, refs in (("actor", event.actors), ("target", event.targets)):
        for ref in refs:
            head = page.analysis.token_at(ref.span.end - 1) if ref.span is not None else None
            if head is not None:
                out.setdefault(head.i, Part(head, ref, role))
    trigger = page.analysis.token_at(event.evidence.end - 1)
    taken = _of_others(page, event, trigger) if trigger is not None else frozenset()
    nouns = [t for t in trigger.sent.tokens if t.i not in out and t.i not in taken and _may(t)] if trigger is not None else []
    for head, ref in roles.named(page, nouns):
        out[head.i] = Part(head, ref, "")
    return [out[i] for i in sorted(out)]


def _of_others(page: Page, event: Event, trigger: Token) -> frozenset[int]:
    """Whoever the rules gave a part in a deed of another type in the sentence: "shelled the port, while jets killed nine"."""
    sentence = trigger.sent
    others = [e for e in page.events if sentence.start <= e.evidence.start < sentence.end and e.type != event.type and e.type in OF]
    ends = [ref.span.end - 1 for e in others for ref in (*e.actors, *e.targets) if ref.span is not None]
    if event.actors:
        ends += [s.span.end - 1 for s in event.sources if s.span is not None]  # who tells that others did it
    return frozenset(t.i for at in ends if (t := page.analysis.token_at(at)) is not None)


def _may(token: Token) -> bool:
    """Can the noun be a party?"""
    if token.pos not in ("NOUN", "PROPN") or token.ent in _NO_PARTY or is_deed(token):
        return False
    if token.ent in ("GPE", "LOC") and token.dep == "pobj" and token.head.lower in _WITHIN:
        return False
    return token.dep not in _MODIFIES or token.ent == "ORG"
