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
    ("It could not be verified that the rebels had executed the prisoners.", "execution", "suspected"),
    ("The minister dismissed reports of torture in the jail as a lie.", "torture", "denied"),
    ("He said the claim that the planes had struck a hospital was nonsense.", "airstrike", "negated"),
    ("Neither the rebels nor the army shelled the town on Friday.", "shelling", "negated"),
    ("The pilot bombed neither the school nor the clinic.", "bombing", "negated"),
    ("The army stopped short of storming the mosque.", "ground_fighting", "negated"),
    ("The planned protest in the capital was called off.", "protest", "negated"),
    ("The rebels tried to capture the airport.", "territory_gained", "negated"),
    ("Hundreds would die in an assault on the city, the agency said.", "ground_fighting", "hypothetical"),
    ("The council called on both sides to stop shelling civilians.", "shelling", "claimed"),
    ("The rebels refused to stop shelling the town.", "shelling", "reported"),
    ("The raid on the port in Homs never happened, the mayor said.", "attack_other", "negated"),
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
    assert [(e.status, e.sources) for e in page.events if e.type == "assassination"] == [("reported", ())]


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


@pytest.mark.parametrize(
    "body",
    [
        "Moscow denied responsibility for the bombing of the bridge, which killed 12 people.",
        "The militia denied involvement in the bombing in Homs that killed 12 people.",
        "The militia was not involved in the bombing in Homs that killed 12 people.",
        "The general denied any role in the bombing in Homs that killed 12 people.",
    ],
)
def test_who_denies_his_part_denies_no_deed(body: str, read_page: Read) -> None:
    page = read_page(body)
    assert [(e.status, e.actors, e.sources) for e in page.events if e.type == "bombing"] == [("reported", (), ())]
    assert [(f.low, f.status, f.sources) for f in page.figures] == [(12, "asserted", ())]


def test_a_denial_of_a_negation_asserts(read_page: Read) -> None:
    page = read_page("On Monday in Homs the ministry rejected claims that it had not hit the depot.")
    assert not {e.status for e in page.events if e.evidence.quote == "hit"} & {"denied", "negated"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Militants plotted to kidnap two ministers.", "hypothetical"),
        ("The rebels refused to release two hostages.", "denied"),
        ("The gunman tried to kill three judges.", "denied"),
        ("The group threatened to kill three hostages.", "threatened"),
        ("Gunmen managed to kidnap two ministers.", "asserted"),
    ],
)
def test_nobody_is_counted_for_a_deed_that_was_not_done(body: str, status: str, read_page: Read) -> None:
    assert [f.status for f in read_page(body).figures] == [status]


def test_who_is_asked_to_stop_is_doing_it(read_page: Read) -> None:
    page = read_page("The council called on both sides to stop shelling civilians.")
    assert [[a.span.quote for a in e.actors if a.span] for e in page.events if e.type == "shelling"] == [["both sides"]]


def test_the_accused_are_all_of_them(read_page: Read) -> None:
    page = read_page("Monitors accused both the army and the rebels of executing prisoners.")
    assert [len(e.actors) for e in page.events if e.type == "execution"] == [2]


@pytest.mark.parametrize("body", ["Two farmers were shot dead by the river on Monday.", "Two farmers were shot dead by mistake on Monday."])
def test_by_a_river_nobody_did_it(body: str, read_page: Read) -> None:
    assert [e.actors for e in read_page(body).events] == [()]
