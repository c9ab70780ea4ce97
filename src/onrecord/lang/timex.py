"""Time expressions in a sentence: where they stand and what they say.

What is relative to the report is left relative (`lang.times.resolve` knows its date); what is relative to something the text named is
read with a `Thread`. Patterns: `timex_rules`, their readers: `timex_readers`, whether a weekday lies behind or ahead: `timex_sense`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from msgspec.structs import replace

from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.timex_rules import GATE, HANGING, PLAIN
from onrecord.lang.timex_sense import sense
from onrecord.lang.timex_thread import Thread
from onrecord.lang.timex_words import led
from onrecord.model.values import TimeValue

_OPEN = re.compile(r"\b(?:(until|till)(?: the| late| early)?|since(?:(?: [\w'-]+){1,7} (?:in|on)| the| late| early)?) $")
_COUNTED = re.compile(
    r" (?:people|civilians|troops|soldiers|men|homes|families|children|rebels|dead|others|miles|km|dollars|shares|points)\b"
    r"| (?:deaths|shells|bodies|prisoners|fighters|refugees|members|hours|hrs|gmt|utc|local)\b",
    re.IGNORECASE,
)
_OLD = 1800  # earlier years stand behind "in" or the like, or are counts
_FRACTION = re.compile(r"(?:a|one|two|three)[ -](?:quarter|second)s?", re.IGNORECASE)
# What may stand between a time of day and its day: "10 p.m. EST on Wednesday", "Friday at about noon".
_TO_DAY = re.compile(r"(?: (?:[A-Z]{3,4}|local time|local))?(?: \([\d:]{4,5} [A-Z]{3}\))?,?(?: on| of)? ")
_TO_CLOCK = re.compile(r",? (?:(?:at|around) (?:about |around )?)?")


@dataclass(frozen=True)
class Mention:
    """A time expression: offsets into the body and what it says."""

    start: int
    end: int
    value: TimeValue


@dataclass(frozen=True)
class _Hit:
    """A match in a sentence: its value, or None while it hangs on what was named before it."""

    match: re.Match[str]
    value: TimeValue | None


def mentions(sentence: Sentence, thread: Thread) -> Iterator[Mention]:
    """The time expressions of a sentence, in order, none inside another; the thread remembers what they name."""
    text = _plain(sentence)
    if not GATE.search(text):
        return
    thread.here = sentence.index
    found: list[Mention] = []
    for hit in sorted(_hits(text), key=_start):
        value = hit.value or thread.read(hit.match)
        if value is None:
            continue
        start, end = _trimmed(hit.match)
        value = _opened(hit.match, _pointed(_top(sentence, hit.match), value))
        thread.note(value)
        found.append(Mention(sentence.start + start, sentence.start + end, value))
    yield from _merged(text, sentence.start, found)


def _hits(text: str) -> list[_Hit]:
    hits: list[_Hit] = []
    taken = bytearray(len(text))
    lower = text.lower()
    for rule in (*HANGING, *PLAIN):
        if not rule.may_fit(lower):
            continue
        for m in rule.pattern.finditer(text):
            if any(taken[m.start() : m.end()]):
                continue
            value = rule.read(m) if rule.read else None
            if rule.read is None or (value is not None and not _other(text, m)):
                taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
                hits.append(_Hit(m, value))
    return hits


def _start(hit: _Hit) -> int:
    return hit.match.start()


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
    """Without the full stop that ends the sentence."""
    stop = m[0].endswith(".") and not m[0].lower().endswith(".m.") and m.string[m.end() :] == ""
    return m.start(), m.end() - (len(m[0]) > 1 and stop)


def _other(text: str, m: re.Match[str]) -> bool:
    """Is this a number of something else, or part of a name?"""
    before, after = led(m), text[m.end() : m.end() + 20]
    if re.fullmatch(r"\d{4}", m[0]):
        old = int(m[0]) < _OLD and not re.search(r"\b(?:in|of|since|from|until|by|year) $", before)
        return old or bool(re.search(r"[$£€#/-]$|\bno\. $", before)) or bool(_COUNTED.match(after))
    return bool(_FRACTION.fullmatch(m[0])) and not re.match(r"[ -](?:ago|earlier|later)", after)


def _top(sentence: Sentence, m: re.Match[str]) -> Token:
    """The token of a match on which its others hang."""
    at = bisect_right(sentence.tokens, sentence.start + m.start(), key=attrgetter("end"))
    first = sentence.tokens[min(at, len(sentence.tokens) - 1)]
    end = sentence.start + m.end()
    return next((t for t in (first, *first.ancestors()) if not first.start <= t.head.start < end or t.head is t), first)


def _pointed(token: Token, value: TimeValue) -> TimeValue:
    """A weekday, month, season or quarter without more, with the direction in which its verb looks."""
    named = value.weekday is not None or value.month is not None or value.season is not None
    if value.timex is not None or value.shift is not None or value.toward in ("past", "future") or not named:
        return value
    return replace(value, toward=sense(token) or ("nearest" if value.day is not None else "past"))


def _opened(m: re.Match[str], value: TimeValue) -> TimeValue:
    """ "since 2011" and "since the war began in 2011" go on, "until Friday" goes back."""
    word = _OPEN.search(led(m))
    if word is None or value.timex_type not in ("DATE", "TIME"):
        return value
    return replace(value, open="start" if word[1] else "end")


def _merged(text: str, offset: int, found: list[Mention]) -> Iterator[Mention]:
    """Joins a time of the day to the day that stands beside it."""
    at = 0
    while at < len(found):
        one, two = found[at], found[at + 1] if at + 1 < len(found) else None
        joined = _joined(one, two, text[one.end - offset : two.start - offset]) if two else None
        yield joined or one
        at += 2 if joined else 1


def _joined(one: Mention, two: Mention, between: str) -> Mention | None:
    if _hour(one.value) and _day(two.value) and _TO_DAY.fullmatch(between):
        return Mention(one.start, two.end, _at(two.value, one.value))
    if _day(one.value) and _hour(two.value) and _TO_CLOCK.fullmatch(between):
        return Mention(one.start, two.end, _at(one.value, two.value))
    return None


def _hour(value: TimeValue) -> bool:
    return (
        value.timex_type == "TIME" and value.timex is None and value.unit == "day" and value.shift == 0 and bool(value.clock or value.part)
    )


def _day(value: TimeValue) -> bool:
    if value.timex_type == "TIME" and not value.clock and value.part and value.weekday is not None:
        return True  # "Friday night at 10 p.m."
    return value.timex_type == "DATE" and (
        len(value.timex or "") == 10 or value.weekday is not None or value.day is not None or value.unit == "day"
    )


def _at(day: TimeValue, hour: TimeValue) -> TimeValue:
    timex = f"{day.timex}T{hour.clock or hour.part}" if day.timex else None
    return replace(day, timex_type="TIME", timex=timex, clock=hour.clock, part=hour.part or day.part)
