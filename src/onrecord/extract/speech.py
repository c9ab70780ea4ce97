"""What a verb of speech says: its speaker, its words and who passes them on, joined into one draft."""

from onrecord.extract import chains, cues
from onrecord.extract.contents import Reader
from onrecord.extract.drafts import Draft, Pair
from onrecord.extract.listeners import document, listener
from onrecord.extract.page import Page
from onrecord.extract.phrases import phrase
from onrecord.extract.silence import silence
from onrecord.extract.sources import PLACED, antecedent
from onrecord.extract.speakers import passive, speaker, spoken
from onrecord.lang.nlp import Token

TELLERS = frozenset(("medium", "media", "source", "activist", "resident", "witness", "official", "medic"))


def speech(verb: Token, reader: Reader, page: Page, earlier: list[Draft]) -> Draft | None:
    """The statement that a verb of speech makes, None for other verbs; `earlier` are those before it in the sentence."""
    silent = silence(verb, reader)
    if silent is not None:
        return silent
    entry = cues.verb(verb)
    if entry is None or not spoken(verb) or chains.citing(verb, page):
        return None
    who, told, carrier = _who(verb)
    if reader.quotations.at(verb.start) is not None and not _quotes_another(verb, who, page):
        return None
    through = chains.quoted(verb, page)
    pairs = through or _of_participle(verb, [_past_place(phrase(who, verb.i), who, page)] if who is not None else [], page, earlier)
    tag_start = _tag_start(verb, pairs, through is not None)
    content = reader.of_verb(verb, entry[1], who, tag_start)
    if content is None or (not pairs and not passive(verb)) or (content.take == "object" and _nobody(pairs)) or _thing(pairs):
        return None
    if through and any(content.start <= a.start < content.end for a, _ in pairs):
        return None  # "... X was quoted as saying", where the parser lost the words
    if content.take == "infinitive" and verb.lemma == "claim" and verb.tag in ("VBG", "VBN"):
        return None  # "footage claimed to have been shot there"
    if content.take == "toll" and verb.tag == "VBG" and verb.child("nsubj") is None:
        return None  # "were killed, raising the toll to 126": what happened raised it; whoever told that told this too
    draft = Draft((verb, verb), content.start, content.end, content.act, content.take, content.side, tag_start, _meant(pairs), verb, told)
    draft.carrier = carrier
    cited = chains.cited(verb)
    if cited is not None and chains.can_speak(cited, page):
        draft.speakers.insert(0, cited)
    _relayed(draft, reader, page)
    return draft


def _who(verb: Token) -> tuple[Token | None, Token | None, Token | None]:
    """Who speaks, who is told, and the text that carries it, which speaks for itself where nobody is said to have issued it."""
    handed = document(verb, cues.lexicon().channels)
    told = listener(verb)
    return (speaker(verb), told, None) if handed is None else (handed[0], told or handed[1], handed[2])


def _past_place(pair: Pair, who: Token, page: Page) -> Pair:
    """ "... south of Example local sources told", "in the streets of Example SANA said": the place belongs to the words before, where a
    comma got lost."""
    first, last = pair
    tokens = first.sent.tokens
    at = first.i - tokens[0].i
    if who.dep != "pobj":
        return pair
    known = next((m for m in page.cast.mentions if m.entry is not None and m.last == last.i + 1 and m.first > first.i), None)
    if known is not None and tokens[known.first - tokens[0].i - 1].ent in ("GPE", "LOC"):
        return tokens[known.first - tokens[0].i], last
    placed = page.place_tokens()
    there = next((t for t in reversed(tokens[at : last.i - tokens[0].i]) if t.i in placed and t.i > first.i), None)
    after = tokens[there.i + 1 - tokens[0].i : last.i + 1 - tokens[0].i] if there is not None else []
    if there is not None and len(after) in (1, 2) and last.lemma in TELLERS and all(t.text.islower() for t in after):
        return after[0], last  # "near the town of Example local media reported"
    if at == 0 or tokens[at - 1].pos != "ADP":
        return pair
    inside = tokens[at : last.i - tokens[0].i]
    past = next((t for t in inside if t.ent not in ("GPE", "LOC") and t.lower not in PLACED), last)
    return (past, last) if past is not first and past.pos in ("NOUN", "PROPN", "ADJ") else pair


