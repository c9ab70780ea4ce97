"""Small questions of grammar: is a noun definite, is nobody meant, is a verb refused, does it look back?"""

from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary

_REFUSALS = frozenset(("fail", "refuse", "decline", "unable", "powerless", "late", "nothing", "little"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_INVERTED = frozenset(("had", "were", "should"))
_PROVIDED = frozenset(("provided", "providing", "assuming", "supposing"))
_ONLY = frozenset(("only", "just", "merely", "simply"))
_BACK = frozenset(("has", "have", "had", "was", "were"))


def is_definite(noun: Token) -> bool:
    """ "the raid", "their raid", "these raids"."""
    return any((c.dep == "det" and c.lower in _DEFINITE) or c.dep == "poss" for c in noun.children)


def behind_of(noun: Token) -> list[Token]:
    """ "the death of the senator", "the work of rebels": what stands behind "of"."""
    return [p for c in noun.children if c.dep == "prep" and c.lower == "of" for p in c.children if p.dep == "pobj"]


def is_nobody(token: Token) -> bool:
    """ "no one", "none of them", "no civilians", "not a single civilian"."""
    if token.lower in vocabulary("event_words", "nobody") or any(
        c.lower == "no" and c.dep in ("det", "amod", "advmod", "neg") for c in token.children
    ):
        return True
    ones = [token, *(c for c in token.children if c.lower == "one")]
    alone = len(ones) > 1 or any(c.lower == "single" for c in token.children)
    return alone and any(c.lower == "not" for t in ones for c in t.children)


def not_only(verb: Token) -> bool:
    """ "not only shelled the town but burned it": a "not" that denies nothing."""
    nots = [c for c in verb.children if c.lower in ("not", "n't")]
    return any(m.lower in _ONLY and m.i == c.i + 1 for c in nots for m in (*c.children, *verb.children))


def is_refused(word: Token) -> bool:
    """ "did not stop", "failed to prevent", "did nothing to halt", "no confirmation", "nothing could stop"."""
    if any(c.dep == "neg" or c.lower in ("no", "never", "neither", "nor") for c in word.children):
        return not not_only(word)
    subject = word.child("nsubj", "nsubjpass")
    if subject is not None and is_nobody(subject):
        return True
    if word.dep == "conj" and any(c.lower == "neither" for c in word.head.children):
        return True  # "would neither confirm nor deny"
    return word.dep in ("xcomp", "relcl", "acl", "advcl") and word.tag == "VB" and word.head.lemma in _REFUSALS


def inverted(verb: Token) -> bool:
    """ "had the bomb gone off", "should they attack": a condition without "if"."""
    first = next((c for c in verb.children if c.lower in _INVERTED), None)
    return first is not None and verb.dep == "advcl" and before_subject(first)


def before_subject(auxiliary: Token) -> bool:
    """Does it stand before the subject of its verb, as in a question?"""
    verb = auxiliary if auxiliary.child("nsubj", "nsubjpass") else auxiliary.head
    subject = verb.child("nsubj", "nsubjpass")
    return subject is not None and auxiliary.i < min(t.i for t in subject.subtree())


def provided(verb: Token) -> bool:
    """ "provided that the prisoners were freed"."""
    word = verb.head
    alone = word.lower in _PROVIDED and word.dep in ("prep", "advcl", "mark") and not word.child("nsubj", "dobj", "aux")
    return alone and verb.dep in ("ccomp", "pcomp", "advcl")


def looks_back(verb: Token) -> bool:
    """ "they shelled", "has been shelled", "the nurses abducted in May"."""
    participle = verb.tag == "VBN" and verb.dep == "acl" and not any(c.lower == "be" for c in verb.children)
    return participle or verb.tag == "VBD" or any(c.dep in ("aux", "auxpass") and c.lower in _BACK for c in verb.children)
