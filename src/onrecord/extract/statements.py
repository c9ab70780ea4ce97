"""Statements of a text: what is said, by whom, through whom."""

from onrecord.extract import acts, chains, cues, markers
from onrecord.extract.contents import Reader
from onrecord.extract.drafts import Draft, Pair
from onrecord.extract.listeners import document, listener
from onrecord.extract.page import Page
from onrecord.extract.phrases import phrase
from onrecord.extract.quotes import Quotations
from onrecord.extract.silence import silence
from onrecord.extract.sources import Named, antecedent
from onrecord.extract.speakers import passive, speaker, spoken
from onrecord.lang.nlp import Sentence, Token
from onrecord.model.ids import make_id
from onrecord.model.records import Statement
from onrecord.model.values import Span


def find(page: Page) -> list[Statement]:
    """The statements of the page, in the order of the text."""
    quotations = Quotations(page.analysis)
    reader = Reader(page.body, quotations)
    drafts: list[Draft] = []
    for sentence in page.analysis.sentences:
        found: list[Draft] = []
        for token in sentence.tokens:
            draft = _verb(token, reader, page, found)
            if draft is not None:
                found.append(draft)
        found += markers.every(sentence, reader, page)
        _cut(found, reader)
        drafts += chains.nest(found, page)
    _prolong(drafts, reader, page)
    named = Named(page)
    out = {s.id: s for s in (_record(d, page, quotations, named) for d in sorted(drafts, key=_cue))}
    return sorted(out.values(), key=_place)


def _cue(draft: Draft) -> tuple[int, int]:
    return draft.cue[0].i, draft.start


def _place(statement: Statement) -> tuple[int, int, str]:
    return statement.evidence.start, statement.evidence.end, statement.id


def _verb(token: Token, reader: Reader, page: Page, earlier: list[Draft]) -> Draft | None:
    """The statement that a verb of speech makes; `earlier` are those before it in the sentence."""
    silent = silence(token, reader)
    if silent is not None:
        return silent
    entry = cues.verb(token)
    if entry is None:
        return None
    who, told = speaker(token), listener(token)
    handed = document(token, cues.lexicon().channels)
    if handed is not None:
        who, told = handed[0], told or handed[1]
    if reader.quotations.at(token.start) is not None and not _quotes_another(token, who, page):
        return None
    if not spoken(token) or chains.citing(token, page):
        return None
    through = chains.quoted(token, page)
    pairs = through or ([phrase(who, token.i)] if who is not None else [])
    if handed is None and token.tag == "VBG":
        pairs = _of_participle(token, pairs, page, earlier)
    tag_start = _tag_start(token, pairs)
    if through and pairs[0][0].sent is token.sent and pairs[0][1].i < token.i:
        tag_start = pairs[0][0].start  # "X was quoted as saying": all of it is the tag
    content = reader.of_verb(token, entry[1], who, tag_start)
    if len(pairs) == 1 and pairs[0][0].lower == "that" and pairs[0][0].tag == "WDT":
        pairs = [antecedent(pairs[0]) or pairs[0]]
    if content is None or (not pairs and not passive(token)) or (content.take == "object" and _nobody(pairs)):
        return None
    draft = Draft((token, token), content.start, content.end, content.act, content.take, content.side, tag_start, pairs, token, told)
    cited = chains.cited(token)
    if cited is not None:
        draft.speakers.insert(0, cited)
    _relayed(draft, reader, page)
    return draft


def _nobody(pairs: list[Pair]) -> bool:
    """ "No group has claimed ...": nobody says it."""
    return bool(pairs) and pairs[0][0].lower in ("no", "nobody", "none")


def _quotes_another(verb: Token, who: Token | None, page: Page) -> bool:
    """Within a quotation: does its speaker tell what a named body said, not what people in general say?"""
    if who is None or who.pos not in ("NOUN", "PROPN") or verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    return page.cast.at(who.start, who.end) is not None


def _of_participle(verb: Token, pairs: list[Pair], page: Page, earlier: list[Draft]) -> list[Pair]:
    """Who says what stands behind "adding", "saying": the noun before only when it can speak, else whoever spoke or acts above."""
    if verb.child("nsubj") is not None or (pairs and chains.can_speak(pairs[0], page)):
        return pairs
    spoken = [d for d in earlier if d.speakers]
    if spoken:
        return spoken[-1].speakers[:1]
    for above in verb.ancestors():
        who = speaker(above) if above.pos in ("VERB", "AUX") else None
        if who is not None and chains.can_speak(phrase(who), page):
            return [phrase(who)]
    return pairs


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


