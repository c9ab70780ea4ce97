"""What the own clause of a deed says of it: a negation, a modal, a condition, "alleged"."""

import tomllib
from functools import cache
from importlib.resources import files

from onrecord.extract.disbelief import listed
from onrecord.extract.grammar import inverted, is_nobody, not_only, provided
from onrecord.extract.unreal import almost, rather, spared, to_be
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import EventStatus

_NEGATIVE = frozenset(("not", "n't", "never", "no", "neither", "nor"))
_BEGINS = frozenset(("begin", "start", "take", "happen", "occur", "erupt", "open", "come", "go"))
_FUTURE = frozenset(("will", "'ll", "shall", "would"))
_POSSIBLE = frozenset(("could", "may", "might", "can"))
_DUE = frozenset(("must", "should", "ought"))
CONDITIONAL = frozenset(("if", "unless", "whether", "lest", "should"))


@cache
def lists() -> tuple[dict[str, EventStatus], dict[str, EventStatus], frozenset[str]]:
    """What verbs above a trigger say of it, what words beside it say, and of what there can be none."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/modality.toml").read_text(encoding="utf-8"))
    above = {word: status for status, words in data["above"].items() for word in words}
    beside = {word: status for status, words in data["words"].items() if status != "example" for word in words}
    return above, beside, frozenset(data["none"]["of"])


def carriers() -> frozenset[str]:
    return vocabulary("event_words", "carriers")


def said_by(head: Token) -> EventStatus | None:
    """What a word of the lists says of what hangs on it, its particle taken with it: "called off"."""
    above = lists()[0]
    phrasal = (above.get(f"{head.lemma} {c.lower}") for c in head.children if c.dep in ("prt", "advmod"))
    return next((status for status in phrasal if status is not None), None) or above.get(head.lemma)


def own_status(trigger: Token) -> EventStatus | None:
    """What the trigger's own clause says: negation, a modal, a condition, "alleged"."""
    children = {c.lower: c for c in trigger.children}
    if (
        _NEGATIVE & children.keys()
        and not not_only(trigger)
        and not any(children[w].lower == "no" and children[w].dep != "det" for w in _NEGATIVE & children.keys())
    ):
        return "negated"
    if any(c.dep in ("nsubj", "nsubjpass", "dobj") and (is_nobody(c) or _neither(c)) for c in trigger.children):
        return "negated"
    if almost(trigger) or rather(trigger):
        return "negated"
    words = lists()[1]
    for child in trigger.children:
        if (
            child.dep in ("amod", "advmod", "compound")
            and child.lower in words
            and not (child.lower == "failed" and trigger.lemma in listed("fights"))
            and not (words[child.lower] in ("planned", "threatened") and _done(trigger))
        ):
            return words[child.lower]
    if trigger.pos not in ("VERB", "AUX"):
        would_be = any(c.lower == "be" and c.child("aux") and c.i < trigger.i for c in trigger.children)
        return "planned" if would_be or any(to_be(c) and c.lemma in carriers() for c in trigger.children) else None
    if (
        inverted(trigger)
        or provided(trigger)
        or _whenever(trigger)
        or any(c.dep == "mark" and c.lower in CONDITIONAL for c in trigger.children)
    ):
        return "hypothetical"
    modal = next((c.lower for c in trigger.children if c.tag == "MD"), None)
    if modal in _FUTURE:
        return "hypothetical" if modal == "would" and "have" in children else "planned"
    if modal in _DUE and "have" not in children:
        return "demanded"
    if modal in _POSSIBLE or modal in _DUE:
        return "suspected" if "have" in children and modal not in _DUE and not spared(trigger) else "hypothetical"
    return None


def _whenever(verb: Token) -> bool:
    """ "when the rebels attack, the army will respond"."""
    when = verb.dep == "advcl" and verb.tag in ("VBP", "VBZ") and any(c.lower in ("when", "whenever", "once") for c in verb.children)
    return when and any(c.lower in ("will", "shall") for c in verb.head.children)


def _neither(token: Token) -> bool:
    """ "neither the army nor the rebels"."""
    return any(c.lower == "neither" and c.dep in ("preconj", "cc", "det") for c in token.children)


def _done(noun: Token) -> bool:
    """ "mounted its long-threatened invasion", "the planned assault began": the verb that carries the noun says that it took place."""
    head = noun.head
    return (
        (noun.dep in ("dobj", "nsubjpass") or (noun.dep == "nsubj" and head.lemma in _BEGINS))
        and said_by(head) is None
        and head.tag in ("VBD", "VBN")
        and head.lemma in carriers()
        and own_status(head) is None
    )
