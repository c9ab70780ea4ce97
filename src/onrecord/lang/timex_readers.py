"""What each pattern of a time expression says. A reader takes the match and returns its value, or None when it is something else."""

import re
from datetime import date
from math import ceil

from msgspec.structs import replace

from onrecord.lang import calendar
from onrecord.lang.timex_words import (
    LETTERS,
    MONTH_NAMES,
    ORDINALS,
    count,
    got,
    led,
    month_number,
    part_of_day,
    spelled_year,
    stage,
    unit_name,
    weekday_number,
)
from onrecord.model.values import TimeValue

_SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0, "this coming": 1}
_LEAP = 2000  # a year in which every day of a month exists
_MAY = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|to|last|next|this|and|early|late|mid|through|for|after|before|during|between)|[-,(]) ?$"
)
_RATE = re.compile(r"(?:\d|million|billion|thousand|hundred|dozen|once|twice|times|hours|cents|percent|%|each)(?: [a-z]+)?[,]? $")
_BACK = re.compile(r"(?:the |these )?(?:past|last) ")
_AHEAD = re.compile(r"(?:the |these )?(?:next|coming) ")
_AGE = re.compile(r"[- ]olds?\b")
_SETS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y"}
_PRESENT = re.compile(r"now|current|at present|at the moment|presently|nowadays|these days|at this (?:point|time)")
_FUTURE = re.compile(r"future|soon|near term|short term|later date")


def dated(**fields: object) -> TimeValue:
    return TimeValue(timex_type="DATE", **fields)  # type: ignore[arg-type]


def lasting(timex: str) -> TimeValue:
    return TimeValue(timex_type="DURATION", timex=timex)


def repeated(timex: str) -> TimeValue:
    return TimeValue(timex_type="SET", timex=timex)


# ---- days, months and years by name


def iso(m: re.Match[str]) -> TimeValue | None:
    return _whole(int(m[0][:4]), int(m[0][5:7]), int(m[0][8:10]))


def _whole(year: int, month: int, day: int) -> TimeValue | None:
    try:
        return dated(timex=date(year, month, day).isoformat())
    except ValueError:  # "31 February", "45-20-1990"
        return None


