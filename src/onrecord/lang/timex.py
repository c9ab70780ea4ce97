"""The grammar of time expressions in a sentence. Patterns run over the plain text of the sentence; the first that fits at a place wins.

Each pattern stands with an example; the tests run them. What is relative is left relative: `lang.times.resolve` knows the report's date.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from onrecord.lang.calendar import MONTHS, SEASONS, WEEKDAYS
from onrecord.lang.nlp import Sentence
from onrecord.model.values import TimeValue


@dataclass(frozen=True)
class Mention:
    """A time expression: offsets into the body and what it says."""

    start: int
    end: int
    value: TimeValue


_COUNTED_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_ROUND = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
_NUMBER_WORDS = {"a": 1, "an": 1} | {w: n for n, w in enumerate(_COUNTED_WORDS.split(), 1)} | _ROUND
_ABBREVIATED = {m[:3]: n for n, m in enumerate(MONTHS, 1)} | {m: n for n, m in enumerate(MONTHS, 1)} | {"sept": 9}
_DAYS = (
    {d: n for n, d in enumerate(WEEKDAYS)} | {d[:3]: n for n, d in enumerate(WEEKDAYS)} | {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3}
)
_MONTH_NAMES = "|".join(m.capitalize() for m in MONTHS)
_M = rf"(?P<month>{_MONTH_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>(?:1[89]|20)\d\d)"
_W = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
_N = rf"(?P<n>\d+(?:\.\d+)?|an?|{'|'.join([*_COUNTED_WORDS.split(), *_ROUND])})"
_X = r"(?P<x>several|a few|few|many|some|a couple of|recent|a number of|dozens of|hundreds of)"
_U = r"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century|centurie|weekend|night)s?"
_PART = r"(?: (?P<part>morning|afternoon|evening|night))"
_UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "centurie": "C",
    "weekend": "WE",
}
_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "MI",
    "midday": "MI",
    "midnight": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "nightfall": "EV",
}
_EARLY = {
    "early": "early",
    "mid": "mid",
    "mid-": "mid",
    "middle": "mid",
    "late": "late",
    "beginning": "early",
    "start": "early",
    "end": "late",
}
_OPEN = {"since": "end", "until": "start", "till": "start", "before": "start", "after": "end"}

_LOOK_BACK = 14  # words before a name of a day in which its verb is looked for

Reader = Callable[[re.Match[str]], TimeValue | None]


def _date(**fields: object) -> TimeValue:
    return TimeValue(timex_type="DATE", **fields)  # type: ignore[arg-type]


def _duration(timex: str) -> TimeValue:
    return TimeValue(timex_type="DURATION", timex=timex)


def _month(m: re.Match[str]) -> int:
    return _ABBREVIATED[m["month"].lower().rstrip(".")]


def _got(m: re.Match[str], name: str) -> str | None:
    return m.groupdict().get(name)


def _early(m: re.Match[str]) -> str | None:
    return _EARLY.get((_got(m, "early") or "").lower().strip(" -"))


def _full(m: re.Match[str]) -> TimeValue | None:
    day, year = int(m["day"]), _got(m, "year")
    if not 1 <= day <= 31:
        return None
    if year:
        return _date(timex=f"{year}-{_month(m):02}-{day:02}")
    return _date(month=_month(m), day=day, toward="nearest")


def _month_year(m: re.Match[str]) -> TimeValue | None:
    if year := _got(m, "year"):
        return _date(timex=f"{year}-{_month(m):02}", part=_early(m))
    if m["month"].lower() in ("may", "march", "mar", "may.") and not _got(m, "early") and not _led(m):
        return None  # "may" and "march" are words of other kinds; only behind "in", "since", "last" ... months
    shift = {"last": -1, "next": 1, "this": 0}.get((_got(m, "which") or "").lower())
    if shift == -1:
        return _date(month=_month(m), toward="past", part=_early(m))
    return _date(month=_month(m), toward="future" if shift == 1 else None, part=_early(m))


def _led(m: re.Match[str]) -> bool:
    before = m.string[: m.start()].rstrip().lower()
    if m["month"].islower():
        return False
    return before.endswith(
        (
            " in",
            " since",
            " until",
            " by",
            " of",
            " from",
            " to",
            " last",
            " next",
            " and",
            " early",
            " late",
            " through",
            " for",
            " after",
            " before",
            "during",
        )
    ) or bool(_got(m, "which"))


def _iso(m: re.Match[str]) -> TimeValue | None:
    return _date(timex=m[0]) if 1 <= int(m[0][5:7]) <= 12 and 1 <= int(m[0][8:]) <= 31 else None


def _slashed(m: re.Match[str]) -> TimeValue | None:
    """American order unless the first number is no month; two-digit years are of 1950 to 2049."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year = year if year > 99 else (1900 + year if year >= 50 else 2000 + year)
    month, day = (b, a) if a > 12 or m["sep"] in "-." else (a, b)
    if month > 12 and day <= 12:
        month, day = day, month
    return _date(timex=f"{year}-{month:02}-{day:02}") if 1 <= month <= 12 and 1 <= day <= 31 else None


