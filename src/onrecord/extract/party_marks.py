"""What speaks for or against somebody's part in a deed, as names of features for the linear models (parties.py)."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.page import Page
from onrecord.extract.telling import OF
from onrecord.extract.weapons import is_weapon
from onrecord.lang.nlp import Token
from onrecord.model.records import Event
from onrecord.model.values import ActorRef

_FAR = 5  # steps of grammar between trigger and noun beyond which the way says nothing
_LISTS = ("conj", "appos")


@dataclass(frozen=True)
class Part:
    """Somebody who may have a part: the head of the phrase, what the record would say, and the part the rules gave ("" for none)."""

    head: Token
    ref: ActorRef
    rule: str


def features(page: Page, event: Event, part: Part) -> list[str]:
    """What speaks for or against somebody's part in the event, as names of features."""
    trigger, head = page.analysis.token_at(event.evidence.end - 1), part.head
    if trigger is None or part.ref.span is None:
        return []
    kind, word, rule = page.cast.kind(part.ref.span), head.ent or head.lemma, part.rule or "none"
    out = {"all", f"rule={rule}", f"rule={rule}/{kind}", f"rule={rule}/{word}", f"rule={rule}/{event.type}", f"kind={kind}"}
    out |= {f"word={head.lemma if head.ent in ('', 'ORG') else head.ent}", f"ent={head.ent}", f"tag={head.tag}", f"dep={head.dep}"}
    out |= {f"weapon={is_weapon(head)}", f"word={word}/{event.type}", f"actor={part.ref.actor}", *_above(head), *_within(head)}
    return sorted(out | {*_way(trigger, head), *_beside(page, event, part), *_elsewhere(page, event, part), *_said(page, event, part)})


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


def _beside(page: Page, event: Event, part: Part) -> Iterator[str]:
    """The parts that the rules gave to others, and to those who stand in one list with the noun."""
    rule = part.rule or "none"
    given: dict[int, str] = {}
    for role, refs in _roles(event):
        given |= {t.i: role for ref in refs if (t := _last(page, ref)) is not None}
    yield f"given={int('actor' in given.values())}{int('target' in given.values())}/{rule}"
    mates = _mates(part.head)
    if mates:
        yield f"mates={min(len(mates), 4)}"
    for role in {given[i] for i in mates if i in given}:
        yield from (f"mate={role}/{rule}", f"mate={role}/{part.head.dep}")


def _roles(event: Event) -> tuple[tuple[str, tuple[ActorRef, ...]], ...]:
    return ("actor", event.actors), ("target", event.targets)


def _last(page: Page, ref: ActorRef) -> Token | None:
    return page.analysis.token_at(ref.span.end - 1) if ref.span is not None else None


def _mates(head: Token) -> set[int]:
    """The tokens of the list in which a noun stands, without it."""
    first = head
    while first.dep in _LISTS and first.head is not first:
        first = first.head
    found, todo = {first.i}, [first]
    while todo:
        inner = [c for c in todo.pop().children if c.dep in _LISTS]
        found.update(c.i for c in inner)
        todo += inner
    return found - {head.i}


def _elsewhere(page: Page, event: Event, part: Part) -> Iterator[str]:
    """The parts in other events of the report of a namesake, and of whoever has the last word of the name."""
    name = part.ref.name.lower()
    for other in (e for e in page.events if e.id != event.id and e.type in OF):
        for role, refs in _roles(other):
            for ref in refs:
                if ref.name.lower() == name or (ref.actor is not None and ref.actor == part.ref.actor):
                    yield f"elsewhere={role}"
                elif ref.name.lower().split()[-1:] == name.split()[-1:]:
                    yield f"elsewhere={role}'s word"


def _said(page: Page, event: Event, part: Part) -> Iterator[str]:
    """Does the noun tell of the deed, or stand outside what is told of it?"""
    if any(s.span is not None and s.span.start <= part.head.start < s.span.end for s in event.sources):
        yield "source"
    holder = page.holder(event.evidence.start, event.evidence.end)
    if holder is not None and not holder.evidence.start <= part.head.start < holder.evidence.end:
        yield from ("outside", f"outside={holder.act}")
