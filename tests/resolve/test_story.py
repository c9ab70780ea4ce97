"""What a story boils down to: its days."""

from datetime import date
from typing import Any

import pytest

from onrecord.resolve.story import story


def _days(d: Any) -> tuple[list[str], bool]:
    account = d.account()
    found = story(account, account.events)
    assert found.days is not None
    return [date.fromordinal(day).isoformat() for day in found.days], found.dated


@pytest.mark.parametrize(
    ("body", "said", "days"),
    [
        ("A shell killed nine people, a doctor said on Monday.", "A shell killed nine people", ["2016-12-04", "2016-12-05"]),
        ("A shell killed nine people on Monday, a doctor said.", "A shell killed nine people on Monday", ["2016-12-05", "2016-12-05"]),
    ],
)
def test_a_deed_told_on_a_day_was_on_that_day_or_the_one_before(draft: Any, body: str, said: str, days: list[str]) -> None:
    d = draft("a", f"{body} That is all.")
    day = d.time("Monday", "2016-12-05")
    d.statement(said, "say", said=("a doctor",), cue="said", when=day)
    d.event("killed", "shelling", when=day)
    assert _days(d) == (days, True)


def test_its_own_day_goes_before_the_day_of_telling(draft: Any) -> None:
    d = draft("a", "A shell killed nine people, a doctor said on Monday. The shell fell on Saturday. That is all.")
    told, own = d.time("Monday", "2016-12-05"), d.time("Saturday", "2016-12-03")
    d.statement("A shell killed nine people", "say", said=("a doctor",), cue="said", when=told)
    d.event("killed", "shelling", when=told)
    d.event("fell", "shelling", when=own)
    assert _days(d) == (["2016-12-03", "2016-12-03"], True)


def test_the_day_that_it_names_first_goes_before_one_of_what_it_recalls(draft: Any) -> None:
    d = draft("a", "A shell fell on Monday. Another had fallen there on Thursday. That is all.")
    first, earlier = d.time("Monday", "2016-12-05"), d.time("Thursday", "2016-12-01")
    d.event("fell", "shelling", when=first)
    d.event("had fallen", "shelling", when=earlier)
    assert _days(d)[0] == ["2016-12-05", "2016-12-05"]
