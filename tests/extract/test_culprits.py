"""Who is said to stand behind a deed."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]


@pytest.mark.parametrize(
    ("body", "type", "status", "actors"),
    [
        ("The Harbour Front claimed responsibility for detonating a bomb at the post office.", "bombing", "claimed", ["Harbour Front"]),
        ("The Front claimed responsibility on Friday for killing the governor.", "attack_other", "claimed", ["Front"]),
        ("Police said the Harbour Front was behind the attack on the station.", "attack_other", "claimed", ["Harbour Front"]),
        ("The Front is believed to be behind an attack on the port.", "attack_other", "suspected", ["Front"]),
        ("The raid is thought to be work of the Harbour Front.", "attack_other", "suspected", ["Harbour Front"]),
        ("The authorities attributed the bombing to the Harbour Front.", "bombing", "accused", ["Harbour Front"]),
        ("The killing of the nurse has been attributed to soldiers.", "attack_other", "accused", ["soldiers"]),
        ("The declaration links Colonel Stern to the assassination of the bishop.", "assassination", "accused", ["Stern"]),
        ("Colonel Stern masterminded the killing of the priests.", "attack_other", "reported", ["Stern"]),
        ("Karl Oder was charged with being a mastermind of the murder.", "assassination", "accused", ["Karl Oder"]),
        ("Prosecutors named Colonel Stern as the author of the massacre.", "attack_other", "accused", ["Stern"]),
        ("The judge implicated four officers in the murder of six priests.", "assassination", "accused", ["officers"]),
        ("The men were arrested because of their involvement in the murder of the nurse.", "assassination", "accused", ["men"]),
        ("Militiamen participated in the murder of a midwife.", "assassination", "reported", ["Militiamen"]),
    ],
)
def test_who_is_said_to_be_behind_it(body: str, type: str, status: str, actors: list[str], read_page: Read) -> None:
    (event,) = [e for e in read_page(body).events if e.type == type]
    assert (event.status, [a.name for a in event.actors]) == (status, actors)


@pytest.mark.parametrize(
    "body",
    [
        "The Front denied responsibility for killing the governor.",
        "The Front has not claimed responsibility for the bombing.",
        "The soldiers took no part in the raid on the village.",
    ],
)
def test_who_denies_it_is_not_behind_it(body: str, read_page: Read) -> None:
    events = read_page(body).events
    assert not [e for e in events if e.actors and e.status in ("reported", "claimed", "suspected")]
