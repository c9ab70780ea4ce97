"""Lines that only name their speaker: "18 killed: monitor", "Monitor: 18 killed", a quotation and its signature."""

from onrecord.extract import cues
from onrecord.extract.contents import Reader
from onrecord.extract.cues import sets
from onrecord.extract.drafts import Draft
from onrecord.extract.page import Page
from onrecord.lang.nlp import Sentence, Token

HEADLINE = 20  # tokens; a headline is over by then
FEWEST = 4  # tokens that a headline has at least before it names who says it
LABEL = 5  # tokens; a longer stretch before or behind a colon is not just a name
QUOTES = frozenset(("'", '"', "”", "’", "''"))
DASHES = frozenset(("―", "—", "–", "--", "-"))
NAMING = frozenset(("NOUN", "PROPN", "ADJ", "DET", "PUNCT", "PART", "NUM"))


def line(sentence: Sentence, reader: Reader, page: Page) -> Draft | None:
    """ "18 killed: monitor", "Monitor: 18 killed", and "“We stay.” — a teacher", each a paragraph of its own."""
    tokens = sentence.tokens
    for mark in tokens:
        if mark.text == ":" and mark.i - tokens[0].i <= LABEL and tokens[0].start == sentence.paragraph:
            found = _labelled(sentence, mark, reader, page)
            if found is not None:
                return found
        if mark.text == ":" and tokens[-1].i - mark.i <= LABEL:
            return _signed(sentence, mark, reader, page)
        quoted = reader.quotations.at(tokens[0].start) is not None
        if mark.text in DASHES and (quoted or _spaced(mark, page)) and tokens[-1].i - mark.i <= (2 * LABEL if quoted else LABEL):
            found = _signed(sentence, mark, reader, page)
            if found is not None:
                return found
    return _unmarked(sentence, page)


def _spaced(mark: Token, page: Page) -> bool:
    """A dash between spaces, which is no hyphen."""
    return page.body[mark.start - 1 : mark.start] == " " and page.body[mark.end : mark.end + 1] == " "


def _unmarked(sentence: Sentence, page: Page) -> Draft | None:
    """ "Raids kill 20 in camp Monitor AFP Friday": a headline that lost its colon; who says it stands at its end, before agency or day."""
    tokens = sentence.tokens[:HEADLINE]
    for n, token in enumerate(tokens[FEWEST:], FEWEST):
        first = n - 1 if f"{tokens[n - 1].lower} {token.lower}" in sets().closing else n
        if first == n and token.lower not in sets().closing:
            continue
        words, behind = tokens[:first], [t for t in tokens[n + 1 :] if t.pos != "PUNCT"]
        before = ("NOUN", "PROPN", "NUM", "ADV", *(("ADJ", "VERB") if behind else ()))  # "for local NGO" may be all one phrase
        if (not behind or _signs(behind[0], page)) and words[-1].pos in before:
            name = (tokens[first], token)
            return Draft(name, words[0].start, words[-1].end, "assert", "clause", "after", tokens[first].start, [name])
    return None


def _signs(token: Token, page: Page) -> bool:
    """Does an agency or a day stand here, behind the headline?"""
    actor = page.cast.at(token.start, token.end)
    return token.ent == "DATE" or (actor is not None and actor.type == "outlet")


def _labelled(sentence: Sentence, mark: Token, reader: Reader, page: Page) -> Draft | None:
    """ "Monitor: 18 killed"."""
    tokens = sentence.tokens
    left = tokens[: mark.i - tokens[0].i]
    if not _name(left, page) or left[-1].text in QUOTES:
        return None  # "“No survivors”: rescuers"
    end = max(
        (s.end for s in page.analysis.sentences[sentence.index : sentence.index + 30] if s.paragraph == sentence.paragraph),
        default=sentence.end,
    )
    start, end = reader.trim(mark.end, end if left[-1].text.isupper() else sentence.end)
    return Draft((mark, mark), start, end, "assert", "clause", "before", left[0].start, [(left[0], left[-1])]) if end - start > 9 else None


def _signed(sentence: Sentence, mark: Token, reader: Reader, page: Page) -> Draft | None:
    """ "18 killed: monitor", or a quotation, a dash and its speaker."""
    tokens = sentence.tokens
    at = mark.i - tokens[0].i
    right = [t for t in tokens[at + 1 :] if t.pos != "PUNCT"]
    left = tokens[:at]
    after = page.analysis.sentences[sentence.index + 1 : sentence.index + 2]
    closed = sentence.kind == "headline"  # a headline that stands before the text in one paragraph with it
    if (
        not right
        or (tokens[-1].text in (".", "!", "?") and not closed)
        or len(left) < 3
        or (after and after[0].paragraph == sentence.paragraph and not closed)
        or not _name(right, page)
    ):
        return None
    quotation = reader.quotations.at(left[-1].start)
    if mark.text in DASHES and (quotation is None or quotation.end > left[-1].end) and not _told(left, right, page):
        return None
    start, end = reader.trim(quotation.start if quotation is not None else left[0].start, left[-1].end)
    return Draft((mark, mark), start, end, "assert", "clause", "after", mark.start, [(right[0], right[-1])])


def _told(left: list[Token], right: list[Token], page: Page) -> bool:
    """ "Drone kills five in Marib - local officials": a line that tells something, and no outlet that only signs its page."""
    signs = page.cast.is_outlet(page.span(right[0].start, right[-1].end))
    return (
        not signs
        and any(t.pos in ("VERB", "AUX") or t.lower in ("dead", "killed", "wounded") for t in left)
        and right[-1].pos in ("NOUN", "PROPN")
    )


def _name(tokens: list[Token], page: Page) -> bool:
    """Do these words only name a speaker or a text that speaks?"""
    if not tokens or not all(t.pos in NAMING for t in tokens) or any(t.lower in sets().not_labels for t in tokens):
        return False
    words = cues.lexicon().channels
    return any(
        page.cast.at(t.start, t.end) is not None or t.lemma in words or t.lemma in sets().labels or (t.text.isupper() and len(t.text) > 3)
        for t in tokens
    )
