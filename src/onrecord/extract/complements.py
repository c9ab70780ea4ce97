"""What belongs to a verb of speech: its complement, where that begins and ends, and what the report adds by itself."""

from collections.abc import Iterator, Mapping

from onrecord.extract import cues
from onrecord.extract.cues import PREPOSITIONS, sets
from onrecord.extract.speakers import SUBJECTS
from onrecord.lang.nlp import Token
from onrecord.model.records import Act

OUTSIDE = frozenset(("after", "as", "while", "amid", "when", "before"))  # what opens a clause of the report's own behind somebody's words
ASIDE = frozenset(("despite", "following", "amid", "after"))  # and what opens a phrase of the report's own behind what somebody will do
CONTRAST = frozenset(("while", "whereas", "although", "though"))
OCCASIONS = frozenset(("condition", "conference", "debate", "interview", "meeting", "rally", "speech", "statement", "tweet", "video"))
SKIPPED = frozenset((",", ":", "that", "-", "--", "—", "–"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def behind(verb: Token) -> Iterator[Token]:
    tokens = verb.sent.tokens
    yield from tokens[verb.i - tokens[0].i + 1 :]


def without_asides(verb: Token) -> Iterator[Token]:
    """The words behind the cue without another tag between commas: "assured them, X said, that ..."."""
    rest = list(behind(verb))
    at = 0
    while at < len(rest):
        if rest[at].text == ",":
            closing = next((i for i in range(at + 1, min(at + 8, len(rest))) if rest[i].text == ","), None)
            if closing is not None and any(cues.verb(t) for t in rest[at + 1 : closing]):
                at = closing
        yield rest[at]
        at += 1


def complement(child: Token, takes: Mapping[str, Act]) -> str | None:
    """What kind of complement this is, when the verb takes it."""
    if child.dep in ("ccomp", "xcomp", "advcl", "dep"):
        to = any(c.lower == "to" and c.dep == "aux" for c in child.children)
        if to and "infinitive" in takes and child.dep != "dep":
            return "infinitive"
        if trails(child) and child.lemma in sets().trailing:
            return None  # "reported, noting that"
        if "clause" in takes and child.dep == "xcomp" and _lost_subject(child):
            return "clause"
        if child.tag == "VBG" and child.dep in ("ccomp", "xcomp") and child.child(*SUBJECTS) is None and child.child("aux") is None:
            return "gerund" if "gerund" in takes else None
        if child.dep == "ccomp" and "clause" in takes and not (to and "infinitive" not in takes and child.child("nsubj") is None):
            return "clause"
        return None
    if "as" in takes and _names(child):
        return "as"
    if child.dep == "prep" and child.lower in takes and child.lower in PREPOSITIONS:
        return child.lower
    if child.dep == "dobj" and "toll" in takes and child.lemma in sets().tolls and _counted(child):
        return "toll"
    if (
        child.dep in ("dobj", "attr")
        and child.pos in ("NOUN", "PROPN", "NUM")
        and "object" in takes
        and not _idiom(child)
        and not _to_come(child.head)
    ):
        return "object"
    if child.dep == "dobj" and "clause" in takes and child.head.lemma == "say" and (child.i - child.head.i > 2 or len(child.subtree()) > 4):
        return "clause"
    return None


def _lost_subject(child: Token) -> bool:
    """Is it a clause that the parser read as one without a subject: "said leaving now would help", "which they say left a gap"?"""
    below = child.child("ccomp") if child.tag == "VBG" else child
    return below is not None and (below.tag in ("VBD", "VBZ", "VBP") or any(c.tag == "MD" for c in below.children))


def _counted(child: Token) -> bool:
    """Is there a number behind "the toll"?"""
    return any(t.pos == "NUM" for t in child.sent.tokens[child.i - child.sent.tokens[0].i + 1 :][:12])


def _idiom(child: Token) -> bool:
    """ "claimed five lives" is no claim."""
    return child.head.lemma == "claim" and child.lemma in ("life", "victory", "credit", "seat")


def _to_come(verb: Token) -> bool:
    """Is it only said that somebody is to speak ("will announce the results", "to deny them the road")?"""
    return verb.tag == "VB" and any(
        c.dep == "aux" and c.lower in ("to", "will", "would", "can", "could", "should", "might", "may") for c in verb.children
    )


def is_time_between(token: Token, comp: Token) -> bool:
    """A time that stands between the cue and its clause without a comma: "told them on Friday he would come"."""
    subject = comp.child(*SUBJECTS)
    return (
        is_time(token)
        and subject is not None
        and subject.i > token.i
        and not any(t.text == "," for t in token.sent.tokens if token.i < t.i < subject.i and t.sent is token.sent)
    )


def told_when(prep: Token) -> bool:
    """Does the phrase tell when, where or how it was said ("on Friday", "in an interview", "on condition of anonymity")?"""
    noun = prep.child("pobj") if prep.dep == "prep" else None
    if noun is None:
        return False
    dated = noun.ent in ("DATE", "TIME") and prep.lower in ("on", "in", "at") and prep.head.lemma not in ("report", "document")
    return dated or noun.lemma in OCCASIONS


def is_time(token: Token) -> bool:
    return token.ent in ("DATE", "TIME") and token.lower not in ("the", "a", "an")


def _names(child: Token) -> bool:
    """Does it say what something is called: "called X Y", "described X as Y"?"""
    if is_time(child):
        return False
    if child.dep == "oprd" or (child.dep == "prep" and child.lower == "as"):
        return True
    if child.dep == "dobj":
        return any(t.lower == "as" for t in behind(child.head) if t.i > child.i) and child.head.lemma != "call"
    return child.dep == "ccomp" and child.head.lemma == "call" and child.pos in ("NOUN", "ADJ", "PROPN")


def swallowed(verb: Token) -> bool:
    """Did the parser take the speaker and the cue for the subject of what is said ("they warned the front may move")?"""
    token = verb
    for above in verb.ancestors():
        if token.dep in ("relcl", "acl", "advcl"):
            return False
        if token.dep in SUBJECTS and above.i > verb.i:
            return token.pos in ("VERB", "AUX") or token.tag == "NNS"
        token = above
    return False


def loose_clause(verb: Token, told: Token | None) -> Token | None:
    """The first word of a noun phrase right behind the cue that is followed by its verb before any comma."""
    first = None
    for token in behind(verb):
        if token is told or (first is None and (token.dep in ("npadvmod", "prt") or token.ent == "DATE")):
            continue
        if first is None:
            if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") or token.lower in ("who", "which", "what"):
                return None
            first = token
        elif token.tag in FINITE:
            return first
        elif token.pos in ("PUNCT", "VERB", "SCONJ", "CCONJ") or token.lower in ("that", "which", "who"):
            return None
    return None


def exits(verb: Token, take: str) -> Iterator[int]:
    """Where, below the verb, something begins that is not what it reports."""
    todo = [c for c in verb.children if c.i > verb.i]
    if take == "clause":
        yield from (t.i for t in behind(verb) if t.text == ";")
    for child in todo:
        if child.dep != "punct" and not _goes_on(child):
            yield min(t.i for t in child.subtree())
    while todo:
        token = todo.pop()
        if token.tag == "VBG" and token.lemma in sets().trailing and _that_follows(token):
            yield token.i
        if _leaves(token, take):
            yield min(t.i for t in token.subtree() if t.i > verb.i)
        else:
            todo.extend(c for c in token.children if c.i > verb.i)


def _that_follows(token: Token) -> bool:
    return any(t.lower == "that" for t in token.sent.tokens[token.i - token.sent.tokens[0].i + 1 :][:1])


def _leaves(token: Token, take: str) -> bool:
    if token.dep == "conj" and token.pos in ("VERB", "AUX"):
        if token.tag in ("VBD", "VBZ", "VBP") and token.tag != token.head.tag and token.child(*SUBJECTS) is None and cues.verb(token):
            return True  # "denied that it had fired, and blamed others"
        return token.child("mark") is None and (speaks(token) or any(c.dep == "advcl" and speaks(c) for c in token.children))
    if token.dep == "advcl" and take == "clause" and _contrasts(token):
        return True
    if token.dep == "relcl" and _glosses(token):
        return True
    if token.dep == "prep" and take == "infinitive" and token.lower in ASIDE:
        return True
    if token.dep == "advcl" and take == "infinitive":
        mark = token.child("mark", "prep")
        return mark is not None and mark.lower in OUTSIDE and _comma_before(token)
    if token.tag != "VBG" or token.dep not in ("advcl", "acl", "xcomp", "dep", "prep"):
        return False
    return (
        speaks(token) if token.lemma in sets().trailing else token.dep == "advcl" and cues.verb(token) is not None and _comma_before(token)
    )


def _glosses(token: Token) -> bool:
    """Does the report explain by itself at the end ("..., which lies in the north")?"""
    inside = token.subtree()
    return inside[0].lower in ("which", "who") and inside[-1].i >= token.sent.tokens[-1].i - 1 and _comma_before(token)


def _contrasts(token: Token) -> bool:
    """Does another speaker come in ("..., while others said they had fled")?"""
    mark = token.child("mark")
    return mark is not None and mark.lower in CONTRAST and speaks(token) and _comma_before(token)


def speaks(token: Token) -> bool:
    entry = cues.verb(token)
    return entry is not None and "clause" in entry[1]


def trails(token: Token) -> bool:
    """Is it "adding that ...", "referring to ..." behind a tag?"""
    return token.tag == "VBG" and token.dep in ("advcl", "xcomp", "prep", "acl", "dep") and cues.verb(token) is not None


def _comma_before(token: Token) -> bool:
    first = min(token.subtree(), key=_index)
    i = first.i - token.sent.tokens[0].i - 1
    return i >= 0 and token.sent.tokens[i].text == ","


def _goes_on(token: Token) -> bool:
    """Does a later child of the verb belong to what is said?"""
    if token.dep == "conj" and token.tag == "VB" and token.head.tag != "VB" and token.child(*SUBJECTS) is None:
        return True  # "promised to meet and exceed"
    if token.dep in ("conj", "agent") and token.pos in ("VERB", "AUX", "ADP"):
        return False
    if token.dep == "advcl":
        mark = token.child("mark")
        return (cues.verb(token) is None or token.tag == "VB") and not (mark is not None and mark.lower in OUTSIDE and _comma_before(token))
    return True


def is_adjunct(child: Token, verb: Token) -> bool:
    """What belongs to the tag itself: "said on Monday in Geneva"."""
    return child.i > verb.i and child.dep in ("prep", "npadvmod", "advmod", "dative", "dobj", "nsubj", "prt", "agent", "appos")


def _index(token: Token) -> int:
    return token.i
