"""What each stretch of a body is: headline, caption, credit, byline, dateline, footer or story.

Conservative, because what is not read is lost: only whole paragraphs that look like nothing else are taken from the story. Of a
headline that stands twice one copy is read: that in the text when the other came as a field, else the first.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.intake.opening import dateline, headline_in
from onrecord.lang.nlp import paragraphs
from onrecord.model.values import Segment, SegmentKind

_HEAD = 4  # paragraphs in which a byline, a second headline or a dateline without a bracket may stand
_TAIL = 4  # paragraphs at the end in which a byline may stand
_HEADLINE_WORDS = (3, 30)
_CLOSED = re.compile(r"[.:;,…]['\"’”]?$")
_SMALL = frozenset("a an and at by courtesy credit de for from in of on the to via".split())


@dataclass(frozen=True)
class Mark:
    """What marks a paragraph as of one kind: patterns at its start, and how many words it may have."""

    words: int
    patterns: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...]
    counters: tuple[str, ...]

    def fits(self, paragraph: str) -> bool:
        return len(paragraph.split()) <= self.words and any(p.match(paragraph) for p in self.patterns)


@cache
def marks() -> dict[str, Mark]:
    """The kinds of paragraph in data/segments.toml."""
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/segments.toml").read_text("utf-8"))
    return {
        kind: Mark(m["words"], tuple(re.compile(p, re.IGNORECASE) for p in m["patterns"]), tuple(m["examples"]), tuple(m["counters"]))
        for kind, m in raw.items()
    }


def segments(body: str, title_end: int) -> tuple[Segment, ...]:
    """Segments that cover all of the body but white space, in order."""
    view = body.translate(_SPACES)
    pieces = list(paragraphs(view, title_end, len(body)))
    title = view[:title_end]
    found: list[Segment] = [Segment("headline", 0, title_end)] if title_end else []
    story = False  # has the story begun?
    for number, (start, end) in enumerate(pieces):
        paragraph = view[start:end]
        if not title and number == 0 and _headline(view, pieces):
            title = paragraph
            found.append(Segment("headline", start, end))
            continue
        kind = _kind(paragraph, number, len(pieces), story)
        if kind:
            found.append(Segment(kind, start, end))
        else:
            found.extend(_opening(view, start, end, title if number < _HEAD else "", number < _HEAD and not story))
            story = story or found[-1].kind == "story"
    return _joined(_one_headline(found, title_end))


_SPACES = str.maketrans({"\xa0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\v": " ", "\f": " "})


def _headline(view: str, pieces: list[tuple[int, int]]) -> bool:
    """Does the first paragraph read as a headline: short, not closed like a sentence, and something follows under a blank line?"""
    if len(pieces) < 2:
        return False
    (start, end), (following, following_end) = pieces[:2]
    line = view[start:end]
    if same(line, view[following:following_end]):
        return True
    fewest, most = _HEADLINE_WORDS
    alone = "\n" not in line and view.count("\n", end, following) > 1
    return alone and fewest <= len(line.split()) <= most and not _CLOSED.search(line) and not dateline(view, start, end)


def same(a: str, b: str) -> bool:
    """The same words, whatever the case and the punctuation."""
    return abs(len(a) - len(b)) < 20 and (words := _words(a)) == _words(b) and len(words) > 1


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.casefold())


def _kind(paragraph: str, number: int, count: int, story: bool) -> SegmentKind | None:
    """What a whole paragraph is when it is no story. Credits and captions may stand anywhere, footers behind the story only."""
    known = marks()
    if known["credit"].fits(paragraph) and _named(paragraph):
        return "credit"
    if known["caption"].fits(paragraph):
        return "caption"
    if (number < _HEAD or number >= count - _TAIL) and known["byline"].fits(paragraph) and _byline(paragraph):
        return "byline"
    if story and known["footer"].fits(paragraph):
        return "footer"
    return None


def _named(line: str) -> bool:
    """Only names and the small words between them: a sentence about a picture has other words."""
    return all(w[0].isupper() or w in _SMALL for w in re.findall(r"[^\W\d_]+", line))


def _byline(line: str) -> bool:
    """Names follow "By", as far as the line goes; "By Monday the road" does not."""
    if not re.match(r"by\s", line, re.IGNORECASE):
        return True
    return _named(line) and not _CLOSED.search(line)


def _opening(view: str, start: int, end: int, title: str, head: bool) -> list[Segment]:
    """A paragraph of the story, without the headline and the datelines that it begins with."""
    found: list[Segment] = []
    at = start
    for _ in range(3):  # date, headline, place: each at most once or twice, in any order
        if title and (stop := headline_in(view, at, end, title)):
            found.append(Segment("headline_again", at, stop))
            title = ""
        elif stop := dateline(view, at, end, head=head, dated=bool(found)):
            found.append(Segment("dateline", at, stop))
        else:
            break
        at = _next(view, stop, end)
    if at < end:
        found.append(Segment("story", at, end))
    return found


def _next(view: str, at: int, end: int) -> int:
    while at < end and view[at].isspace():
        at += 1
    return at


def _one_headline(found: list[Segment], title_end: int) -> list[Segment]:
    """A headline that came as a field and stands in the text is read in the text, where the story goes on."""
    again = next((i for i, s in enumerate(found) if s.kind == "headline_again"), None)
    if not title_end or again is None:
        return found
    out = list(found)
    out[0] = Segment("headline_again", found[0].start, found[0].end)
    out[again] = Segment("headline", found[again].start, found[again].end)
    return out


def _joined(found: list[Segment]) -> tuple[Segment, ...]:
    """Neighbours of the same kind are one segment, except headlines."""
    out: list[Segment] = []
    for segment in found:
        if out and out[-1].kind == segment.kind and segment.kind not in ("headline", "headline_again"):
            out[-1] = Segment(segment.kind, out[-1].start, segment.end)
        else:
            out.append(segment)
    return tuple(out)
