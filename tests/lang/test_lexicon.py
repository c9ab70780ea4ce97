"""The lexicon: what its data hold, how names are found, what a user's file may say."""

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.lang.agency import agency
from onrecord.lang.lexicon import Entry, Lexicon, fold_words
from onrecord.lang.states import States


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.open()


def ids(lexicon: Lexicon, text: str, *, caseless: bool = False) -> list[str]:
    words = text.split()
    return [h.alias.entry.id for h in lexicon.find([fold_words(w)[0] for w in words], words, caseless)]


def test_size_and_references(lexicon: Lexicon) -> None:
    own = [e for e in lexicon.entries.values() if "." in e.id and not (e.id.startswith("state.") and e.id.count(".") == 1)]
    assert sum(not e.id.startswith("outlet.") for e in own) >= 250
    assert sum(e.id.startswith("outlet.") for e in own) >= 80
    for entry in own:
        assert entry.of is None or entry.of in lexicon.entries, f"{entry.id} belongs to {entry.of}, which is not there"
        assert entry.since is None or entry.until is None or entry.since < entry.until


def test_states_have_unique_codes_and_names() -> None:
    countries = States.open().countries
    assert len(countries) > 190
    assert len({c.name for c in countries}) == len(countries)
    assert all(len(c.code) == 2 and c.code.isupper() for c in countries)


@pytest.mark.parametrize(
    ("names", "actor"),
    [
        (("Moscow", "Russia", "Kremlin", "Russian"), "state.ru"),
        (("Nusra Front", "al-Nusra Front", "Jabhat al-Nusra"), "group.nusra"),
        (("Bashar al Assad", "Bashar al-Assad", "Assad"), "person.assad"),
        (("Islamic State", "ISIS", "ISIL", "Daesh", "Da’esh"), "group.is"),
        (("al-Shabaab", "Al Shabab"), "group.shabaab"),
        (("UNICEF", "U.N. Children's Fund"), "org.unicef"),
        (("داعش",), "group.is"),
    ],
)
def test_all_names_of_an_actor(lexicon: Lexicon, names: tuple[str, ...], actor: str) -> None:
    assert {getattr(lexicon.named(n), "id", None) for n in names} == {actor}


def test_capitals_of_words_that_are_acronyms_too(lexicon: Lexicon) -> None:
    assert ids(lexicon, "they told us who it is") == []
    assert ids(lexicon, "the US and the WHO say IS lost") == ["state.us", "org.who", "group.is"]
    assert ids(lexicon, "TELL US WHO IT IS", caseless=True) == []
    assert ids(lexicon, "TALKS WITH THE U.S. FAIL", caseless=True) == ["state.us"]


def test_names_need_capitals_where_the_text_has_them(lexicon: Lexicon) -> None:
    assert ids(lexicon, "roast turkey for lunch") == []
    assert ids(lexicon, "turkey sent troops", caseless=True) == ["state.tr"]


def test_the_longest_name_wins(lexicon: Lexicon) -> None:
    assert ids(lexicon, "the Syrian Observatory for Human Rights said") == ["org.sohr"]


def test_a_genitive_that_lost_its_apostrophe(lexicon: Lexicon) -> None:
    assert ids(lexicon, "Syrias northern border") == ["state.sy"]


def test_users_file_adds_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '"group.river" = { name = "River Brigade", aliases = ["RB"], country = "SY", of = "rebels.sy" }\n'
        '"group.fsa" = { name = "Free Army of Syria", country = "SY" }\n'
    )
    lexicon = Lexicon.open([path])
    assert lexicon.named("River Brigade") == lexicon.get("group.river")
    assert getattr(lexicon.named("Free Syrian Army"), "name", None) == "Free Army of Syria"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('"group.river" = { name = "River Brigade", colour = "red" }', "colour"),
        ('"group.river" = { aliases = ["RB"] }', "name"),
        ('"brigade.river" = { name = "River Brigade" }', "brigade.river"),
        ('"group.river" = 3', "group.river"),
    ],
)
def test_errors_name_file_entry_and_key(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content)
    with pytest.raises(UsageError) as error:
        Lexicon.open([path])
    assert "mine.toml" in str(error.value)
    assert named in str(error.value)


def test_errors_of_a_file_that_is_no_toml(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("a = [")
    with pytest.raises(UsageError, match=r"mine\.toml"):
        Lexicon.open([path])
    with pytest.raises(UsageError, match=r"none\.toml"):
        Lexicon.open([tmp_path / "none.toml"])


def test_without_data_nobody_is_known() -> None:
    assert Lexicon().named("Moscow") is None
    assert Lexicon([Entry(id="group.x", name="Example Front")]).named("Example Front") is not None


def test_words_of_agency_are_small_letters() -> None:
    sets = agency()
    assert all(w == w.lower() for field in sets.__struct_fields__ for w in getattr(sets, field))