def _meant(pairs: list[Pair]) -> list[Pair]:
    """The speakers, with the noun for a "that": "a report that says"."""
    return [(antecedent(p) or p) if p[0].lower == "that" and p[0].tag == "WDT" else p for p in pairs]


def _nobody(pairs: list[Pair]) -> bool:
    """ "No group has claimed ...": nobody says it."""
    return bool(pairs) and pairs[0][0].lower in ("no", "nobody", "none")


def _thing(pairs: list[Pair]) -> bool:
    """ "This shows that ...": a fact says nothing by itself."""
    return bool(pairs) and pairs[0][0] is pairs[0][1] and pairs[0][0].tag == "DT" and pairs[0][0].lower in ("this", "that", "these")


def _quotes_another(verb: Token, who: Token | None, page: Page) -> bool:
    """Within a quotation: does its speaker tell what a named body said, not what people in general say?"""
    if who is None or who.pos not in ("NOUN", "PROPN") or verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    return page.cast.at(who.start, who.end) is not None


def _of_participle(verb: Token, pairs: list[Pair], page: Page, earlier: list[Draft]) -> list[Pair]:
    """Who says what stands behind "adding", "saying": the noun before only when it can speak, else whoever spoke or acts above."""
    spoken = [d for d in earlier if d.speakers]
    fits = bool(pairs) and chains.can_speak(pairs[0], page) and not _himself(verb, pairs[0], spoken) and not _aimed_at(verb, pairs[0])
    if fits or verb.child("nsubj", "nsubjpass") is not None:
        return pairs
    if verb.tag != "VBG" and not (verb.dep == "conj" and pairs):
        return pairs
    if spoken:
        return spoken[-1].speakers[:1]
    for above in verb.ancestors():
        who = speaker(above) if above.pos in ("VERB", "AUX") else None
        if who is not None and chains.can_speak(phrase(who), page):
            return [phrase(who)]
    return pairs


def _aimed_at(verb: Token, pair: Pair) -> bool:
    """ "The army shelled the north of Example, claiming to have hit ...": a place that something is done to says nothing."""
    last = pair[1]
    return verb.tag == "VBG" and verb.dep == "acl" and last.ent in ("GPE", "LOC") and last.dep in ("dobj", "pobj")


def _himself(verb: Token, pair: Pair, spoken: list[Draft]) -> bool:
    """ "X insisted that he had won, claiming that ...": the one that X calls "he" is X, who goes on."""
    token = pair[0]
    return token.tag == "PRP" and any(d.start <= token.start and verb.start < d.end for d in spoken[-1:])


def _relayed(draft: Draft, reader: Reader, page: Page) -> None:
    """Add who passes the words on, and end the words where they name where they stand."""
    carried = chains.carried(draft, page) if draft.side == "before" and draft.take != "clause" else None
    if carried is not None and draft.start < carried[0] < draft.end + 2:
        start, end = reader.trim(draft.start, carried[0])
        if end - start > 2:
            draft.start, draft.end = start, end
            draft.speakers.append(carried[1])
            return
    draft.speakers += [p for p in chains.relays(draft, page) if p not in draft.speakers]


def _tag_start(verb: Token, pairs: list[Pair], whole: bool) -> int:
    """Where "X said" begins: at X when X stands right before the verb, or anywhere before when all between is the tag; else at the verb."""
    if not pairs or pairs[0][1].i > verb.i:
        return verb.start
    first, last = pairs[0]
    if whole and first.sent is verb.sent:
        return min(a.start for a, _ in pairs if a.sent is verb.sent)
    between = verb.sent.tokens[last.i + 1 - verb.sent.tokens[0].i : verb.i - verb.sent.tokens[0].i] if last.sent is verb.sent else [verb]
    if any(t.pos == "VERB" and t.dep not in ("relcl", "acl", "aux") for t in between):
        return verb.start
    return first.start
