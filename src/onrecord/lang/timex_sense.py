"""Which way a bare "Tuesday" or "in March" points: by the verb that governs it."""

from typing import Literal

from onrecord.lang.nlp import Token

Sense = Literal["past", "future"] | None

_PLANS = frozenset(
    "schedule expect due plan set slate intend prepare ready hope agree decide want vow threaten promise urge order likely about"
    " ask seek propose invite".split()
)
_AIMS = frozenset(["schedule", "plan", "slate", "postpone", "extend"])  # what is scheduled, even yesterday, is to come
_LIMITS = frozenset("give extend postpone delay adjourn have suspend put".split())  # "gave them until Friday"
_SAYS = frozenset("say tell report add write know think believe be have seem".split())
_CLOCK = frozenset("a.m. p.m. am pm noon midnight midday est edt gmt early late on".split())
_STEPS = 6  # heads climbed before a sentence is taken to have no verb that tells


def sense(token: Token) -> Sense:
    """Back, ahead, or None where nothing tells. What hangs on a noun or an adjective looks back only if it says so itself."""
    if token.dep in ("compound", "poss", "amod") and token.head.pos in ("NOUN", "PROPN") and token.head.i > token.i:
        return None  # "a June agreement", "Tuesday's ruling"
    verb, direct = _verb(token)
    looks = _of_verb(verb) if verb is not None else None
    if verb is not None and verb.lemma in _AIMS and direct and token.i > verb.i:
        return "future"
    before = _before(token, 3)
    if before[-1:] and before[-1] in ("by", "until", "till") and (verb is None or verb.lemma in _LIMITS or looks != "past"):
        return "future"
    if before[-3:-1] in (["as", "early"], ["as", "soon"]) and before[-1] == "as":
        return "future"
    return looks if direct or looks == "future" else None


def _before(token: Token, number: int) -> list[str]:
    """The lower-case words before a token, without a time of the clock that stands between."""
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    while at > 0 and (tokens[at - 1].lower in _CLOCK or tokens[at - 1].text[0].isdigit()):
        at -= 1
    return [t.lower for t in tokens[max(0, at - number) : at]]


def _verb(token: Token) -> tuple[Token | None, bool]:
    """The nearest verb above, and whether no noun or adjective stands between."""
    direct = True
    for steps, head in enumerate(token.ancestors()):
        if head.pos in ("VERB", "AUX") or head.tag.startswith("VB"):
            return head, direct
        direct = direct and head.pos not in ("NOUN", "ADJ")
        if steps > _STEPS:
            break
    return None, direct


def _of_verb(verb: Token, steps: int = 0) -> Sense:
    helpers = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    if helpers & {"will", "shall", "'ll", "wo"}:
        return "future"
    if "could" in helpers or verb.lemma == "set":
        return None
    if any(c.tag == "MD" for c in verb.children if c.dep == "aux"):
        return "past" if helpers & {"have", "'ve"} else "future"
    if "to" in helpers:
        return _of_infinitive(verb, steps)
    if _planned(verb, helpers):
        return "future"
    if verb.tag == "VBN" and not helpers and verb.head is not verb:
        return None  # "a plan announced on Monday", "dividends payable"
    if verb.tag in ("VBD", "VBN") or helpers & {"had", "was", "were", "did", "has", "have", "'ve", "been"}:
        return "past"
    if verb.tag == "VBG" and not helpers:
        above, _ = _verb(verb)
        return _of_verb(above, steps + 1) if above is not None and steps < _STEPS else None
    if verb.tag in ("VBZ", "VBP") or helpers & {"is", "are", "'s", "'re", "'m"}:
        return None if verb.lemma in _SAYS else "future"
    return None


def _of_infinitive(verb: Token, steps: int) -> Sense:
    """ "agreed to meet", "a plan to meet", "is to meet" look ahead; "rallied to mourn" does not."""
    head = verb.head
    if any(c.lower == "had" and c.dep == "aux" for c in head.children):
        return "past"  # "had been due to expire on Friday"
    if head is verb or head.lemma in _PLANS or head.pos in ("NOUN", "PROPN", "ADJ") or head.lemma == "be" or verb.dep in ("acl", "relcl"):
        return "future"
    if any(c.dep == "auxpass" and c.lower in ("is", "are") for c in head.children):
        return "future"
    return _of_verb(head, steps + 1) if steps < _STEPS and head.tag.startswith(("VB", "MD")) else None


def _planned(verb: Token, helpers: set[str]) -> bool:
    """ "is due on Monday", "was scheduled for Monday", but not "he planned it on Monday"."""
    if verb.lemma in _PLANS and (helpers & {"is", "are", "was", "were", "been", "'s", "be"}):
        return True
    return verb.lemma == "be" and any(c.lemma in _PLANS for c in verb.children if c.dep in ("acomp", "attr"))
