"""Who did it, to whom, and with what: the words that hang on a trigger."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.extract.culprits import culprits
from onrecord.extract.doers import doers, is_verbal, listed
from onrecord.extract.grammar import is_nobody
from onrecord.extract.page import Page
from onrecord.extract.sufferers import addressed, fit, sufferers
from onrecord.extract.triggers import Trigger, is_deed
from onrecord.lang.nlp import Token
from onrecord.lang.ontology import types
from onrecord.model.values import ActorRef

# Before a noun: how many there were is for the figures, and "six guards" are "the guards" of the next sentence.
_COUNT = re.compile(
    r"^(?:(?:at least|about|around|nearly|almost|over|up to|more than|some|several|many|various|numerous|other|another|all|both|\d[\d,]*|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\s+)+(?=\w)",
    re.IGNORECASE,
)
_INSIDE = ("det", "compound", "amod", "nummod", "poss", "nmod", "quantmod", "case", "punct", "hyph")


def actors(page: Page, trigger: Trigger) -> tuple[ActorRef, ...]:
    """Those who are said to have done it, in the order of the text."""
    if trigger.type == "warning_leaflets" and trigger.token.lemma in ("receive", "get"):
        return ()
    found = doers(trigger.token) or culprits(trigger.token) or [t for verb in trigger.harmed for t in doers(verb)]
    found = found or _of_deeds(trigger.token)
    harmed = {t.i for t in sufferers(trigger.token)} if trigger.harmed else set()  # "the raid on the fair, which killed twelve"
    able = [t for t in _spread(found) if _can_act(t) and t.i not in harmed]
    return _refs(page, [*able, *(body for t in able for body in _bodies(page, t))])


def _of_deeds(verb: Token) -> list[Token]:
    """ "killed in US air strikes", "hit by rebel fire": those whose deed it was."""
    if not is_verbal(verb):
        return []
    behind = [p for c in verb.children if c.dep in ("prep", "agent") and c.lower in ("in", "by", "during", "from") for p in c.children]
    return [t for p in behind if p.dep == "pobj" and is_deed(p) for t in doers(p)]


def _bodies(page: Page, token: Token) -> list[Token]:
    """ "guerrillas of the Front", "Front guerrillas": the organisation whose fighters they are."""
    if token.lemma not in listed("armed") and token.lemma not in listed("parts"):
        return []
    inner = [c for c in token.children if c.dep in ("compound", "nmod")]
    inner += [p for c in token.children if c.dep == "prep" and c.lower in ("of", "from") for p in c.children if p.dep == "pobj"]
    return [t for t in inner if (t.ent == "ORG" and t.pos == "PROPN") or page.cast.group_at(t)]


def _can_act(token: Token) -> bool:
    if token.pos == "NUM" and not token.child("prep"):
        return False  # "at least 44 killed", where the parser takes the dead for the killers
    return token.ent not in ("DATE", "TIME") and not is_nobody(token) and token.lemma not in listed("lifeless") and not is_deed(token)


def targets(page: Page, trigger: Trigger) -> tuple[ActorRef, ...]:
    """Those whom it was done to, in the order of the text."""
    warned = _warned(trigger.token) if trigger.type == "warning_leaflets" else []
    harmed = [t for verb in trigger.harmed for t in sufferers(verb)]
    found = addressed(trigger.token) if types()[trigger.type].speech and is_verbal(trigger.token) else sufferers(trigger.token)
    return _refs(page, [t for t in _spread(warned or [*found, *harmed]) if not is_deed(t) and not _bare_count(t)])


def _bare_count(token: Token) -> bool:
    """ "killing 12", "several others were hurt": a figure says how many; as a party a count alone names nobody."""
    return token.pos == "NUM" or token.ent in ("CARDINAL", "PERCENT") or token.lemma in listed("uncounted")


def _warned(token: Token) -> list[Token]:
    """Whom leaflets or messages speak to: "leaflets telling residents to leave", "residents received a text"."""
    if token.lemma in ("receive", "get"):
        return fit([c for c in token.children if c.dep == "nsubj"])
    told = [t for t in token.subtree() if t.lemma in listed("tells") and t is not token]
    return fit([o for t in told for o in t.children if o.dep in ("dobj", "nsubj") and o.i > t.i] or [o for t in told for o in _below(t)])


def _below(verb: Token) -> list[Token]:
    """ "warning residents to leave", where the parser makes "residents" the subject of "leave"."""
    return [o for c in verb.children if c.dep in ("xcomp", "ccomp") for o in c.children if o.dep == "nsubj"]


def _refs(page: Page, tokens: Sequence[Token]) -> tuple[ActorRef, ...]:
    return tuple(ref for _, ref in named(page, tokens))


def named(page: Page, tokens: Sequence[Token]) -> list[tuple[Token, ActorRef]]:
    """Each head once with whom its phrase means, in the order of the text."""
    out: dict[int, tuple[Token, ActorRef]] = {}
    for token in sorted(tokens, key=_order):
        ref = page.cast.ref(page.span(*page.cast.whole(token, phrase(token).start)))
        if token.pos != "PRON" or ref.name.lower() != token.lower:  # a pronoun that leads to nobody says nothing
            name = " ".join(ref.name.split())
            out.setdefault(token.i, (token, replace(ref, name=_COUNT.sub("", name) if token.pos == "NOUN" else name)))
    return list(out.values())


def _order(token: Token) -> int:
    return token.i


def phrase(token: Token) -> Token:
    """The first word of the noun phrase that ends with its head."""
    first = token
    for child in sorted(token.children, key=_order, reverse=True):
        if child.i < first.i and child.dep in _INSIDE and child.i >= first.i - 8:
            first = phrase(child) if child.dep in ("poss", "compound", "amod") else child
    return next((t for t in token.sent.tokens if first.i <= t.i < token.i and t.pos != "PUNCT"), token) if first.pos == "PUNCT" else first


def _spread(tokens: Sequence[Token]) -> list[Token]:
    """Each with what is joined to it by "and"."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        out.extend(_spread([c for c in token.children if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON")]))
    return out
