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
UNSAID = ("?", "?")  # an interval that the case does not fix
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
    ("The bridge fell early on Tuesday.", "early on Tuesday", "2016-12-06", *UNSAID),
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
    ("Thousands fled since the siege of the town began in 2013.", "2013", "2013", "2013-01-01", None),
    ("They stayed until Friday.", "Friday", "2016-12-02", None, "2016-12-03"),
    ("The rebels were given until Friday to leave.", "Friday", "2016-12-09", None, "2016-12-10"),
    ("The bridge fell in the third quarter of 2015.", "the third quarter of 2015", "2015-Q3", "2015-07-01", "2015-10-01"),
    ("The bridge fell in the third quarter.", "the third quarter", "2016-Q3", "2016-07-01", "2016-10-01"),
    ("The bridge fell in the first half of 2015.", "the first half of 2015", "2015-H1", "2015-01-01", "2015-07-01"),
    ("The bridge fell in the 12th century.", "the 12th century", "11", "1100-01-01", "1200-01-01"),
    ("The bridge fell in fiscal 2014.", "fiscal 2014", "2014", "2014-01-01", "2015-01-01"),
    ("The bridge fell in nineteen ninety-four.", "nineteen ninety-four", "1994", "1994-01-01", "1995-01-01"),
    ("The bridge fell on Saturday, Nov. 26.", "Saturday, Nov. 26", "2016-11-26", "2016-11-26", "2016-11-27"),
    ("The bridge fell on Tuesday, 6 December 2016.", "Tuesday, 6 December 2016", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell on 3 March.", "3 March", "2016-03-03", "2016-03-03", "2016-03-04"),
    ("The accord expires on Jan. 10.", "Jan. 10", "2017-01-10", "2017-01-10", "2017-01-11"),
    ("The bridge fell on May 4.", "May 4", "2016-05-04", "2016-05-04", "2016-05-05"),
    ("The bridge fell in May.", "May", "2016-05", "2016-05-01", "2016-06-01"),
    ("The bridge fell in late May.", "late May", "2016-05", "2016-05-22", "2016-06-01"),
    ("The bridge fell in mid-August.", "mid-August", "2016-08", "2016-08-11", "2016-08-22"),
    ("The bridge fell last October.", "last October", "2016-10", "2016-10-01", "2016-11-01"),
    ("The bridge fell in July last year.", "July last year", "2015-07", "2015-07-01", "2015-08-01"),
    ("They will meet in January.", "January", "2017-01", "2017-01-01", "2017-02-01"),
    ("The bridge fell at the end of November.", "the end of November", "2016-11", "2016-11-21", "2016-12-01"),
    ("The bridge fell in the late 1980s.", "the late 1980s", "198", "1986-09-01", "1990-01-01"),
    ("They plan to meet on Monday.", "Monday", "2016-12-12", "2016-12-12", "2016-12-13"),
    ("They are due to meet on Monday.", "Monday", "2016-12-12", "2016-12-12", "2016-12-13"),
    ("They agreed to meet on Monday.", "Monday", "2016-12-12", "2016-12-12", "2016-12-13"),
    ("They may leave as early as Monday.", "Monday", "2016-12-12", "2016-12-12", "2016-12-13"),
    ("They said the bridge fell on Monday.", "Monday", "2016-12-05", "2016-12-05", "2016-12-06"),
    ("He spoke after Monday's raid.", "Monday", "2016-12-05", "2016-12-05", "2016-12-06"),
    ("They meet next Friday.", "next Friday", "2016-12-09", "2016-12-09", "2016-12-10"),
    ("The bridge fell at 10 p.m. on Tuesday.", "10 p.m. on Tuesday", "2016-12-06T22:00", "2016-12-06T22:00", "2016-12-06T23:00"),
    ("The bridge fell at noon on Tuesday.", "noon on Tuesday", "2016-12-06T12:00", "2016-12-06T12:00", "2016-12-06T13:00"),
    ("The bridge fell on Tuesday at around 06:30.", "Tuesday at around 06:30", "2016-12-06T06:30", "2016-12-06T06:30", "2016-12-06T07:30"),
    ("The bridge fell at 5 in the morning.", "5 in the morning", "2016-12-08T05:00", "2016-12-08T05:00", "2016-12-08T06:00"),
    ("Shells fell overnight Tuesday.", "overnight Tuesday", "2016-12-06TNI", "2016-12-06T18:00", "2016-12-07T06:00"),
    ("The bridge fell overnight.", "overnight", "2016-12-07TNI", "2016-12-07T18:00", "2016-12-08T06:00"),
    ("The bridge fell yesterday afternoon.", "yesterday afternoon", "2016-12-07TAF", "2016-12-07T12:00", "2016-12-07T18:00"),
    ("The bridge fell the day before yesterday.", "the day before yesterday", "2016-12-06", "2016-12-06", "2016-12-07"),
    ("The bridge fell over the weekend.", "the weekend", "2016-W48-WE", "2016-12-03", "2016-12-05"),
    ("The bridge fell earlier this week.", "earlier this week", "2016-W49", "2016-12-05", "2016-12-12"),
    ("The bridge fell earlier this year.", "earlier this year", "2016", "2016-01-01", "2017-01-01"),
    ("It will open at the end of the year.", "the end of the year", "2016", "2016-09-01", "2017-01-01"),
    ("The bridge fell a decade ago.", "a decade ago", "2006", "2006-01-01", "2007-01-01"),
    ("The bridge fell several years ago.", "several years ago", "PAST_REF", None, None),
    ("The bridge fell on Tuesday. The next day they came back.", "The next day", "2016-12-07", "2016-12-07", "2016-12-08"),
    ("The bridge fell on 6 December 2015. They fled that night.", "that night", "2015-12-06TNI", "2015-12-06T18:00", "2015-12-07T06:00"),
    ("The bridge fell on 6 December 2015. Two days later they fled.", "Two days later", "2015-12-08", "2015-12-08", "2015-12-09"),
    ("It was built in 2009 and closed the following year.", "the following year", "2010", "2010-01-01", "2011-01-01"),
    ("They left two weeks before the raid.", "two weeks before", "P2W", None, None),
    ("Fifty died in the last five days.", "the last five days", "P5D", "2016-12-03", "2016-12-09"),
    ("It will be done in the next few days.", "the next few days", "PXD", None, None),
    ("It began at 7 pm (1700 GMT) on Tuesday.", "7 pm (1700 GMT) on Tuesday", "2016-12-06T19:00", "2016-12-06T19:00", "2016-12-06T20:00"),
    ("They waited for two and a half hours.", "two and a half hours", "PT2H30M", None, None),
    ("They waited for 2 1/2 years.", "2 1/2 years", "P2Y6M", None, None),
    ("They waited for half an hour.", "half an hour", "PT30M", None, None),
    ("They waited for a couple of months.", "a couple of months", "P2M", None, None),
    ("They waited for twenty-four days.", "twenty-four days", "P24D", None, None),
    ("They waited two to three weeks.", "two to three weeks", "P2W", None, None),
    ("They fought in the past two months.", "the past two months", "P2M", "2016-10-08", "2016-12-09"),
    ("They fought for three decades.", "three decades", "P30Y", None, None),
    ("It was a month-long siege.", "month-long", "P1M", None, None),
    ("Planes come three times a week.", "a week", "P1W", None, None),
    ("They march every Thursday.", "every Thursday", "XXXX-WXX-4", None, None),
    ("They march each July.", "each July", "XXXX-07", None, None),
    ("It will soon change hands.", "soon", "FUTURE_REF", None, None),
    ("It is hard to live here these days.", "these days", "PRESENT_REF", None, None),
    ("They fled on Christmas Eve.", "Christmas Eve", "2015-12-24", "2015-12-24", "2015-12-25"),
    ("The bridge fell last summer.", "last summer", "2016-SU", "2016-06-01", "2016-09-01"),
    ("They bombed it for weeks.", "weeks", "PXW", None, None),
    ("They stayed for seven days.", "seven days", "P7D", None, None),
    ("It was a seven-day truce.", "seven-day", "P7D", None, None),
    ("They must leave within 24 hours.", "24 hours", "PT24H", "2016-12-08", "2016-12-10"),
    ("It lasted several months longer.", "several months", "PXM", None, None),
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
    "They fired 1990 shells at the camp.",
    "Jan Novak spoke for the group.",
    "He was in his 30s.",
    "About a quarter of the town burned.",
    "They came on 31 February.",
    "Some 1650 of them fled.",
]


