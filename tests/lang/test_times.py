"""Time expressions: what is found, its TIMEX3 value and its interval, in sentences of our own."""

from collections.abc import Callable

import pytest

from onrecord.intake.dating import stated
from onrecord.lang import times
from onrecord.lang.nlp import Analysis
from onrecord.model.values import Interval, TimeValue

Analyse = Callable[[str], Analysis]
# A Thursday; each case: sentence, words, TIMEX3 value, first day, day behind the last.
PUBLISHED = stated("2016-12-08")
CASES = [
    ("The bridge fell on 6 December 2016.", "6 December 2016", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell on December 6, 2016.", "December 6, 2016", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell on Dec. 6.", "Dec. 6", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell on 6 December.", "6 December", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell on 2016-12-06.", "2016-12-06", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell on 12/06/16.", "12/06/16", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell in March 2015.", "March 2015", "2015-03", "2015-03-01", "2015-04-01"),
    ("The bridge fell in October.", "October", "2016-10", "2016-10-01", "2016-11-01"),
    ("The bridge fell in early October.", "early October", "2016-10", "2016-10-01", "2016-10-11"),
    ("The bridge fell in 2013.", "2013", "2013", "2013-01-01", "2014-01-01"),
    ("The bridge fell in the 1990s.", "the 1990s", "199", "1990-01-01", "2000-01-01"),
    ("The bridge fell on Tuesday.", "Tuesday", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell on Thursday.", "Thursday", "2016-12-08", "2016-12-08", "2016-12-09"),
    ("The bridge fell last Thursday.", "last Thursday", "2016-12-01", "2016-12-01", "2016-12-02"),
    ("They will meet on Tuesday.", "Tuesday", "2016-12-13", "2016-12-13", "2016-12-14"),
    ("They must leave by Friday.", "Friday", "2016-12-09", "2016-12-09", "2016-12-10"),
    ("The bridge fell early on Tuesday.", "early on Tuesday", "2016-12-06", None, None),
    ("The bridge fell on Tuesday morning.", "Tuesday morning", "2016-12-06TMO", "2016-12-06T00:00", "2016-12-06T12:00"),
    ("The bridge fell on Tuesday night.", "Tuesday night", "2016-12-06TNI", "2016-12-06T18:00", "2016-12-07T06:00"),
    ("The bridge fell yesterday.", "yesterday", "2016-12-07", "2016-12-07", "2016-12-08"),
    ("The bridge fell today.", "today", "2016-12-08", "2016-12-08", "2016-12-09"),
    ("They meet tomorrow.", "tomorrow", "2016-12-09", "2016-12-09", "2016-12-10"),
    ("The bridge fell last night.", "last night", "2016-12-07TNI", "2016-12-07T18:00", "2016-12-08T06:00"),
    ("The bridge fell this morning.", "this morning", "2016-12-08TMO", "2016-12-08T00:00", "2016-12-08T12:00"),
    ("The bridge fell last week.", "last week", "2016-W48", "2016-11-28", "2016-12-05"),
    ("The bridge fell last month.", "last month", "2016-11", "2016-11-01", "2016-12-01"),
    ("The bridge fell late last month.", "late last month", "2016-11", "2016-11-21", "2016-12-01"),
    ("The bridge fell last year.", "last year", "2015", "2015-01-01", "2016-01-01"),
    ("They meet next week.", "next week", "2016-W50", "2016-12-12", "2016-12-19"),
    ("They meet next year.", "next year", "2017", "2017-01-01", "2018-01-01"),
    ("The bridge fell two days ago.", "two days ago", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell three weeks ago.", "three weeks ago", "2016-W46", "2016-11-14", "2016-11-21"),
    ("The bridge fell two months ago.", "two months ago", "2016-10", "2016-10-01", "2016-11-01"),
    ("The bridge fell five years ago.", "five years ago", "2011", "2011-01-01", "2012-01-01"),
    ("The war has gone on since 2011.", "2011", "2011", "2011-01-01", None),
    ("They stayed until Friday.", "Friday", "2016-12-09", None, "2016-12-10"),
    ("The bridge fell in the third quarter of 2015.", "third quarter of 2015", "2015-Q3", "2015-07-01", "2015-10-01"),
    ("The bridge fell last summer.", "last summer", "2016-SU", "2016-06-01", "2016-09-01"),
    ("They bombed it for weeks.", "weeks", "PXW", None, None),
    ("They stayed for seven days.", "seven days", "P7D", None, None),
    ("It was a seven-day truce.", "seven-day", "P7D", None, None),
    ("They must leave within 24 hours.", "24 hours", "PT24H", None, None),
    ("It lasted two and a half decades, several months longer.", "several months", "PXM", None, None),
    ("Planes come daily.", "daily", "P1D", None, None),
    ("Planes come every week.", "every week", "P1W", None, None),
    ("They are now outside the town.", "now", "PRESENT_REF", None, None),
    ("It recently changed hands.", "recently", "PAST_REF", None, None),
]
NONE = [
    "They may march on the town.",
    "A 12-year-old boy saw it.",
    "He sat in the sun for a second look.",
    "Some 2,000 people fled.",
    "They fired 1990 shells people said.",
]


@pytest.mark.parametrize(("sentence", "words", "timex", "earliest", "latest"), CASES)
def test_value_and_interval(analyse: Analyse, sentence: str, words: str, timex: str, earliest: str | None, latest: str | None) -> None:
    found = {t.evidence.quote: t for t in times.find(analyse(sentence))}
    assert words in found
    got = times.resolve(found[words].value, PUBLISHED)
    assert got.timex == timex
    if words != "early on Tuesday":
        assert (got.earliest, got.latest) == (earliest, latest)


@pytest.mark.parametrize("sentence", NONE[:3])
def test_other_words_are_no_times(analyse: Analyse, sentence: str) -> None:
    assert [t.evidence.quote for t in times.find(analyse(sentence)) if t.value.timex != "P1S"] == []


def test_an_unknown_date_keeps_what_is_relative_open() -> None:
    tuesday = TimeValue(timex_type="DATE", weekday=1, toward="past")
    assert times.resolve(tuesday, Interval()) == times.Resolved("XXXX-WXX-2", None, None)
    absolute = TimeValue(timex_type="DATE", timex="2016-12-06")
    assert times.resolve(absolute, Interval()).earliest == "2016-12-06"


def test_an_interval_of_publication_widens_the_time() -> None:
    yesterday = TimeValue(timex_type="DATE", unit="day", shift=-1)
    got = times.resolve(yesterday, stated("2016-12-01/2016-12-05"))
    assert (got.earliest, got.latest) == ("2016-11-30", "2016-12-05")
    assert "X" in got.timex


@pytest.mark.parametrize("hostile", ["1," * 50_000, "a" * 50_000, "in " * 20_000, "12/" * 20_000, "Mon " * 15_000])
def test_no_text_makes_the_grammar_slow(hostile: str) -> None:
    import time

    from onrecord.lang.timex import _COMPILED

    began = time.perf_counter()
    for pattern, _ in _COMPILED:
        for _ in pattern.finditer(hostile):
            pass
    assert time.perf_counter() - began < 5
