"""Who had a part in a deed, and what it did to things, where other words than the deed's own say so."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.extract.text import by_rules
from onrecord.lang.nlp import Analysis
from onrecord.model.records import Event
from onrecord.run.plan import knowledge

Analyse = Callable[[str], Analysis]


def deed(page: Page, word: str) -> Event:
    (found,) = [e for e in page.events if e.evidence.quote == word]
    return found


@pytest.mark.parametrize(
    ("body", "word", "targets"),
    [
        ("The explosion caused heavy damage to the residence of the envoy.", "explosion", ["residence"]),
        ("The blast on Monday did little damage to the bank and two shops.", "blast", ["bank", "shops"]),
        ("The town hall was destroyed as a result of the attack on Tuesday night.", "attack", ["town hall"]),
        ("The attacks were carried out by the Front against two banks on Monday.", "attacks", ["banks"]),
        ("Hooded men machinegunned the post office on Friday.", "machinegunned", ["post office"]),
    ],
)
def test_what_a_deed_did_to_things_is_its_target(analyse: Analyse, body: str, word: str, targets: list[str]) -> None:
    assert [t.name for t in deed(by_rules(analyse(body), knowledge()), word).targets] == targets


@pytest.mark.parametrize(
    ("body", "word", "actors", "status"),
    [
        ("Two officers were implicated in the murder of the priests.", "murder", ["officers"], "accused"),
        ("Three soldiers were charged with the killing of the nuns.", "killing", ["soldiers"], "accused"),
        ("The men suspected of the murder of the judge fled.", "murder", ["men"], "suspected"),
        ("The minister blamed the murder of the two monks on the Front.", "murder", ["Front"], "accused"),
        ("Members of the army took part in the murder of the priests on Monday.", "murder", ["Members of the army"], "reported"),
        ("A car was involved in the attack on the mayor.", "attack", [], "reported"),
        ("The rebels took no part in the attack on the mayor.", "attack", [], "reported"),
    ],
)
def test_who_is_said_to_have_a_part_in_a_deed(analyse: Analyse, body: str, word: str, actors: list[str], status: str) -> None:
    event = deed(by_rules(analyse(body), knowledge()), word)
    assert ([a.name for a in event.actors], event.status) == (actors, status)