def _year(m: re.Match[str]) -> TimeValue | None:
    return _date(timex=m["year"], part=_early(m))


def _years(m: re.Match[str]) -> TimeValue | None:
    return _date(timex=m["year"])


def _decade(m: re.Match[str]) -> TimeValue | None:
    digits = m["decade"]
    return _date(timex=digits[:3] if len(digits) == 4 else f"19{digits[0]}", part=_early(m))


def _weekday(m: re.Match[str]) -> TimeValue | None:
    word = m["weekday"].rstrip(".")
    if not word[0].isupper():
        return None
    name = word.lower().rstrip("s") if word.lower().endswith("days") else word.lower()
    number = _DAYS.get(name, _DAYS.get(name[:3]))
    if number is None or (len(word) <= 4 and not re.match(r"[ ,.]*(?:\d|" + _MONTH_NAMES + ")", m.string[m.end() :])):
        return None  # "Sat", "Sun", "Wed" are days only before a date
    part = _PARTS.get((_got(m, "part") or "").lower())
    which = (_got(m, "which") or "").lower()
    toward: Literal["future", "past"] = "future" if which in ("next", "coming", "this coming") else "past"
    shift = 1 if which in ("last", "next") else None
    return TimeValue(timex_type="TIME" if part else "DATE", weekday=number, toward=toward, shift=shift, part=part or _early(m))


def _ahead(sentence: Sentence, offset: int) -> bool:
    """Does the sentence look ahead at this place? By "by" or "until" right before it, or by the last finite verb before it."""
    before = [t for t in sentence.tokens if t.end <= sentence.start + offset][-_LOOK_BACK:]
    if before and before[-1].lower in ("by", "until", "till"):
        return True
    for token in reversed(before):
        if token.tag == "MD":
            return token.lower in ("will", "shall", "'ll")
        if token.tag in ("VBD", "VBZ", "VBP"):
            planned = any(c.lower in ("scheduled", "expected", "due", "planned", "set", "slated") for c in (token.head, *token.children))
            return planned or (token.lemma in ("plan", "expect", "intend", "begin", "open", "start") and token.tag in ("VBZ", "VBP"))
    return False


def _looking(sentence: Sentence, offset: int, value: TimeValue) -> TimeValue:
    """A weekday, month or season without more points back unless the sentence looks ahead."""
    bare = (
        value.timex is None and value.shift is None and (value.weekday is not None or value.month is not None or value.season is not None)
    )
    return replace(value, toward="future") if bare and _ahead(sentence, offset) else value


def _deictic(m: re.Match[str]) -> TimeValue | None:
    word = m["word"].lower()
    part = _PARTS.get((_got(m, "part") or "").lower())
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "this": 0, "last": -1}[word]
    if word == "tonight" or (word == "last" and part == "NI"):
        part = "NI"
    if word == "today" and not part:
        return _date(unit="day", shift=0)
    return TimeValue(timex_type="TIME" if part else "DATE", unit="day", shift=shift, part=part or _early(m))


