"""Statements of a text: what is said, by whom, through whom."""

from onrecord.extract import acts, chains, markers
from onrecord.extract.contents import Reader
from onrecord.extract.drafts import Draft
from onrecord.extract.page import Page
from onrecord.extract.phrases import phrase
from onrecord.extract.quotes import Quotation, Quotations
from onrecord.extract.sources import Named
from onrecord.extract.speech import speech
from onrecord.lang.nlp import Sentence
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
            draft = speech(token, reader, page, found)
            if draft is not None:
                found.append(draft)
        found += markers.every(sentence, reader, page)
        _cut(found, reader)
        drafts += chains.nest(found, page)
    _prolong(drafts, reader, page)
    drafts = [d for d in drafts if d.end - d.start > 1]
    named = Named(page)
    out = {s.id: s for s in (_record(d, page, quotations, named) for d in sorted(drafts, key=_cue))}
    return sorted(out.values(), key=_place)


def _cue(draft: Draft) -> tuple[int, int]:
    return draft.cue[0].i, draft.start


def _place(statement: Statement) -> tuple[int, int, str]:
    return statement.evidence.start, statement.evidence.end, statement.id


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
            if opened is None or opened.start < sentence.end - 3 or not _near(draft, opened):
                break
            if nxt.paragraph != sentence.paragraph and not (_whole(opened, page) and _free(opened, drafts)):
                break
            if any(d.cue[0].sent is nxt and reader.quotations.at(d.cue[0].start) is None for d in drafts if nxt.index in busy):
                break
            draft.end, draft.side = opened.end, "inside"
            if nxt.end > opened.end + 1:
                break


def _whole(quotation: Quotation, page: Page) -> bool:
    """Does the quotation fill its paragraphs, so that whoever spoke above still speaks?"""
    before, behind = page.body[: quotation.start].rstrip(" "), page.body[quotation.end :].lstrip(" ")
    return before.endswith("\n") and behind[:1] in ("", "\n")


def _free(quotation: Quotation, drafts: list[Draft]) -> bool:
    return not any(d.start < quotation.end and quotation.start < d.end for d in drafts)


def _near(draft: Draft, behind: Quotation) -> bool:
    """Is what stands between two quotations of one speaker short beside them, so that they can be taken as one?"""
    quoted = draft.end - draft.start + behind.end - behind.start
    return behind.start - draft.end <= quoted


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
        score=score(draft),
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


def score(draft: Draft) -> float:
    """How sure: the shares that were right on development articles, by what stands for the words and where the cue stands."""
    if draft.agentless or not draft.speakers:
        return 0.4
    if draft.verb is not None and draft.verb.dep in ("ccomp", "relcl", "acl", "pcomp"):
        return 0.4
    if draft.take in ("clause", "gerund", "silence"):
        return 0.85 if draft.verb is None or draft.verb.dep in ("ROOT", "parataxis") else 0.65
    return 0.6


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