def _tag_start(verb: Token, pairs: list[Pair]) -> int:
    """Where "X said" begins: at X when X stands right before the verb, else at the verb."""
    if not pairs or pairs[0][1].i > verb.i:
        return verb.start
    first, last = pairs[0]
    between = verb.sent.tokens[last.i + 1 - verb.sent.tokens[0].i : verb.i - verb.sent.tokens[0].i] if last.sent is verb.sent else [verb]
    if any(t.pos == "VERB" and t.dep not in ("relcl", "acl", "aux") for t in between):
        return verb.start
    return first.start


def _cut(drafts: list[Draft], reader: Reader) -> None:
    """What stands before a closing tag ("..., he said", "..., according to X") ends where that tag begins; no words begin with one."""
    for tag in drafts:
        for other in drafts:
            if tag.side == "inside" and other is not tag and other.cue[0].start < tag.tag[0] <= other.start + 1 and tag.tag[1] < other.end:
                other.start, other.end = reader.trim(tag.tag[1], other.end)
        if tag.side != "after":
            continue
        at = tag.tag[0]
        for other in drafts:
            if other is not tag and other.cue[0].start < at and other.start < at < other.end and other.side != "after":
                other.start, other.end = reader.trim(other.start, at)


def _prolong(drafts: list[Draft], reader: Reader, page: Page) -> None:
    """A quotation that its speaker's tag interrupts goes on behind it, to the end of the quotations that follow in the paragraph."""
    taken = sorted(d.cue[0].sent.index for d in drafts)
    busy = set(taken)
    for draft in drafts:
        if draft.side != "after" or not reader.quotations.within(draft.start, draft.end):
            continue
        sentence: Sentence = draft.cue[0].sent
        _reach_back(draft, page, reader, busy)
        for nxt in page.analysis.sentences[sentence.index + 1 :]:
            opened = reader.quotations.at(nxt.start)
            if nxt.paragraph != sentence.paragraph or opened is None or opened.start < sentence.end - 3 or nxt.end > opened.end + 1:
                break
            if any(d.cue[0].sent is nxt and reader.quotations.at(d.cue[0].start) is None for d in drafts if nxt.index in busy):
                break
            draft.end, draft.side = opened.end, "inside"


def _reach_back(draft: Draft, page: Page, reader: Reader, busy: set[int]) -> None:
    """Quotations that open the paragraph before the tagged one are the same speaker's."""
    first = page.analysis.sentence_at(draft.start)
    here = reader.quotations.at(draft.start)
    if first is None or here is None or here.start > draft.start:
        return
    for i in range(first.index - 1, -1, -1):
        earlier = page.analysis.sentences[i]
        quotation = reader.quotations.at(earlier.start)
        if earlier.paragraph != first.paragraph or quotation is None or earlier.end > quotation.end + 1 or i in busy:
            return
        draft.start = quotation.start


def _record(draft: Draft, page: Page, quotations: Quotations, named: Named) -> Statement:
    start, end = draft.start, draft.end
    words = page.body[start:end]
    draft.act = acts.act(draft, page)
    return Statement(
        id=make_id("statement", page.analysis.text.id, start, end, draft.cue[0].start),
        evidence=page.evidence(start, end),
        sentence=page.sentence_offsets(start),
        score=0.7,
        sources=named.chain(draft),
        cue=page.token_span(draft.cue),
        act=draft.act,
        form=acts.form(quotations, page.body, start, end),
        certainty=acts.certainty(draft, words),
        audience=_audience(draft, page),
        channel=acts.channel(draft, page),
        when=_when(draft, page),
        denies=acts.denies(draft, words),
    )


def _audience(draft: Draft, page: Page) -> Span | None:
    if draft.listener is None:
        return None
    first, last = phrase(draft.listener)
    span = page.span(first.start, last.end)
    return None if any(a.i <= draft.listener.i <= b.i for a, b in draft.speakers) else span


def _when(draft: Draft, page: Page) -> str | None:
    """The time in the cue's own clause, outside the words: "said on Tuesday that"."""
    sentence = draft.cue[0].sent
    around = [t for t in page.times_in(sentence) if not draft.start <= t.evidence.start < draft.end and t.timex_type in ("DATE", "TIME")]
    nearest = sorted((abs(t.evidence.start - draft.cue[1].end), t.id) for t in around)
    return nearest[0][1] if nearest else None