def _unit_relative(m: re.Match[str]) -> TimeValue | None:
    which, unit = m["which"].lower(), m["unit"].lower()
    if unit in ("second", "minute", "hour", "night"):
        return None
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0}[which]
    if which in ("past", "previous", "following", "coming") and unit in ("day",):
        shift = 1 if which in ("following", "coming") else -1
    return _date(unit={"centurie": "century"}.get(unit, unit), shift=shift, part=_early(m))


def _season(m: re.Match[str]) -> TimeValue | None:
    which = (_got(m, "which") or "").lower()
    code = SEASONS[m["season"].lower()]
    if year := _got(m, "year"):
        return _date(timex=f"{year}-{code}")
    shift = {"last": None, "next": 1 if which == "next" else None, "this": 0}.get(which)
    return _date(season=code, shift=shift, toward="future" if which in ("next", "coming") else None)


def _quarter(m: re.Match[str]) -> TimeValue | None:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}[m["nth"].lower()]
    if year := _got(m, "year"):
        return _date(timex=f"{year}-Q{number}")
    return _date(unit="quarter", month=3 * number - 2)


def _ago(m: re.Match[str]) -> TimeValue | None:
    unit = m["unit"].lower()
    behind = m["dir"].lower() in ("ago", "earlier", "before", "previously")
    if _got(m, "x"):
        return _date(timex="PAST_REF" if behind else "FUTURE_REF")
    count = _count(m["n"])
    if unit in ("second", "minute", "hour", "night", "weekend") or count is None:
        return _date(unit="day", shift=0) if unit in ("hour", "minute") and behind else None
    return _date(unit={"centurie": "century"}.get(unit, unit), shift=-count if behind else count)


def _count(word: str) -> int | None:
    if word.replace(".", "").isdigit():
        return int(float(word)) if float(word) == int(float(word)) else None
    return _NUMBER_WORDS.get(word.lower())


def _length(m: re.Match[str]) -> TimeValue | None:
    unit = _UNITS[m["unit"].lower()]
    if unit == "WE":
        return None
    clock = "T" if unit.startswith("T") else ""
    letters = unit[len(clock) :]
    if _got(m, "x") and m["x"].lower() == "recent":
        return _date(timex="PAST_REF")
    if _got(m, "n") is None:
        return _duration(f"P{clock}X{letters}")
    word = m["n"]
    if "." in word:
        return _duration(f"P{clock}{word}{letters}")
    count = _count(word)
    return _duration(f"P{clock}{count}{letters}") if count else None


def _plain_units(m: re.Match[str]) -> TimeValue | None:
    return _length(m) if m[0].lower().endswith("s") else None


def _set(m: re.Match[str]) -> TimeValue | None:
    word = m[0].lower()
    unit = _got(m, "unit")
    if unit:
        letters = _UNITS[unit.lower()]
        return TimeValue(
            timex_type="SET", timex=f"P{'T' if letters.startswith('T') else ''}1{letters.lstrip('T')}" if letters != "WE" else "XXXX-WXX-WE"
        )
    if day := _got(m, "weekday"):
        return TimeValue(timex_type="SET", timex=f"XXXX-WXX-{_DAYS[day.lower().rstrip('s')] + 1}")
    return TimeValue(
        timex_type="SET",
        timex={
            "daily": "P1D",
            "nightly": "P1D",
            "weekly": "P1W",
            "monthly": "P1M",
            "quarterly": "P1Q",
            "annual": "P1Y",
            "annually": "P1Y",
            "yearly": "P1Y",
        }[word],
    )


