"""Quotations: where they begin and end, also over several sentences and paragraphs."""

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from onrecord.lang.nlp import Analysis, Token

OPENING, CLOSING = "“„«", "”»"
LONGEST = 6000  # characters; a quotation mark that finds no partner within is taken to be stray


class Quotation(Struct, frozen=True):
    """body[start:end] with its quotation marks; `closed` is False when the paragraph ended first."""

    start: int
    end: int
    closed: bool = True


class Quotations:
    """The quotations of a text, in order; they do not overlap."""

    def __init__(self, analysis: Analysis) -> None:
        self.found = list(_joined(list(_paired(analysis)), analysis.body))
        self._starts = [q.start for q in self.found]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds the offset."""
        i = bisect_right(self._starts, offset) - 1
        return self.found[i] if i >= 0 and offset < self.found[i].end else None

    def inside(self, start: int, end: int) -> bool:
        """Does one quotation hold all of [start, end)?"""
        quotation = self.at(start)
        return quotation is not None and end <= quotation.end

    def within(self, start: int, end: int) -> bool:
        """Does a quotation lie in [start, end), or hold a part of it?"""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and self.found[i].end > start


def _paired(analysis: Analysis) -> Iterator[Quotation]:
    """Marks paired within a paragraph; an opening mark without partner runs to the paragraph's end."""
    opened: int | None = None
    paragraph, last = -1, 0
    for token in analysis.tokens:
        if token.sent.paragraph != paragraph:
            if opened is not None and last - opened > 1:
                yield Quotation(opened, last, closed=False)
            opened, paragraph = None, token.sent.paragraph
        mark, width = _mark(token)
        if width:
            if opened is None:
                if _opens(analysis.body, mark, width):
                    opened = mark
            elif _closes(analysis.body, mark, width) and mark - opened <= LONGEST:
                yield Quotation(opened, mark + width)
                opened = None
        last = token.end
    if opened is not None and last - opened > 1:
        yield Quotation(opened, last, closed=False)


def _mark(token: Token) -> tuple[int, int]:
    """Where a quotation mark stands in a token and how wide it is; width 0 when there is none."""
    if token.text in ("''", "``"):
        return token.start, 2
    at = token.text.find('"')
    return (token.start + at, 1) if at >= 0 else (token.start, 0)


def _opens(body: str, at: int, width: int) -> bool:
    """Can the mark open a quotation? A curly one says so; a straight one stands at the left of a word."""
    if body[at] in CLOSING:
        return False
    after = at + width
    return body[at] in OPENING or (after < len(body) and not body[after].isspace()) or at == 0


def _closes(body: str, at: int, width: int) -> bool:
    """Can the mark close a quotation? An opening one does when it stands at the right of a word ("“Not here,“ he said")."""
    return body[at] not in OPENING or (not body[at - 1].isspace() and not body[at + width : at + width + 1].isalnum())


def _joined(found: list[Quotation], body: str) -> Iterator[Quotation]:
    """A quotation that its paragraph leaves open goes on when the next paragraph begins with a mark."""
    i = 0
    while i < len(found):
        quotation = found[i]
        while not quotation.closed and i + 1 < len(found) and not body[quotation.end : found[i + 1].start].strip():
            i += 1
            quotation = Quotation(quotation.start, found[i].end, found[i].closed)
        yield quotation
        i += 1


def first_token(tokens: list[Token], quotation: Quotation) -> Token | None:
    """The first word inside the quotation among these tokens."""
    return next((t for t in tokens if t.start > quotation.start and t.start < quotation.end), None)
