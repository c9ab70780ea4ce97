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


def test_a_country_file_of_geonames_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = [
        "99000001",
        "Tell Example",
        "Tell Example",
        "Tall Mithal",
        "35.5",
        "36.5",
        "P",
        "PPL",
        "SY",
        "",
        "12",
        "",
        "",
        "",
        "1200",
        "",
        "300",
        "UTC",
        "2020-01-01",
    ]
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("SY.txt", "\t".join(row) + "\n")
    gazetteer = Gazetteer.open([path])
    (found,) = gazetteer.find("tall mithal")
    assert (found.name, found.country, found.lat, found.level) == ("Tell Example", "SY", 35.5, "village")
    assert gazetteer.find("Aleppo")


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


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Aleppo", "Damascus"), ("Idlib", "Raqqa"), ("Kobani", "Manbij")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert alike(one, other) < 0.85


def test_fold_is_stable() -> None:
    assert fold("Ḩalab") == "halab"
    assert fold(fold("Orem al-Kubra")) == fold("Orem al-Kubra")
