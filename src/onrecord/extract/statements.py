"""Statements of a text: what is said, by whom, through whom."""

from collections.abc import Iterator

from onrecord.extract import acts, cues
from onrecord.extract.contents import Content, Reader
from onrecord.extract.page import Page
from onrecord.extract.quotes import Quotations
from onrecord.extract.speakers import passive, phrase, speaker
from onrecord.lang.nlp import Token
from onrecord.model.ids import make_id
from onrecord.model.records import Statement
from onrecord.model.values import Source


def find(page: Page) -> list[Statement]:
    """The statements of the page, in the order of the text."""
    quotations = Quotations(page.analysis)
    reader = Reader(page.body, quotations)
    out = []
    for sentence in page.analysis.sentences:
        for token in sentence.tokens:
            entry = cues.verb(token)
            if not entry:
                continue
            who = speaker(token)
            first, last = phrase(who) if who else (token, token)
            tag = min(first.start, token.start)
            content = reader.of_verb(token, entry[1], who, tag)
            if content is None:
                continue
            sources = ()
            if who:
                span = page.span(first.start, last.end)
                ref = page.cast.ref(span)
                sources = (Source(name=ref.name, span=span, actor=ref.actor, type=page.cast.kind(span)),)
            out.append(Statement(id=make_id("statement", page.analysis.text.id, content.start, content.end, token.start),
                evidence=page.evidence(content.start, content.end), sentence=page.sentence_offsets(content.start), score=0.7,
                sources=sources, cue=page.token_span([token]), act=content.act, form=acts.form(quotations, page.body, content.start, content.end)))
    return out