@pytest.mark.parametrize(("sentence", "words", "timex", "earliest", "latest"), CASES)
def test_value_and_interval(analyse: Analyse, sentence: str, words: str, timex: str, earliest: str | None, latest: str | None) -> None:
    found = {t.evidence.quote: t for t in times.find(analyse(sentence))}
    assert words in found
    got = times.resolve(found[words].value, PUBLISHED)
    assert got.timex == timex
    if (earliest, latest) != UNSAID:
        assert (got.earliest, got.latest) == (earliest, latest)


@pytest.mark.parametrize("sentence", NONE)
def test_other_words_are_no_times(analyse: Analyse, sentence: str) -> None:
    assert [t.evidence.quote for t in times.find(analyse(sentence))] == []


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


@pytest.mark.parametrize(
    "hostile", ["1," * 9000, "a" * 9000, "in " * 6000, "12/" * 6000, "Mon " * 5000, "a year ago " * 2000, "May " * 5000]
)
def test_no_text_makes_the_grammar_slow(hostile: str) -> None:
    import time

    from onrecord.lang.nlp import Sentence, Token
    from onrecord.lang.timex import mentions
    from onrecord.lang.timex_thread import Thread

    words = hostile.split()
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word, "NN", "NOUN", "dep", ""))
        at += len(word) + 1
    sentence = Sentence(0, tokens, "story", 0)
    for token in tokens:
        token.sent = sentence
    began = time.perf_counter()
    list(mentions(sentence, Thread()))
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("sentence", "quote", "timex"),
    [
        ("A bomb killed ten people on Monday. The day after the attack, two men were held.", "The day after", "2016-12-06"),
        ("A bomb killed ten people on Monday. Two days after the attack, two men were held.", "Two days after", "2016-12-07"),
        ("A bomb killed ten people on Monday. The night before the blast, soldiers left.", "The night before", "2016-12-04TNI"),
        ("Two days after the attack, two men were held.", "Two days after", "P2D"),
    ],
)
def test_days_are_counted_from_what_was_told(analyse: Analyse, sentence: str, quote: str, timex: str) -> None:
    found = {t.evidence.quote: times.resolve(t.value, PUBLISHED).timex for t in times.find(analyse(sentence))}
    assert found[quote] == timex
