"""What a sentence takes for granted or refuses to believe: a deed behind a denial of one's part in it, and claims that are called false."""

from collections.abc import Iterator

from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import EventStatus, Statement

_FAR = 4  # words of grammar between a deed and the noun that denies or grants it
_CLAUSES = ("acl", "relcl", "ccomp", "advcl", "csubj")
_NEGATIVE = frozenset(("not", "n't", "never"))
_HANGS = ("relcl", "acl", "prep", "pobj", "nsubj", "nsubjpass", "dobj", "conj", "agent")


def listed(name: str) -> frozenset[str]:
    return vocabulary("modality", name)


def disbelieved(trigger: Token) -> EventStatus | None:
    """ "rejected claims that the army did it", "it is not true that", "reports that ... were false", "the raid never happened"."""
    if trigger.dep in ("nsubj", "nsubjpass") and trigger.pos in ("NOUN", "PROPN") and _never_was(trigger.head):
        return "negated"
    claim = next((t for t in _above(trigger) if t.lemma in listed("claims") and t.pos == "NOUN"), None)
    if claim is not None:
        return _of_claim(claim)
    clause = next((t for t in (trigger, *trigger.ancestors()) if t.dep in _CLAUSES), None)
    if clause is None:
        return None
    if clause.head.dep == "nsubj" and _never_was(clause.head.head):
        return "negated"
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


def _of_claim(claim: Token) -> EventStatus | None:
    """What becomes of a claim: rejected, called false, or said to be false."""
    head = claim.head
    if claim.dep in ("dobj", "nsubjpass") and not _refused(head):
        if head.lemma in listed("reject"):
            return "denied"
        called = {t.lower for t in head.subtree() if t.i > claim.i} if head.lemma in ("call", "describe", "brand", "label") else set()
        if called & listed("false"):
            return "denied"
    return "negated" if claim.dep in ("nsubj", "nsubjpass") and _untrue(head) else None


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


def granted(trigger: Token) -> bool:
    """ "denied responsibility for the raid that killed six", "was not involved in the raid": one's part is denied, not the raid."""
    token = trigger
    for _ in range(_FAR):
        if token.dep not in _HANGS or token.head is token:
            return False
        if token.dep == "pobj" and _part(token.head.head, token.head):
            return True
        token = token.head
    return False


def assumed(trigger: Token, denial: Statement) -> bool:
    """ "denied shelling the bus, which carried people who had fled the raids": what the clause of a "which" adds is not denied."""
    clause = next((t for t in (trigger, *trigger.ancestors()) if t.dep == "relcl"), None)
    if clause is None or clause.head.start < denial.evidence.start or clause.head.lemma in listed("claims"):
        return False
    return adds(clause)


def adds(verb: Token) -> bool:
    """ "the war, which killed", "Ghouta, where they had fled": a clause that tells of something known; not "a raid that killed"."""
    noun = verb.head
    if noun.pos != "PROPN" and not any(c.dep == "poss" or c.lower in ("the", "this", "that", "these", "those") for c in noun.children):
        return False
    return verb.tag in ("VBD", "VBZ", "VBP") or any(c.lower in ("has", "have", "had", "was", "were") for c in verb.children)


def _part(word: Token, prep: Token) -> bool:
    """Is it a part in something, which is denied: "responsibility for", "not involved in", "not behind", "nothing to do with"?"""
    if word.lemma in listed("reject"):  # "denied any role in the raid", where the parser hangs "in" on the verb
        return any(c.dep in ("dobj", "obj") and c.lemma in listed("part") for c in word.children)
    if word.lemma in listed("part"):
        verb = word.head
        above = [verb, verb.head] if verb.lemma in ("have", "play", "be", "bear") else [verb]
        none = any(c.lower == "no" for c in word.children)
        return none or any(v.lemma in listed("reject") or _refused(v) for v in above)
    linked = word.lemma in listed("involved") or (prep.lower == "behind" and word.lemma == "be")
    verb = word.head if word.pos == "ADJ" else word
    if linked:
        return _refused(verb) or (verb.head is not verb and verb.head.lemma in listed("reject"))
    return word.lemma == "do" and any(c.lower == "nothing" for c in (*word.children, *word.head.children))


def going_on(trigger: Token) -> bool:
    """ "urged them to stop shelling", "refused to end the siege": who is to stop a deed, or will not, is doing it."""
    trigger = trigger.head if trigger.dep in ("acl", "relcl") and trigger.head.dep == "dobj" else trigger  # "stop crimes committed by"
    verb = trigger.head
    if trigger.dep not in ("dobj", "xcomp") or verb.lemma not in listed("ends") or verb.tag not in ("VB", "VBP"):
        return False
    asked = any(c.lower == "to" for c in verb.children) or verb.dep == "ccomp"
    above = verb.head
    return asked and verb.dep in ("xcomp", "ccomp", "acl", "advcl") and above is not verb and above.lemma in listed("asks")