def _reference(m: re.Match[str]) -> TimeValue | None:
    word = m[0].lower()
    kind = (
        "PRESENT_REF"
        if re.match(r"now|current|at present|at the moment|presently|at this (?:point|time)|these days|nowadays", word)
        else "FUTURE_REF"
        if "future" in word
        else "PAST_REF"
    )
    return _date(timex=kind)


def _part_of_day(m: re.Match[str]) -> TimeValue | None:
    return TimeValue(timex_type="TIME", unit="day", shift=0, part=_PARTS[m["part"].lower()])


def _clock(m: re.Match[str]) -> TimeValue | None:
    hour, minute = int(m["h"]), int(_got(m, "min") or 0)
    if hour > 23 or minute > 59:
        return None
    half = (_got(m, "half") or "").replace(".", "").lower()
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return TimeValue(timex_type="TIME", unit="day", shift=0, clock=f"{hour:02}:{minute:02}")


def _fiscal(m: re.Match[str]) -> TimeValue | None:
    return _date(timex=m["year"])


_E = r"(?P<early>early|mid|late|the beginning of|the start of|the end of|the middle of)"
_WHICH = r"(?P<which>last|next|this|past|previous|coming|following|current)"
_RULES: tuple[tuple[str, Reader], ...] = (
    (r"\b\d{4}-\d\d-\d\d\b", _iso),
    (r"\b(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)\b", _slashed),
    (rf"\b{_M} {_D},? {_Y}\b", _full),
    (rf"\b{_D} (?:of )?{_M},? {_Y}\b", _full),
    (rf"\b{_M} {_D}\b(?![,.]\d|:)", _full),
    (rf"\b{_D} (?:of )?{_M}(?![a-z])", _full),
    (rf"\b(?:{_E}[ -])?(?:(?P<which>last|next|this) )?{_M}(?:,? (?:of )?{_Y})?(?![a-z'])", _month_year),
    (rf"\b(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter(?: of)?(?: {_Y})?", _quarter),
    (rf"\b(?:fiscal|calendar)(?: year)? {_Y}\b", _fiscal),
    (rf"\b(?:the )?(?:{_E}[ -])?'?(?P<decade>(?:1[89]|20)\d0|[2-9]0)s\b", _decade),
    (rf"\b(?:{_E}[ -](?:on )?)?(?:(?P<which>last|next|this|this coming|coming) )?{_W}{_PART}?(?![a-z])", _weekday),
    (r"\b(?P<word>today|yesterday|tomorrow|tonight)" + _PART + r"?\b", _deictic),
    (r"\b(?P<word>this|last)" + _PART + r"\b", _deictic),
    (rf"\b(?:{_N}|{_X}) {_U} (?P<dir>ago|earlier|later|from now|before|previously)\b", _ago),
    (rf"\b(?:{_E} )?(?:the )?{_WHICH} (?P<unit>day|week|month|quarter|year|decade|century|weekend)\b", _unit_relative),
    (rf"\b(?:(?P<which>last|next|this|coming) |the )?(?P<season>spring|summer|autumn|winter)(?:,? (?:of )?{_Y})?\b", _season),
    (rf"\b(?:(?P<which>last|next|this) )(?P<season>fall)(?:,? (?:of )?{_Y})?\b", _season),
    (rf"\b(?:the )?(?:past|last|next|previous|coming|following|first|final) (?:{_N}|{_X}) {_U}\b", _length),
    (rf"\b(?:every|each) (?:{_U}|{_W})\b", _set),
    (r"\b(?:daily|nightly|weekly|monthly|quarterly|annually|yearly|annual)\b", _set),
    (rf"\b{_N}[- ]{_U}(?:[- ](?:long|old))?\b", _length),
    (rf"\b{_X} {_U}\b", _length),
    (r"\b(?P<unit>day|week|month|year|decade|hour|minute|centurie)s\b", _plain_units),
    (r"\b(?P<h>\d{1,2})(?::(?P<min>\d\d))? ?(?P<half>a\.m\.|p\.m\.|am\b|pm\b)", _clock),
    (r"\b(?P<h>\d{1,2}):(?P<min>\d\d)\b", _clock),
    (r"\b(?P<part>midnight|noon|midday|dawn|dusk|nightfall)\b", _part_of_day),
    (rf"\b(?:{_E}[ -])?{_Y}\b(?![,.]\d|[-–]\w)", _year),
    (r"\b(?:now|current|currently|at present|at the moment|presently|nowadays)\b", _reference),
    (r"\b(?:recently|recent|the near future|the future|the past)\b", _reference),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in _RULES)
