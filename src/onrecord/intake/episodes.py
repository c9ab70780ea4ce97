"""What a text takes for present that lasted for a time: a siege, the year of a war, somebody's age, a weekday with its day of the month."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.intake.absolute import MONTHS, sentence_around
from onrecord.intake.offices import OPEN, Days, Tenure
from onrecord.model.values import Span

_PRESENT = re.compile(r"\b(?:says?|is|are|has|have|remains?|reports?|claims?|fears?|warns?|continues?|now)\b")
_SINCE = re.compile(r"\bsince (?:\w+ )?(?:19|20)\d\d\b")  # goes on: no year of the past
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
_NTH_YEAR = re.compile(rf"\b(?:in(?:to)?|enter(?:s|ed|ing)|began|begins) its ({'|'.join(_ORDINALS)}) year\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]*day,? (?:the )?"
    rf"(?:{_MONTH} (?P<a>\d{{1,2}})|(?P<b>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH.replace('month', 'other')})\b(?!,? \d{{4}})",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1980, 2040
_AHEAD = 183  # days: a day without its year lies less than half a year ahead of the report ...
_BEHIND = 365  # ... and less than a year behind it


class _Episode(msgspec.Struct, frozen=True, kw_only=True):
    words: str
    near: str
    held: str


class _War(msgspec.Struct, frozen=True, kw_only=True):
    near: str
    began: date


class _Birth(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    day: date


class _Data(msgspec.Struct, frozen=True, kw_only=True):
    episode: tuple[_Episode, ...]
    war: tuple[_War, ...]
    birth: tuple[_Birth, ...]


def episodes(body: str, start: int, end: int) -> Iterator[Tenure]:
    """What body[start:end] takes for present, each with the stretches of days in which it was."""
    yield from _states(body, start, end)
    yield from _years_of_war(body, start, end)
    yield from _ages(body, start, end)


def _states(body: str, start: int, end: int) -> Iterator[Tenure]:
    for episode in _data().episode:
        for m in re.finditer(rf"\b(?:{episode.words})\b", body[start:end]) if episode.near in body else ():
            sentence = body[slice(*sentence_around(body, start + m.start(), start + m.end()))]
            if _PRESENT.search(sentence) and not _YEAR.search(_SINCE.sub("", sentence)):
                first, _, last = episode.held.partition("/")
                yield _tenure(body, start + m.start(), start + m.end(), (date.fromisoformat(first), _before(date.fromisoformat(last))))
                break


def _years_of_war(body: str, start: int, end: int) -> Iterator[Tenure]:
    for m in _NTH_YEAR.finditer(body, start, end):
        sentence = body[slice(*sentence_around(body, m.start(), m.end()))]
        wars = [w for w in _data().war if w.near in sentence]
        if len(wars) == 1 and "war" in sentence:
            number = _ORDINALS.index(m[1].lower())
            first, last = (_later(wars[0].began, n) for n in (number, number + 1))
            yield _tenure(body, m.start(), m.end(), (first, _before(last)))


def _ages(body: str, start: int, end: int) -> Iterator[Tenure]:
    """ "Mr. Putin, 64, said"."""
    for birth in _data().birth:
        m = re.compile(rf"\b{birth.name}(?:, (\d\d),| \((\d\d)\))").search(body, start, end)
        if m:
            age = int(m[1] or m[2])
            yield _tenure(body, m.start(), m.end(), (_later(birth.day, age), _before(_later(birth.day, age + 1))))


def weekdays(body: str, start: int, end: int) -> Iterator[Tenure]:
    """ "Tuesday, November 22": of the years in which that was so, the report is of one, for its day lies near it.

    They say nothing without another bound."""
    for m in _WEEKDAY.finditer(body, start, end):
        month = MONTHS.index((m["month"] or m["other"]).lower()) + 1
        days = [d for y in range(_FIRST_YEAR, _LAST_YEAR) if (d := _day(y, month, int(m["a"] or m["b"])))]
        fitting = [d for d in days if d.weekday() == _WEEKDAYS.index(m["weekday"].lower())]
        if fitting:
            yield _tenure(body, m.start(), m.end(), *((d - timedelta(days=_AHEAD), d + timedelta(days=_BEHIND)) for d in fitting))


def _tenure(body: str, start: int, end: int, *held: Days) -> Tenure:
    return Tenure(Span(start, end, body[start:end]), held)


def _before(day: date) -> date:
    return day if day == OPEN else day - timedelta(days=1)


def _later(day: date, years: int) -> date:
    return _day(day.year + years, day.month, day.day) or date(day.year + years, 3, 1)  # born on a 29th of February


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _data() -> _Data:
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/episodes.toml").read_text("utf-8"))
    return msgspec.convert(raw, _Data)
