"""Whose a verb or noun of speech is: the subject, the one it is told to, and how far their words reach."""

from collections.abc import Collection, Sequence

from onrecord.lang.nlp import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = frozenset(("who", "which", "that", "whom"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
INSIDE = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PART"))  # what may stand within a name or noun phrase
LINKS = frozenset(("of", "for", "at", "in"))  # prepositions that names are built with


def passive(verb: Token) -> bool:
    return verb.child("auxpass") is not None or verb.child("nsubjpass") is not None or (verb.tag == "VBN" and verb.child("agent") is not None)


def agent(verb: Token) -> Token | None:
    """The noun behind "by"."""
    by = verb.child("agent")
    return by.child("pobj") if by else None


def speaker(verb: Token) -> Token | None:
    """The head noun of whoever utters this verb, None when nobody is named."""
    if passive(verb):
        return agent(verb)
    if verb.child(*SUBJECTS) is None:
        behind = _inverted(verb)
        if behind is not None:
            return behind
    return _own(verb) or _shared(verb)


def _own(verb: Token) -> Token | None:
    before = _before(verb)
    subject = next((c for c in verb.children if c.dep in SUBJECTS and not (_dated(c) or (c.lower in FLOATING and c.i == verb.i - 1 and len(verb.children) > 2))), None)
    if subject is None or (before is not None and before.i > subject.i and before not in subject.subtree() and _finite(verb)):
        subject = before if before is not None and _finite(verb) else subject
    return subject


MODALS = frozenset(("will", "would", "wo", "'ll", "'d", "can", "could", "ca", "should", "may", "might", "must", "shall"))
GOING_ON = frozenset(("go", "continue", "begin", "start", "proceed", "hasten", "use", "rush"))


def spoken(verb: Token) -> bool:
    """Is the verb presented as done: not negated, not only possible or wanted, not a participle that names ("a town called X")?"""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass") and c.i < verb.i]
    if any(c.dep == "neg" for c in verb.children) or any(c.lower in MODALS for c in helpers):
        return verb.lemma in ("respond", "comment", "verify", "confirm")
    if verb.tag == "VB" and any(c.lower == "to" for c in helpers):
        return verb.dep in ("acl", "relcl") or (verb.dep in ("xcomp", "advcl") and verb.head.lemma in GOING_ON)
    if verb.tag == "VB":
        return bool(helpers)
    return verb.tag != "VBN" or bool(helpers) or verb.child("agent", *SUBJECTS) is not None or verb.dep in ("ROOT", "conj")


def _dated(token: Token) -> bool:
    return token.ent in ("DATE", "TIME") and token.lower not in ("the",)


FLOATING = frozenset(("both", "all", "each", "themselves", "himself", "herself", "itself"))


def _finite(verb: Token) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP", "NNS") or any(c.dep == "aux" and c.lower in ("has", "have", "had", "will") for c in verb.children)


def _before(verb: Token) -> Token | None:
    """The noun right before a verb, when the parser tied it elsewhere (reports that lost their commas)."""
    tokens = verb.sent.tokens
    i = verb.i - tokens[0].i - 1
    while i >= 0 and (tokens[i].pos in ("AUX", "ADV") or tokens[i].dep == "aux"):
        i -= 1
    if i >= 0 and tokens[i].text[:1].isupper() and (verb.tag == "NNS" or (tokens[i].pos == "ADJ" and tokens[i].head is verb)):
        return tokens[i]  # a name taken for an adjective
    if i >= 0 and tokens[i].lower in FLOATING:
        return None
    if i < 0 or tokens[i].pos not in ("NOUN", "PROPN", "PRON") or tokens[i].lower in RELATIVE or tokens[i].dep in ("npadvmod", "dative") or _dated(tokens[i]):
        return None
    return tokens[i]


def _inverted(verb: Token) -> Token | None:
    """The noun behind a verb that ends its sentence: "..., said the mayor"."""
    noun = verb.child("dobj", "attr", "oprd")
    if noun is None or noun.i < verb.i or noun.pos not in NOMINAL or verb.lemma not in INVERTED:
        return None
    tokens = verb.sent.tokens
    after = tokens[verb.i - tokens[0].i + 1 :]
    return noun if verb.i - tokens[0].i >= 4 and not any(t.pos in ("VERB", "AUX") for t in after) and after[0].pos not in ("PUNCT", "ADP") else None


INVERTED = frozenset(("say", "add", "write", "note", "explain", "report", "warn", "state", "tweet", "insist", "argue", "continue", "reply", "recall"))


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


def phrase(noun: Token, until: int | None = None) -> tuple[Token, Token]:
    """First and last token of the noun phrase: without relative clauses and what stands behind `until`."""
    if noun.tag in ("PRP", "WP", "WDT"):
        return noun, noun
    if noun.dep in ("appos", "pobj", "dobj", "conj", "npadvmod") or not noun.children:
        first = _walk_left(noun)
    else:
        first = min((t for c in noun.children if c.i < noun.i and c.dep not in ("punct", "cc", "preconj") for t in c.subtree()), key=_index, default=noun)
        first = min(first, noun, key=_index)
    last = noun
    for child in sorted(noun.children, key=_index):
        if child.i < noun.i or child.dep in ("relcl", "acl", "punct", "cc", "advcl", "ccomp"):
            continue
        if child.dep == "conj" or child.dep in ("prep", "appos", "compound", "flat", "nmod", "nummod", "case", "amod", "poss", "npadvmod", "det"):
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


def _walk_left(noun: Token) -> Token:
    """The left edge of a noun phrase by the kinds of words, for places where the parse cannot be trusted."""
    tokens = noun.sent.tokens
    base = tokens[0].i
    i = noun.i - base
    while i > 0:
        left = tokens[i - 1]
        if left.pos == "DET" or left.tag == "PRP$":
            return left
        linked = left.lower in LINKS and i > 1 and tokens[i - 2].pos in ("NOUN", "PROPN") and noun.ent != ""
        elsewhere = left.pos == "NOUN" and left.head.i < left.i  # the object of something before
        if (left.pos in INSIDE and not elsewhere) or left.text == "-" or linked:
            i -= 1
        else:
            break
    return tokens[i]


def _index(token: Token) -> int:
    return token.i


def members(noun: Token) -> list[Token]:
    """The heads of "A and B": the noun and what is coordinated with it."""
    out = [noun]
    for child in noun.children:
        if child.dep == "conj" and child.pos in NOMINAL:
            out += members(child)
    return out


def listener(verb: Token) -> Token | None:
    """Whom it is told to: the object of "tell", the noun behind "to"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep == "dative" and child.pos in NOMINAL:
            return child
        if child.dep in ("dobj", "nsubj") and verb.lemma in TELLING and child.pos in NOMINAL:
            return child
        if (child.dep in ("dative", "prep") and child.lower == "to") and child.i - verb.i <= 6:
            return child.child("pobj")
    if verb.lemma in TELLING:  # "told AFP that": sometimes read as the subject of what is said
        after = following(verb)
        if after is not None and after.pos in ("PROPN", "PRON") and after.dep in ("nsubj", "compound", "nmod"):
            return after
    return None


TELLING = frozenset(("tell", "inform", "assure", "reassure", "remind", "notify", "warn", "brief", "urge", "ask", "order", "advise", "instruct", "encourage"))


def following(token: Token) -> Token | None:
    tokens = token.sent.tokens
    i = token.i - tokens[0].i + 1
    return tokens[i] if i < len(tokens) else None


def is_nominal(tokens: Sequence[Token]) -> bool:
    return any(t.pos in NOMINAL for t in tokens)


def document(verb: Token, kinds: Collection[str]) -> tuple[Token, Token | None] | None:
    """The text that speaks where one is handed over: "they got a letter, telling them to leave" is the letter's; and who got it."""
    if verb.tag != "VBG" or verb.child(*SUBJECTS) is not None:
        return None
    for above in verb.ancestors():
        if above.lemma in HANDING and above.pos == "VERB":
            texts = [c for c in above.children if c.dep in ("dobj", "nsubjpass") and c.lemma in kinds and c.i < verb.i]
            if not texts:
                return None
            whom = above.child("nsubj") if above.lemma in ("receive", "get") else above.child("dative")
            issuer = speaker(above) if above.lemma in ISSUING else None
            return issuer or texts[0], whom
        if above.pos not in ("VERB", "NOUN"):
            return None
    return None


ISSUING = frozenset(("issue", "release", "publish", "post", "circulate", "air", "broadcast"))
HANDING = frozenset(("receive", "get", "drop", "send", "distribute", "scatter", "circulate", "issue", "release", "publish", "post", "air", "broadcast", "deliver"))
