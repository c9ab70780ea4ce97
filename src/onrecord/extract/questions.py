"""Questions: "Did the army use gas?" tells of no deed, "Who shelled the market?" does."""

from onrecord.extract.grammar import is_definite
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary

_WH = frozenset(("WDT", "WP", "WP$", "WRB"))
_HELD_BY = ("xcomp", "ccomp", "conj", "acomp")
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "csubj")
_DONE = frozenset(("did", "was", "were", "has", "have", "had"))


def asked(deed: Token) -> bool:
    """Does a question ask for the deed, or for something that it is part of?"""
    mark = next((t for t in deed.sent.tokens if t.text == "?" and t.i > deed.i), None)
    verb = _verb(deed) if mark is not None else None
    if mark is None or verb is None or (_by_word(verb) and _past(verb)) or _asked_behind(verb):
        return False
    while verb.head is not verb and verb.dep in _HELD_BY and verb.head.i < mark.i:
        verb = verb.head
    if verb.head is not verb and verb.head.i < mark.i:
        return False
    return not (_by_word(verb) and _past(verb))


def _verb(deed: Token) -> Token | None:
    """The verb by which the question asks for it: the deed itself, or what carries it: "Was there a raid?", "Did they launch a raid?"."""
    head = deed.head
    if deed.pos in ("VERB", "AUX"):
        inverted = deed.dep == "acl" and head.dep == "nsubj" and head.head.pos == "AUX" and head.head.i < head.i  # "Was the clinic bombed?"
        return head.head if inverted and not head.head.child("attr", "acomp", "ccomp") else deed
    if is_definite(deed) or deed.dep not in ("attr", "dobj", "nsubj", "nsubjpass"):
        return None
    there = deed.dep == "attr" and head.child("expl") is not None
    return head if there or head.lemma in vocabulary("event_words", "carriers") else None


def _by_word(verb: Token) -> bool:
    """ "who", "why", "how many": only that is in question."""
    words = (t for t in verb.subtree() if t.tag in _WH and t.i < verb.i)
    return any(next((a for a in t.ancestors() if a.dep in _CLAUSES or a is verb), verb) is verb for t in words)


def _asked_behind(verb: Token) -> bool:
    """ "They bombed the school, but why did they do so?"."""
    return any(c.dep == "conj" and c.i > verb.i and c.child("nsubj", "nsubjpass") and _by_word(c) for c in verb.children)


def _past(verb: Token) -> bool:
    return verb.tag == "VBD" or any(c.dep in ("aux", "auxpass") and c.lower in _DONE for c in verb.children)
