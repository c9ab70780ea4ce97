"""Places by name: the world, spellings, and what users add."""

import zipfile
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.lang.gazetteer import Gazetteer
from onrecord.lang.names import alike, fold


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Aleppo", "SY", 36.2, 37.2),
        ("Idlib", "SY", 35.9, 36.6),
        ("Deir ez-Zor", "SY", 35.3, 40.1),
        ("al-Bab", "SY", 36.4, 37.5),
        ("Rojava", "SY", 36.6, 40.0),
        ("Mariupol", "UA", 47.1, 37.5),
        ("Khartoum", "SD", 15.6, 32.5),
        ("Sana'a", "YE", 15.4, 44.2),
        ("Gaza", "PS", 31.5, 34.4),
    ],
)
def test_places_of_war_are_there(world: Gazetteer, name: str, country: str, lat: float, lon: float) -> None:
    assert any(e.country == country and abs(e.lat - lat) < 0.6 and abs(e.lon - lon) < 0.6 for e in world.find(name))


def test_case_diacritics_and_hyphens_do_not_matter(world: Gazetteer) -> None:
    assert world.find("DEIR EZ ZOR") == world.find("Deir ez-Zor")
    assert world.find("Sao Paulo") == world.find("São Paulo")
    assert world.find("No Such Town At All") == ()


def test_countries_and_their_divisions(world: Gazetteer) -> None:
    assert any(e.level == "country" and e.country == "SY" for e in world.find("Syria"))
    assert any(e.level == "region" and e.admin1 == "Helmand" for e in world.find("Helmand"))


def geonames(ident: int, name: str, *, aliases: str = "", lat: str = "35.5", kind: str = "P", code: str = "PPL", people: int = 300) -> str:
    """A row of a country file as GeoNames publishes it."""
    return f"{ident}\t{name}\t{name}\t{aliases}\t{lat}\t36.5\t{kind}\t{code}\tSY\t\t12\t\t\t\t{people}\t\t300\tUTC\t2020-01-01"


def country_file(path: Path, *rows: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about the file\n")
        archive.writestr("SY.txt", "\n".join(rows) + "\n")
    return path


def test_a_country_file_of_geonames_is_added_with_its_divisions(tmp_path: Path) -> None:
    division = geonames(99000000, "Province of Examples", kind="A", code="ADM1")
    path = country_file(tmp_path / "SY.zip", division, geonames(99000001, "Tell Example", aliases="Tall Mithal,تل مثال", people=1200))
    gazetteer = Gazetteer.open([path])
    (found,) = gazetteer.find("tall mithal")
    assert (found.name, found.country, found.lat, found.level) == ("Tell Example", "SY", 35.5, "village")
    assert found.admin1 == "Province of Examples"
    assert gazetteer.find("تل مثال")[0].name == "Tell Example"
    assert gazetteer.find("Aleppo")


def test_divisions_are_called_as_in_the_pack(tmp_path: Path, world: Gazetteer) -> None:
    aleppo = next(e for e in world.find("Aleppo") if e.level == "region")
    path = country_file(
        tmp_path / "SY.zip", geonames(aleppo.geonameid or 0, "Wilayat Halab", kind="A", code="ADM1"), geonames(99000001, "Tell Example")
    )
    assert Gazetteer.open([path]).find("Tell Example")[0].admin1 == aleppo.admin1


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("SY.zip", b"no zip at all", "no zip"),
        ("SY.txt", b"a\tb\n", "line 1.*2 columns instead of 19"),
        ("SY.txt", geonames(1, "X", lat="north").encode(), "line 1.*north"),
        ("SY.txt", "\u062d\u0644\u0628".encode("cp1256"), "no GeoNames country file"),
        ("own.csv", b"name,lat,lon\nQuarry,36.1,east\n", "line 2.*lon is 'east'"),
        ("own.csv", b"name,lat,lon\nQuarry,136.1,37\n", "lat is '136.1'"),
        ("own.csv", b"name,lat,lon\n,36.1,37\n", "without a name"),
        ("own.csv", b"name,lat,lon,kind\nQuarry,36.1,37,planet\n", "'planet' is no kind"),
        ("own.csv", "name,lat,lon\nKöy,36.1,37\n".encode("latin-1"), "not UTF-8"),
    ],
)
def test_a_broken_file_is_refused_with_what_is_wrong(tmp_path: Path, name: str, content: bytes, complaint: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UsageError, match=complaint):
        Gazetteer.open([path])


def test_a_csv_of_ones_own_is_added_and_a_wrong_one_refused(tmp_path: Path) -> None:
    good, bad, missing = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"
    good.write_text("name,lat,lon,country,kind,aliases\nQuarry Camp,36.1,37.0,SY,site,The Quarry|Maklazar\n", encoding="utf-8")
    bad.write_text("name,x\nQuarry Camp,1\n", encoding="utf-8")
    (found,) = Gazetteer.open([good]).find("Maklazar")
    assert (found.name, found.level) == ("Quarry Camp", "site")
    with pytest.raises(UsageError, match="lat, lon"):
        Gazetteer.open([bad])
    with pytest.raises(UsageError, match="cannot be read"):
        Gazetteer.open([missing])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("al-Raqqa", "Raqqah"),
        ("Jisr al-Shughour", "Jisr ash-Shughur"),
        ("Deir Ezzor", "Dayr az Zawr"),
        ("Ma'arrat al-Numan", "Maarat al Nu‘man"),
    ],
)
def test_transliterations_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one, other) > 0.85


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Cheikh Maskine", "Shaykh Miskin"),  # French
        ("Han Seyhun", "Khan Shaykhun"),  # Turkish
        ("Khan Sheikhun", "Khan Shaykhun"),
        ("Maarret el-Nouman", "Ma'arrat an Nu'man"),
        ("Jisr ash-Shughour", "Jisr ash Shughur"),
        ("Tel Rifat", "Tall Rif'at"),
        ("Azaz", "I'zaz"),
        ("Salqeen", "Salqin"),
    ],
)
def test_another_spelling_of_a_known_place_is_found(world: Gazetteer, written: str, known: str) -> None:
    expected = {(e.lat, e.lon) for e in world.find(known) if e.country == "SY"}
    assert expected & {(e.lat, e.lon) for e in (*world.find(written), *world.near(written))}


@pytest.mark.parametrize("word", ["Monday", "Commander", "Islamist", "Nusra", "Hezbollah", "Ahrar"])
def test_no_spelling_is_made_of_a_word_that_is_none(world: Gazetteer, word: str) -> None:
    assert world.near(word) == ()


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Aleppo", "Damascus"), ("Idlib", "Raqqa"), ("Kobani", "Manbij")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert alike(one, other) < 0.85


def test_fold_is_stable() -> None:
    assert fold("Ḩalab") == "halab"
    assert fold(fold("Orem al-Kubra")) == fold("Orem al-Kubra")
