"""Who is meant: short names, descriptions, appositions, pronouns, and what sort of source somebody is."""

from collections.abc import Callable

import pytest

from onrecord.extract.actors import find
from onrecord.extract.cast import Cast
from onrecord.extract.page import Page
from onrecord.lang.lexicon import Lexicon
from onrecord.lang.nlp import Analysis
from onrecord.model.values import Span


class Scene:
    """A text with its cast; spans are given by their words (the last of them)."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis, self.cast = analysis, cast

    def span(self, words: str) -> Span:
        start = self.analysis.body.rindex(words)
        return Span(start, start + len(words), words)

    def name(self, words: str) -> str:
        return self.cast.ref(self.span(words)).name

    def pronoun(self, words: str) -> str | None:
        """Whom the last of the words means, given with the words before it."""
        token = self.analysis.token_at(self.span(words).end - 1)
        assert token is not None
        meant = self.cast.pronoun(token)
        return meant.name if meant else None


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.open()


@pytest.fixture
def scene(analyse: Callable[[str], Analysis], lexicon: Lexicon) -> Callable[[str], Scene]:
    def make(body: str) -> Scene:
        analysis = analyse(body)
        return Scene(analysis, find(Page(analysis), lexicon))

    return make


Make = Callable[[str], Scene]
MONITOR = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("The Syrian Observatory for Human Rights counted ten dead. More may die, the Observatory said.", "the Observatory", MONITOR),
        ("The Syrian Observatory for Human Rights counted ten dead. More may die, the monitor said.", "the monitor", MONITOR),
        ("Ten died, a monitoring group said. The Syrian Observatory for Human Rights fears more.", "a monitoring group", MONITOR),
        ("Islamic State took the town. The group then burned the archive.", "The group", "Islamic State"),
        ("Foreign Minister Ivan Brodov arrived. On Friday the minister left.", "the minister", "Ivan Brodov"),
        ("Ivan Brodov, the governor of the province, arrived. Brodov left at noon.", "Brodov left"[:6], "Ivan Brodov"),
        ("Moscow's special envoy to Afghanistan, Ivan Brodov, said talks went on.", "Moscow's special envoy to Afghanistan", "Ivan Brodov"),
        ("The Union of Example Nurses (UEN) struck. Then the UEN went home.", "UEN", "Union of Example Nurses"),
    ],
)  # fmt: skip
def test_descriptions_and_short_names(scene: Make, body: str, words: str, name: str) -> None:
    assert scene(body).name(words) == name


def test_unknown_words_mean_themselves(scene: Make) -> None:
    ref = scene("The harvest was good.").cast.ref(Span(0, 11, "The harvest"))
    assert (ref.name, ref.actor) == ("harvest", None)


def test_he_and_she(scene: Make) -> None:
    s = scene("Sergei Lavrov met Angela Merkel in the morning. She was angry. He left.")
    assert s.pronoun("She") == "Angela Merkel"
    assert s.pronoun("He") == "Sergei Lavrov"


def test_they_are_many_and_it_is_a_body(scene: Make) -> None:
    s = scene("UNICEF opened a school for refugees. They were glad. It will open two more.")
    assert s.pronoun("They") == "refugees"
    assert s.pronoun("It") == "UNICEF"


def test_the_speaker_goes_on(scene: Make) -> None:
    s = scene("Lavrov said the talks with John Kerry failed. “We tried,” he said.")
    assert s.pronoun("he") == "Lavrov"


def test_relative_pronouns(scene: Make) -> None:
    s = scene("One U.S. official, who asked not to be named, confirmed it.")
    assert s.pronoun("who") == "U.S. official"


def test_speakers_themselves_are_left_to_the_quotation(scene: Make) -> None:
    assert scene("“We lost it all,” Lavrov said.").pronoun("We") is None


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("Activists told us of the raid.", "Activists", "group"),
        ("A schoolteacher said so.", "A schoolteacher", "unnamed"),
        ("A source in the army said so.", "A source in the army", "unnamed"),
        ("Russian officials said so.", "Russian officials", "government"),
        ("Fox News said so.", "Fox News", "outlet"),
        ("The leaflet said so.", "The leaflet", "document"),
        ("Sergei Lavrov said so.", "Sergei Lavrov", "person"),
        ("Amnesty International said so.", "Amnesty International", "organisation"),
    ],
)
def test_kinds(scene: Make, body: str, words: str, kind: str) -> None:
    s = scene(body)
    assert s.cast.kind(s.span(words)) == kind


def test_private_people(scene: Make) -> None:
    s = scene("A schoolteacher told us about it. Local resident Omar Halabi saw it. Sergei Lavrov spoke. An activist filmed.")
    assert s.cast.private(s.span("A schoolteacher"))
    assert s.cast.private(s.span("Local resident Omar Halabi"))
    assert not s.cast.private(s.span("Sergei Lavrov"))
    assert not s.cast.private(s.span("An activist"))


def test_outlets(scene: Make) -> None:
    s = scene("CNN showed it. The ministry did not.")
    assert s.cast.is_outlet(s.span("CNN"))
    assert not s.cast.is_outlet(s.span("The ministry"))


def test_joint_actors(scene: Make) -> None:
    s = scene("Russian and Syrian officials denied it. Russia and China voted no.")
    assert [r.actor for r in s.cast.refs(s.span("Russian and Syrian officials"))] == ["state.ru", "state.sy"]
    assert [r.actor for r in s.cast.refs(s.span("Russia and China"))] == ["state.ru", "state.cn"]
    assert [r.actor for r in s.cast.refs(s.span("Russia"))] == ["state.ru"]


def test_words_of_quantity_count_somebody(scene: Make) -> None:
    assert scene("Thousands of Iraqi Kurds marched.").cast.ref(Span(0, 9, "Thousands")).actor == "people.kurds"


def test_a_thing_leads_to_whose_it_is(scene: Make) -> None:
    s = scene("Tehran rejected Iraq's offer. Jets hit positions of the Free Syrian Army. The roof fell.")
    assert s.cast.ref(s.span("Iraq's offer")).actor == "state.iq"
    assert s.cast.ref(s.span("positions of the Free Syrian Army")).actor == "group.fsa"
    assert s.cast.ref(s.span("The roof")).actor is None


def test_possessive_pronouns_lead_to_the_state(scene: Make) -> None:
    s = scene("Nigeria said it would pull back its forces.")
    assert s.cast.ref(s.span("its forces")).actor == "state.ng.forces"


def test_a_name_behind_or_before_a_description_explains_it(scene: Make) -> None:
    s = scene("A spokesman for the port Omar Halabi said no. The wife of Omar Halabi wept.")
    assert s.name("A spokesman for the port Omar Halabi") == "Omar Halabi"
    assert s.name("The wife of Omar Halabi") != "Omar Halabi"


def test_a_name_loses_the_s_of_a_lost_apostrophe(scene: Make) -> None:
    assert scene("Rescuers blamed Daeshs attacks for it.").name("Daeshs") == "Daesh"
