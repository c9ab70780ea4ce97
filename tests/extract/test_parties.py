"""Who has which part, where the rules of grammar leave it open."""

from collections.abc import Callable, Iterable

import pytest

from onrecord.extract import parties, telling
from onrecord.extract.page import Page
from onrecord.extract.text import by_rules
from onrecord.lang.linear import Linear
from onrecord.lang.nlp import Analysis
from onrecord.model.values import ActorRef
from onrecord.run.plan import knowledge


def names(refs: Iterable[ActorRef]) -> list[str]:
    return [r.name for r in refs]


def test_a_victim_on_another_verb_of_the_sentence_is_found(analyse: Callable[[str], Analysis]) -> None:
    body = "Six policemen died when a patrol was ambushed and bombs were thrown by guerrillas of the Northern Front."
    page = by_rules(analyse(body), knowledge())
    (rules,) = [e for e in page.events if e.type == "bombing"]
    page.events = parties.weighed(page)
    (event,) = [e for e in page.events if e.type == "bombing"]
    assert "policemen" not in names(rules.targets)
    assert "policemen" in names(event.targets)
    assert names(event.actors) == ["guerrillas", "Northern Front"]


@pytest.mark.parametrize(
    ("body", "actors", "targets"),
    [
        ("Example warplanes bombed the hospital and the bakery.", ["Example warplanes"], ["hospital", "bakery"]),
        ("Two rebels shelled the western districts.", ["rebels"], ["western districts"]),
        ("Gunmen kidnapped three engineers on the road.", ["Gunmen"], ["engineers"]),
    ],
)
def test_what_the_rules_found_stays(body: str, actors: list[str], targets: list[str], read_page: Callable[[str], Page]) -> None:
    (event,) = read_page(body).events
    assert names(event.actors) == actors
    assert [t.split(" ", 1)[-1] if t.startswith("three") else t for t in names(event.targets)] == targets


def test_nothing_is_taken_from_another_sentence(read_page: Callable[[str], Page]) -> None:
    page = read_page("The guerrillas were in the town. Their leader gave an interview. A bomb exploded in the office of the judge.")
    for event in page.events:
        for ref in (*event.actors, *event.targets):
            assert ref.span is not None
            assert event.sentence[0] <= ref.span.start < event.sentence[1]


@pytest.mark.parametrize(
    ("told", "mayor", "targets"),
    [
        ("Gunmen shot the mayor in the garden near the bakery.", -0.8, ["mayor", "garden"]),  # 0.31 for him, 0.475 for the garden
        ("Gunmen shot the mayor in the garden near the bakery.", -1.5, ["garden"]),  # 0.182 for him, 0.426 for the bakery
        ("Gunmen threatened to shoot the mayor in the garden near the bakery.", -9.0, ["mayor", "garden"]),
    ],
)
def test_a_part_must_be_likely_enough(
    told: str, mayor: float, targets: list[str], analyse: Callable[[str], Analysis], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = by_rules(analyse(told), knowledge())
    actor, target = {"all": -9.0}, {"rule=target": mayor, "word=garden": -0.1, "word=bakery": -0.3}
    models = {"actor": Linear(actor), "target": Linear(target)}
    monkeypatch.setattr(parties, "linear", models.__getitem__)
    (event,) = [e for e in parties.weighed(page) if e.type in telling.OF]
    assert names(event.actors) == ["Gunmen"]  # whom a rule saw act stays
    assert names(event.targets) == targets
