"""Nouns that say what became of those they name or number: "the dead", "those killed", "the death toll"."""

from collections.abc import Sequence

from onrecord.extract.harm import clause, done, harm, state
from onrecord.lang.nlp import Token
from onrecord.model.records import What

_LONGEST = 12  # words below "toll" or "number" that may say of what
_PRONOUNS = ("it", "this", "that", "which")


def says(token: Token) -> What | None:
    """What a noun says of those it names: "the dead", "those killed", "the victims"."""
    if token.lemma in harm().nouns and token.lemma not in harm().words["tolls"]:
        return harm().nouns[token.lemma]
    if token.lemma == "victim":
        return "killed"
    if state(token):
        return state(token)
    if token.lemma in harm().words["tolls"]:
        return toll(token)
    return next((w for c in token.children if c.dep in ("acl", "relcl", "amod") and (w := clause(c) or state(c))), None)


def toll(token: Token) -> What | None:
    """ "the death toll", "the number of dead", "the toll"; None for other nouns."""
    if token.lemma not in harm().words["tolls"]:
        return None
    words = [t for t in token.subtree() if t is not token]
    for word in words[:_LONGEST]:
        what = harm().nouns.get(word.lemma) or state(word) or (done(word) if word.tag == "VBN" else None)
        what = what or ("killed" if word.lemma == "victim" else None)
        if what and word.lemma not in harm().words["tolls"]:
            return what
    return "killed" if token.lemma == "toll" else None


def toll_of(verb: Token, before: Sequence[Token] = ()) -> Token | None:
    """ "The toll rose to 91, but the army put it at 37": the toll that a pronoun is. `before`: the words of the sentence before."""
    pronoun = next((c for c in verb.children if c.lower in _PRONOUNS and c.dep in ("dobj", "obj", "nsubj", "nsubjpass")), None)
    if pronoun is None:
        return None
    words = [*before, *(t for t in verb.sent.tokens if t.i < verb.i)]
    return next((t for t in reversed(words) if t.lemma in harm().words["tolls"] and toll(t)), None)


def is_earlier(verb: Token, number: Token | None = None) -> bool:
    """ "had earlier been put at 37", "an initial toll of 20": is it a toll that was given before and has since changed?"""
    words = harm().words["earlier"]
    return any(c.lower in words for c in (number.children if number else ())) or any(
        c.lower in words and c.dep == "advmod" for c in verb.children
    )


def told_before(by: Token) -> bool:
    """ "had earlier reported 20 dead", "initially said that 16 were killed": does the verb of telling say that it told so before?"""
    token = by
    while token.head is not token and token.dep not in ("advcl", "conj", "relcl"):
        token = token.head
        own = {c.lower for c in token.children}
        if token.pos == "VERB" and (own & harm().words["at_first"] or ("earlier" in own and "had" in own)):
            return True
    return False
