"""Noun phrases: from the head to the first and the last word."""

from onrecord.lang.nlp import Token

INSIDE = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PART"))  # what may stand within a name or noun phrase
POSSESSIVE = frozenset(("childrens", "womens", "mens", "peoples"))  # in reports that lost their apostrophes
LINKS = frozenset(("of", "for", "at", "in"))  # prepositions that names are built with


def phrase(noun: Token, until: int | None = None) -> tuple[Token, Token]:
    """First and last token of the noun phrase: without relative clauses and what stands behind `until`."""
    if noun.tag in ("PRP", "WP", "WDT"):
        return noun, noun
    if noun.dep in ("appos", "pobj", "dobj", "conj", "npadvmod") or not noun.children:
        first = left_edge(noun)
    else:
        first = min(
            (t for c in noun.children if c.i < noun.i and c.dep not in ("punct", "cc", "preconj") for t in c.subtree()),
            key=_index,
            default=noun,
        )
        first = min(first, noun, key=_index)
    last = noun
    for child in sorted(noun.children, key=_index):
        if child.i < noun.i or child.dep in ("relcl", "acl", "punct", "cc", "advcl", "ccomp"):
            continue
        if child.dep == "conj" or child.dep in (
            "prep",
            "appos",
            "compound",
            "flat",
            "nmod",
            "nummod",
            "case",
            "amod",
            "poss",
            "npadvmod",
            "det",
        ):
            end = _within(child)
            if until is None or end.i < until:
                last = max(last, end, key=_index)
    return first, last


def _within(child: Token) -> Token:
    """The last token below a modifier, without the relative clauses in it."""
    last = child
    for below in child.children:
        if below.dep not in ("relcl", "acl", "punct", "advcl"):
            last = max(last, _within(below), key=_index)
    return last


def left_edge(noun: Token) -> Token:
    """The first word of a noun phrase by the kinds of words, for places where the parse cannot be trusted."""
    tokens = noun.sent.tokens
    i = noun.i - tokens[0].i
    while i > 0:
        left = tokens[i - 1]
        if left.pos == "DET" or left.tag == "PRP$":
            return left
        linked = left.lower in LINKS and i > 1 and tokens[i - 2].pos == "PROPN" and tokens[i].pos == "PROPN"
        if not (_modifies(left) or linked):
            break
        i -= 1
    return tokens[i]


def _modifies(left: Token) -> bool:
    """Can this word stand before a noun within its phrase? Not a plural, nor the object of something before."""
    if left.pos == "NOUN" and (left.head.i < left.i or (left.tag == "NNS" and left.text.islower() and left.lower not in POSSESSIVE)):
        return False
    return left.pos in INSIDE or left.text == "-" or left.dep == "amod"


def _index(token: Token) -> int:
    return token.i
