"""TIMEX3 values of days, weeks, months, quarters, seasons, years and decades, and their half-open intervals."""

import re
from datetime import date, timedelta

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Hours of the parts of a day, as reporters use the words; the night runs into the next day.
_PARTS = {"MO": (0, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18)}
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}

Days = tuple[date, date]


def add_months(day: date, months: int) -> date:
    """The first day of the month that many months on."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def unit_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that holds a day."""
    match unit:
        case "year":
            return f"{day.year:04}"
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "week":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}"
        case "weekend":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}-WE"
        case "quarter":
            return f"{day.year:04}-Q{(day.month - 1) // 3 + 1}"
        case "decade":
            return f"{day.year // 10:03}"
        case "century":
            return f"{day.year // 100:02}"
        case _:
            return day.isoformat()


def shifted(day: date, unit: str, count: int) -> date:
    """A day in the unit that many units on."""
    match unit:
        case "day":
            return day + timedelta(days=count)
        case "week" | "weekend":
            return day + timedelta(weeks=count)
        case "month":
            return add_months(day, count)
        case "quarter":
            return add_months(day, 3 * count)
        case "decade":
            return date(day.year + 10 * count, 1, 1)
        case "century":
            return date(day.year + 100 * count, 1, 1)
        case _:
            return date(day.year + count, min(day.month, 12), 1)


def interval(timex: str) -> Days | None:
    """First day and the day behind the last of a TIMEX3 date value; None when the value names no stretch of time."""
    if "/" in timex:  # from one day to another, both included, as tables give it
        begin, _, end = timex.partition("/")
        one, other = interval(begin), interval(end)
        return (one[0], other[1]) if one and other else None
    value = timex.split("T")[0]
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        first = date(*map(int, m.groups()))
        return first, first + timedelta(days=1)
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        first = date(int(m[1]), int(m[2]), 1)
        return first, add_months(first, 1)
    if m := re.fullmatch(r"(\d{4})", value):
        return date(int(m[1]), 1, 1), date(int(m[1]) + 1, 1, 1)
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return (monday + timedelta(days=5 if m[3] else 0)), monday + timedelta(days=7)
    if m := re.fullmatch(r"(\d{4})-Q(\d)", value):
        first = date(int(m[1]), 3 * int(m[2]) - 2, 1)
        return first, add_months(first, 3)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first = date(int(m[1]), _SEASON_MONTHS[m[2]], 1)
        return first, add_months(first, 3)
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        first = date(int(m[1]), 1 if m[2] == "1" else 7, 1)
        return first, add_months(first, 6)
    if m := re.fullmatch(r"(\d{2,3})", value):  # a decade or a century
        years = 10 if len(value) == 3 else 100
        return date(years * int(m[1]), 1, 1), date(years * int(m[1]) + years, 1, 1)
    return None


def narrowed(days: Days, part: str | None) -> tuple[str, str]:
    """ISO bounds of an interval, narrowed to its early, middle or late third, or to a part of the day."""
    first, last = days
    if part in _THIRDS and (last - first).days > 2:
        third = (last - first).days / 3
        a, b = _THIRDS[part or ""]
        return (first + timedelta(days=round(a * third))).isoformat(), (first + timedelta(days=round(b * third))).isoformat()
    if part in _PARTS and (last - first).days == 1:
        a, b = _PARTS[part or ""]
        return _hour(first, a), _hour(first, b)
    return first.isoformat(), last.isoformat()


def at_clock(days: Days, clock: str) -> tuple[str, str]:
    """ISO bounds of the hour that begins at a time of the clock ("22:00"): reports round to hours and halves."""
    hour, minute = int(clock[:2]), clock[3:5]
    return f"{_hour(days[0], hour)[:-2]}{minute}", f"{_hour(days[0], hour + 1)[:-2]}{minute}"


def _hour(day: date, hour: int) -> str:
    return f"{(day + timedelta(days=hour // 24)).isoformat()}T{hour % 24:02}:00"
