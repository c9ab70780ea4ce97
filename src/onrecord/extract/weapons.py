"""What it was done with."""

from collections.abc import Iterator

from onrecord.extract.page import Page
from onrecord.extract.triggers import Trigger
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary


def weapon(page: Page, trigger: Trigger) -> str | None:
    """What it was done with, as named in the clause of the trigger."""
    token = trigger.token
    clause = token if token.pos in ("VERB", "AUX") else (token.head if token.dep in ("nsubj", "dobj", "pobj", "nsubjpass") else token)
    near = [t for t in _clause(clause) if is_weapon(t) and abs(t.i - token.i) <= 15 and t.pos in ("NOUN", "PROPN")]
    if is_weapon(trigger.first) and trigger.first is not token:
        near.append(trigger.first)
    if not near:
        return None
    best = min(near, key=lambda t: (abs(t.i - token.i), t.i))
    before = [c for c in best.children if c.dep in ("compound", "amod") and c.i < best.i and c.ent not in ("NORP", "GPE")]
    first = min(before, key=_place) if before and best.i - min(c.i for c in before) <= 3 else best
    return page.body[first.start : best.end]


def _clause(verb: Token) -> Iterator[Token]:
    """The words below a verb without the clauses beside it that have a subject of their own: "while rebels fired rockets"."""
    yield verb
    for child in verb.children:
        if not (child.dep in ("advcl", "conj", "ccomp") and child.pos in ("VERB", "AUX") and child.child("nsubj", "nsubjpass") is not None):
            yield from _clause(child)


def of_weapons(token: Token) -> bool:
    """ "five kilograms of dynamite", "one of the shells"."""
    return any(is_weapon(p) for c in token.children if c.dep == "prep" and c.lower == "of" for p in c.children if p.dep == "pobj")


def is_weapon(token: Token) -> bool:
    """Is this a weapon, or what carries one to its target?"""
    return token.lemma in vocabulary("weapons", "weapons") or token.lower in vocabulary("weapons", "weapons")


def _place(token: Token) -> int:
    return token.i
