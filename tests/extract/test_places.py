"""Which words are names of places, and which place is meant."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]


def places(page: Page) -> dict[str, str | None]:
    return {p.evidence.quote: p.country for p in page.places}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shells fell on Aleppo and Idlib on Tuesday.", {"Aleppo": "SY", "Idlib": "SY"}),
        ("Troops push toward the stronghold of al Bab.", {"al Bab": "SY"}),
        ("Aleppo is not part of Rojava, officials in Syria said.", {"Aleppo": "SY", "Rojava": "SY", "Syria": "SY"}),
        ("A bomb exploded in Paris, Texas, on Monday.", {"Paris": "US", "Texas": "US"}),
        ("Rockets hit Avdiivka in eastern Ukraine.", {"Avdiivka": "UA", "Ukraine": "UA"}),
        ("Shells hit the neighbourhood of al-Zawraniya in Damascus.", {"al-Zawraniya": "SY", "Damascus": "SY"}),
        ("Fighting went on in El Fasher in Darfur.", {"El Fasher": "SD", "Darfur": "SD"}),
    ],
)
def test_names_and_countries(read_page: Read, sentence: str, expected: dict[str, str]) -> None:
    found = places(read_page(sentence))
    assert {k: found.get(k) for k in expected} == expected


_ON = " The road was closed for the rest of the week and nobody could say when it would open again." * 5


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Air raids hit Syrias Idlib on Monday and six people died.", {"Syria": "SY", "Idlib": "SY"}),
        ("Shells fell on Aleppos east.", {"Aleppo": "SY"}),
        ("Fighters of Hamas left Gaza.", {"Gaza": "PS"}),
        ("Raids in Syrian Idlib killed four.", {"Idlib": "SY"}),
        ("A bomb went off in Zahra Sunday and killed two.", {"Zahra": None}),
        ("43 killed in shelling of rebel town Monitor", {}),
    ],
)
def test_a_text_whose_apostrophes_and_commas_were_stripped(read_page: Read, sentence: str, expected: dict[str, str | None]) -> None:
    assert places(read_page(sentence + _ON)) == expected


def test_a_text_with_apostrophes_has_all_of_them(read_page: Read) -> None:
    assert places(read_page("The convoy's way to Aleppos was long." + _ON)) == {}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Paris Hilton sang a song.", "Paris"),
        ("President Lincoln spoke of it.", "Lincoln"),
        ("The Washington Post printed it.", "Washington"),
        ("SANA said that the army had advanced.", "SANA"),
        ("Many people left in March.", "March"),
    ],
)
def test_names_of_other_things_are_no_places(read_page: Read, sentence: str, name: str) -> None:
    assert name not in places(read_page(sentence))


def test_what_the_gazetteer_lacks_is_kept_as_the_report_names_it(read_page: Read) -> None:
    page = read_page("In Aleppo, shells hit the Qabr Jadid district and the town of Umm Zawra.")
    unknown = {p.evidence.quote: p for p in page.places if p.geonameid is None and p.evidence.quote != "Aleppo"}
    assert unknown["Qabr Jadid"].level == "neighbourhood"
    assert unknown["Umm Zawra"].country == "SY"


def test_where_in_relation_to_a_place(read_page: Read) -> None:
    page = read_page("Bombs fell in eastern Aleppo and outside Homs.")
    assert {p.evidence.quote: p.relation for p in page.places} == {"Aleppo": "eastern", "Homs": "outside"}


def test_a_word_that_is_a_surname_in_the_report_is_no_town(read_page: Read) -> None:
    page = read_page("Peter Manning spoke to reporters in Ottawa. Manning was tired.")
    assert set(places(page)) == {"Ottawa"}


def test_a_name_that_is_certain_once_is_taken_again(read_page: Read) -> None:
    page = read_page("Three shops burned in Paris, Texas, on Friday. Paris firefighters put the fire out.")
    assert [(p.evidence.quote, p.country, p.admin1) for p in page.places if p.evidence.quote == "Paris"] == [("Paris", "US", "Texas")] * 2


def test_states_by_their_short_names(read_page: Read) -> None:
    page = read_page("The truck was stopped near Wichita, Kan., on Sunday.")
    assert {p.evidence.quote: p.admin1 for p in page.places}["Kan."] == "Kansas"


def test_a_name_does_not_back_itself(read_page: Read) -> None:
    page = read_page("Officers in Atlanta, Macon and Savannah are on alert. Georgia has a new law. Georgia will pay for it.")
    assert {p.country for p in page.places if p.evidence.quote == "Georgia"} == {"US"}


def test_the_camp_is_no_town(read_page: Callable[[str], Page]) -> None:
    assert read_page("The camp is near the river.").places == []


def test_a_seat_of_government_outweighs_a_namesake_near_the_other_places(read_page: Read) -> None:
    page = read_page("Moscow and Washington agreed on a truce. Protesters marched in London.")
    assert {p.evidence.quote: p.country for p in page.places} == {"Moscow": "RU", "Washington": "US", "London": "GB"}


@pytest.mark.parametrize(
    "body",
    [
        "Shells fell on Qabr Zawra, Jisr, Homs province.",
        "Shells fell on the Paris Zawra district, Homs province, on Monday.",
        "Shells fell on the Qabr Jadid district of Homs province.",
        "A raid hit Tell Umm, Homs province.\n\nIn Tell Umm nobody slept.",
    ],
)
def test_a_place_lies_in_the_division_that_the_report_names_for_it(read_page: Read, body: str) -> None:
    assert {p.admin1 for p in read_page(body).places} == {"Homs"}


def test_a_month_is_no_town(read_page: Read) -> None:
    assert set(places(read_page("Two men were held in Khost province Nov 25."))) == {"Khost"}
