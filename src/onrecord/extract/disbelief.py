"""What a sentence refuses to believe, or leaves open: claims that are called false, and claims that nobody could verify."""

from collections.abc import Iterator

from onrecord.extract.grammar import is_refused
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import EventStatus

_FAR = 4  # words of grammar between a deed and the noun that denies or grants it
_CLAUSES = ("acl", "relcl", "ccomp", "advcl", "csubj")
_NEGATIVE = frozenset(("not", "n't", "never"))
_IT = frozenset(("it", "this", "that", "which"))


def listed(name: str) -> frozenset[str]:
    return vocabulary("modality", name)


def disbelieved(trigger: Token) -> EventStatus | None:
    """ "rejected claims that the army did it", "it is not true that", "reports that ... were false", "the raid never happened"."""
    if trigger.dep in ("nsubj", "nsubjpass") and trigger.pos in ("NOUN", "PROPN") and _never_was(trigger.head):
        return "negated"
    claim = next((t for t in _above(trigger) if _is_claim(t)), None)
    if claim is not None:
        return _of_claim(claim)
    if any(_left_open(t) for t in (trigger, *trigger.ancestors())):
        return "suspected"
    clause = next((t for t in (trigger, *trigger.ancestors()) if t.dep in _CLAUSES), None)
    if clause is None:
        return None
    if clause.head.dep == "nsubj" and _never_was(clause.head.head):
        return "negated"
    if clause.head.lemma in listed("proofs") and is_refused(clause.head):
        return "suspected"  # "had no confirmation that"
    if clause.head.lemma in ("suggest", "indicate") and is_refused(clause.head):
        return "negated"  # "there was nothing to suggest that"
    if clause.head.lemma in listed("truths") and is_refused(clause.head):
        return "negated"  # "there is no truth that"
    if clause.head.lemma in listed("verify") and _refused(clause.head):
        return "suspected"  # "it could not be verified that"
    if clause.head.dep == "attr" and clause.head.lemma in listed("false"):
        return "negated"  # "it is a myth that"
    return "negated" if clause.head.lemma == "be" and _untrue(clause.head) else None


def _above(trigger: Token) -> Iterator[Token]:
    """The nouns that a deed hangs on as what they tell: "reports of torture", "the claim that they fired"."""
    token = trigger
    for _ in range(_FAR):
        if token.dep not in ("acl", "relcl", "ccomp", "pobj", "prep", "conj", "dobj", "agent", "xcomp", "pcomp") or token.head is token:
            return
        if token.dep == "prep" and token.lower not in ("of", "about", "on") and token.head.lemma in listed("claims"):
            return
        token = token.head
        yield token


def _is_claim(word: Token) -> bool:
    """A noun of telling; or one that the parser takes for a verb, without a subject: "he said claims that they did are lies"."""
    return word.lemma in listed("claims") and (word.pos == "NOUN" or (word.tag == "VBZ" and not word.child("nsubj")))


def _left_open(verb: Token) -> bool:
    """ "claimed to hold the hill, but this could not be verified"."""
    return verb.pos == "VERB" and any(
        c.dep in ("conj", "relcl", "advcl")
        and c.lemma in listed("verify")
        and _refused(c)
        and any(s.dep == "nsubjpass" and s.lower in _IT for s in c.children)
        for c in verb.children
    )


def _of_claim(claim: Token) -> EventStatus | None:
    """What becomes of a claim: rejected, called false, said to be false, or left open."""
    head = claim.head
    if claim.dep == "pobj" and head.head.lemma in listed("truths") and is_refused(head.head):
        return "negated"  # "there is no truth in the report that"
    if claim.dep == "nsubjpass" and head.lemma in listed("verify") and _refused(head):
        return "suspected"
    if _dismissed_as(claim):
        return "denied"
    if claim.dep in ("dobj", "nsubjpass") and not _refused(head):
        if _rejects(head):
            return "denied"
        called = {t.lower for t in head.subtree() if t.i > claim.i} if head.lemma in ("call", "describe", "brand", "label") else set()
        if called & listed("false"):
            return "denied"
    if claim.pos == "VERB":  # as the parser has it, its verb then stands beside it
        return "negated" if any(_untrue(c) for c in head.children if c.i > claim.i) else None
    return "negated" if claim.dep in ("nsubj", "nsubjpass") and _untrue(head) else None


def _dismissed_as(claim: Token) -> bool:
    """ "dismissed as fake the pictures of the raid", where the parser hangs the pictures on "as fake"."""
    over = [claim, *claim.ancestors()][:4]
    as_ = next((t for t in over if t.lower == "as" and t.dep == "prep"), None)
    return as_ is not None and _rejects(as_.head) and any(t.lower in listed("false") for t in as_.subtree())


def _rejects(verb: Token) -> bool:
    """ "rejected", "brushed aside"."""
    away = (f"{verb.lemma} {c.lower}" for c in verb.children if c.dep in ("prt", "advmod"))
    return verb.lemma in listed("reject") or any(phrase in listed("reject") for phrase in away)


def _untrue(verb: Token) -> bool:
    """ "is not true", "were false", "turned out to be false", "was made up"."""
    if verb.lemma in listed("invent") and verb.tag == "VBN" and any(c.dep == "auxpass" for c in verb.children):
        return verb.lemma != "make" or any(c.lower == "up" for c in verb.children)
    said = [c for c in verb.children if c.dep in ("acomp", "attr", "oprd")]
    said += [a for c in verb.children if c.dep == "xcomp" for a in c.children if a.dep in ("acomp", "attr")]
    return any(w.lower in listed("true" if _refused(verb) else "false") for w in said)


def _refused(verb: Token) -> bool:
    return any(c.dep == "neg" or c.lower in _NEGATIVE for c in verb.children)


def _never_was(verb: Token) -> bool:
    """ "never took place", "did not happen", "failed to explode"."""
    if verb.lemma == "fail":
        return any(c.dep == "xcomp" and c.lemma in vocabulary("event_words", "blasts") for c in verb.children)
    of_deeds = verb.lemma in ("happen", "occur") or (verb.lemma == "take" and any(c.lower == "place" for c in verb.children))
    return of_deeds and _refused(verb)
