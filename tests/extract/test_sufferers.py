"""Whom a deed befell, where the grammar takes a turn."""

from collections.abc import Callable, Sequence

import pytest

from onrecord.extract.page import Page
from onrecord.model.values import ActorRef

Read = Callable[[str], Page]


def names(refs: Sequence[ActorRef]) -> list[str]:
    return [r.name for r in refs]


@pytest.mark.parametrize(
    ("body", "type", "targets"),
    [
        ("Separatists planted a bomb under the floor of a church on Monday.", "bombing", ["church"]),
        ("Separatists bombed a stretch of the Arden oil pipeline.", "bombing", ["Arden oil pipeline"]),
        ("A bomb planted under the bridge exploded at noon.", "bombing", ["bridge"]),
        ("A bomb exploded in a bank in Arden on Monday.", "bombing", ["bank"]),
        ("A bomb exploded in a suburb of Arden on Monday.", "bombing", []),
        ("A bomb exploded in Arden in front of a shipping agency.", "bombing", ["shipping agency"]),
        ("A car bomb went off near a customs house in Arden on Tuesday.", "bombing", ["customs house"]),
        ("The blast on Monday shattered windows of a music school.", "destruction", ["music school"]),
        ("Several power pylons were toppled outside Arden at dusk.", "destruction", ["power pylons"]),
        ("Saboteurs brought down two masts outside Arden at dusk.", "destruction", ["masts"]),
        ("Death squads murdered Ignacio Lara, along with seven other priests.", "assassination", ["Ignacio Lara", "priests"]),
        ("Several others were hurt when rebels shot 12.", "attack_other", []),  # a count alone is nobody; the figures have it
    ],
)
def test_whom_it_befell(body: str, type: str, targets: list[str], read_page: Read) -> None:
    (event,) = [e for e in read_page(body).events if e.type == type]
    assert names(event.targets) == targets


def test_those_who_are_listed_after_the_injured_were_injured(read_page: Read) -> None:
    (event,) = read_page("The injured were a postman, Ana Beltran and two guards.").events
    assert {"Ana Beltran", "guards"} <= set(names(event.targets))


@pytest.mark.parametrize(
    ("body", "targets"),
    [
        ("A rocket hit the square. Among the wounded are Peter Hale, Ruth Senn and Karl Oder.", ["Peter Hale", "Ruth Senn", "Karl Oder"]),
        ("A rocket hit the square. Among the dead were two nurses and a driver.", ["nurses", "driver"]),
        ("A rocket hit the square. The dead are a baker and a nurse.", ["baker", "nurse"]),
        ("A rocket hit the square. Those killed were Ana Ruiz and Tom Pell.", ["Ana Ruiz", "Tom Pell"]),
        ("A rocket hit the square. The victims were identified as Maria Tolen and Jon Abbas.", ["Maria Tolen", "Jon Abbas"]),
        ("A rocket hit the square. The dead man was identified as Jon Abbas, a shopkeeper.", ["Jon Abbas"]),
        ("A rocket hit the square. The bodies were identified as those of Ana Ruiz and Tom Pell.", ["Ana Ruiz", "Tom Pell"]),
        ("A rocket hit the square. The wounded included four porters.", ["porters"]),
    ],
)
def test_whom_a_report_names_as_the_harmed_was_harmed(body: str, targets: list[str], read_page: Read) -> None:
    last = read_page(body).events[-1]
    assert (last.type, names(last.targets), last.actors) == ("attack_other", targets, ())


@pytest.mark.parametrize(
    "body",
    [
        "The victims of the earthquake were identified as Maria Tolen and Jon Abbas.",
        "The wounded are in hospital.",
        "The dead were buried on Monday.",
        "The victims are still unknown.",
        "He emerged unhurt from the accident.",
    ],
)
def test_the_dead_of_no_deed_and_those_of_whom_nobody_says_who_they_are_make_no_event(body: str, read_page: Read) -> None:
    assert read_page(body).events == []


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("Judge Okello escaped unharmed from an attack near the harbour last night.", "Okello"),
        ("The governor emerged unhurt from a bomb attack on Monday.", "governor"),
        ("Senator Pell was unharmed in the attack on Friday.", "Pell"),
        ("Senator Pell narrowly survived an attempt on his life in Arden on Friday.", "Pell"),
    ],
)
def test_who_came_out_unhurt_was_meant(body: str, target: str, read_page: Read) -> None:
    (event,) = read_page(body).events
    assert names(event.targets) == [target]


@pytest.mark.parametrize(
    "body",
    ["The storm brought down several poles.", "Engineers brought a new mast to the harbour.", "A clerk knocked at the customs post."],
)
def test_a_storm_does_no_deed_and_what_is_brought_is_not_brought_down(body: str, read_page: Read) -> None:
    assert read_page(body).events == []


@pytest.mark.parametrize("body", ["Six guards were killed in Velm on Monday.", "At least 6 guards were killed in Velm on Monday."])
def test_a_name_leaves_the_count_to_the_figures(body: str, read_page: Read) -> None:
    page = read_page(body)
    assert names(page.events[0].targets) == ["guards"]
    assert [f.low for f in page.figures] == [6]


def test_whoever_planned_a_deed_or_carried_it_out_has_a_part_in_it(read_page: Read) -> None:
    body = "The attack was planned by Colonel Rene Paz, approved by the president, and carried out by Sergeant Elena Ruiz."
    (event,) = read_page(body).events
    assert {"Rene Paz", "Elena Ruiz"} <= set(names(event.actors))


def test_a_groups_name_is_not_cut_and_stands_beside_its_fighters(read_page: Read) -> None:
    (event,) = read_page("Fighters of the Kosovo Liberation Army attacked the bank on Monday.").events
    assert names(event.actors) == ["Fighters", "Kosovo Liberation Army"]
    assert [a.span.quote for a in event.actors if a.span] == ["Fighters", "the Kosovo Liberation Army"]
