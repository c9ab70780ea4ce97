"""Who is said to stand behind a deed: who claims it, is blamed for it, charged with it, linked to it, or called its mastermind."""

from onrecord.extract.doers import accuser, listed, resolved, verb_doers
from onrecord.extract.grammar import behind_of
from onrecord.lang.nlp import Token

_CLAIMS = frozenset(("claim", "bear", "admit", "accept", "take", "assume"))
_BLAMES = frozenset(("blame", "convict", "accuse", "fault"))
_IS = ("be", "become")


def culprits(deed: Token) -> list[Token]:
    """The heads of the phrases that name them; the deed hangs on the words that say so."""
    head = deed.head
    if deed.dep in ("pobj", "pcomp"):
        return _before(head)
    if deed.dep in ("dobj", "nsubjpass") and head.lemma in ("blame", "attribute"):
        return _laid_on(head)
    if deed.dep in ("nsubj", "nsubjpass"):
        return _workers(head)
    return _laid_on(clause) if (clause := deed.child("relcl")) is not None and clause.lemma in ("blame", "attribute") else []


def _before(prep: Token) -> list[Token]:
    """Those of whom the words before a preposition say that they stand behind what follows it."""
    above = prep.head
    match prep.lower:
        case "behind":
            return verb_doers(above) if above.lemma == "be" else []
        case "for":
            return _blamed(above)
        case "in":
            return _partakers(above)
        case "to":
            return _charged(above) if above.lemma in listed("links") else []
        case "with" | "of":
            if above.lemma in listed("rows"):
                return culprits(above)  # "claimed a series of attacks"
            return _charged(accuser(above)) or _authors(above)
    return []


def _blamed(word: Token) -> list[Token]:
    """Before "for the attack": "claimed responsibility", "is responsible", "blamed the army"."""
    taken = word.lemma in ("responsibility", "credit") and word.dep in ("dobj", "obj")
    claim = word.head if taken else word
    if taken or any(c.lemma in ("responsibility", "credit") for c in word.children if c.dep == "dobj"):
        return verb_doers(claim) if claim.lemma in _CLAIMS and not claim.child("neg") else []
    if word.lemma == "responsible":
        return [c for c in word.head.children if c.dep == "nsubj"] if word.head.pos in ("AUX", "VERB") else [word.head]
    return [c for c in word.children if c.dep in ("dobj", "nsubjpass")] if word.lemma in _BLAMES else []


def _partakers(word: Token) -> list[Token]:
    """Before "in the murder": "officers were implicated", "the men involved", "soldiers took part", "their involvement"."""
    verb = word.head if word.lemma in ("part", "role") and word.dep in ("dobj", "obj") else word
    parts = [c for c in verb.children if c.lemma in ("part", "role")]
    if verb.lemma in ("take", "play") and parts:
        none = verb.child("neg") or any(c.lower == "no" for c in parts[0].children)
        return [] if none else verb_doers(verb)
    if word.lemma in listed("shares"):
        return [c for c in word.children if c.dep == "poss"] + behind_of(word)
    if word.lemma not in listed("partakes"):
        return []
    found = [c for c in word.children if c.dep in ("dobj", "nsubjpass")] or [c for c in word.children if c.dep == "nsubj"]
    return resolved(word, found) or ([word.head] if word.dep == "acl" else [])


def _charged(verb: Token) -> list[Token]:
    """Before "with the murder", "of the murder", "to the murder": "was charged", "men suspected", "linked the colonel"."""
    if verb.lemma not in listed("charges") | listed("links"):
        return []
    return [c for c in verb.children if c.dep in ("dobj", "nsubjpass")] or ([verb.head] if verb.dep == "acl" else [])


def _authors(noun: Token) -> list[Token]:
    """Before "of the murder": "X was the mastermind", "X, the author", "charged X with being the mastermind", "named X as the author"."""
    if noun.lemma not in listed("authors"):
        return []
    head = noun.head
    if noun.dep == "appos":
        return [head]
    if noun.dep == "pobj" and head.lower == "as":
        return [c for c in head.head.children if c.dep in ("dobj", "nsubjpass")]
    if noun.dep != "attr" or head.lemma not in _IS or head.child("neg"):
        return []
    if head.dep == "pcomp":
        return _charged(accuser(head.head.head))
    return verb_doers(head)


def _workers(verb: Token) -> list[Token]:
    """ "the raid was the work of the Front", "is thought to be the work of", "was attributed to"."""
    if verb.lemma == "attribute":
        return _laid_on(verb)
    below = [verb, *(c for c in verb.children if c.dep == "xcomp")]
    return [t for v in below if v.lemma == "be" for c in v.children if c.dep == "attr" and c.lemma == "work" for t in behind_of(c)]


def _laid_on(verb: Token) -> list[Token]:
    """ "blamed the murder on the rebels", "attributed the raid to them"."""
    way = "on" if verb.lemma == "blame" else "to"
    behind = [c for c in verb.subtree() if c.dep in ("prep", "dative") and c.lower == way and c.i > verb.i]
    return [p for c in behind for p in c.children if p.dep == "pobj" and p.ent not in ("DATE", "TIME")]
