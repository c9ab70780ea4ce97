"""Numbers as intervals: "at least a dozen" is [12, open), "between 80 and 95" [80, 95], "scores" [40, 99].

The ranges of vague words follow the practice of casualty recorders: dozens 24 to 99, scores 40 to 99, hundreds 200 to 999.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.lang.nlp import Token

Form = Literal["exact", "at_least", "at_most", "range", "vague"]
Kind = Literal["count", "age", "date", "money", "percent", "measure", "ordinal", "other"]

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_UNITS = {word: number for number, word in enumerate(_ONES.split())}
_TENS = {w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
}
_VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2_000_000, 9_999_999),
    "several": (3, 9),
    "multiple": (3, 9),
    "numerous": (4, 99),
}
_A_VAGUE = {("a", "few"): (3, 5), ("a", "handful"): (3, 9)}
_OF_VAGUE = {
    ("tens", "thousands"): (20_000, 99_999),
    ("dozens", "thousands"): (24_000, 99_999),
    ("scores", "thousands"): (40_000, 99_999),
    ("hundreds", "thousands"): (200_000, 999_999),
    ("tens", "millions"): (20_000_000, 99_999_999),
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_DASHED = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_HYPHENS = frozenset(("-", "–", "—"))
_PHRASES: dict[Form, str] = {
    "at_least": "at least; no fewer than; no less than; not less than; not fewer than; more than; over; upwards of; upward of; "
    "above; a minimum of; at minimum; in excess of; well over; as few as; exceeding",
    "at_most": "up to; as many as; at most; as high as; no more than; not more than; fewer than; less than; under; below; a "
    "maximum of; as much as",
    "exact": "about; around; some; nearly; almost; roughly; approximately; an estimated; estimated; close to; just over; "
    "just under; circa; approx; well nigh; virtually",
}  # modifiers, with ";" between
_MODIFIERS: dict[tuple[str, ...], Form] = {tuple(p.split()): form for form, listed in _PHRASES.items() for p in listed.split(";")}
_RISES = frozenset("rise raise increase climb go jump grow fall drop cut reduce lower revise update change".split())
_LONGEST = 4  # words of a modifier, with "well" or "the" before it
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_PERIODS = frozenset(["day", "week", "month", "year", "hour", "minute", "second", "decade", "century", "night", "weekend"])
_MEASURES = frozenset(
    (
        "kilometer kilometre mile meter metre km m kg ton tonne pound gram litre liter gallon barrel acre hectare foot "
        "feet inch mm cm degree knot mph caliber calibre percent point hertz watt megawatt kilo kilogram"
    ).split()
)
_CURRENCY = frozenset(
    [
        "$",
        "£",
        "€",
        "us$",
        "dollar",
        "euro",
        "pound",
        "ruble",
        "rouble",
        "lira",
        "dinar",
        "rupee",
        "usd",
        "eur",
        "sterling",
        "peso",
        "cent",
        "riyal",
        "dirham",
        "shekel",
    ]
)


@dataclass(frozen=True)
class Number:
    """A number in a sentence: tokens [first, last) of the text, the characters they cover with their modifier, and the interval."""

    first: int
    last: int
    start: int
    end: int
    low: int | None
    high: int | None
    approx: bool = False
    form: Form = "exact"
    kind: Kind = "count"


def find(tokens: Sequence[Token]) -> list[Number]:
    """The numbers among consecutive tokens, in order, each with its modifiers; what they count is told by `kind`."""
    out: list[Number] = []
    at = 0
    while at < len(tokens):
        number = _number(tokens, at)
        if number is None:
            at += 1
            continue
        number, at = _ranged(tokens, number, at)
        out.append(_offsets(tokens, _kind(tokens, _modified(tokens, number))))
    return out


def _number(tokens: Sequence[Token], at: int) -> Number | None:
    """The bare number that begins at a token; indices are into `tokens` until `_offsets`."""
    return _vague(tokens, at) or _digits(tokens, at) or _words(tokens, at)


def _made(at: int, last: int, low: int, high: int, form: Form = "exact") -> Number:
    return Number(at, last, 0, 0, low, high, form=form)


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at].lower
    if word == "several" and _lower(tokens, at + 1) in ("hundred", "thousand", "dozen", "million"):
        scale = {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 1_000_000}[tokens[at + 1].lower]
        return _made(at, at + 2, 3 * scale, 999 if scale == 100 else (10 * scale - 1), "vague")
    if word in ("a", "the") and _lower(tokens, at + 1) == "couple":
        return _made(at, at + 2, 2, 2)
    if word == "both" and tokens[at].tag in ("DT", "PDT") and _plural(tokens[at + 1 : at + 6]):
        return _made(at, at + 1, 2, 2)
    if few := _A_VAGUE.get((word, _lower(tokens, at + 1))):
        return _made(at, at + 2, *few, form="vague")
    if word in ("several", "multiple", "numerous") and tokens[at].tag not in ("JJ", "DT", "NN", "NNS", "RB"):
        return None
    if word not in _VAGUE:
        return None
    if _lower(tokens, at + 1) == "of" and (word, _lower(tokens, at + 2)) in _OF_VAGUE:
        return _made(at, at + 3, *_OF_VAGUE[word, tokens[at + 2].lower], form="vague")
    return _made(at, at + 1, *_VAGUE[word], form="vague")


def _plural(behind: Sequence[Token]) -> bool:
    """ "both sons", "both of her sons": only words that may stand before a plural, then it."""
    noun = next((t for t in behind if t.tag in ("NNS", "NNPS") or t.tag not in ("DT", "PRP$", "JJ", "IN")), None)
    after = behind[behind.index(noun) + 1 :][:1] if noun is not None else []
    return noun is not None and noun.tag in ("NNS", "NNPS") and not (after and after[0].lower == "and")  # "both fighters and civilians"


def _digits(tokens: Sequence[Token], at: int) -> Number | None:
    text = tokens[at].text
    if dashed := _DASHED.fullmatch(text):
        low, high = (int(p.replace(",", "")) for p in dashed.groups())
        return _made(at, at + 1, low, high, "range") if low < high else None
    if not _DIGITS.fullmatch(text):
        return None
    value = float(text.replace(",", ""))
    last = at + 1
    if len(text) <= 3 and 0 < value == int(value) and _lower(tokens, last) == "000":  # "1 000 people"
        value, last = value * 1000, last + 1
    while (scale := _SCALES.get(_lower(tokens, last))) and scale >= 100 and (len(tokens[last].text) > 2 or "." in text or value < 1000):
        value *= scale
        last += 1
    if _lower(tokens, last) == "dozen":
        return _made(at, last + 1, int(value) * 12, int(value) * 12)
    return _made(at, last, round(value), round(value)) if value == int(value) or last > at + 1 else None


def _words(tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at].lower
    if word in ("a", "half", "quarter") and (part := _part_of_scale(tokens, at)) is not None:
        return part
    if word == "half" and _lower(tokens, at + 1) == "a" and _lower(tokens, at + 2) in _SCALES:
        half = _SCALES[tokens[at + 2].lower] // 2
        return _made(at, at + 3, half, half)
    if word == "half" and _lower(tokens, at + 1) == "a" and _lower(tokens, at + 2) == "dozen":
        return _made(at, at + 3, 6, 6)
    if word in ("a", "an") and _lower(tokens, at + 1) in ("dozen", "hundred", "thousand", "million", "score"):
        value = {"dozen": 12, "score": 20}.get(tokens[at + 1].lower) or _SCALES[tokens[at + 1].lower]
        return _made(at, at + 2, value, value)
    total, current, last = 0, 0, at
    while last < len(tokens):
        word = tokens[last].lower
        step = _step(word, total, current)
        if step is None:
            if word == "and" and current >= 100 and _small(_lower(tokens, last + 1)):
                last += 1
                continue
            if word in _HYPHENS and current and current % 10 == 0 and _UNITS.get(_lower(tokens, last + 1), 10) < 10:
                last += 1
                continue
            break
        total, current = step
        last += 1
    if last == at or (last == at + 1 and tokens[at].lower in _SCALES and tokens[at].lower not in ("hundred", "thousand", "million")):
        return None
    if _lower(tokens, last) == "dozen":
        return _made(at, last + 1, 12 * (total + current), 12 * (total + current))
    return _made(at, last, total + current, total + current)


def _part_of_scale(tokens: Sequence[Token], at: int) -> Number | None:
    """ "a quarter of a million", "quarter of a million"."""
    start = at + (_lower(tokens, at) == "a")
    words = [_lower(tokens, start + n) for n in range(4)]
    if words[0] in ("quarter", "half") and words[1:3] == ["of", "a"] and words[3] in ("million", "billion"):
        value = _SCALES[words[3]] // (4 if words[0] == "quarter" else 2)
        return _made(at, start + 4, value, value)
    return None


def _step(word: str, total: int, current: int) -> tuple[int, int] | None:
    """The sums after one more word of a number, None when it does not go on."""
    if word in _UNITS:
        return (
            (total, current + _UNITS[word])
            if current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and _UNITS[word] < 10)
            else None
        )
    if word in _TENS:
        return (total, current + _TENS[word]) if current % 100 == 0 else None
    if "-" in word:
        tens, _, unit = word.partition("-")
        if tens in _TENS and _UNITS.get(unit, 10) < 10 and current % 100 == 0:
            return total, current + _TENS[tens] + _UNITS[unit]
    if word == "hundred" and 0 < current < 100:
        return total, current * 100
    if word in ("thousand", "million", "billion") and current:
        return total + current * _SCALES[word], 0
    return None


def _small(word: str) -> bool:
    return word in _UNITS or word in _TENS


def _ranged(tokens: Sequence[Token], number: Number, at: int) -> tuple[Number, int]:
    """Joins "between A and B", "A to B", "A or B", "A-B"; the index behind what was used."""
    link = _lower(tokens, number.last)
    more = 2 if _lower(tokens, number.last + 1) in ("more", "less") and _lower(tokens, number.last + 2) == "than" else 0
    second = _number(tokens, number.last + 1 + more) if number.last + 1 + more < len(tokens) else None
    if more and (link not in ("to", "and") or _lower(tokens, number.first - 1) not in ("from", "between")):
        return number, number.last
    if number.form != "exact" or second is None or second.form != "exact" or number.low is None or second.low is None:
        return number, number.last
    before = _lower(tokens, number.first - 1)
    if before == "between" and link == "and":
        pair = _made(number.first - 1, second.last, number.low, second.low, "range")
    elif (link == "to" and not _verb(tokens, number)) or link == "or" or link in _HYPHENS:
        pair = _made(number.first - (before == "from" and link == "to"), second.last, number.low, second.low, "range")
    else:
        return number, number.last
    if second.low in range(1900, 2101) and number.low <= 31:
        return number, number.last  # "06-2016" is a month
    near = link != "or" or second.low <= 2 * number.low + 10
    return (pair, second.last) if number.low < second.low and near else (number, number.last)


def _verb(tokens: Sequence[Token], number: Number) -> bool:
    """ "rose by 5 to 12", "raised from 3 to 12": not a range but a revision."""
    before = tokens[max(0, number.first - 1) : number.first]
    return any(t.lower in ("by", "from") and t.head.lemma in _RISES for t in before)


def _modified(tokens: Sequence[Token], number: Number) -> Number:
    """The number with the modifiers before it ("at least", "some") and behind it ("or more")."""
    for length in range(_LONGEST, 0, -1):
        first = number.first - length
        if first < 0:
            continue
        words = tuple(t.lower for t in tokens[first : number.first])
        form = _MODIFIERS.get(words)
        if form is None or (words == ("some",) and number.form == "range") or (words == ("below",)):
            continue
        return _modified(tokens, _with(replace(number, first=first), form, words))
    if _lower(tokens, number.last) == "or" and _lower(tokens, number.last + 1) in ("more", "so"):
        more = tokens[number.last + 1].lower == "more"
        return _with(replace(number, last=number.last + 2), "at_least" if more else "exact", ("or",))
    if _lower(tokens, number.last) == "+" and tokens[number.last].start == tokens[number.last - 1].end:
        return _with(replace(number, last=number.last + 1), "at_least", ("+",))
    return number


def _with(number: Number, form: Form, words: tuple[str, ...]) -> Number:
    if form == "at_least":
        return replace(number, high=None, form=form)
    if form == "at_most":
        return replace(number, low=None, form=form)
    return replace(number, approx=True) if number.form in ("exact", "at_least", "at_most") else number


def _kind(tokens: Sequence[Token], number: Number) -> Number:
    """What kind of thing the number measures, by the words beside it."""
    before, after, second = _lower(tokens, number.first - 1), _lower(tokens, number.last), _lower(tokens, number.last + 1)
    lemma = tokens[number.last].lemma if number.last < len(tokens) else ""
    hyphened = after in _HYPHENS
    kind: Kind = "count"
    if before in ("$", "£", "€", "us$") or lemma in _CURRENCY:
        kind = "money"
    elif after in ("%", "percent", "per") and (after != "per" or second == "cent"):
        kind = "percent"
    elif (
        before in ("aged", "age")
        or (lemma == "year" and second == "old")
        or (hyphened and second == "year")
        or _apposed_age(tokens, number)
    ):
        kind = "age"
    elif _is_date(tokens, number, before, after):
        kind = "date"
    elif (
        lemma in _MEASURES
        or lemma in _PERIODS
        or (hyphened and _lower(tokens, number.last + 1) in _MEASURES | _PERIODS | {"member", "man", "point"})
    ):
        kind = "measure"
    elif after in ("a.m.", "p.m.", "am", "pm", "gmt", "hours") or re.fullmatch(r"\d+:\d+", tokens[number.first].text):
        kind = "date"
    elif before in (
        "no.",
        "number",
        "resolution",
        "article",
        "flight",
        "highway",
        "route",
        "chapter",
        "page",
        "#",
        "g",
        "unit",
        "division",
    ) or (hyphened and number.last < len(tokens) and tokens[number.last].start == tokens[number.last - 1].end):
        kind = "other"
    return replace(number, kind=kind)


def _apposed_age(tokens: Sequence[Token], number: Number) -> bool:
    """ "Ahmad, 34, said": a number between commas behind a name."""
    if number.form != "exact" or not number.low or not 0 < number.low < 110 or number.last - number.first != 1:
        return False
    if _lower(tokens, number.first - 1) != "," or _lower(tokens, number.last) not in (",", "."):
        return False
    return number.first >= 2 and tokens[number.first - 2].tag in ("NNP", "NNPS")


def _is_date(tokens: Sequence[Token], number: Number, before: str, after: str) -> bool:
    if number.last - number.first != 1 or not tokens[number.first].text.isdigit() or number.low is None:
        return False
    if tokens[number.first].text.startswith("0") and number.low > 0:
        return True
    if (
        number.low <= 31
        and (before.rstrip(".") in _MONTHS or after in _MONTHS)
        and not (before == "may" and tokens[number.first - 1].tag == "MD")
    ):
        return True
    if not 1900 <= number.low <= 2100:
        return False
    following = tokens[number.last] if number.last < len(tokens) else None
    counts = following is not None and following.tag in ("NNS", "JJ", "CD") and following.head is not tokens[number.first]
    return (
        before in _MONTHS
        or before in ("in", "since", "of", "by", "from", "until", "during", ",")
        or (before.isdigit() and len(before) <= 2)
        or not counts
    )


def _offsets(tokens: Sequence[Token], number: Number) -> Number:
    """The number with the token numbers of the text and its characters."""
    first, last = tokens[number.first], tokens[number.last - 1]
    return replace(number, first=first.i, last=last.i + 1, start=first.start, end=last.end)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
