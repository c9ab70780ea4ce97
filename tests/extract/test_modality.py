"""A denied, threatened or imagined act never looks like one that happened."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]

CASES = [
    ("Rebels shelled the market.", "shelling", "reported"),
    ("Rebels shelled the market, residents said.", "shelling", "claimed"),
    ("The ministry denied that its jets had bombed the clinic.", "airstrike", "denied"),
    ("The army denied shelling the school.", "shelling", "denied"),
    ("The envoy accused the army of shelling a school.", "shelling", "accused"),
    ("The militia is believed to have abducted two nurses.", "abduction", "suspected"),
    ("The alleged abduction of two nurses angered the town.", "abduction", "suspected"),
    ("The general threatened to shell the port.", "shelling", "threatened"),
    ("If the fighters stay, the army will storm the district, the colonel warned.", "ground_fighting", "threatened"),
    ("The council demanded that the army withdraw from the valley.", "withdrawal", "demanded"),
    ("The army plans to shell the port.", "shelling", "planned"),
    ("The army will storm the camp on Friday.", "ground_fighting", "planned"),
    ("If rebels shell the port, the ships will leave.", "shelling", "hypothetical"),
    ("The army could shell the port.", "shelling", "hypothetical"),
    ("Did the army shell the port?", "shelling", "hypothetical"),
    ("The army did not shell the port.", "shelling", "negated"),
    ("The ministry dismissed as a lie the report that its planes bombed the hospital.", "airstrike", "denied"),
    ("The spokesman rejected claims that the army used gas.", "chemical_attack", "denied"),
    ("Allegations that soldiers shot the prisoners were dismissed by the general.", "attack_other", "denied"),
    ("Reports that gunmen kidnapped the mayor turned out to be false.", "abduction", "negated"),
    ("It was not true that the militia shot the teacher.", "attack_other", "negated"),
    ("It is true that the militia shot the teacher.", "attack_other", "reported"),
    ("The claim that soldiers killed the villagers could not be verified.", "attack_other", "suspected"),
    ("Inspectors had no evidence of shelling in the valley.", "shelling", "negated"),
    ("The troops never entered the town.", "territory_gained", "negated"),
    ("There was no evidence that the rebels used chlorine.", "chemical_attack", "negated"),
    ("The ministry said that air strikes on the town had been suspended.", "airstrike", "negated"),
    ("The rebels refused to withdraw from the hill.", "withdrawal", "negated"),
]


@pytest.mark.parametrize(("sentence", "kind", "status"), CASES)
def test_status(sentence: str, kind: str, status: str, read_page: Read) -> None:
    found = [e.status for e in read_page(sentence).events if e.type == kind]
    assert found == [status]


def test_an_end_to_the_shelling_means_that_there_is_shelling(read_page: Read) -> None:
    page = read_page("The mayor demanded an end to the shelling of the port.")
    assert [e.status for e in page.events if e.type == "shelling"] == ["claimed"]


def test_what_a_threat_looks_back_on_has_happened(read_page: Read) -> None:
    page = read_page("The general threatened to punish the men who had shelled the port.")
    assert [e.status for e in page.events if e.type == "shelling"] in (["claimed"], ["reported"])


def test_what_a_denial_takes_for_granted_has_happened(read_page: Read) -> None:
    page = read_page("The minister denied that the delay was linked to the murder of the judge.")
    assert [e.status for e in page.events if e.type == "assassination"] == ["claimed"]


def test_that_somebody_accuses_is_no_accusation_by_the_teller(read_page: Read) -> None:
    page = read_page("The envoy accused the army of shelling a school.")
    assert [e.status for e in page.events if e.type == "accusation"] == ["reported"]


def test_sources_are_those_of_the_statement(read_page: Read) -> None:
    page = read_page("Residents told reporters that rebels had shelled the market.")
    event = next(e for e in page.events if e.type == "shelling")
    assert [s.name.lower() for s in event.sources][:1] == ["residents"]


def test_a_threat_says_nothing_of_what_came_before_it(read_page: Read) -> None:
    page = read_page("The colonel threatened to storm the camp after the talks had failed.")
    assert [e.status for e in page.events if e.type == "talks_failed"] in (["reported"], ["claimed"])
