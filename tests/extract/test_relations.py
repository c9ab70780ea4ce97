"""How a report relates what it tells to a place, and where that puts it."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.model.records import Place

Read = Callable[[str], Page]


def place(page: Page, quote: str) -> Place:
    return next(p for p in page.places if p.evidence.quote == quote)


@pytest.mark.parametrize(
    ("sentence", "quote", "relation"),
    [
        ("A shell fell in eastern Aleppo on Monday.", "Aleppo", "eastern"),
        ("A shell fell outside Homs on Monday.", "Homs", "outside"),
        ("A shell fell outside the city of Homs on Monday.", "Homs", "outside"),
        ("Planes bombed a farm in the countryside south of Hama.", "Hama", "south of"),
        ("Planes bombed a farm in the southern countryside of Hama.", "Hama", "southern countryside of"),
        ("Planes bombed a farm in the Hama countryside.", "Hama", "countryside of"),
        ("Planes bombed Aleppo's eastern districts.", "Aleppo", "eastern districts of"),
        ("Planes bombed a farm 20 km north of Homs.", "Homs", "20 km north of"),
        ("A car exploded on the outskirts of Damascus.", "Damascus", "outskirts of"),
        ("A convoy was hit near the Turkish border.", "Turkish border", "near"),
        ("A convoy was hit on the border with Turkey.", "Turkey", "border with"),
        ("A shell fell in Homs on Monday.", "Homs", None),
    ],
)
def test_the_relation_to_a_place(read_page: Read, sentence: str, quote: str, relation: str | None) -> None:
    assert place(read_page(sentence), quote).relation == relation


def test_between_two_places(read_page: Read) -> None:
    page = read_page("A bomb exploded on the road between Homs and Hama. Another was found in Idlib and Azaz.")
    one, other = place(page, "Homs"), place(page, "Hama")
    assert (one.relation, one.other, other.relation, other.other) == ("between", other.id, "between", one.id)
    assert place(page, "Azaz").relation is None


@pytest.mark.parametrize(
    ("report", "written", "happened"),
    [
        ("BEIRUT (Reuters) - Air strikes killed ten people in Idlib on Monday.", "BEIRUT", "Idlib"),
        ("DAMASCUS, Dec. 6 (Xinhua) -- A rocket hit a market in Homs.", "DAMASCUS", "Homs"),
        ("ALEPPO, Syria (AP) - A rocket hit a market on Monday.", "ALEPPO", None),
    ],
)
def test_a_dateline_is_where_a_report_was_written(read_page: Read, report: str, written: str, happened: str | None) -> None:
    page = read_page(report)
    assert place(page, written).relation == "dateline"
    names = {p.id: p.evidence.quote for p in page.places}
    assert {names.get(e.place or "") for e in page.events} == {happened}


def test_words_in_capitals_are_no_dateline(read_page: Read) -> None:
    assert read_page("NATO said - and nobody else did - that its planes hit a base.").places == []


def test_a_university_is_a_site_and_talks_are_not_held_where_they_are_named_after(read_page: Read) -> None:
    site = place(read_page("Two students were killed at Aleppo University on Tuesday."), "Aleppo University")
    assert site.level == "site"
    assert site.lat is not None
    assert abs(site.lat - 36.2) < 0.3
    page = read_page("An envoy at the Geneva talks said that a strike had killed five civilians.")
    assert [e.place for e in page.events if e.type != "talks"] == [None] * len([e for e in page.events if e.type != "talks"])


def test_places_in_the_name_of_a_known_body_are_none(read_page: Read) -> None:
    quotes = [p.evidence.quote for p in read_page("Fighters of the Islamic State of Iraq and the Levant attacked Kirkuk.").places]
    assert quotes == ["Kirkuk"]
