"""Words marked as somebody's by other means than a verb: "according to", "the claim that", "reportedly", "is believed to", "X: Y"."""

from collections.abc import Iterator, Mapping

from onrecord.extract import chains, cues, labels
from onrecord.extract.contents import Reader
from onrecord.extract.cues import sets
from onrecord.extract.drafts import Draft
from onrecord.extract.page import Page
from onrecord.extract.phrases import phrase
from onrecord.extract.speakers import speaker
from onrecord.lang.nlp import Sentence, Token
from onrecord.model.records import Act

BY = ("by", "from")


def according(token: Token, reader: Reader, page: Page) -> Draft | None:
    """ "according to X", "Per X, ...": the clause around it."""
    tokens = token.sent.tokens
    at = token.i - tokens[0].i + (token.lower != "per")  # of the preposition
    if at + 1 >= len(tokens) or tokens[at].lower not in ("to", "per"):
        return None
    to = tokens[at]
    noun = to.child("pobj", "dobj") or tokens[at + 1]
    if noun.i <= to.i or noun.pos not in ("NOUN", "PROPN", "PRON"):
        noun = next((t for t in tokens[at + 1 :] if t.pos in ("NOUN", "PROPN", "PRON")), noun)
    first, last = phrase(noun)
    first = tokens[at + 1] if first.i < to.i else first
    if first.tag == "PRP$" and not chains.can_speak((first, last), page):
        return None  # "according to their type"
    last = _without_subject(first, last, page)
    start, end, side = _around(token, last, token.sent)
    start, end = reader.trim(start, end)
    if end - start < 3:
        return None
    return Draft((token, to), start, end, "assert", "clause", side, token.start, [(first, last)])


def _speaks(per: Token, page: Page) -> bool:
    """Is it somebody's word, not "per day"?"""
    whose = per.child("pobj")
    return whose is not None and chains.can_speak(phrase(whose), page)


def _without_subject(first: Token, last: Token, page: Page) -> Token:
    """ "According to the monitor the army has left", read as one name: the army is the subject of what follows."""
    tokens = first.sent.tokens
    behind = tokens[last.i - tokens[0].i + 1 :][:1]
    if not behind or behind[0].tag not in ("VBD", "VBZ", "VBP", "MD"):
        return last
    inside = [m for m in page.cast.mentions if first.i <= m.first and m.last <= last.i + 1]
    if not inside or inside[-1].first <= first.i or (len(inside) == 1 and inside[0].entry is None):
        return last
    before = tokens[inside[-1].first - 1 - tokens[0].i]
    return before if before.pos != "DET" and before.text not in ("-", "'s") else last


def _around(first: Token, last: Token, sentence: Sentence) -> tuple[int, int, str]:
    """The words that a tag from `first` to `last` covers: before it, behind it, or on both sides."""
    tokens = sentence.tokens
    before = first.i - tokens[0].i
    behind = tokens[last.i - tokens[0].i + 1 :]
    if before <= 1 and all(t.pos in ("PUNCT", "CCONJ", "ADV") for t in tokens[:before]):
        start = next((t for t in behind if t.pos != "PUNCT"), last)
        return start.start, sentence.end, "before"
    start_at = tokens[0].start
    if (
        not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[:before])
        and behind
        and any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in behind)
        and not _new_clause(behind)
    ):
        return start_at, sentence.end, "inside"
    return start_at, first.start, "after"


def _new_clause(behind: list[Token]) -> bool:
    """Does a clause of its own begin behind the comma ("..., who", "..., but he")?"""
    return len(behind) > 1 and (
        behind[1].lower in ("who", "which", "and", "but", "while", "as", "although", "though", "where", "when") or behind[1].tag == "VBG"
    )


def noun(token: Token, reader: Reader, page: Page) -> Draft | None:
    """ "the claim that X", "reports of X", "a threat to X", with whose it is."""
    takes = cues.lexicon().nouns.get(token.lemma)
    if takes is None or token.pos != "NOUN":
        return None
    found = _noun_content(token, takes)
    if found is None:
        return None
    take, first, last = found
    start, end = reader.trim(first.start, last.end)
    owner = _owner(token)
    if owner is None and take != "clause" and (takes[take] not in ("assert", "accuse") or take != "of"):
        return None  # "a demand for coal", "the threat of rain": nobody voices them
    tag_start = owner.start if owner is not None and owner.i < token.i else token.start
    if end - start < 3:
        return None
    speakers = [phrase(owner), *chains.carrier(token, page)] if owner is not None else []
    return Draft((token, token), start, end, takes[take], take, "before", tag_start, speakers, agentless=owner is None)


def _noun_content(token: Token, takes: Mapping[str, Act]) -> tuple[str, Token, Token] | None:
    for child in token.children:
        if child.i < token.i:
            continue
        inside = _without_relatives(child, token)
        if child.dep in ("acl", "ccomp") and child.child("mark") is not None and inside[0].lower in ("that", "whether"):
            return "clause", inside[1] if len(inside) > 1 else child, inside[-1]
        if child.dep == "relcl" and inside[0].lower == "that" and child.child("nsubj") not in (None, inside[0]):
            return "clause", inside[1], inside[-1]
        stray = _stray_clause(child)
        if stray is not None:
            return "clause", stray[1], stray[-1]
        if child.dep == "acl" and child.tag == "VB" and "infinitive" in takes:
            return "infinitive", inside[0], inside[-1]
        if any(t.ent in ("DATE", "TIME") for t in inside[1:2]) or (token.child("det") is not None and token.child("det").lower == "no"):  # type: ignore[union-attr]
            continue
        if child.dep == "prep" and child.lower in takes and len(inside) > 1:
            return child.lower, inside[1], inside[-1]
    return None


