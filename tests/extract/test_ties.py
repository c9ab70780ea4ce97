"""How actors are said to stand to one another."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.extract.ties import Rule, rules

Read = Callable[[str], Page]


def ties(page: Page) -> list[tuple[str, str, str]]:
    return [(a.evidence.quote, t.kind, t.to.span.quote if t.to.span else t.to.name) for a in page.cast.actors for t in a.ties]


def short(name: str) -> str:
    return name.lower().removeprefix("the ")


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.example[0])
def test_the_example_of_each_rule_holds_and_its_counter_does_not(read_page: Read, rule: Rule) -> None:
    sentence, who, whom = rule.example
    found = ties(read_page(sentence))
    assert [(short(a), k, short(b)) for a, k, b in found] == [(short(who), rule.kind, short(whom))]
    assert rule.kind not in {k for _, k, _ in ties(read_page(rule.counter))}


def test_an_adjective_names_the_backer(read_page: Read) -> None:
    page = read_page("Turkish-backed rebels took the town on Sunday.")
    assert [(a, k, b) for a, k, b in ties(page)] == [("Turkish-backed rebels", "backed_by", "Turkish")]
    assert [t.to.actor for a in page.cast.actors for t in a.ties] == ["state.tr"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Syria and its ally Russia denied it.", [("Syria", "allied_with", "Russia")]),
        ("Syria and its rival Turkey denied it.", []),
    ],
)
def test_allies(read_page: Read, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert ties(read_page(sentence)) == expected


def test_a_long_name_in_brackets_stands_in_no_way(read_page: Read) -> None:
    found = ties(read_page("The Syrian Democratic Forces (SDF) are fighting the Islamic State near Raqqa."))
    assert [k for _, k, _ in found] == ["fights"]
