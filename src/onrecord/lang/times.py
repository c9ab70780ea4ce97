"""Time expressions: what they say (`find`), and what they mean once the date of the report is known (`resolve`).

`lang/timex.py` and its siblings hold the grammar, `lang/calendar.py` the calendar.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from onrecord.lang import calendar
from onrecord.lang.nlp import Analysis, Sentence
from onrecord.lang.timex import Mention, mentions
from onrecord.lang.timex_thread import Thread
from onrecord.model.anchors import evidence
from onrecord.model.ids import make_id
from onrecord.model.records import Time
from onrecord.model.values import Interval, TimeValue

_SCORES = {"DATE": 0.85, "TIME": 0.7, "DURATION": 0.75, "SET": 0.7}  # share of right values on the development set
_SATURDAY = 5
_LENGTHS = {
    "second": 1 / 86_400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "night": 1, "week": 7, "month": 30.44, "quarter": 91.3,
    "year": 365.25, "decade": 3652.5, "century": 36_525,
}  # fmt: skip  # days
_HALF_A_YEAR = 184  # days


@dataclass(frozen=True)
class Resolved:
    """A TIMEX3 value and its half-open interval of ISO dates or date-times; None where open or not known."""

    timex: str
    earliest: str | None
    latest: str | None


def find(analysis: Analysis) -> list[Time]:
    """The time expressions of a text, in order, unresolved."""
    thread = Thread()
    return [_time(analysis, s, m) for s in analysis.sentences for m in mentions(s, thread)]


def _time(analysis: Analysis, sentence: Sentence, mention: Mention) -> Time:
    return Time(
        id=make_id("time", analysis.text.id, mention.start, mention.end),
        evidence=evidence(analysis.text.id, analysis.body, mention.start, mention.end),
        sentence=(sentence.start, sentence.end),
        score=_SCORES[mention.value.timex_type],
        value=mention.value,
        timex_type=mention.value.timex_type,
    )


def interval(time: Time, published: Interval) -> Interval:
    """When a time is, in a report published then; its basis is the words."""
    got = resolve(time.value, published)
    return Interval(earliest=got.earliest, latest=got.latest, basis=time.evidence.span)


def resolve(value: TimeValue, published: Interval) -> Resolved:
    """What a time expression means in a report published then.

    With one day of publication the value is exact; with an interval of days it widens; without any the value keeps X for what is not known.
    """
    if value.timex_type == "DURATION":
        return _reach(value, published)
    if _absolute(value):
        return _spanned(value, value.timex or "", _days(value.timex or ""))
    first, last = _anchors(published)
    if first is None or last is None:
        return Resolved(_unknown(value), None, None)
    one, other = _value(value, first), _value(value, last)
    begin, end = _days(one), _days(other)
    if one == other:
        return _spanned(value, one, begin)
    if begin is None or end is None:
        return Resolved(_unknown(value), None, None)
    return _spanned(value, _unknown(value), (min(begin[0], end[0]), max(begin[1], end[1])))


def _reach(value: TimeValue, published: Interval) -> Resolved:
    """A length, and its interval where it reaches back or ahead from the report ("the past two days", "within 24 hours")."""
    first, last = _anchors(published)
    if first is None or last is None or not value.shift:
        return Resolved(value.timex or "", None, None)
    days = timedelta(days=max(1, round(abs(value.shift) * _LENGTHS[value.unit or "day"])))
    begin, end = (first - days, last) if value.shift < 0 else (first, last + days)
    return Resolved(value.timex or "", begin.isoformat(), (end + timedelta(days=1)).isoformat())


def _absolute(value: TimeValue) -> bool:
    return value.timex is not None


def _anchors(published: Interval) -> tuple[date | None, date | None]:
    """First and last day on which the report can have been published; both None unless both are known."""
    if not published.earliest or not published.latest:
        return None, None
    first = date.fromisoformat(published.earliest[:10])
    last = date.fromisoformat(published.latest[:10])
    if len(published.latest) == 10 and last > first:
        last -= timedelta(days=1)
    return first, last


def _days(timex: str) -> calendar.Days | None:
    return calendar.interval(timex)


def _spanned(value: TimeValue, timex: str, days: calendar.Days | None) -> Resolved:
    if days is None:
        return Resolved(timex, None, None)
    earliest, latest = calendar.at_clock(days, value.clock) if value.clock else calendar.narrowed(days, value.part)
    if value.open == "end":
        return Resolved(timex, earliest, None)
    if value.open == "start":
        return Resolved(timex, None, latest)
    return Resolved(timex, earliest, latest)


def _value(value: TimeValue, anchor: date) -> str:
    """The TIMEX3 value as seen from one day."""
    day = _day(value, anchor)
    if value.unit in ("quarter", "week", "weekend"):
        return calendar.unit_value(day, value.unit)
    if value.weekday is not None or value.day is not None or value.unit == "day":
        suffix = f"T{value.clock or value.part}" if value.timex_type == "TIME" and (value.clock or value.part) else ""
        return day.isoformat() + suffix
    if value.season is not None:
        return f"{day.year:04}-{value.season}"
    if value.month is not None:
        return calendar.unit_value(day, "month")
    return calendar.unit_value(day, value.unit or "day")


def _day(value: TimeValue, anchor: date) -> date:
    """A day inside what the expression means."""
    return _named(value, anchor) + timedelta(days=value.offset or 0)


def _named(value: TimeValue, anchor: date) -> date:
    if value.weekday is not None:
        return _weekday(value, anchor)
    if value.unit == "weekend" and value.toward == "past":
        return anchor - timedelta(days=(anchor.weekday() - _SATURDAY) % 7)
    if value.season is not None:
        return _season(value, anchor)
    if value.unit == "quarter" and value.month is not None:
        return _quarter(value, anchor)
    if value.month is not None:
        return _month(value, anchor)
    return calendar.shifted(anchor, value.unit or "day", value.shift or 0)


def _weekday(value: TimeValue, anchor: date) -> date:
    """ "Tuesday" in a report of a Tuesday is that day; "last" and "next" never are."""
    ahead = ((value.weekday or 0) - anchor.weekday()) % 7
    if value.toward == "future":
        return anchor + timedelta(days=ahead or (7 if value.shift else 0))
    back = (7 - ahead) % 7
    return anchor - timedelta(days=back or (7 if value.shift else 0))


def _month(value: TimeValue, anchor: date) -> date:
    """A month, or a day of it, without its year: the last one for what is past, the next for what is to come, else the nearest."""
    years = (anchor.year,) if value.shift is not None else (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [_in_month(y + (value.shift or 0), value.month or 1, value.day) for y in years]
    if value.toward == "nearest":
        return min(days, key=partial(_gap, anchor))
    if value.toward == "future":
        return next((d for d in days if (d if value.day else calendar.add_months(d, 1)) >= anchor), days[-1])
    return next((d for d in reversed(days) if d <= anchor), days[-1])


def _gap(anchor: date, day: date) -> float:
    """Days between; of two that are about as near, reports mean the one behind them."""
    days = (day - anchor).days
    return -days if days < 0 else 1.2 * days


def _in_month(year: int, month: int, day: int | None) -> date:
    try:
        return date(year, month, day or 1)
    except ValueError:  # the 29th of February of another year
        return date(year, month, 28)


def _quarter(value: TimeValue, anchor: date) -> date:
    """The last such quarter that has begun, the next when it is to come within half a year; `shift` years from there."""
    begins = date(anchor.year, value.month or 1, 1)
    if begins > anchor:
        begins = date(anchor.year - 1, value.month or 1, 1)
    if value.toward == "future" and (anchor - begins).days > _HALF_A_YEAR:
        begins = date(begins.year + 1, begins.month, 1)
    return date(begins.year + (value.shift or 0), begins.month, 1)


def _season(value: TimeValue, anchor: date) -> date:
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[value.season or "SP"]
    year = anchor.year + (value.shift or 0)
    if value.shift is None and value.toward != "future" and month > anchor.month:
        year -= 1
    if value.toward == "future" and value.shift is None and month + 2 < anchor.month:
        year += 1
    return date(year, month, 1)


def _unknown(value: TimeValue) -> str:
    """The TIMEX3 value where the date of the report is not known."""
    if value.weekday is not None:
        return f"XXXX-WXX-{value.weekday + 1}" if not value.offset else "XXXX-XX-XX"
    if value.month is not None and value.day is not None:
        return f"XXXX-{value.month:02}-{value.day:02}"
    if value.month is not None:
        return f"XXXX-{value.month:02}"
    if value.season is not None:
        return f"XXXX-{value.season}"
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(
        value.unit or "", "XXXX"
    )
