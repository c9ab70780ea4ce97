"""Numbers as intervals, in phrases of our own."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lang import numbers
from onrecord.lang.nlp import Analysis, Pipeline
from onrecord.model.records import Text

Analyse = Callable[[str], Analysis]

COUNTS = [
    ("12 people died", "12", 12, 12),
    ("1,200 people fled", "1,200", 1200, 1200),
    ("1200 people fled", "1200", 1200, 1200),
    ("3.5 million refugees came", "3.5 million", 3_500_000, 3_500_000),
    ("twenty-two men fell", "twenty-two", 22, 22),
    ("two hundred and five houses burned", "two hundred and five", 205, 205),
    ("half a million people left", "half a million", 500_000, 500_000),
    ("a quarter of a million people left", "a quarter of a million", 250_000, 250_000),
    ("a dozen men fell", "a dozen", 12, 12),
    ("half a dozen men fell", "half a dozen", 6, 6),
    ("two dozen men fell", "two dozen", 24, 24),
    ("a couple of guards fell", "a couple", 2, 2),
    ("several guards fell", "several", 3, 9),
    ("dozens fell", "dozens", 24, 99),
    ("scores fell", "scores", 40, 99),
    ("hundreds fell", "hundreds", 200, 999),
    ("several hundred men fell", "several hundred", 300, 999),
    ("thousands fled", "thousands", 2000, 9999),
    ("tens of thousands fled", "tens of thousands", 20_000, 99_999),
    ("hundreds of thousands fled", "hundreds of thousands", 200_000, 999_999),
    ("millions fled", "millions", 2_000_000, 9_999_999),
    ("at least 12 people died", "at least 12", 12, None),
    ("no fewer than forty people died", "no fewer than forty", 40, None),
    ("more than 30 people died", "more than 30", 30, None),
    ("over 50 people died", "over 50", 50, None),
    ("upwards of 80 people died", "upwards of 80", 80, None),
    ("a minimum of 9 people died", "a minimum of 9", 9, None),
    ("at least a dozen men fell", "at least a dozen", 12, None),
    ("60 or more people died", "60 or more", 60, None),
    ("up to 40 people died", "up to 40", None, 40),
    ("as many as 250,000 people are trapped", "as many as 250,000", None, 250_000),
    ("no more than 15 people died", "no more than 15", None, 15),
    ("fewer than 20 people died", "fewer than 20", None, 20),
    ("about 1,500 people died", "about 1,500", 1500, 1500),
    ("some 70 people died", "some 70", 70, 70),
    ("nearly 90 people died", "nearly 90", 90, 90),
    ("an estimated 300 people died", "an estimated 300", 300, 300),
    ("close to 60 people died", "close to 60", 60, 60),
    ("between 80 and 95 people died", "between 80 and 95", 80, 95),
    ("80-95 people died", "80-95", 80, 95),
    ("80 to 95 people died", "80 to 95", 80, 95),
    ("from 80 to 95 people died", "from 80 to 95", 80, 95),
    ("20 or 30 people died", "20 or 30", 20, 30),
    ("three or four men fell", "three or four", 3, 4),
    ("nineteen men fell", "nineteen", 19, 19),
    ("one hundred men fell", "one hundred", 100, 100),
    ("a hundred men fell", "a hundred", 100, 100),
    ("three thousand two hundred men fell", "three thousand two hundred", 3200, 3200),
    ("2 million people fled", "2 million", 2_000_000, 2_000_000),
    ("some two dozen men fell", "some two dozen", 24, 24),
    ("at least 1,100 people died", "at least 1,100", 1100, None),
    ("not less than seven people died", "not less than seven", 7, None),
    ("in excess of 400 people died", "in excess of 400", 400, None),
    ("well over 90 people died", "well over 90", 90, None),
    ("at most six people died", "at most six", None, 6),
    ("less than ten people died", "less than ten", None, 10),
    ("a maximum of 50 people died", "a maximum of 50", None, 50),
    ("roughly 45 people died", "roughly 45", 45, 45),
    ("almost two thousand people died", "almost two thousand", 2000, 2000),
    ("approximately 1,350 people died", "approximately 1,350", 1350, 1350),
]
OTHER = [
    ("He came on 12 March.", "date"),
    ("In 2012 the war went on.", "date"),
    ("A 12-year-old boy came.", "age"),
    ("Karim Haddad, 34, drove the lorry.", "age"),
    ("It costs $200 now.", "money"),
    ("About 40 percent of it burned.", "percent"),
    ("It lies 5 km away.", "measure"),
    ("They waited 10 days.", "measure"),
    ("It began at 5 p.m. sharp.", "date"),
    ("Council resolution 2254 was adopted.", "other"),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), COUNTS)
def test_counts(analyse: Analyse, text: str, words: str, low: int | None, high: int | None) -> None:
    found = numbers.find(analyse(text.capitalize() + ".").tokens)
    assert [(text.capitalize()[n.start : n.end].lower(), n.low, n.high, n.kind) for n in found] == [(words.lower(), low, high, "count")]


@pytest.mark.parametrize(("text", "kind"), OTHER)
def test_what_is_no_count(analyse: Analyse, text: str, kind: str) -> None:
    assert {n.kind for n in numbers.find(analyse(text).tokens)} == {kind}


def test_approximation_and_form(analyse: Analyse) -> None:
    (about,) = numbers.find(analyse("About 30 people died.").tokens)
    assert (about.approx, about.form) == (True, "exact")
    (least,) = numbers.find(analyse("At least 30 people died.").tokens)
    assert (least.approx, least.form) == (False, "at_least")
    (vague,) = numbers.find(analyse("Dozens died.").tokens)
    assert vague.form == "vague"


def test_a_revision_is_no_range(analyse: Analyse) -> None:
    found = numbers.find(analyse("The toll was raised from 5 to 12.").tokens)
    assert [(n.low, n.high) for n in found] == [(5, 5), (12, 12)]


_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    """An English cardinal, written independently of the grammar under test."""
    if number < 20:
        return _ONES[number - 1]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10 - 1]}" if number % 10 else "")
    if number < 1000:
        return f"{_ONES[number // 100 - 1]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    return f"{spelled(number // 1000)} thousand" + (f" {spelled(number % 1000)}" if number % 1000 else "")


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999_999))
def test_spelled_out_cardinals_come_back(number: int) -> None:
    analysis = _pipeline().analyse_one(_text(f"They counted {spelled(number)} houses."))
    assert [(n.low, n.high) for n in numbers.find(analysis.tokens)] == [(number, number)]


_made: list[Pipeline] = []


def _pipeline() -> Pipeline:
    if not _made:
        _made.append(Pipeline())
    return _made[0]


def _text(body: str) -> Text:
    from onrecord.intake.text import make_text

    return make_text(None, body)[0]
