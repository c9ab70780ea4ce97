"""What other schemes call a deed depends on how it was done, by whom and to whom."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.lang.codes import categories, codes

Read = Callable[[str], Page]


@pytest.mark.parametrize(
    ("sentence", "acled", "ucdp"),
    [
        ("The army recaptured the town of Idlib.", "Government regains territory", 1),
        ("Rebels captured the town of Idlib.", "Non-state actor overtakes territory", 1),
        ("Hezbollah fighters clashed with militants.", "Armed clash", 2),
        ("Soldiers clashed with rebels near Idlib.", "Armed clash", 1),
        ("Soldiers shelled the villagers.", "Shelling/artillery/missile attack", 3),
        ("Rebels shelled army positions.", "Shelling/artillery/missile attack", 1),
        ("Government forces shelled rebel positions.", "Shelling/artillery/missile attack", 1),
        ("Gunmen shot dead two farmers in Idlib.", "Attack", 3),
        ("Soldiers opened fire on demonstrators in Idlib.", "Excessive force against protesters", 3),
        ("Thousands protested in the square.", "Peaceful protest", 0),
    ],
)
def test_who_and_whom_decide(sentence: str, acled: str, ucdp: int, read_page: Read) -> None:
    (event,) = read_page(sentence).events
    assert (codes(event).acled, codes(event).ucdp) == (acled, ucdp)


@pytest.mark.parametrize(
    ("sentence", "kind", "category"),
    [
        ("Warplanes bombed a hospital in Idlib.", "airstrike", "attack_on_health"),
        ("Gunmen attacked a clinic in Idlib.", "attack_on_health", "attack_on_health"),
        ("Gunmen attacked an aid convoy in Idlib.", "attack_on_aid", "attack_on_aid"),
        ("Gunmen kidnapped two aid workers in Idlib.", "abduction", "attack_on_aid"),
        ("Shells hit a school in Idlib.", "shelling", "attack_on_school"),
        ("Unknown men attacked a school in Idlib.", "attack_on_school", "attack_on_school"),
        ("Gunmen killed a journalist in Idlib.", "attack_other", "attack_on_press"),
    ],
)
def test_the_type_is_the_act_and_the_category_whom_it_hit(sentence: str, kind: str, category: str, read_page: Read) -> None:
    (event,) = read_page(sentence).events
    assert event.type == kind
    assert category in categories(event)
