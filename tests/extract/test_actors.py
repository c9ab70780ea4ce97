"""Who is mentioned: names, phrases, capitals that act, people."""

from collections.abc import Callable

import pytest

from onrecord.extract.actors import find
from onrecord.extract.page import Page
from onrecord.lang.lexicon import Lexicon
from onrecord.lang.nlp import Analysis
from onrecord.lang.roles import roles
from onrecord.model.records import Actor, Place


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.open()


@pytest.fixture
def actors(analyse: Callable[[str], Analysis], lexicon: Lexicon) -> Callable[[str], dict[str, Actor]]:
    """The actors of a text by their words."""
    return lambda body: {a.evidence.quote: a for a in find(Page(analyse(body)), lexicon).actors}


Actors = Callable[[str], dict[str, Actor]]


@pytest.mark.parametrize("sort", sorted(s for s in roles() if s not in ("rank", "document")))
def test_each_sort_by_its_example(actors: Actors, sort: str) -> None:
    role = roles()[sort]
    marked = role.example.split("*")[1]
    found = actors(role.example.replace("*", ""))
    assert any(marked in words for words in found), found
    assert not any(words.lower().endswith(w) for words in actors(role.counter) for w in role.words)


@pytest.mark.parametrize(
    ("body", "words", "actor", "country"),
    [
        ("Russian officials rejected the claim.", "Russian officials", "state.ru", "RU"),
        ("The Iraqi Defence Ministry published a list.", "Iraqi Defence Ministry", "state.iq.defence", "IQ"),
        ("Turkish warplanes hit two depots.", "Turkish warplanes", "state.tr.forces", "TR"),
        ("Afghan guerrillas blocked the road.", "Afghan guerrillas", "rebels.af", "AF"),
        ("Yemeni residents fled the port.", "Yemeni residents", "people.ye", "YE"),
        ("The government of Chad closed its border.", "government of Chad", "state.td", "TD"),
        ("The regime of Bashar al-Assad denied it.", "regime of Bashar al-Assad", "state.sy", "SY"),
        ("The Assad regime denied it.", "Assad regime", "state.sy", "SY"),
        ("Taliban fighters entered the town.", "Taliban fighters", "group.taliban", "AF"),
        ("Islamic State militants seized a bridge.", "Islamic State militants", "group.is", None),
        ("A senior British minister repeated the offer.", "senior British minister", "state.gb", "GB"),
        ("Hezbollah said it lost two men.", "Hezbollah", "group.hezbollah", "LB"),
    ],
)
def test_ids_and_countries(actors: Actors, body: str, words: str, actor: str, country: str | None) -> None:
    found = actors(body)
    assert words in found, found
    assert (found[words].actor, found[words].country) == (actor, country)


def test_names_with_titles(actors: Actors) -> None:
    found = actors("Russian Foreign Minister Sergei Lavrov met Gen. Peter Haleson. Lavrov left early.")
    assert found["Russian Foreign Minister Sergei Lavrov"].name == "Sergei Lavrov"
    assert found["Russian Foreign Minister Sergei Lavrov"].role == "Russian Foreign Minister"
    assert found["Lavrov"].name == "Sergei Lavrov"
    assert found["Gen. Peter Haleson"].actor == "person.peter-haleson"


def test_a_namesake_is_somebody_else(actors: Actors) -> None:
    found = actors("Ivanka Trump visited the camp. President Donald Trump stayed at home.")
    assert found["Ivanka Trump"].actor == "person.ivanka-trump"
    assert found["President Donald Trump"].actor == "person.trump"


def test_a_state_that_is_a_first_name(actors: Actors) -> None:
    found = actors("Jordan Haleson, a lawyer, spoke to reporters in London.")
    assert found["Jordan Haleson"].actor == "person.jordan-haleson"


def test_capitals_that_act_and_capitals_that_are_places(actors: Actors) -> None:
    found = actors("Talks between Washington and Moscow failed. Damascus denied the report.")
    assert [found[w].actor for w in ("Washington", "Moscow", "Damascus")] == ["state.us", "state.ru", "state.sy"]
    assert "Moscow" not in actors("He lives in Moscow with his sister.")
    assert "Syria" not in actors("The fighting in Syria went on.")


def test_joint_adjectives_are_two_actors(actors: Actors) -> None:
    found = actors("Russian and Syrian warplanes bombed the district.")
    assert found["Russian"].actor == "state.ru.forces"
    assert found["Syrian warplanes"].actor == "state.sy.forces"


def test_backers_are_not_the_backed(actors: Actors) -> None:
    found = actors("Turkish-backed rebels in Syria advanced on the town.")
    assert {a.actor for a in found.values()} == {"rebels.sy"}


def test_whose_government_and_whose_rebels(actors: Actors) -> None:
    body = "Syrian troops entered the suburb. Rebels in Syria held the bridge, but the government shelled it and government forces took it."
    found = actors(body)
    assert found["government"].actor == "state.sy"
    assert found["government forces"].actor == "state.sy.forces"


def test_sides_with_the_government_without_being_its_own(actors: Actors) -> None:
    found = actors("Pro-government fighters in Syria shot at the convoy of Syrian officials.")
    assert all(a.actor not in ("state.sy.forces", "rebels.sy") for a in found.values())


def test_a_proper_name_that_holds_a_nationality(actors: Actors) -> None:
    found = actors("The Syrian Lantern Army hacked the site.")
    assert found["Syrian Lantern Army"].actor not in ("state.sy", "state.sy.forces")


def test_a_president_without_a_country_is_of_the_country_of_the_report(actors: Actors) -> None:
    found = actors("Zambian police shut the paper. President Elias Mwewa promised an inquiry.")
    assert found["President Elias Mwewa"].country == "ZM"


def test_texts_without_capitals(actors: Actors) -> None:
    found = actors("the salvadoran army clashed with the fmln near the river and guerrillas of the fmln fled to honduras.")
    assert "fmln" in found
    assert found["fmln"].actor == "group.fmln"


def test_places_say_whose_rebels_and_are_nobody(analyse: Callable[[str], Analysis], lexicon: Lexicon) -> None:
    body = "Rebels shelled Tel Amran. Russian officials and Russian envoys blamed Amran Tel."
    page = Page(analyse(body))
    for name in ("Tel Amran", "Amran Tel"):
        start = body.index(name)
        evidence = page.evidence(start, start + len(name))
        page.places.append(Place(id=name, evidence=evidence, sentence=(0, len(body)), score=1.0, name=name, country="YE"))
    page.places += page.places
    found = {a.evidence.quote: a for a in find(page, lexicon).actors}
    assert found["Rebels"].actor == "rebels.ye"
    assert not {"Tel Amran", "Amran Tel"} & set(found)


def test_headlines_in_capitals(actors: Actors) -> None:
    assert {a.actor for a in actors("TELL US WHO BOMBED THE CITY OF ALEPPO").values()} == set()


def test_evidence_is_in_the_text_and_in_order(analyse: Callable[[str], Analysis], lexicon: Lexicon) -> None:
    body = "Moscow’s envoy, Ivan Brodov, met activists. “We lost our homes,” a schoolteacher told Reuters."
    found = find(Page(analyse(body)), lexicon).actors
    assert all(body[a.evidence.start : a.evidence.end] == a.evidence.quote for a in found)
    assert [a.evidence.start for a in found] == sorted(a.evidence.start for a in found)
