"""Words in their surroundings: a text cut at every mark, so that a template prints it piece by piece, escaped, with nothing left out."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.model.records import Report, Text

_CONTEXT = 260  # characters of the paragraph on each side of a sentence: three to four lines


class Mark(NamedTuple):
    """body[start:end] carries something: `kind` is how it looks, `href` what it opens, `title` what it means."""

    start: int
    end: int
    kind: str
    href: str | None = None
    title: str = ""
    id: str = ""


class Piece(NamedTuple):
    """A stretch of text under the same marks, shortest first."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> str:
        return " ".join(dict.fromkeys(m.kind for m in self.marks))

    @property
    def href(self) -> str | None:
        return next((m.href for m in self.marks if m.href), None)

    @property
    def title(self) -> str:
        return "; ".join(dict.fromkeys(m.title for m in self.marks if m.title))


def pieces(body: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """body[start:end] cut at the ends of all marks; joined, the texts of the pieces are body[start:end] again."""
    here = sorted((m for m in marks if m.start < end and start < m.end), key=_length)
    cuts = sorted({start, end, *(min(max(c, start), end) for m in here for c in (m.start, m.end))})
    out = []
    for first, last in pairwise(cuts):
        over = tuple(m for m in here if m.start <= first and last <= m.end)
        out.append(Piece(body[first:last], over))
    return out


def _length(mark: Mark) -> tuple[int, int]:
    return mark.end - mark.start, mark.start


class Passage(NamedTuple):
    """Part of a paragraph with what is marked in it; `cut_before`, `cut_after`: the paragraph goes on."""

    report: Report
    pieces: Sequence[Piece]
    cut_before: bool
    cut_after: bool
    start: int
    end: int


def passage(report: Report, text: Text, sentence: tuple[int, int], values: Iterable[tuple[int, int]], *, around: bool = True) -> Passage:
    """A sentence (`around`: in its paragraph), the values marked in it; long paragraphs are cut between words."""
    body = text.body
    first, last = sentence
    left, right = body.rfind("\n", 0, first) + 1, body.find("\n", last)
    right = len(body) if right < 0 else right
    if not around:
        left, right = first, last
    if first - left > _CONTEXT:
        left = body.find(" ", first - _CONTEXT, first) + 1 or first
    if right - last > _CONTEXT:
        right = body.rfind(" ", last, last + _CONTEXT)
        right = last if right < 0 else right
    marks = [Mark(first, last, "sentence"), *(Mark(a, b, "value") for a, b in values)]
    edges = left > 0 and body[left - 1] != "\n", right < len(body) and body[right] != "\n"
    return Passage(report, pieces(body, left, right, marks), *edges, first, last)
