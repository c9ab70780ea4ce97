"""Who is told, and the texts that speak for themselves."""

from collections.abc import Collection

from onrecord.extract.cues import sets
from onrecord.extract.speakers import NOMINAL, SUBJECTS, following, speaker
from onrecord.lang.nlp import Token


def listener(verb: Token) -> Token | None:
    """Whom it is told to: the object of "tell", the noun behind "to"."""
    telling = verb.lemma in sets().telling
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep == "dative" and child.pos in NOMINAL:
            return child
        if child.dep in ("dobj", "nsubj") and telling and child.pos in NOMINAL and not _acts(child):
            return child
        if child.dep in ("dative", "prep") and child.lower == "to" and child.i - verb.i <= TO_NEAR and verb.lemma not in ABOUT:
            return child.child("pobj")
    named = _named_before_pronoun(verb) if telling else None
    if named is not None:
        return named
    after = following(verb) if telling else None  # "told AFP that": sometimes read as the subject of what is said
    if after is not None and after.pos in ("PROPN", "PRON") and after.dep in ("nsubj", "compound", "nmod"):
        return None if after.pos == "PRON" and _acts(after) else after  # "warned it would strike again"
    return None


def _named_before_pronoun(verb: Token) -> Token | None:
    """ "told the Herald he was": a name, and a pronoun that is the subject of what is said."""
    name = None
    for token in verb.sent.tokens[verb.i - verb.sent.tokens[0].i + 1 :]:
        if token.pos == "PROPN":
            name = token
        elif token.pos != "DET" or name is not None:
            return name if token.tag == "PRP" and token.dep in SUBJECTS else None
    return None


def _acts(noun: Token) -> bool:
    """Is the noun the subject of the next verb ("warned the operation may expand"), so that nobody is told?"""
    after = following(noun)
    return after is not None and after.tag in ("MD", "VBD", "VBZ", "VBP")


TO_NEAR = 6  # tokens; a "to" further behind belongs to what is said
ABOUT = frozenset(("refer", "point", "admit", "confirm", "return"))  # what stands behind their "to" is spoken of


def document(verb: Token, kinds: Collection[str]) -> tuple[Token, Token | None, Token] | None:
    """The text that speaks where one is handed over: "they got a letter, telling them to leave" is the letter's; who got it; the text."""
    if verb.tag != "VBG" or verb.child(*SUBJECTS) is not None:
        return None
    for above in verb.ancestors():
        if above.lemma in sets().handing and above.pos == "VERB":
            texts = [c for c in above.children if c.dep in ("dobj", "nsubjpass") and c.lemma in kinds and c.i < verb.i]
            if not texts:
                return None
            whom = above.child("nsubj") if above.lemma in ("receive", "get") else above.child("dative")
            issuer = speaker(above) if above.lemma in sets().issuing else None
            return issuer or texts[0], whom, texts[0]
        if above.pos not in ("VERB", "NOUN"):
            return None
    return None
