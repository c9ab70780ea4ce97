"""Whose part is whose: what the rules left open about who did a deed and whom it befell, filled in by linear models.

The rules (roles.py) go by grammar and miss parts that hang on other words of the sentence ("the mayor, on whose car a bomb was thrown").
Here every other noun of the trigger's sentence is weighed (training/events.py). What the rules found stays, and nothing is taken from
another sentence: what a record says must stand where it points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from onrecord.extract import roles
from onrecord.extract.page import Page
from onrecord.extract.triggers import is_deed
from onrecord.extract.weapons import is_weapon
from onrecord.lang.linear import linear
from onrecord.lang.nlp import Token
from onrecord.model.records import Event
from onrecord.model.values import ActorRef

# The types of deed whose parts were there to learn from.
OF = frozenset(
    ("attack_other", "assassination", "bombing", "airstrike", "shelling", "arson", "abduction", "execution", "robbery", "hijacking")
)
LEAST = 0.45  # a part that no rule saw is taken from here on; chosen by cross-validation
_NO_PARTY = ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "ORDINAL")
_MODIFIES = ("compound", "amod", "nmod", "npadvmod", "det", "punct")
_WITHIN = ("in", "at", "near", "outside", "around", "inside")  # where it happened
_FAR = 5  # steps of grammar between trigger and noun beyond which the way says nothing


@dataclass(frozen=True)
class Part:
    """Somebody who may have a part: the head of the phrase, what the record would say, and the part the rules gave ("" for none)."""

    head: Token
    ref: ActorRef
    rule: str


def weighed(page: Page) -> list[Event]:
    """The events of the page, with the parts that the models give."""
    return [_weighed(page, e) if e.type in OF else e for e in page.events]


def _weighed(page: Page, event: Event) -> Event:
    found: dict[str, list[tuple[bool, float, Part]]] = {"actor": [], "target": []}
    for part in parts(page, event):
        known = features(page, event, part)
        chance = {role: linear(role).probability(known) for role in ([part.rule] if part.rule else found)}
        role = part.rule or max(chance, key=lambda r: chance[r])
        if part.rule or chance[role] >= LEAST:
            found[role].append((part.rule == role, chance[role], part))
    return replace(event, actors=_once(found["actor"]), targets=_once(found["target"]))


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


def features(page: Page, event: Event, part: Part) -> list[str]:
    """What speaks for or against somebody's part in the event, as names of features."""
    trigger, head = page.analysis.token_at(event.evidence.end - 1), part.head
    if trigger is None or part.ref.span is None:
        return []
    kind, word, rule = page.cast.kind(part.ref.span), head.ent or head.lemma, part.rule or "none"
    out = {"all", f"rule={rule}", f"rule={rule}/{kind}", f"rule={rule}/{word}", f"rule={rule}/{event.type}", f"kind={kind}"}
    out |= {f"word={head.lemma if head.ent in ('', 'ORG') else head.ent}", f"ent={head.ent}", f"tag={head.tag}", f"dep={head.dep}"}
    out |= {f"weapon={is_weapon(head)}", f"word={word}/{event.type}", f"actor={part.ref.actor}", *_above(head), *_within(head)}
    return sorted(out | set(_way(trigger, head)))


def _above(head: Token) -> Iterator[str]:
    yield f"of={head.dep}/{head.head.lemma}"
    if head.dep == "pobj":
        yield from (f"prep={head.head.lower}", f"prep={head.head.lower}/{head.head.head.lemma}/{head.head.head.tag}")
    else:
        yield f"of={head.dep}/{head.head.tag}"
    verb = next((t for _, t in zip(range(3), head.ancestors(), strict=False) if t.pos == "VERB"), None)
    if verb is not None:
        yield from (f"verb={verb.lemma}", f"verb={head.dep}/{verb.lemma}")


def _within(head: Token) -> Iterator[str]:
    for child in head.children:
        if child.dep in ("det", "amod", "compound", "poss", "nummod"):
            yield f"has={child.dep}:{child.ent or child.lemma}"


def _way(trigger: Token, head: Token) -> Iterator[str]:
    """How the noun hangs together with the trigger: the steps of grammar between them, and how many words."""
    if trigger.sent is not head.sent:
        return
    steps, passed = _path(trigger, head)
    if steps:
        way = "/".join(steps)
        yield from (f"way={way}", f"way={trigger.pos}|{way}", f"way={trigger.lemma}|{way}", f"way={way}|{' '.join(passed)}")
        yield from (f"steps={len(steps)}", *(f"via={word}" for word in passed))
    else:
        yield "way=far"
    words = head.i - trigger.i
    yield f"words={'+' if words > 0 else '-'}{min(abs(words) // 3, 6)}"


def _path(trigger: Token, head: Token) -> tuple[list[str], list[str]]:
    """The steps up and down from trigger to noun and the words passed; ([], []) when it is far."""
    up = {t.i: n for n, t in enumerate((trigger, *trigger.ancestors()))}
    down, token = [], head
    while token.i not in up:
        if token.head is token:
            return [], []
        down.append(token)
        token = token.head
    above = [trigger, *trigger.ancestors()][: up[token.i] + 1]
    if len(above) - 1 + len(down) > _FAR:
        return [], []
    steps = [f"^{t.dep}" for t in above[:-1]] + [_step(t) for t in reversed(down)]
    return steps or ["self"], [t.lemma for t in above[1:]] + [t.lemma for t in reversed(down[1:])]


def _step(token: Token) -> str:
    return f"{token.dep}:{token.lower}" if token.dep in ("prep", "agent") else token.dep
