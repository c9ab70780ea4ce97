"""A text in another language gets its own code; a short one is named only when it is clear."""

import pytest

from onrecord.intake.language import UNKNOWN, language

TEXTS = {
    "en": "Two people were wounded when a shell fell near the bakery on Monday, the head of the district council said. "
    "The road to the north has been closed since the morning.",
    "fr": "Deux personnes ont été blessées lundi lorsqu’un obus est tombé sur la boulangerie, a déclaré le chef du conseil du quartier. "
    "La route vers le nord est fermée depuis le matin.",
    "es": "Dos personas resultaron heridas el lunes cuando un proyectil cayó cerca de la panadería, dijo el jefe del consejo del distrito. "
    "La carretera hacia el norte está cerrada desde la mañana.",
    "ru": "Два человека были ранены в понедельник, когда снаряд упал рядом с пекарней, сообщил глава районного совета. "
    "Дорога на север закрыта с самого утра.",
    "ar": "أصيب شخصان بجروح يوم الاثنين عندما سقطت قذيفة قرب المخبز، بحسب ما قال رئيس مجلس الحي. الطريق إلى الشمال مغلق منذ الصباح.",
}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_the_language_is_named(code: str) -> None:
    assert language(TEXTS[code]) == code


def test_a_foreign_text_with_an_english_quotation_stays_foreign() -> None:
    assert language(TEXTS["fr"] + " « No comment », a répondu le porte-parole.") == "fr"


@pytest.mark.parametrize(
    "body",
    [
        "The bridge was hit.",
        "Three dead in the market.",
        "Northern strikes kill 34 civilians in eastern town Monitor Sunday 26 Nov 2017",
        "A convoy of aid was stopped at the gate.",
    ],
)
def test_a_short_english_text_is_english(body: str) -> None:
    assert language(body) == "en"


@pytest.mark.parametrize("body", ["Дорога закрыта.", "الطريق مغلق", "La carretera está cerrada.", "La route est fermée."])
def test_a_short_foreign_text_is_not_english(body: str) -> None:
    assert language(body) != "en"


@pytest.mark.parametrize("body", ["", "12:30", "— 40 —", "…"])
def test_what_has_no_words_has_no_language(body: str) -> None:
    assert language(body) == UNKNOWN
