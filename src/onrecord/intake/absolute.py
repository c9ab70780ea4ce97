"""Full dates as they stand in a text or an address, as first and last day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(?P<name>" + "|".join(MONTHS) + r")[a-z]{0,6}\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_SHORT = r"(?P<short>\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_IN_TEXT = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\b{_DAY} {_MONTH},? {_YEAR}",
        rf"\b{_MONTH} {_DAY},? ?{_YEAR}",
        rf"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-{_DAY}(?!\d)",
        rf"\b(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})(?P=mark){_YEAR}",
    )
)
_IN_DATELINE = re.compile(rf"\b{_DAY} {_MONTH} {_SHORT}", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>[01]?\d|" + "|".join(MONTHS) + r")(?P=mark)(?P<day>[0-3]?\d)(?!\d)"
)
_MONTH_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[01]?\d)/")
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s")
_AROUND = 400  # characters before and behind in which a sentence ends
_PIVOT = 40  # "90" is 1990, "16" is 2016


class Dated(NamedTuple):
    """First and last day that some characters [start, end) can mean."""

    first: date
    last: date
    start: int
    end: int


def dates(text: str, start: int, end: int, *, dateline: bool = False) -> Iterator[Dated]:
    """The full dates in text[start:end]; in a dateline the century may be missing."""
    patterns = (*_IN_TEXT, _IN_DATELINE) if dateline else _IN_TEXT
    hits = sorted((m for p in patterns for m in p.finditer(text, start, end)), key=re.Match.start)
    for m in hits:
        if days := _days(m.groupdict()):
            yield Dated(*days, m.start(), m.end())


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around text[start:end] begins and ends, by its punctuation alone."""
    low = max(0, start - _AROUND)
    begin = max((m.end() for m in _SENTENCE.finditer(text, low, start)), default=low)
    stop = _SENTENCE.search(text, end, end + _AROUND)
    return begin, stop.end() if stop else min(len(text), end + _AROUND)


def in_address(url: str) -> tuple[date, date] | None:
    """The day, or the month, that an address names."""
    path = url.partition("://")[2].partition("/")[2].partition("?")[0].lower()
    for m in _IN_ADDRESS.finditer("/" + path):
        got = m.groupdict()
        if not got["mark"] and not (len(got["month"]) == 2 and len(got["day"]) == 2):
            continue
        if got["month"] in MONTHS:
            got["month"] = str(MONTHS.index(got["month"]) + 1)
        if days := _days({"year": got["year"], "month": got["month"], "day": got["day"]}):
            return days
    month = _MONTH_IN_ADDRESS.search("/" + path)
    if month and 1 <= int(month["month"]) <= 12:
        first = date(int(month["year"]), int(month["month"]), 1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return None


def _days(got: dict[str, str | None]) -> tuple[date, date] | None:
    """First and last day of a match; None when there is no such day. 3/8/2016 may be of March or of August."""
    year = int(got.get("year") or 0) or _century(int(got.get("short") or 0))
    if got.get("a"):
        a, b = int(got["a"] or 0), int(got["b"] or 0)
        pairs = [(a, b)] if got.get("mark") == "." else [(a, b), (b, a)]
    else:
        name = (got.get("name") or "").lower()
        pairs = [(int(got.get("day") or 0), MONTHS.index(name) + 1 if name else int(got.get("month") or 0))]
    found = [day for d, month in pairs if (day := _day(year, month, d))]
    return (min(found), max(found)) if found else None


def _century(short: int) -> int:
    return 2000 + short if short <= _PIVOT else 1900 + short


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
