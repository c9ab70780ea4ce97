"""Who is compared with whom: neighbours in time at the first hint, those far apart only for more than one; and whom a newcomer touches."""

from collections.abc import Iterable
from typing import Any

import pytest

from onrecord.model.records import Copy
from onrecord.model.traces import Mark, Trace
from onrecord.resolve import blocks, copies, links
from onrecord.resolve.account import Account
from onrecord.resolve.desk import Desk
from onrecord.resolve.index import Memory
from onrecord.resolve.marks import Of, key
from onrecord.resolve.shared import derive
from onrecord.resolve.story import Story
from onrecord.resolve.ties import Ties
from onrecord.resolve.trace import trace

PHRASE = "The numbers could not be checked on the spot"  # one of its runs is a mark
TEXTS = (
    "Grain lorries waited for nine hours at the western gate before officers waved them through. {} as the talks go on.",
    "A school with a new roof opened on the lake shore and pupils sang for the guests. {} and the ferry is seldom on time.",
)


class Table:
    """Accounts that lie beside one another with their marks."""

    def __init__(self, *accounts: Account) -> None:
        self.index = Memory()
        self.known = {a.key: a for a in accounts}
        self.desk = Desk(lambda keys: [self.known[k] for k in keys], Ties(()))
        for a in accounts:
            self.index.put_trace(a.key, Trace(), trace(a, self.desk.told(a), self.desk.ties))

    def stories(self) -> set[tuple[str, ...]]:
        """The reports whose stories are compared."""
        seen: set[tuple[str, ...]] = set()

        def score(a: Story, b: Story) -> float | None:
            seen.add(tuple(sorted((a.account.key, b.account.key))))
            return None

        links.link(self.index, self.desk, sorted(self.known), links.stories(score))
        return seen

    def texts(self, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, ...]]:
        """The reports whose texts are compared."""
        seen: set[tuple[str, ...]] = set()
        monkeypatch.setattr(copies, "link", lambda a, b: seen.add(tuple(sorted((a.key, b.key)))))
        links.link(self.index, self.desk, sorted(self.known), links.TEXTS)
        return seen


def told(draft: Any, key: str, day: str, words: str, place: str) -> Account:
    d = draft(key, f"It rained. The army fired at the {words} in {place}. It rained.", day)
    d.event("fired", "shelling", place=d.place(place))
    return d.account()


@pytest.mark.parametrize(
    ("day", "words", "compared"),
    [
        ("2016-12-20", "telmor", True),  # one rare word is enough for those of the same weeks
        ("2016-03-20", "telmor", False),
        ("2016-03-20", "telmor zarqun", False),
        ("2016-03-20", "telmor zarqun basquil", True),  # a day may be read wrong: who shares three is looked at all the same
    ],
)
def test_few_rare_words_say_nothing_of_stories_months_apart(draft: Any, day: str, words: str, compared: bool) -> None:
    a, b = told(draft, "a", "2016-12-06", words, "Douma"), told(draft, "b", day, words, "Homs")
    assert Table(a, b).stories() == ({("a", "b")} if compared else set())


@pytest.mark.parametrize(("day", "compared"), [("2016-12-20", True), ("2016-03-20", False)])
def test_a_stock_phrase_says_nothing_of_texts_months_apart(draft: Any, monkeypatch: pytest.MonkeyPatch, day: str, compared: bool) -> None:
    first, other = (text.format(PHRASE) for text in TEXTS)
    found = Table(draft("a", first, "2016-12-06").account(), draft("b", other, day).account()).texts(monkeypatch)
    assert found == ({("a", "b")} if compared else set())


def test_one_text_is_found_again_after_years_however_short_it_is(draft: Any) -> None:
    accounts = [draft(k, "No news from the valley today.", day).account() for k, day in (("a", "2012-05-01"), ("b", "2019-08-01"))]
    assert [c.relation for c in derive(accounts) if isinstance(c, Copy)] == ["identical"]


BLOCK, WORD = key(Of.BLOCK, "somewhere", 1), key(Of.WORD, "telmor")


def kind() -> links.Kind[Story]:
    """Made anew since it holds how many are compared."""
    return links.stories(lambda a, b: None)


def crowded(days: Iterable[int], *more: Mark) -> Memory:
    """An index in which each of these days has one story at one place; report and story are named by the day."""
    index = Memory()
    for day in days:
        marks = (Mark(BLOCK, day, day), *(m for m in more if m.who == day))
        index.put_trace(str(day), Trace(), Trace(marks))
    return index


def test_a_newcomer_to_a_crowd_touches_only_those_linked_across_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "NEAREST", 2)
    index, came = crowded((11, 12, 13, 14, 15, 16, 17)), [Mark(BLOCK, 14, 14)]
    assert links.widened(index, came, [], kind()) == set()
    index.put_links([], [(13, 15, 1.0), (12, 13, 1.0), (16, 17, 1.0)])
    assert links.widened(index, came, [], kind()) == set()  # still next but one to each other
    index.put_links([], [(12, 15, 1.0)])
    assert links.widened(index, came, [], kind()) == {"12", "15"}


def test_who_goes_from_a_crowd_lets_those_on_both_sides_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "NEAREST", 2)
    assert links.widened(crowded((12, 13, 15, 16)), [], [Mark(BLOCK, 14, 14)], kind()) == {"12", "13", "15", "16"}
    both = [Mark(BLOCK, 14, 14), Mark(BLOCK, 14, 15)]
    assert links.widened(crowded((12, 15)), [], both, kind()) == {"12", "15"}


def test_a_word_that_becomes_common_parts_only_those_whom_nothing_else_brings_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "SHARED", 2)
    index = crowded((1, 2), *(Mark(WORD, day, day) for day in (1, 2)))
    index.put_trace("3", Trace(), Trace((Mark(WORD, 3, 3),)))
    index.put_links([], [(1, 2, 1.0), (2, 3, 1.0)])
    assert links.recounted(index, WORD, "common", kind()) == {2, 3}
    assert links.recounted(index, WORD, "rare", kind()) == {1, 2, 3}
