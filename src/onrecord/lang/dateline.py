"""The day on which a text says of itself that it was written: relative times are relative to that, whenever it was published."""

import re
from collections.abc import Iterable
from datetime import date

from onrecord.model.records import Text, Time
from onrecord.model.values import Interval, Span

HEAD = 160  # characters of the story in which such a day stands; of the dated development reports nine in ten have it there
FAR = 60  # days: a date further from the publication is of something else ...
FARTHEST = 400  # ... unless the text begins with it or calls it its own: tables of reports mix up days and months
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(?P<month>" + "|".join(_MONTHS) + r")[a-z]{0,6}\.?"
_DATES = (  # "Jun 18, 2016" (also without its comma and blank), "18 June 2016", "18-06-2016"
  rf"{_MONTH} (?P<day>\d{{1,2}}),? ?(?P<year>(?:19|20)\d\d)",
  rf"(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>(?:19|20)\d\d)",
  r"(?P<day>\d{1,2})[-.](?P<number>\d{1,2})[-.](?P<year>(?:19|20)\d\d)",
)  # fmt: skip
_HEAD_DATES = tuple(re.compile(rf"\b{d}(?!\d)", re.IGNORECASE) for d in _DATES)
_ITS_OWN = re.compile(r"\b(?:updated|published|posted|publication|release date)\b[^.]{0,20}$", re.IGNORECASE)
_OF_SOMETHING = re.compile(
    r"\b(?:on|in|since|of|by|until|from|before|after|during|for|last|dated?)\s+(?:\w+\s+)?$|\b(?:picture|photo|photograph|image|taken|file|caption)\b",
    re.IGNORECASE,
)  # fmt: skip


def written(published: Interval, text: Text, times: Iterable[Time] = ()) -> Interval:
    """The day in the head of the text, where there is one near the day of publication; else when it was published."""
    for day, span in [*_dates(text), *_found(text, times)]:
        if _gap(day, published) <= _allowed(text, span.start):
            return Interval(earliest=day.isoformat(), latest=date.fromordinal(day.toordinal() + 1).isoformat(), basis=span)
    return published


def _dates(text: Text) -> Iterable[tuple[date, Span]]:
    """Full dates in the head, as they stand."""
    start = text.title_end
    hits = [m for pattern in _HEAD_DATES for m in pattern.finditer(text.body, start, start + HEAD)]
    for m in sorted(hits, key=re.Match.start):
        groups = m.groupdict()
        month = int(groups["number"]) if groups.get("number") else _MONTHS.index(groups["month"].lower()) + 1
        try:
            yield date(int(groups["year"]), month, int(groups["day"])), Span(m.start(), m.end(), m.group())
        except ValueError:  # no such day: "31 Feb 2016", or a number that only looks like one
            continue


def _found(text: Text, times: Iterable[Time]) -> Iterable[tuple[date, Span]]:
    """Times with a full date that extraction found in the head."""
    for time in sorted(times, key=lambda t: t.evidence.start):
        if text.title_end <= time.evidence.start < text.title_end + HEAD and len(time.value.timex or "") == 10:
            try:
                yield date.fromisoformat(time.value.timex or ""), time.evidence.span
            except ValueError:
                continue


def _allowed(text: Text, at: int) -> int:
    """How far from the publication the date may lie: -1 when it is that of something else ("killed on", "picture taken")."""
    before = text.body[text.title_end : at]
    if _ITS_OWN.search(before) or not before.strip():
        return FARTHEST
    return -1 if _OF_SOMETHING.search(before[-60:]) else FAR


def _gap(day: date, published: Interval) -> int:
    known = [date.fromisoformat(d[:10]).toordinal() for d in (published.earliest, published.latest) if d]
    return min((abs(day.toordinal() - k) for k in known), default=FARTHEST + 1)
