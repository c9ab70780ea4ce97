"""What a text named before, for expressions that hang on it: "the next day", "that year", "a year earlier", "the quarter"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.lang import timex_readers as read
from onrecord.lang.timex_words import count, got, part_of_day, unit_name
from onrecord.model.values import TimeValue

_NEAR = 2  # sentences after which "the next day" is no longer taken to follow the day that was named
_DAYS = {"day": 1, "night": 1, "week": 7}


@dataclass
class Thread:
    """The last day, year and quarter that the text named; `here` is the number of the sentence that is read."""

    here: int = 0
    day: TimeValue | None = None
    day_at: int = 0
    year: int | None = None
    quarter: int | None = None

    def note(self, value: TimeValue) -> None:
        """Remembers what a mention named."""
        timex = value.timex or ""
        if value.timex_type in ("DATE", "TIME") and (len(timex) >= 10 or _names_a_day(value)) and not timex.endswith("REF"):
            self.day, self.day_at = replace(value, open=None), self.here
        if timex[:4].isdigit():
            self.year = int(timex[:4])
        if value.unit == "quarter" and value.month and value.toward != "future":
            self.quarter = (value.month + 2) // 3
        elif timex[4:6] == "-Q":
            self.quarter = int(timex[6])
        elif value.timex_type == "DURATION" and timex[-1:] in ("M", "Y"):
            self.quarter = None

    def read(self, m: re.Match[str]) -> TimeValue | None:
        """What a hanging expression means; None when nothing was named on which it can hang."""
        if got(m, "told"):
            return self._told(m)
        if got(m, "dir"):
            return self._counted(m)
        if got(m, "back"):
            return self._period(-1) if self.quarter or "quarter" in m[0] or "period" in m[0] else read.dated(unit="year", shift=-1)
        if got(m, "period"):
            return self._period(0)
        if year := got(m, "year"):
            return read.dated(timex=f"{year}-Q{self.quarter}" if self.quarter else year)
        return self._same(m) if got(m, "same") else self._next(m)

    def _period(self, years: int) -> TimeValue:
        """The quarter the text is about, else the last whole one, that many years on."""
        if self.quarter:
            return read.dated(unit="quarter", month=3 * self.quarter - 2, shift=years or None, toward="past")
        return read.dated(unit="quarter", shift=4 * years - 1)

    def _counted(self, m: re.Match[str]) -> TimeValue | None:
        """ "three days later" from the day before it; "two weeks before the attack" is a length."""
        unit, behind = unit_name(m), got(m, "dir") in ("earlier", "before", "previously")
        number = count(got(m, "n")) if got(m, "n") else None
        led = got(m, "dir") in ("before", "after") and re.match(r" \w", m.string[m.end() :])
        if number is not None and unit in _DAYS and not led and self._near():
            return self._moved(int(number) * _DAYS[unit] * (-1 if behind else 1))
        if number is not None and unit in ("day", "week", "month", "year") and got(m, "dir") == "earlier":
            return read.dated(unit=unit, shift=-int(number))
        return read.length(m)

    def _told(self, m: re.Match[str]) -> TimeValue | None:
        """ "The day after the attack", "two days before the raid": counted from the day that was named last, that of what was told."""
        number, unit = (count(got(m, "n")) if got(m, "n") else None), unit_name(m)
        if not self._near():
            return read.length(m) if number is not None else None
        days = int(number or 1) * _DAYS.get(unit, 1) * (-1 if got(m, "told") == "before" else 1)
        return self._moved(days, m)

    def _same(self, m: re.Match[str]) -> TimeValue | None:
        unit = unit_name(m)
        if unit == "year":
            return read.dated(timex=str(self.year)) if self.year else None
        if unit == "month" or not self._near():
            return None
        return self._moved(0, m)

    def _next(self, m: re.Match[str]) -> TimeValue | None:
        step = -1 if got(m, "to") == "previous" else 1
        unit = unit_name(m)
        if unit == "year" and self.year:
            return read.dated(timex=str(self.year + step))
        if unit in ("month", "year", "week"):
            return read.dated(unit=unit, shift=step)
        return self._moved(step, m) if self._near() else None

    def _near(self) -> bool:
        return self.day is not None and self.here - self.day_at <= _NEAR

    def _moved(self, days: int, m: re.Match[str] | None = None) -> TimeValue | None:
        """The day that was named last, moved; `m` may say which part of it."""
        part = _part(m) if m else None
        kind = "TIME" if part else "DATE"
        if self.day is None:
            return None
        plain = replace(self.day, timex_type=kind, part=part, clock=None)
        if self.day.timex is None:
            return replace(plain, offset=(self.day.offset or 0) + days)
        try:
            day = date.fromisoformat(self.day.timex[:10]) + timedelta(days=days)
        except ValueError:
            return None
        return replace(plain, timex=day.isoformat() + (f"T{part}" if part else ""))


def _names_a_day(value: TimeValue) -> bool:
    return value.timex is None and (value.weekday is not None or value.day is not None or value.unit == "day") and value.unit != "week"


def _part(m: re.Match[str]) -> str | None:
    found = part_of_day(m)
    return found or {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}.get(unit_name(m))
