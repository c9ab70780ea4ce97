"""When a report was published: an interval of days with what it rests on.

What is stated with the report comes first, then its address, then its dateline, then what its text allows: a picture's date bounds it from
below, an office on both sides. Where nothing is said nothing is known.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.intake.absolute import dates, in_address, sentence_around
from onrecord.intake.draft import Draft
from onrecord.intake.episodes import episodes, weekdays
from onrecord.intake.offices import OPEN, Days, Tenure, tenures
from onrecord.model.records import Text
from onrecord.model.values import Interval, Span

ALWAYS: Days = (date.min, OPEN)
_READ = ("headline", "caption", "story")
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
# A date is over when its sentence tells of something done and of nothing to come.
_DONE = re.compile(r"\b(?:\w{3,}ed|was|were|had|has|have|began|took|taken|shot|fell|came|went|left|met|told|since)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|can|plan\w*|schedul\w*|expect\w*|due|deadline|until|till|before|upcoming|next|"
    r"by the end|set (?:for|to)|postpone\w*|elections?|expir\w*|ending|ends|if|promis\w*|intend\w*|aims?|target\w*|agreed|to)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby(?: the| mid| late| early)?\s*$", re.IGNORECASE)


class Bound(NamedTuple):
    """Days between which a report was published, and the words that say so."""

    days: Days
    span: Span


def stated(value: str | None) -> Interval:
    """The half-open interval of an ISO date, date-time or a/b of dates (both days included; ".." is open). ValueError when it is none."""
    if not value:
        return Interval()
    first, _, last = value.partition("/")
    earliest = None if first == ".." else date.fromisoformat(first[:10]).isoformat()
    last = last or first
    latest = None if last == ".." else (date.fromisoformat(last[:10]) + timedelta(days=1)).isoformat()
    if earliest is None and latest is None:
        raise ValueError("an interval needs one end")
    return Interval(earliest=earliest, latest=latest, basis="published")


def published(draft: Draft, text: Text) -> tuple[Interval, str | None]:
    """When a report was published, and what that rests on; an empty interval and None where nothing says it."""
    told = _told(draft)
    if told.earliest and told.latest:
        return told, draft.published_basis
    if draft.url and (days := in_address(draft.url)):
        return _interval(days, "published"), "its address"
    bounds = list(_dateline(text)) or list(_text(text))
    days, spans = _intersection(bounds, told)
    if not spans:
        return told, draft.published_basis if told.latest or told.earliest else None
    reasons = [f"its text: “{s.quote}”" for s in spans]
    if draft.published_basis and (told.earliest or told.latest):
        reasons.append(draft.published_basis)
    return _interval(days, spans[0]), "; ".join(reasons)


def _told(draft: Draft) -> Interval:
    """What is stated with the report; nothing when it is no date (pages state all kinds of things)."""
    try:
        return stated(draft.published)
    except ValueError:
        return Interval()


def _interval(days: Days, basis: Span | str) -> Interval:
    first, last = days
    return Interval(
        earliest=None if first == date.min else first.isoformat(),
        latest=None if last == OPEN else (last + timedelta(days=1)).isoformat(),
        basis=basis if isinstance(basis, Span) else "published",
    )


def _dateline(text: Text) -> Iterator[Bound]:
    """The first full date in a dateline: the day of publication, or the last one when it tells of an update."""
    for segment in text.segments:
        if segment.kind != "dateline":
            continue
        for found in dates(text.body, segment.start, segment.end, dateline=True):
            first = date.min if _UPDATED.search(text.body, segment.start, found.start) else found.first
            yield Bound((first, found.last), Span(found.start, found.end, text.body[found.start : found.end]))
            return


def _text(text: Text) -> Iterator[Bound]:
    """What the text allows: the latest day that it tells of as past, the offices it names, and what it takes for present."""
    past = list(_past(text))
    bounds = [max(past, key=_first)] if past else []
    read = [(s.start, s.end) for s in text.segments if s.kind in _READ]
    for start, end in read:
        bounds += _bounds(tenures(text.body, start, end))
        bounds += _bounds(episodes(text.body, start, end))
    yield from bounds
    for start, end in read if bounds else ():
        yield from _bounds(weekdays(text.body, start, end))


def _bounds(found: Iterable[Tenure]) -> Iterator[Bound]:
    return (Bound(d, t.span) for t in found for d in t.held)


def _first(bound: Bound) -> date:
    return bound.days[0]


def _past(text: Text) -> Iterator[Bound]:
    for segment in text.segments:
        if segment.kind not in _READ:
            continue
        for found in dates(text.body, segment.start, segment.end):
            if segment.kind == "caption" or _over(text.body, found.start, found.end):
                yield Bound((found.first, OPEN), Span(found.start, found.end, text.body[found.start : found.end]))


def _over(body: str, start: int, end: int) -> bool:
    """Does the sentence tell of something past?"""
    first, last = sentence_around(body, start, end)
    before, behind = body[first:start], body[end:last]  # not the date itself: "May" is no hope
    to_come = _BY.search(before) or _TO_COME.search(before) or _TO_COME.search(behind)
    return not to_come and bool(_DONE.search(before) or _DONE.search(behind))


def _intersection(bounds: list[Bound], told: Interval) -> tuple[Days, list[Span]]:
    """The days that all bounds allow. Where they disagree the later ones count: a text may speak of what was long ago."""
    first, last = ALWAYS
    if told.latest:
        last = date.fromisoformat(told.latest[:10]) - timedelta(days=1)
    if told.earliest:
        first = date.fromisoformat(told.earliest[:10])
    alternatives: dict[Span, list[Days]] = {}
    for bound in bounds:
        alternatives.setdefault(bound.span, []).append(bound.days)
    spans: list[Span] = []
    allowed = [(first, last)]
    for span in sorted(alternatives, key=lambda s: max(alternatives[s]), reverse=True):
        narrowed = [both for a in allowed for b in alternatives[span] if (both := (max(a[0], b[0]), min(a[1], b[1])))[0] <= both[1]]
        if narrowed and narrowed != allowed:
            allowed = narrowed
            spans.append(span)
    return (min(a for a, _ in allowed), max(b for _, b in allowed)), sorted(spans, key=_start)


def _start(span: Span) -> int:
    return span.start
