"""The words of time expressions: numbers, units, months, weekdays, parts of the day and of longer stretches, and their patterns."""

import re

from onrecord.lang.calendar import MONTHS, WEEKDAYS

_SMALL = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = (
    {w: n for n, w in enumerate([*_SMALL, *_TEENS], 1)}
    | {w: 10 * n for n, w in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1, "couple": 2, "dozen": 12, "hundred": 100, "thousand": 1000}
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {w: n for n, w in enumerate(_ORDINALS.split(), 1)} | {"twenty-first": 21}

_one, _ten = "|".join(_SMALL), "|".join(_TENS)
NUMBER = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?: \d/\d)?"
    rf"|(?:{_ten})(?:[- ](?:{_one}))?"
    rf"|(?:an?|{_one}) (?:hundred|thousand|dozen|couple(?: of)?)"
    rf"|{'|'.join([*_SMALL, *_TEENS])}|couple(?: of)?|an?)"
)  # fmt: skip
VAGUE = r"(?P<x>several|a few|few|many|some|recent|coming|a number of|dozens of|hundreds of|thousands of)"
UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|month|quarter|year|decade|century|centurie)s?"
SPELLED = rf"(?:nineteen (?:{_ten}|{'|'.join(_TEENS)})(?:[- ](?:{_one}))?)"

_months = "|".join(m.capitalize() for m in MONTHS)
MONTH_NAMES = _months
MONTH = rf"(?P<month>{_months}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?)"
PARTS = "morning|afternoon|evening|night"
PART = rf"(?P<part>{PARTS})s?"
STAGE = (  # "early", "the end of", and words that leave the stretch whole: "earlier this week", "sometime next year"
    r"(?:(?P<early>early|mid|late|(?:the )?(?:very )?(?:beginning|start|end|middle) of|earlier|later|sometime)[ -](?:on |in )?)?"
)

_EARLY = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late"}
_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "noon": "MI",
    "midday": "MI",
    "midnight": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "nightfall": "EV",
}
LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
}
_MONTH_NUMBERS = {m[:3]: n for n, m in enumerate(MONTHS, 1)}
_DAY_NUMBERS = {d[:3]: n for n, d in enumerate(WEEKDAYS)}


def got(m: re.Match[str], name: str) -> str:
    """The lower-case words of a named group, "" when the pattern has no such group or it is empty."""
    return (m.groupdict().get(name) or "").lower()


def led(m: re.Match[str]) -> str:
    """The lower-case characters before a match, as many as anything about it can hang on."""
    return m.string[max(0, m.start() - 60) : m.start()].lower()


def month_number(m: re.Match[str]) -> int:
    return _MONTH_NUMBERS[got(m, "month")[:3]]


def weekday_number(m: re.Match[str]) -> int:
    return _DAY_NUMBERS[got(m, "weekday")[:3]]


def part_of_day(m: re.Match[str]) -> str | None:
    return _PARTS.get(got(m, "part"))


def stage(m: re.Match[str]) -> str | None:
    """early, mid or late; None for the whole."""
    return next((_EARLY[w] for w in got(m, "early").split() if w in _EARLY), None)


def unit_name(m: re.Match[str]) -> str:
    return {"centurie": "century"}.get(got(m, "unit"), got(m, "unit"))


def count(words: str) -> float | None:
    """The number that words say: "2 1/2" 2.5, "twenty-four" 24, "a couple of" 2; None when they say none."""
    words = words.lower().replace(",", "").removesuffix(" of")
    if words[:1].isdigit():
        whole, _, part = words.partition(" ")
        above, _, below = part.partition("/")
        return float(whole) + (int(above) / int(below) if below.strip("0") else 0)
    total = 0
    for word in words.replace("-", " ").split():
        number = _WORDS.get(word)
        if number is None:
            return None
        total = (
            total * number
            if number in (2, 12, 100, 1000) and word in ("couple", "dozen", "hundred", "thousand") and total
            else total + number
        )
    return float(total) or None


def spelled_year(words: str) -> int | None:
    """ "nineteen ninety-seven" is 1997."""
    rest = count(words.lower().removeprefix("nineteen "))
    return 1900 + int(rest) if rest is not None and 10 <= rest < 100 else None