def slashed(m: re.Match[str]) -> TimeValue | None:
    """American order unless the first number is no month; two-digit years are of 1950 to 2049."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year = year if year > 99 else (1900 + year if year >= 50 else 2000 + year)
    month, day = (b, a) if a > 12 or m["sep"] in "-." else (a, b)
    if month > 12 and day <= 12:
        month, day = day, month
    return _whole(year, month, day)


def full(m: re.Match[str]) -> TimeValue | None:
    """A day of a month, with or without its year."""
    day, year = int(m["day"]), got(m, "year")
    if year or _whole(_LEAP, month_number(m), day) is None:
        return _whole(int(year or _LEAP), month_number(m), day)
    shift = _SHIFTS.get(got(m, "which"))
    return dated(month=month_number(m), day=day, toward="past" if shift == -1 else "nearest")


def month(m: re.Match[str]) -> TimeValue | None:
    """A month; "may" and "march" are words of other kinds unless they are led like months, and "Jan" alone is somebody."""
    name, which = got(m, "month"), got(m, "which")
    if year := got(m, "year") or str(spelled_year(got(m, "spelled")) or ""):
        return dated(timex=f"{year}-{month_number(m):02}", part=stage(m))
    bare = not which and not stage(m)
    if m["month"].islower() or (bare and name in ("may", "march", "mar.") and not _MAY.search(led(m))):
        return None
    if bare and len(name) == 3 and name != "may":
        return None
    shift = 0 if which == "this" else None
    return dated(month=month_number(m), shift=shift, toward={"last": "past", "next": "future"}.get(which), part=stage(m))


def month_of_year(m: re.Match[str]) -> TimeValue | None:
    """ "July last year"."""
    return dated(month=month_number(m), shift=_SHIFTS[got(m, "which")], part=stage(m))


def week_of(m: re.Match[str]) -> TimeValue | None:
    """ "the week of March 6"."""
    return (
        dated(month=month_number(m), day=int(m["day"]), unit="week", toward="nearest")
        if _whole(_LEAP, month_number(m), int(m["day"]))
        else None
    )


def year(m: re.Match[str]) -> TimeValue | None:
    return dated(timex=m["year"], part=stage(m))


def year_in_words(m: re.Match[str]) -> TimeValue | None:
    found = 2000 if "thousand" in m[0].lower() else spelled_year(got(m, "spelled"))
    return dated(timex=str(found), part=stage(m)) if found else None


def decade(m: re.Match[str]) -> TimeValue | None:
    digits = got(m, "decade")
    if digits == "nineties":
        return dated(timex="199", part=stage(m))
    if len(digits) == 2 and re.search(r"\b(?:his|her|their|my|your|our|low|high|upper|the mid|in) (?:early |mid |mid-|late )?$", led(m)):
        return None
    return dated(timex=digits[:3] if len(digits) == 4 else f"19{digits[0]}", part=stage(m))


def century(m: re.Match[str]) -> TimeValue | None:
    nth = got(m, "nth")
    number = int(nth[:-2]) if nth[:1].isdigit() else ORDINALS[nth]
    return dated(timex=f"{number - 1:02}", part=stage(m)) if number <= 22 else None


def season(m: re.Match[str]) -> TimeValue | None:
    which = got(m, "which")
    code = calendar.SEASONS[got(m, "season")]
    if year := got(m, "year") or str(spelled_year(got(m, "spelled")) or ""):
        return dated(timex=f"{year}-{code}", part=stage(m))
    if not m["season"].islower():
        return None  # "Spring of Life", "the Arab Spring"
    shift = {"next": 1, "this": 0}.get(which)
    return dated(season=code, shift=shift, toward="future" if which in ("next", "coming") else None, part=stage(m))


def quarter(m: re.Match[str]) -> TimeValue | None:
    number = ORDINALS.get(got(m, "nth"), 0) or int(m["nth"][0])
    if year := got(m, "year") or got(m, "ofyear"):
        return dated(timex=f"{year}-Q{number}")
    back = got(m, "which") in ("last year's", "year-ago", "year-earlier", "year-before")
    ahead = got(m, "which") == "next year's"
    return dated(unit="quarter", month=3 * number - 2, shift=-1 if back else None, toward="future" if ahead else None)


def half(m: re.Match[str]) -> TimeValue | None:
    number = 1 if got(m, "nth") in ("first", "1st", "first two quarters") else 2
    return dated(timex=f"{m['year']}-H{number}")


_FIXED = {"christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1)}


def holiday(m: re.Match[str]) -> TimeValue | None:
    """A day of each year with a name of its own."""
    month, day = _FIXED[got(m, "holiday")]
    if year := got(m, "year"):
        return _whole(int(year), month, day)
    return dated(month=month, day=day, toward="past" if got(m, "which") == "last" else None)


# ---- from the day of the report


def weekday(m: re.Match[str]) -> TimeValue | None:
    word = m["weekday"].rstrip(".")
    if not word[0].isupper():
        return None
    if len(word) <= 5 and not re.match(r"[ ,.]*(?:\d|" + MONTH_NAMES + ")", m.string[m.end() :]):
        return None  # "Sat", "Sun", "Wed" are days only before a date
    part, which = part_of_day(m), got(m, "which")
    ahead = which in ("next", "coming", "this coming")
    shift = 1 if which in ("last", "next", "previous") else None
    toward = "future" if ahead else "past" if shift else None
    return TimeValue(timex_type="TIME" if part else "DATE", weekday=weekday_number(m), toward=toward, shift=shift, part=part or stage(m))  # type: ignore[arg-type]


_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "this": 0, "last": -1, "overnight": -1}


def deictic(m: re.Match[str]) -> TimeValue | None:
    """ "today", "yesterday evening", "last night", "this morning"."""
    word = got(m, "word")
    part = part_of_day(m)
    if word in ("tonight", "overnight") or (word == "last" and part == "NI"):
        part = "NI"
    if word == "last" and part != "NI":
        return None
    return TimeValue(timex_type="TIME" if part else "DATE", unit="day", shift=_DEICTIC[word], part=part or stage(m))


def beyond(m: re.Match[str]) -> TimeValue | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    return dated(unit="day", shift=-2 if "before" in m[0].lower() else 2)


def relative(m: re.Match[str]) -> TimeValue | None:
    """ "last week", "next year", "late this month"."""
    which, unit = got(m, "which"), unit_name(m)
    if unit in ("day", "century", "decade") and which in ("this", "previous", "following", "past", "last"):
        if which == "past" or (which == "last" and unit == "decade"):
            return lasting({"day": "P1D", "decade": "P10Y", "century": "P100Y"}[unit])
        if unit == "day":
            return None
    return dated(unit=unit, shift=_SHIFTS[which], part=stage(m))


def weekend(m: re.Match[str]) -> TimeValue | None:
    which = got(m, "which")
    shift = {"this": 0, "this coming": 0, "coming": 0, "next": 1, "last": None, "this past": None, "past": None, "the": None}.get(which)
    return dated(unit="weekend", shift=shift, toward="future" if shift is not None else "past")


def end_of(m: re.Match[str]) -> TimeValue | None:
    """ "year-end", "the end of the month"."""
    return dated(unit=unit_name(m) or "year", shift=0, part=stage(m) or "late")


def the_year(m: re.Match[str]) -> TimeValue | None:
    """ "for the year", but "the year ended March 31" is a length."""
    if re.match(r" (?:ended|ending|to)\b", m.string[m.end() :]):
        return lasting("P1Y")
    return dated(unit="year", shift=0) if re.search(r"\b(?:for|of|in|during|throughout|over) $", led(m)) else None


def fiscal(m: re.Match[str]) -> TimeValue | None:
    if year := got(m, "year"):
        return dated(timex=year)
    which = got(m, "which")
    return dated(unit="year", shift={"last": -1, "latest": -1, "next": 1}.get(which, 0)) if which else lasting("P1Y")


def ago(m: re.Match[str]) -> TimeValue | None:
    """ "two days ago", "five years from now"."""
    unit, behind = unit_name(m), got(m, "dir") == "ago"
    number = count(got(m, "n")) if got(m, "n") else None
    if number is None or number != int(number):
        return dated(timex="PAST_REF" if behind else "FUTURE_REF")
    if unit in ("second", "minute", "hour", "night", "weekend"):
        return dated(unit="day", shift=0) if unit in ("hour", "minute") and behind else None
    if unit == "decade":
        unit, number = "year", 10 * number
    return dated(unit=unit, shift=int(-number if behind else number))


# ---- lengths and sets


def length(m: re.Match[str]) -> TimeValue | None:
    """ "seven days", "2 1/2 years", "the past two months", "for weeks"."""
    unit = unit_name(m)
    if unit == "weekend" or _AGE.match(m.string[m.end() :]):
        return None
    if "one" in m.groupdict():  # "month-long", "years-long"
        return _measured(unit, 1) if not m[0].lower().endswith("s-long") else _span(unit, "X")
    if not got(m, "n"):
        return dated(timex="PAST_REF") if got(m, "x") == "recent" else _span(unit, "X")
    number = count(got(m, "n"))
    if number is None or (unit == "second" and got(m, "n") in ("a", "one")):
        return None
    if got(m, "half"):
        number += 0.5
    if got(m, "n") in ("a", "an") and _RATE.search(led(m)) and m[0].count(" ") == 1:
        return repeated(_span(unit, "1").timex or "")
    return _reaching(m, unit, number, _measured(unit, number))


def _reaching(m: re.Match[str], unit: str, number: float, value: TimeValue) -> TimeValue:
    """ "the past two days" reach back from the report, "within 24 hours" and "the next week" ahead."""
    if _BACK.match(m[0].lower()):
        return replace(value, unit=unit, shift=-ceil(number))
    if _AHEAD.match(m[0].lower()) or led(m).endswith("within "):
        return replace(value, unit=unit, shift=ceil(number))
    return value


def _span(unit: str, number: str) -> TimeValue:
    letters = LETTERS[unit]
    return lasting(f"PT{number}{letters[1:]}" if letters.startswith("T") else f"P{number}{letters}")


def _measured(unit: str, number: float) -> TimeValue:
    """A counted length; halves in the next smaller unit, decades and centuries in years."""
    if unit in ("decade", "century"):
        unit, number = "year", number * (10 if unit == "decade" else 100)
    whole = int(number)
    if number == whole:
        return _span(unit, str(whole))
    if number - whole != 0.5 or unit not in ("year", "hour", "minute"):
        return _span(unit, f"{number:g}")
    first, rest = {"year": ("Y", "6M"), "hour": ("H", "30M"), "minute": ("M", "30S")}[unit]
    return lasting(f"P{'T' if unit != 'year' else ''}{f'{whole}{first}' if whole else ''}{rest}")


def half_unit(m: re.Match[str]) -> TimeValue | None:
    """ "half an hour"."""
    return _measured(unit_name(m), 0.5)


def plain_units(m: re.Match[str]) -> TimeValue | None:
    """ "for weeks": only in the plural."""
    return length(m) if m[0].lower().endswith("s") else None


def each(m: re.Match[str]) -> TimeValue | None:
    """ "every week", "each Thursday", "each July"."""
    if unit := unit_name(m):
        number = int(count(got(m, "n")) or 1) if got(m, "n") else 1
        return repeated("XXXX-WXX-WE" if unit == "weekend" else _span(unit, str(number)).timex or "")
    if got(m, "month"):
        return repeated(f"XXXX-{month_number(m):02}")
    part = part_of_day(m)
    return repeated(f"XXXX-WXX-{weekday_number(m) + 1}" + (f"T{part}" if part else ""))


def adverb(m: re.Match[str]) -> TimeValue | None:
    return repeated(_SETS[m[0].lower()])


# ---- clock and references


def clock(m: re.Match[str]) -> TimeValue | None:
    hour, minute = int(m["h"]), int(got(m, "min") or 0)
    if hour > 23 or minute > 59:
        return None
    name = got(m, "half").replace(".", "").replace(" ", "")
    if name:
        hour = hour % 12 + (12 if name in ("pm", "intheafternoon", "intheevening", "atnight") else 0)
    return TimeValue(timex_type="TIME", unit="day", shift=0, clock=f"{hour:02}:{minute:02}")


def moment(m: re.Match[str]) -> TimeValue | None:
    """ "noon", "midnight", "dawn" of the day of the report; `timex.merged` joins them to a day that is named."""
    if not m["part"].islower() and m.start() > 0:
        return None
    fixed = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(got(m, "part"))
    return TimeValue(timex_type="TIME", unit="day", shift=0, part=None if fixed else part_of_day(m), clock=fixed)


def reference(m: re.Match[str]) -> TimeValue | None:
    word = m[0].lower()
    if not m[0].islower() and m.start() > 0 and word in ("now", "past"):
        return None
    return dated(timex="PRESENT_REF" if _PRESENT.match(word) else "FUTURE_REF" if _FUTURE.search(word) else "PAST_REF")
