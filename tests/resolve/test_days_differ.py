"""Dates on which a report contradicts itself."""

import pytest
from tests.resolve.conftest import Draft

from onrecord.resolve.days_differ import of_reports


def values(draft: Draft) -> list[list[str]]:
    return [[s.value for s in d.sides] for d in of_reports([draft.account()]) if d is not None]


@pytest.mark.parametrize(
    ("words", "day", "sides"),
    [
        ("Wednesday, 6 December 2016", "2016-12-06", [["2016-12-06, a Tuesday", "Wednesday"]]),
        ("Tuesday, 6 December 2016", "2016-12-06", []),
        ("Tue 6 Dec", "2016-12-06", []),
        ("6 December 2016", "2016-12-06", []),
    ],
)
def test_a_weekday_that_is_not_that_of_its_date(words: str, day: str, sides: list[list[str]]) -> None:
    draft = Draft("one", f"A bomb killed ten people in Homs on {words}.")
    draft.time(words, day)
    assert values(draft) == sides


@pytest.mark.parametrize(
    ("published", "sides"),
    [("2016-12-05", []), ("2016-12-06", []), ("2016-12-09", [["2016-12-09, a Friday", "Monday"]]), (None, [])],
)
def test_a_dateline_of_another_day_than_the_report(published: str | None, sides: list[list[str]]) -> None:
    draft = Draft("one", "DAMASCUS, Monday (Reuters) - A bomb killed ten people in Homs.", published)
    draft.bare_day("Monday", weekday=0, toward="past")
    assert values(draft) == sides


def test_a_weekday_in_the_story_is_no_dateline() -> None:
    draft = Draft("one", "A bomb killed ten people on Monday - and wounded twenty.", "2016-12-09")
    draft.bare_day("Monday", weekday=0, toward="past")
    assert values(draft) == []
