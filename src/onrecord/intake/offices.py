"""Offices that people hold for a time: whom a text gives an office tells when it can have been written."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from onrecord.intake.absolute import sentence_around
from onrecord.model.values import Span

Days = tuple[date, date]
OPEN = date(9999, 1, 1)
_PAST = re.compile(r"(?:former|then|ex|late|vice|deputy|under|assistant|a|as|first|candidate|when|while)[- ]$", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEHIND = r",? (?:Gen(?:\.|eral) |Mr\.? )?"


@dataclass(frozen=True)
class Tenure:
    """A holder of an office in a text, and the stretches of days in which that was so."""

    span: Span
    held: tuple[Days, ...]


@dataclass(frozen=True)
class _Holder:
    pattern: re.Pattern[str]
    held: tuple[Days, ...]
    always: bool


def tenures(body: str, start: int, end: int) -> Iterator[Tenure]:
    """The holders of offices of whom body[start:end] tells news, in the order of the text, each once.

    What happened on a weekday is news; a holder named otherwise may be one of the past, or one that somebody wishes for.
    """
    found = []
    for holder in _holders():
        for m in holder.pattern.finditer(body, start, end):
            if not _PAST.search(body, max(start, m.start() - 12), m.start()) and (holder.always or _news(body, m.start(), m.end())):
                found.append(Tenure(Span(m.start(), m.end(), m.group()), holder.held))
                break
    yield from sorted(found, key=_at)


def _news(body: str, start: int, end: int) -> bool:
    """Does the sentence name a weekday, and no year?"""
    sentence = body[slice(*sentence_around(body, start, end))]
    return bool(_WEEKDAY.search(sentence)) and not _YEAR.search(sentence)


def _at(tenure: Tenure) -> tuple[int, int]:
    return tenure.span.start, tenure.span.end


@cache
def _holders() -> tuple[_Holder, ...]:
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/offices.toml").read_text("utf-8"))
    return tuple(
        _Holder(
            re.compile(rf"\b(?:{office['title']}){_BEHIND}{holder['name']}\b"),
            tuple(_days(h) for h in holder["held"]),
            office.get("always", False),
        )
        for office in raw["office"]
        for holder in office["holders"]
    )


def _days(held: str) -> Days:
    first, _, last = held.partition("/")
    return date.fromisoformat(first), OPEN if last == ".." else date.fromisoformat(last) - timedelta(days=1)
