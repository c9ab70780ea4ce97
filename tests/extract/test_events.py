"""What happened, who did it to whom, with what, and where."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.model.records import Event

Read = Callable[[str], Page]


def only(page: Page, kind: str) -> Event:
    found = [e for e in page.events if e.type == kind]
    assert len(found) == 1, [(e.type, e.evidence.quote) for e in page.events]
    return found[0]


def names(refs: object) -> set[str]:
    return {ref.name for ref in refs}  # type: ignore[attr-defined]


def words(refs: object) -> str:
    return " | ".join((ref.span.quote if ref.span else ref.name) for ref in refs).lower()  # type: ignore[attr-defined]


def place(page: Page, event: Event) -> str | None:
    return next((p.evidence.quote for p in page.places if p.id == event.place), None)


def test_subject_object_and_the_rest_of_the_harm(read_page: Read) -> None:
    event = only(read_page("Jets of the coalition bombed a bakery in Idlib on Monday, killing nine villagers."), "airstrike")
    assert "bakery" in words(event.targets)
    assert event.status == "reported"
    assert event.when is not None


def test_jets_belong_to_their_side(read_page: Read) -> None:
    event = only(read_page("Russian planes pounded the western suburbs of Idlib."), "airstrike")
    assert "russia" in words(event.actors)
    assert "planes" not in {n.lower() for n in names(event.actors)}


def test_passive_with_by(read_page: Read) -> None:
    event = only(read_page("A judge was kidnapped by armed men near Cali."), "abduction")
    assert "armed men" in words(event.actors)
    assert "judge" in words(event.targets)


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The raid on a clinic in Douma shocked doctors.", "clinic"),
        ("The shelling of the bridge went on until dawn.", "bridge"),
        ("The governor's assassination was condemned abroad.", "governor"),
        ("The murder of two nuns was never explained.", "nuns"),
    ],
)
def test_nouns_have_targets(sentence: str, target: str, read_page: Read) -> None:
    assert any(target in words(e.targets) for e in read_page(sentence).events)


def test_a_victim_is_not_the_killer(read_page: Read) -> None:
    event = only(read_page("The senator's murder is still being looked into."), "assassination")
    assert event.actors == ()


def test_verb_without_object_takes_that_of_the_next(read_page: Read) -> None:
    event = only(read_page("Masked men shot and killed a teacher in Cali on Friday."), "attack_other")
    assert "teacher" in words(event.targets)


def test_weapon(read_page: Read) -> None:
    event = only(read_page("The bank was destroyed by a powerful car bomb that exploded at noon."), "bombing")
    assert event.weapon is not None
    assert "bomb" in event.weapon


def test_one_blow_is_one_event(read_page: Read) -> None:
    page = read_page("An air strike killed twelve people in Idlib.")
    assert [e.type for e in page.events] == ["airstrike"]


def test_killing_fighters_is_combat(read_page: Read) -> None:
    assert [e.type for e in read_page("Troops killed four insurgents outside Ghazni.").events] == ["ground_fighting"]
    assert [e.type for e in read_page("Troops killed four farmers outside Ghazni.").events] == ["attack_other"]


def test_but_not_there(read_page: Read) -> None:
    page = read_page("The ministry confirmed that it had begun shelling camps in Idlib and Homs, but not Aleppo.")
    told = [(e.status, place(page, e)) for e in page.events if e.type == "shelling"]
    assert ("denied", "Aleppo") in told
    assert any(status == "claimed" and where in ("Idlib", "Homs") for status, where in told)
    assert len({e.id for e in page.events}) == len(page.events)


def test_a_country_on_the_line_under_a_headline_is_that_of_who_writes(read_page: Read) -> None:
    page = read_page(
        "Taliban Commander Captured during Mountain Operation\nNorthern Command - Afghanistan 2010-09-14\n\nTroops held two men."
    )
    assert place(page, only(page, "arrest")) is None


def test_the_leader_of_a_movement_is_captured_as_a_person(read_page: Read) -> None:
    page = read_page("In Tannur district, a patrol captured a Free Army of Baluchistan facilitator.")
    assert [e.type for e in page.events] == ["arrest"]


def test_a_confirmed_arrest_is_an_event(read_page: Read) -> None:
    assert only(read_page("The army yesterday confirmed the arrest of the leader in Kunduz."), "arrest")


def test_a_capital_that_acts_is_no_place(read_page: Read) -> None:
    page = read_page("Moscow vetoed the resolution on Monday.")
    assert place(page, only(page, "veto")) is None


def test_politics_only_where_a_verb_makes_it_happen(read_page: Read) -> None:
    assert "talks_held" in {e.type for e in read_page("The two ministers held talks in Geneva.").events}
    assert "talks_held" not in {e.type for e in read_page("He wrote a book on the talks.").events}


def test_leaflets_are_for_those_they_warn(read_page: Read) -> None:
    event = only(read_page("Army helicopters dropped leaflets over the town, warning residents to leave."), "warning_leaflets")
    assert "leaflets" not in words(event.targets)
    assert "residents" in words(event.targets)


def test_evidence_is_the_trigger(read_page: Read) -> None:
    page = read_page("Rebels shelled the market.")
    event = only(page, "shelling")
    assert event.evidence.quote == "shelled"
    assert page.body[event.evidence.start : event.evidence.end] == "shelled"


def test_them_are_the_weapons_named_before(read_page: Read) -> None:
    page = read_page("The fighters got hold of chlorine cylinders and used them against villagers.")
    event = only(page, "chemical_attack")
    assert "villagers" in words(event.targets)


def test_who_claims_responsibility_did_it(read_page: Read) -> None:
    page = read_page("The Shabab militia claimed responsibility for the attack on the hotel.")
    event = only(page, "attack_other")
    assert "militia" in words(event.actors)
    assert "hotel" in words(event.targets)


def test_parties_of_talks(read_page: Read) -> None:
    page = read_page("Another round of talks between Norway and Sweden failed on Monday.")
    assert len(only(page, "talks_failed").actors) == 2


def test_whom_a_demand_is_meant_for(read_page: Read) -> None:
    page = read_page("Norway demanded that Sweden open the border.")
    assert "sweden" in words(only(page, "demand").targets)


def test_nobody_was_hurt(read_page: Read) -> None:
    assert [e.status for e in read_page("Nobody was killed.").events] in ([], ["negated"])


def test_those_hurt_are_no_doers(read_page: Read) -> None:
    page = read_page("Four villagers were killed and nine others wounded in Idlib on Monday.")
    assert all(e.actors == () for e in page.events)


def test_a_deed_is_no_target(read_page: Read) -> None:
    (event,) = read_page("Two bomb attacks were carried out in Lima on Monday.").events
    assert event.type == "bombing"
    assert event.targets == ()


def test_an_army_position_is_held_by_fighters(read_page: Read) -> None:
    assert [e.type for e in read_page("Rebels attacked army positions near Ghazni.").events] == ["ground_fighting"]
    assert [e.type for e in read_page("Rebels attacked shops near Ghazni.").events] == ["attack_other"]


def test_police_agents_are_no_chemicals(read_page: Read) -> None:
    assert "chemical_attack" not in {e.type for e in read_page("Police agents released two smugglers near Cali.").events}


def test_violence_at_large_is_no_event(read_page: Read) -> None:
    assert not read_page("A minister in Lima said on Monday that the killing must never be forgotten by anyone.").events
    assert read_page("A minister said that the killing in Lima had taken place on Monday.").events


def test_the_front_whose_fighters_they_are(read_page: Read) -> None:
    page = read_page("Guerrillas of the National Liberation Front kidnapped two engineers near Cali.")
    assert "national liberation front" in words(only(page, "abduction").actors)


def test_where_somebody_was_murdered_is_no_target(read_page: Read) -> None:
    event = only(read_page("The murder of a judge at the airport shocked the town."), "assassination")
    assert "airport" not in words(event.targets)
    assert "judge" in words(event.targets)


def test_a_habit_is_no_event(read_page: Read) -> None:
    assert not read_page("The murder of journalists is a shame.").events
    assert read_page("The murder of two journalists is a shame.").events
    assert read_page("The murder of dozens of journalists is a shame.").events
    assert read_page("The ministry accused the militia of killing civilians.").events


@pytest.mark.parametrize(
    "body", ["The group was accused of executing attacks on the railway.", "Fighters executing attacks on the railway were caught."]
)
def test_attacks_that_are_executed_are_no_executions(body: str, read_page: Callable[[str], Page]) -> None:
    assert "execution" not in {e.type for e in read_page(body).events}
