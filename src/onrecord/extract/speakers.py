"""Whose a verb or noun of speech is: the subject, the one it is told to, and how far their words reach."""

from onrecord.extract.cues import sets
from onrecord.extract.phrases import left_edge
from onrecord.extract.triggers import is_deed
from onrecord.lang.nlp import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = frozenset(("who", "which", "that", "whom"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


def passive(verb: Token) -> bool:
    if verb.child("auxpass") is not None or verb.child("nsubjpass") is not None:
        return True
    return verb.tag == "VBN" and (verb.child("agent") is not None or _asked(verb))


def _asked(verb: Token) -> bool:
    """Is it "asked whether" of "Asked whether it was safe, he said ..."?"""
    return verb.lemma in ("ask", "tell") and verb.dep == "advcl" and verb.child("aux", "nsubj") is None


def agent(verb: Token) -> Token | None:
    """The noun behind "by"."""
    by = verb.child("agent")
    return by.child("pobj") if by else None


def speaker(verb: Token) -> Token | None:
    """The head noun of whoever utters this verb, None when nobody is named."""
    if passive(verb):
        return agent(verb)
    between = _between(verb)
    if between is not None:
        return between
    if verb.child(*SUBJECTS) is None:
        behind = _tagged(verb) or _inverted(verb)
        if behind is not None:
            return behind
    found = _own(verb) or _shared(verb) or _across(verb)
    adjoined = found is not None and found.i == verb.i - 1 and found.dep == "pobj" and is_deed(found)
    return (_right_behind(verb) if adjoined and verb.lemma == "say" else None) or found  # "... killed in the strike said the ministry"


def _across(verb: Token) -> Token | None:
    """The name before an aside, where the parser tied it elsewhere: "X, 44, said that ..."."""
    tokens = verb.sent.tokens
    at = min([verb.i, *(c.i for c in verb.children if c.dep == "aux")]) - tokens[0].i - 1
    if at < 2 or tokens[at].text != "," or not _finite(verb):
        return None
    opened = next((n for n in range(at - 1, max(0, at - ASIDE), -1) if tokens[n].text == ","), 0)
    noun = tokens[opened - 1]
    return noun if opened > 0 and noun.pos == "PROPN" else None


def _own(verb: Token) -> Token | None:
    before = _before(verb)
    subjects = [c for c in verb.children if c.dep in SUBJECTS and not _dated(c) and not _floats(c, verb)]
    subject = subjects[0] if subjects else None
    if len(subjects) > 1 and subjects[-1].i > verb.i:  # "“The bridge,” said the mayor, “is closed”"
        return subjects[-1]
    after = following(verb)
    if before is not None and verb.dep == "parataxis" and after is not None and after.text == ",":
        return before  # "The cause, doctors say, is unknown"
    for noun in subjects:
        if _actor(noun) is not noun:
            return _actor(noun)
    inside = subject is not None and before is not None and before in subject.subtree() and not (_second(before) or _harmed(subject))
    if subject is None or (before is not None and before.i > subject.i and not inside and _finite(verb)):
        subject = before if before is not None and _finite(verb) else subject
    return subject


def _harmed(subject: Token) -> bool:
    """ "... and six others injured in an attack the agency said": not they say it."""
    return subject.lower == "others" and any(c.dep == "acl" and c.tag == "VBN" and c.i == subject.i + 1 for c in subject.children)


def _second(noun: Token) -> bool:
    """Is it a second object of a verb that has one, as in reports that lost their commas: "killing 40 attackers the ministry said"?"""
    while noun.dep == "appos" and noun.head.i < noun.i:
        noun = noun.head
    return noun.dep == "dobj" and any(c.dep == "dobj" and c.i < noun.i for c in noun.head.children)


RANKED = frozenset(("first", "last", "latest", "only", "second", "third"))
ASIDE = 12  # tokens between the commas of an aside
AUX_NEAR = 6  # tokens; "will, he hopes, soon say"; further off it belongs to the words before the tag
NEG_NEAR = 3  # tokens; "has not yet said"
MODALS = frozenset(("will", "would", "wo", "'ll", "'d", "can", "could", "ca", "should", "may", "might", "must", "shall"))


def spoken(verb: Token) -> bool:
    """Is the verb presented as done: not negated, not only possible or wanted, not a participle that names ("a town called X")?"""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass") and 0 < verb.i - c.i <= AUX_NEAR]
    if verb.dep == "conj" and any(c.lower == "nor" for c in verb.head.children):
        return False
    if _negated(verb) or any(c.lower in MODALS for c in helpers):
        return False
    if verb.tag == "VB" and any(c.lower == "to" for c in helpers):
        first = any(c.lower in RANKED for c in verb.head.children)  # "the first leader to urge them"
        return (verb.dep in ("acl", "relcl") and first) or (verb.dep in ("xcomp", "advcl") and verb.head.lemma in sets().going_on)
    if verb.tag == "VB":  # or "Doctors - and some patients - say that", taken for one
        return bool(helpers) or (verb.dep == "ROOT" and verb.child("nsubj") is not None)
    if (
        verb.tag == "VBN" and verb.head.text[:1].isupper() and verb.head.i == verb.i - 1
    ):  # "... X reported on Sunday", taken for a participle
        return not any(t.pos in ("VERB", "AUX", "PUNCT") for t in verb.sent.tokens[verb.i - verb.sent.tokens[0].i + 1 : -1])
    return verb.tag != "VBN" or bool(helpers) or verb.child("agent", *SUBJECTS) is not None or verb.dep in ("ROOT", "conj") or _asked(verb)


def _negated(verb: Token) -> bool:
    """Is it the verb that is negated, and not the words before it ("“Absolutely not,” he said")?"""
    return any(c.dep == "neg" and (c.i > verb.i or verb.i - c.i <= NEG_NEAR) for c in verb.children)


def _actor(subject: Token) -> Token:
    """ "a group monitoring the war said": the group, where the parser took the war."""
    tokens = subject.sent.tokens
    before = left_edge(subject).i - tokens[0].i - 1
    verb = tokens[before] if before > 0 else subject
    return verb.head if verb.tag == "VBG" and verb.dep == "acl" and verb.head.pos in NOMINAL else subject


def _floats(token: Token, verb: Token) -> bool:
    """Is it the "both" of "they both said"?"""
    return token.lower in FLOATING and token.i == verb.i - 1 and len(verb.children) > 2


def _dated(token: Token) -> bool:
    return token.ent in ("DATE", "TIME") and token.lower not in ("the",)


FLOATING = frozenset(("both", "all", "each", "themselves", "himself", "herself", "itself"))


def _finite(verb: Token) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP", "NNS") or any(
        c.dep == "aux" and c.lower in ("has", "have", "had", "will") for c in verb.children
    )


def _before(verb: Token) -> Token | None:
    """The noun right before a verb, when the parser tied it elsewhere (reports that lost their commas)."""
    tokens = verb.sent.tokens
    i = verb.i - tokens[0].i - 1
    while i >= 0 and (tokens[i].pos in ("AUX", "ADV") or tokens[i].dep == "aux"):
        i -= 1
    if i >= 2 and tokens[i].text == ")":  # "the agency (UNICEF) said"
        i = next((n - 1 for n in range(i - 1, max(-1, i - 6), -1) if tokens[n].text == "("), i)
    if i >= 0 and tokens[i].text[:1].isupper() and (verb.tag == "NNS" or (tokens[i].pos == "ADJ" and tokens[i].head is verb)):
        return tokens[i]  # a name taken for an adjective
    if i >= 0 and tokens[i].lower in FLOATING:
        return None
    if (
        i < 0
        or tokens[i].pos not in ("NOUN", "PROPN", "PRON")
        or tokens[i].lower in RELATIVE
        or tokens[i].dep in ("npadvmod", "dative")
        or _dated(tokens[i])
    ):
        return None
    return _joint(_whole(tokens[i]))


def _whole(noun: Token) -> Token:
    """ "a doctor in the town said": the doctor, where the parser lost him."""
    tokens = noun.sent.tokens
    at = left_edge(noun).i - tokens[0].i - 1
    before = tokens[at] if at > 0 else noun
    above = before.head
    placed = before.dep == "prep" and noun.head is before and above.pos in ("NOUN", "PROPN") and above.i == before.i - 1
    return above if placed else noun


def _joint(noun: Token) -> Token:
    """The first of "a monitor and rebels", from the last."""
    tokens = noun.sent.tokens
    before = left_edge(noun).i - tokens[0].i - 1
    joined = before > 0 and tokens[before].lower == "and" and noun.dep == "conj" and noun.head.pos in NOMINAL and noun.head.i < noun.i
    return noun.head if joined else noun


def _between(verb: Token) -> Token | None:
    """The name behind a verb that stands between commas: "The raid, said Omar Hadi, was a mistake"."""
    tokens = verb.sent.tokens
    at = verb.i - tokens[0].i
    if at < 2 or tokens[at - 1].text != "," or verb.lemma not in sets().inverted or at + 2 >= len(tokens):
        return None
    if tokens[at + 1].pos != "PROPN" or tokens[at + 1].ent in ("DATE", "TIME"):
        return None
    name = next((t for t in tokens[at + 1 : at + ASIDE] if t.pos not in ("PROPN", "CCONJ", "NOUN", "ADP", "DET")), None)
    head = tokens[at + 1].head
    return (head if head.pos == "PROPN" and head.i > verb.i else tokens[at + 1]) if name is not None and name.text == "," else None


def _tagged(verb: Token) -> Token | None:
    """The noun behind "...” said"."""
    at = verb.i - verb.sent.tokens[0].i
    return _right_behind(verb) if at > 0 and verb.sent.tokens[at - 1].text in ('"', "''") else None


def _right_behind(verb: Token) -> Token | None:
    """The last noun of the phrase right behind a verb, whatever the parser made of it."""
    noun = None
    for token in verb.sent.tokens[verb.i - verb.sent.tokens[0].i + 1 :] if verb.tag in ("VBD", "VBZ", "VBP") else ():
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") and token.dep not in ("amod", "compound", "poss"):
            break
        noun = token if token.pos in NOMINAL else noun
    return noun


def _inverted(verb: Token) -> Token | None:
    """The noun behind a verb that ends its sentence: "..., said the mayor"."""
    noun = verb.child("dobj", "attr", "oprd")
    if noun is None or noun.i < verb.i or noun.pos not in NOMINAL or verb.lemma not in sets().inverted:
        return None
    if _joined(verb) or _owned(noun):
        return None  # "left and wrote a book", "wrote his book"
    tokens = verb.sent.tokens
    own = noun.subtree()
    after = tokens[verb.i - tokens[0].i + 1 :]
    alone = not any(t.pos in ("VERB", "AUX") and t not in own for t in after) and after[0].pos not in ("PUNCT", "ADP")
    return noun if verb.i - tokens[0].i >= 4 and alone else None


def _joined(verb: Token) -> bool:
    """Does "and" stand right before the verb, which then shares the subject before it?"""
    before = verb.sent.tokens[verb.i - verb.sent.tokens[0].i - 1]
    return verb.dep == "conj" and before.dep == "cc" and verb.head.child(*SUBJECTS) is not None


def _owned(noun: Token) -> bool:
    """Is it "his book", "its importance"?"""
    owner = noun.child("poss")
    return owner is not None and owner.tag == "PRP$" and noun.pos == "NOUN"


def _shared(verb: Token) -> Token | None:
    """The subject that a verb has in common with the verb or noun above it."""
    head = verb.head
    if head is verb:
        return None
    if (verb.dep == "acl" or (verb.dep == "relcl" and verb.tag == "VB")) and head.pos in NOMINAL:
        return head
    if verb.dep == "pcomp":  # "by saying", "as saying"
        above = head.head
        if above.pos in ("VERB", "AUX") and above is not head:
            return above.child("nsubjpass") or speaker(above)
        return None
    if verb.dep in ("conj", "advcl", "xcomp", "ccomp", "dep") and head.pos in ("VERB", "AUX"):
        if verb.dep == "ccomp" and verb.tag not in ("VBG", "VB"):
            return None
        if passive(head):
            return head.child("nsubjpass")
        return _own(head) or _shared(head)
    return None


def following(token: Token) -> Token | None:
    tokens = token.sent.tokens
    i = token.i - tokens[0].i + 1
    return tokens[i] if i < len(tokens) else None