def _stray_clause(child: Token) -> list[Token] | None:
    """The clause of "a claim by X that Y", when the parser ties it to X."""
    owner = child.child("pobj") if child.dep == "prep" and child.lower in BY else None
    clause = owner.child("relcl", "acl") if owner is not None else None
    if clause is None or clause.child("nsubj", "nsubjpass") is None:
        return None
    inside = clause.subtree()
    return inside if inside[0].lower == "that" and len(inside) > 2 and clause.child("nsubj", "nsubjpass") is not inside[0] else None


def _without_relatives(child: Token, noun: Token, left_out: tuple[str, ...] = ("relcl",)) -> list[Token]:
    """The words below a child, in order, without the relative clauses behind its nouns."""
    out, todo = [child], [child]
    while todo:
        for below in todo.pop().children:
            if below.i > noun.i and below.dep not in left_out:
                out.append(below)
                todo.append(below)
    return sorted(out, key=_index)


def _owner(token: Token) -> Token | None:
    """Whose a noun of speech is: "Russia's claim", "a claim by Russia", "Russia added the claim"."""
    owner = token.child("poss")
    if owner is not None:
        return owner
    before = token.sent.tokens[token.i - token.sent.tokens[0].i - 1] if token.i > token.sent.tokens[0].i else None
    if token.tag == "NNS" and token.dep != "compound" and before is not None and (before.pos == "PROPN" or before.text.isupper()):
        return before  # "The agency claims that ...", read as a noun
    for child in token.children:
        if child.dep in ("prep", "agent") and child.lower in BY and child.i > token.i:
            return child.child("pobj")
    head = token.head
    if token.dep in ("dobj", "pobj"):
        verb = head.head if token.dep == "pobj" else head
        if verb.pos == "VERB" and verb.lemma in sets().making:
            return speaker(verb)
    return None


def adverb(token: Token, reader: Reader) -> Draft | None:
    """ "reportedly": the clause of its verb, on nobody's authority."""
    if token.lower not in cues.lexicon().adverbs:
        return None
    verb = token.head
    inside = [t for t in verb.subtree() if not (t.dep == "advcl" and t.i > verb.i)] if verb.pos in ("VERB", "AUX") else verb.subtree()
    first, last = inside[0], inside[-1]
    if verb.dep in ("acl", "relcl", "conj", "advcl"):
        first = min((token, verb), key=_index)
    start = first.start if first is not token else token.end
    start, end = reader.trim(start, last.end)
    if end - start < 3 or end <= token.start:
        return None
    return Draft((token, token), start, end, "assert", "clause", "inside", token.start, agentless=True)


def adjective(token: Token, reader: Reader) -> Draft | None:
    """ "the alleged attack": the noun and what belongs to it."""
    if token.lower not in cues.lexicon().adjectives or token.dep != "amod" or token.head.i < token.i:
        return None
    last = phrase(token.head)[1]
    start, end = reader.trim(token.end, last.end)
    return Draft((token, token), start, end, "assert", "object", "before", token.start, agentless=True) if end - start > 2 else None


def believed(verb: Token, reader: Reader) -> Draft | None:
    """ "is believed to have fled", "believed to be theirs": the infinitive, with its subject when it is a clause of its own."""
    if (
        verb.tag not in ("VBN", "VBD")
        or (verb.tag == "VBD" and verb.lemma in ("expect", "fear", "claim", "think"))
        or verb.lemma not in cues.lexicon().passive
        or verb.child("agent") is not None
    ):
        return None
    comp = verb.child("xcomp", "advcl")
    if comp is None or comp.i < verb.i or not any(c.lower == "to" and c.dep == "aux" for c in comp.children):
        return None
    inside = _without_relatives(comp, verb, ("relcl", "acl"))
    subject = verb.child("nsubjpass", "nsubj") if verb.child("auxpass") is not None else None
    first = inside[0]
    if subject is not None and subject.lower not in ("who", "which", "that", "it"):
        first = subject.subtree()[0]
    start, end = reader.trim(first.start, inside[-1].end)
    act: Act = "warn" if verb.lemma == "fear" else "assert"
    return Draft((verb, verb), start, end, act, "infinitive", "inside", verb.start, verb=verb, agentless=True)


def every(sentence: Sentence, reader: Reader, page: Page) -> Iterator[Draft]:
    """All drafts of a sentence that rest on no verb of speech."""
    found = labels.line(sentence, reader, page)
    if found:
        yield found
    for token in sentence.tokens:
        if token.lower == "according" or (token.lower == "per" and token is sentence.tokens[0] and _speaks(token, page)):
            draft = according(token, reader, page)
        elif token.pos == "NOUN":
            draft = noun(token, reader, page)
        elif token.pos == "ADV":
            draft = adverb(token, reader)
        elif token.pos == "ADJ" or (token.tag == "VBN" and token.dep == "amod"):
            draft = adjective(token, reader)
        elif token.tag in ("VBN", "VBD"):
            draft = believed(token, reader)
        else:
            draft = None
        if draft:
            yield draft


def _index(token: Token) -> int:
    return token.i
