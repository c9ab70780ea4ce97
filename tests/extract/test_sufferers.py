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
        ("Death squads murdered Ignacio Lara, along with seven other priests.", "assassination", ["Ignacio Lara", "priests"]),
        ("Several others were hurt when rebels shot 12.", "attack_other", []),  # a count alone is nobody; the figures have it
    ],
)
def test_whom_it_befell(body: str, type: str, targets: list[str], read_page: Read) -> None:
    (event,) = [e for e in read_page(body).events if e.type == type]
    assert names(event.targets) == targets


def test_those_who_are_listed_after_the_injured_were_injured(read_page: Read) -> None:
    (event,) = read_page("The injured were a postman, Ana Beltran and two guards.").events
    assert {"Ana Beltran", "two guards"} <= set(names(event.targets))


def test_whoever_planned_a_deed_or_carried_it_out_has_a_part_in_it(read_page: Read) -> None:
    body = "The attack was planned by Colonel Rene Paz, approved by the president, and carried out by Sergeant Elena Ruiz."
    (event,) = read_page(body).events
    assert {"Rene Paz", "Elena Ruiz"} <= set(names(event.actors))


def test_a_groups_name_is_not_cut_and_stands_beside_its_fighters(read_page: Read) -> None:
    (event,) = read_page("Fighters of the Kosovo Liberation Army attacked the bank on Monday.").events
    assert names(event.actors) == ["Fighters", "Kosovo Liberation Army"]
    assert [a.span.quote for a in event.actors if a.span] == ["Fighters", "the Kosovo Liberation Army"]
