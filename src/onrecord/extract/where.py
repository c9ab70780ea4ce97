"""Where an event happened, among the places of its sentence; and the places for which it is said not to have happened."""

import re
from collections.abc import Sequence

from onrecord.extract.page import Page
from onrecord.extract.standing import ADDRESSED
from onrecord.extract.toponym_words import words
from onrecord.extract.triggers import Trigger, is_deed
from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.roles import nouns
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import Place

_WHERE = vocabulary("grammar", "where")
_THEIRS = ("craft", "sides", "armed", "forces")  # lists of what acts or is used for a country that is named before it
_OFTEN = frozenset(("repeatedly", "regularly", "often", "routinely", "systematically", "frequently", "always"))
_COARSE = {"country": 3, "region": 2, "area": 2, "district": 1}
_NOT = re.compile(r"(?:but|and|though) not (?:in |on |over |the city of )?$", re.IGNORECASE)


def place_of(page: Page, sentence: Sentence, trigger: Trigger, exclude: Sequence[Place]) -> Place | None:
    """The place that hangs on the trigger by "in", "near" ..., the finest first; else the sentence's; else the paragraph's last."""
    skip = {p.id for p in (*exclude, *(p for p in page.places if p.relation == "dateline"))}
    here = [p for p in page.places_in(sentence) if p.id not in skip and not _acts(page, p)]
    ends = {p.id: page.analysis.token_at(p.evidence.end - 1) for p in here}
    near = {ident: rank for ident, token in ends.items() if token is not None and (rank := _hangs(token, trigger.token)) >= 0}
    hanging = [p for p in here if p.id in near]
    for candidates in (hanging, [p for p in here if not _under(page, trigger, p)]):
        if candidates:
            return min(candidates, key=lambda p: (near.get(p.id, 0), _COARSE.get(p.level, 0), abs(p.evidence.start - trigger.start)))
    before = [p for p in page.places if p.evidence.start < sentence.start and p.id not in skip and p.level != "country"]
    same = [p for p in before if _paragraph(page, p) == sentence.paragraph]
    if same or _habitual(trigger.token):
        return same[-1] if same else None
    return before[-1] if before else None


def _acts(page: Page, place: Place) -> bool:
    """ "Ankara threatened", "Russia's jets", "the Geneva talks": somebody or something here, not where it happened."""
    token = page.analysis.token_at(place.evidence.end - 1)
    if token is not None and token.head.lower in words()["meetings"] and token.i < token.head.i <= token.i + 3:
        return True
    if token is not None and token.dep == "pobj" and token.head.head.lemma == "base":
        return True  # "a monitor based in Britain"
    if token is not None and (_addressed(token) or _whose(token)):
        return True
    return (
        token is not None
        and token.dep in ("nsubj", "agent", "poss", "conj")
        and token.head.pos in ("VERB", "AUX", "NOUN", "PROPN")
        and (token.dep in ("nsubj", "poss") or token.head.dep == "nsubj")
    )


def _whose(token: Token) -> bool:
    """ "US air strikes", "backed by Russia", "a deal with Iran", "a UK-based group": whose deed or whose help it is."""
    if token.dep == "npadvmod" and token.head.lower in ("based", "led", "backed", "made", "controlled"):
        return True
    if token.dep in ("amod", "compound", "nmod") and token.ent == "GPE":
        head = token.head
        return is_deed(head) or head.lemma in nouns() or any(head.lemma in vocabulary("event_words", words) for words in _THEIRS)
    if token.dep != "pobj" or token.ent != "GPE":
        return False
    behind = token.head.head.lemma
    fighters = token.head.lower == "from" and (behind in vocabulary("event_words", "armed") or behind in vocabulary("event_words", "sides"))
    return token.head.dep == "agent" or token.head.lower in ("with", "for") or fighters


def _under(page: Page, trigger: Trigger, place: Place) -> bool:
    """A country on a line under the headline that tells of the deed: that of who writes, "Northern Command - Sudan"."""
    return place.level == "country" and "\n" in page.body[trigger.end : place.evidence.start]


def _addressed(token: Token) -> bool:
    """ "accused Iran and Iraq": whom the words are for."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token.dep == "dobj" and token.head.lemma in ADDRESSED


def _habitual(trigger: Token) -> bool:
    """ "has repeatedly used", "are using": a practice, which has no one place that an earlier paragraph could tell."""
    if trigger.pos not in ("VERB", "AUX"):
        return False
    for verb in (trigger, *(c for c in trigger.children if c.dep == "conj")):
        words = {c.lower for c in verb.children}
        if words & _OFTEN or verb.tag in ("VBP", "VBZ") or (verb.tag == "VBG" and words & {"are", "is"}):
            return True
    return False


def _paragraph(page: Page, place: Place) -> int:
    sentence = page.analysis.sentence_at(place.evidence.start)
    return sentence.paragraph if sentence else -1


def _hangs(place: Token, trigger: Token) -> int:
    """How many clauses above the trigger's own a place hangs by a preposition of place; -1 where it hangs on none."""
    preposition = None
    above = [t for t in trigger.ancestors() if t.pos in ("VERB", "AUX", "NOUN")]
    clauses = [t.i for t in above if t.pos in ("VERB", "AUX")]
    own = trigger.pos not in ("VERB", "AUX")  # a noun's own clause is that of the verb above it
    for token in (place, *place.ancestors()):
        if token.dep == "prep" and token.lower in _WHERE:
            preposition = token
        if preposition is not None and token.i == trigger.i:
            return 0
        if preposition is not None and token in above:
            return max(0, clauses.index(token.i) + 1 - own) if token.i in clauses else -1
    return -1


def denied_places(page: Page, sentence: Sentence, trigger: Trigger) -> list[Place]:
    """The places behind "but not": "in Homs and Idlib, but not Aleppo city"."""
    out = []
    for place in page.places_in(sentence):
        if place.evidence.start > trigger.end and _NOT.search(page.body[trigger.end : place.evidence.start].replace("\xa0", " ")):
            out.append(place)
    return out