_GATE = re.compile(
    r"\d|day|week|month|year|night|hour|minute|decade|centur|now|tomorrow|tonight|morning|afternoon|evening|daily|weekly|monthly|yearly|nightly|current|recent|past|future|present|moment|spring|summer|autumn|winter|fall|quarter|noon|dawn|dusk|annual|quarterly|"
    + "|".join(m[:3] for m in MONTHS) + "|" + "|".join(d[:3] for d in WEEKDAYS), re.IGNORECASE)  # fmt: skip


def mentions(sentence: Sentence) -> Iterator[Mention]:
    """The time expressions of a sentence, in order, none inside another."""
    text = _plain(sentence)
    if not _GATE.search(text):
        return
    found: list[tuple[int, int, TimeValue]] = []
    for pattern, read in _COMPILED:
        for m in pattern.finditer(text):
            if any(m.start() < e and s < m.end() for s, e, _ in found):
                continue
            value = read(m)
            if value is not None and not _other(text, m, value):
                found.append((*_trimmed(m), _opened(text, m, _looking(sentence, m.start(), value))))
    for start, end, value in sorted(found, key=_first):
        yield Mention(sentence.start + start, sentence.start + end, value)


def _first(found: tuple[int, int, TimeValue]) -> int:
    return found[0]


def _plain(sentence: Sentence) -> str:
    """The characters of the sentence with one blank for each character between words, so that offsets hold."""
    out = []
    at = sentence.start
    for token in sentence.tokens:
        out.append(" " * (token.start - at))
        out.append(token.text)
        at = token.end
    return "".join(out)


def _trimmed(m: re.Match[str]) -> tuple[int, int]:
    return m.start(), m.end() - (
        1 if m[0].endswith(".") and not m[0].endswith(".m.") and len(m[0]) > 1 and m.string[m.end() :] == "" else 0
    )


_NO_YEAR = re.compile(r"(?:[$£€#]|no\.|more than|least|nearly|about|over|some|than|to|of|killed|wounded) ?$", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:people|civilians|troops|soldiers|men|homes|families|children|rebels|fighters|dead|others|miles|km|dollars|shares|points|deaths)",
    re.IGNORECASE,
)


def _other(text: str, m: re.Match[str], value: TimeValue) -> bool:
    """Is this a number of something else, a word of another kind, or part of a name?"""
    if m[0].lower() in ("a second", "one second", "the second"):
        return True
    before, after = text[: m.start()], text[m.end() :]
    if re.fullmatch(r"\d{4}", m[0]):
        return bool(re.search(r"[$£€#]$|\bno\. $", before)) or bool(_COUNTED.match(after)) or before.endswith(("-", "/"))
    if m[0].lower() in ("past", "now", "fall", "may", "march", "second") and not m[0].islower() and before:
        return True
    if m[0].lower() == "now" and (after.startswith("-") or before.endswith("until ") is None):
        return True
    if value.timex_type == "DURATION" and re.match(r"[- ]olds?\b|-old", after):
        return True
    return bool(m[0].lower().endswith("-old") or m[0].lower().endswith(" old"))


def _opened(text: str, m: re.Match[str], value: TimeValue) -> TimeValue:
    """ "since 2011" goes on, "until Friday" goes back."""
    word = re.search(r"\b(since|until|till)(?: the| late| early)? $", text[: m.start()].lower())
    if word is None or value.timex_type not in ("DATE", "TIME"):
        return value
    return replace(value, open=_OPEN[word[1]])
