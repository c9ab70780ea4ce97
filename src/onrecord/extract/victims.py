"""Whom a report names as the dead and wounded: "among the wounded are A and B", "the victims were identified as A"."""

from onrecord.extract.grammar import behind_of
from onrecord.extract.harm import is_person
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary

_THOSE = frozenset(("those", "people", "persons"))
_NAMES = frozenset(("identify", "name"))


def harmed(token: Token) -> Token | None:
    """The first word of a phrase that stands for those who came to harm and whose head is the token; None for other words."""
    if token.lower in _listed("harmed") and token.child("det"):
        return token
    if token.pos in ("NOUN", "PROPN") and token.lemma in _listed("bodies"):
        return token if not token.child("amod") and _of_a_deed(token) else None
    states = [c for c in token.children if c.dep == "amod" and c.lower in _listed("harmed")]
    return states[0] if states and is_person(token) else None


def identified(token: Token) -> list[Token]:
    """Who they are said to be, where the token stands for those who came to harm."""
    stand = token.head if token.dep == "acl" and token.tag == "VBN" and token.head.lower in _THOSE else token
    if stand is token and harmed(token) is None:
        return []
    above = stand.head
    if stand.dep == "pobj" and above.lower == "among" and above.head.lemma == "be":
        return _several([c for c in above.head.children if c.dep in ("nsubj", "attr")])
    if stand.dep == "nsubj" and above.lemma in ("be", "include"):
        return _several([c for c in above.children if c.dep in ("attr", "dobj") and c.pos in ("NOUN", "PROPN")])
    if stand.dep in ("nsubjpass", "dobj") and above.lemma in _NAMES:
        behind = [p for c in above.children if c.dep == "prep" and c.lower == "as" for p in c.children if p.dep == "pobj"]
        return _several([t for p in behind for t in (behind_of(p) if p.lower in ("those", "that") else [p])])
    return []


def _several(tokens: list[Token]) -> list[Token]:
    """Each, and the names that follow in a list: "Ann Lee, 53; Tom Pell, 24"."""
    return [name for t in tokens for name in (t, *_several([c for c in t.children if c.dep == "appos" and c.tag == "NNP"]))]


def _of_a_deed(noun: Token) -> bool:
    """ "the victims", "the victims of the raid"; but not "the victims of the drought"."""
    return not any(p.lemma in _listed("mishaps") for p in behind_of(noun))


def _listed(name: str) -> frozenset[str]:
    return vocabulary("event_words", name)
