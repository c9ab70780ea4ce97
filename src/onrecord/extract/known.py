"""What a sentence takes as having happened, whatever it says of the rest: the raid behind a denial of one's part in it."""

from onrecord.extract.disbelief import listed
from onrecord.extract.grammar import inverted, is_definite, is_nobody, is_refused, looks_back
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import Statement

_FAR = 4  # words of grammar between a deed and the noun that grants it
_HANGS = ("relcl", "acl", "prep", "pobj", "nsubj", "nsubjpass", "dobj", "conj", "agent")


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
    return adds(clause) and (denial.act == "deny" or looks_back(clause))


def adds(verb: Token) -> bool:
    """ "the war, which killed", "Ghouta, where they had fled": a clause that tells of something known; not "a raid that killed"."""
    noun = verb.head
    if noun.pos != "PROPN" and not any(c.dep == "poss" or c.lower in ("the", "this", "that", "these", "those") for c in noun.children):
        return False
    return verb.tag in ("VBZ", "VBP") or looks_back(verb)


def _part(word: Token, prep: Token) -> bool:
    """Is it a part in something, which is denied: "responsibility for", "not involved in", "not behind", "nothing to do with"?"""
    if word.lemma in listed("reject"):  # "denied any role in the raid", where the parser hangs "in" on the verb
        return any(c.dep in ("dobj", "obj") and c.lemma in listed("part") for c in word.children)
    if word.lemma in listed("part"):
        verb = word.head
        above = [verb, verb.head] if verb.lemma in ("have", "play", "be", "bear") else [verb]
        none = any(c.lower == "no" for c in word.children)
        return none or any(v.lemma in listed("reject") or is_refused(v) for v in above)
    linked = word.lemma in listed("involved") or (prep.lower == "behind" and word.lemma == "be")
    verb = word.head if word.pos == "ADJ" else word
    if linked:
        return is_refused(verb) or (verb.head is not verb and verb.head.lemma in listed("reject"))
    return word.lemma == "do" and any(c.lower == "nothing" for c in (*word.children, *word.head.children))


def going_on(trigger: Token) -> bool:
    """ "urged them to stop shelling", "refused to end the siege": who is to stop a deed, or will not, is doing it."""
    trigger = trigger.head if trigger.dep in ("acl", "relcl") and trigger.head.dep == "dobj" else trigger  # "stop crimes committed by"
    verb = trigger.head
    if trigger.dep not in ("dobj", "xcomp") or verb.lemma not in listed("ends") or verb.tag not in ("VB", "VBP"):
        return False
    asked = any(c.lower == "to" for c in verb.children) or verb.dep == "ccomp"
    above = verb.head
    if trigger.pos == "NOUN" and is_definite(trigger) and asked and verb.dep != "ccomp":
        return True  # "in an attempt to stop the bombing", whether or not they did
    return asked and verb.dep in ("xcomp", "ccomp", "acl", "advcl") and above is not verb and above.lemma in listed("asks")


def known(deed: Token) -> bool:
    """Is the deed taken for granted by what is asked, answered or not disputed?"""
    return _answered(deed) or _undisputed(deed) or _unseen(deed) or _whose(deed) or _beside_the_act(deed)


def _answered(deed: Token) -> bool:
    """ "threatened revenge for the raid": what is to be answered was done."""
    prep = deed.head
    if deed.dep == "nsubj" and prep.lemma == "go" and any(c.lower.startswith("un") for c in prep.children):
        return True  # "will not go unpunished"
    told = is_definite(deed) or any(c.dep == "relcl" and c.tag == "VBD" for c in deed.children)
    return deed.dep == "pobj" and told and prep.lower in ("for", "over", "to", "against") and prep.head.lemma in listed("answers")


def _undisputed(deed: Token) -> bool:
    """ "nobody disputes that they fired", "there is no doubt that they fired"."""
    clause = next((t for t in (deed, *deed.ancestors()) if t.dep in ("ccomp", "acl")), None)
    if clause is None:
        return False
    above = clause.head
    if above.lemma == "doubt" and any(c.lower in ("no", "little") for c in above.children):
        return True
    doubts = above.lemma in listed("reject") or above.lemma in ("doubt", "question")
    return doubts and any(c.dep in ("nsubj", "nsubjpass") and is_nobody(c) for c in above.children)


def _unseen(deed: Token) -> bool:
    """ "did not know that they had hit a school", "failed to understand that it was a school they bombed"."""
    clause = next((t for t in (deed, *deed.ancestors()) if t.dep == "ccomp"), None)
    if clause is None or any(c.dep == "mark" and c.lower in ("if", "whether") for c in clause.children):
        return False
    return clause.head.lemma in listed("sees") and is_refused(clause.head)


def _whose(deed: Token) -> bool:
    """ "did not know whether jets had carried out the strikes", "unclear if the raid was theirs": only whose it was is in question."""
    if _by_whom(deed) or (deed.dep == "dobj" and is_definite(deed) and _by_whom(deed.head)):
        return True
    verb = deed.head
    unclear = verb.dep == "ccomp" or any(c.dep == "acomp" for c in verb.head.children)
    asked = any(c.dep == "mark" and (c.lower == "whether" or (c.lower == "if" and unclear)) for c in verb.children)
    if not asked or not is_definite(deed) or any(c.tag == "MD" for c in verb.children):
        return False
    if deed.dep in ("nsubj", "nsubjpass"):
        done = verb.tag == "VBN" and verb.child("agent") is not None
        return verb.lemma == "be" or done or (deed.dep == "nsubj" and verb.lemma in vocabulary("event_words", "hits"))
    return deed.dep == "dobj" and verb.lemma in listed("does")


def _by_whom(verb: Token) -> bool:
    """ "could not determine who had bombed the bridge", "which jets bombed it"."""
    subject = verb.child("nsubj", "nsubjpass")
    open_ = subject is not None and any(t.tag in ("WP", "WDT") for t in (subject, *subject.children))
    return open_ and verb.dep == "ccomp" and not any(c.tag == "MD" for c in verb.children)


def _beside_the_act(deed: Token) -> bool:
    """ "refused to condemn the massacre", "failed to report the raid": what is not done to a deed leaves it as it was."""
    verb = deed.head
    if deed.pos != "NOUN" or deed.dep != "dobj" or verb.tag not in ("VB", "VBG") or not is_definite(deed):
        return False
    return verb.lemma in listed("regards")


def owed(deed: Token) -> bool:
    """ "would not have shelled it without orders": what would not have been done but for something else was done."""
    verb = deed.head if deed.dep == "dobj" and deed.pos == "NOUN" else deed
    words = {c.lower for c in verb.children}
    if not ({"would", "have"} <= words and words & {"not", "n't", "never"}):
        return False
    condition = any(
        c.dep in ("advcl", "ccomp") and (c.lower == "had" or inverted(c) or any(m.lower == "if" for m in c.children)) for c in verb.children
    )
    return condition or any(c.dep == "prep" and c.lower in ("without", "but") for c in verb.children)
