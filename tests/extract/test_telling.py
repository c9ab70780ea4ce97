"""Deeds that are told, and deeds that are only mentioned."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.extract.telling import PASSING


def kinds(page: Page) -> set[str]:
    return {e.type for e in page.events}


@pytest.mark.parametrize(
    "body",
    [
        "Three gunmen shot the mayor on Friday in front of his house.",
        "A bomb exploded at the bus station in the morning, and two guards were injured.",
        "The judge was murdered on Monday night by men on a motorcycle.",
        "Warplanes bombed the market of the town on Tuesday, killing twelve people.",
    ],
)
def test_what_happened_is_told(body: str, read_page: Callable[[str], Page]) -> None:
    page = read_page(body)
    assert page.events
    assert PASSING not in kinds(page)


BEFORE = "The delegates arrived in the morning. The hall was full. "


@pytest.mark.parametrize(
    "body",
    [
        "The army attacks our people, and our struggle for democracy and political freedom continues, the union said in its message on "
        "the elections.",
        "The war has killed 60,000 people in four years.",  # a war's count is of no one deed
    ],
)
def test_violence_that_is_only_mentioned(body: str, read_page: Callable[[str], Page]) -> None:
    assert kinds(read_page(BEFORE + body)) == {PASSING}
    assert PASSING not in kinds(read_page(body))  # with that a report begins: it is its news


def test_a_deed_further_down_is_told_all_the_same(read_page: Callable[[str], Page]) -> None:
    assert kinds(read_page(BEFORE + "Gunmen shot the mayor of Kell on Monday in front of his house.")) == {"attack_other"}


def test_whoever_counts_the_harmed_tells_of_a_deed(read_page: Callable[[str], Page]) -> None:
    page = read_page("The guerrillas have attacked the villages and killed 12 people, the speaker said in a speech on democracy.")
    assert PASSING not in {e.type for e in page.events if e.figures}


@pytest.mark.parametrize(
    "body",
    [
        "The army denied that it attacked the economy, in a speech on democracy and the elections.",
        "The speaker accused the guerrillas of attacking the economy in a speech on democracy and the elections.",
        "The guerrillas threatened to attack the economy, in a speech on democracy and the elections.",
    ],
)
def test_accusations_denials_and_threats_keep_their_type(body: str, read_page: Callable[[str], Page]) -> None:
    assert PASSING not in kinds(read_page(body))
