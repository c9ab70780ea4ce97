"""Files of places that users add: kept, listed, taken away; for all records or for one."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import cli
from onrecord.config import Config
from onrecord.errors import UsageError
from onrecord.run import gazetteers
from onrecord.run.plan import knowledge, stamp
from onrecord.store.sql import open_store


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon,country,kind,name_ar\nMaklazar Quarry,36.1,37.0,SY,site,محجر مكلزار\n", encoding="utf-8")
    return path


def test_an_added_file_counts_and_changes_the_stamp(own: Path) -> None:
    before = stamp(Config())
    assert gazetteers.add(own) == 1
    assert [e.lat for e in knowledge().gazetteer.find("Maklazar Quarry")] == [36.1]
    assert knowledge().gazetteer.find("محجر مكلزار")
    assert stamp(Config()) != before
    assert [(one.name, one.places) for one in gazetteers.listed()] == [("own.csv", 1)]
    gazetteers.remove("own.csv")
    assert stamp(Config()) == before
    assert knowledge().gazetteer.find("Maklazar Quarry") == ()


def test_a_record_keeps_its_own_places(own: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "one.onrecord", create=True)
    gazetteers.add(own, store)
    config = gazetteers.with_own(Config(), store)
    assert knowledge(config).gazetteer.find("Maklazar Quarry")
    assert knowledge().gazetteer.find("Maklazar Quarry") == ()
    assert [one.where for one in gazetteers.listed(store)] == ["this record"]
    gazetteers.remove("own.csv", store)
    assert gazetteers.with_own(Config(), store) == Config()
    store.close()


def test_a_file_that_is_none_leaves_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("name,x\nQuarry,1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="lat, lon"):
        gazetteers.add(bad)
    with pytest.raises(UsageError, match=r"ends in \.zip"):
        gazetteers.add(tmp_path / "places.xlsx")
    assert gazetteers.listed() == []
    with pytest.raises(UsageError, match="there are: none"):
        gazetteers.remove("bad.csv")


def test_the_commands(own: Path) -> None:
    run = CliRunner()
    assert "own.csv: 1 places" in run.invoke(cli.main, ["gazetteer", "add", str(own)]).output
    assert "own.csv" in run.invoke(cli.main, ["gazetteer", "list"]).output
    assert run.invoke(cli.main, ["gazetteer", "remove", "own.csv"]).exit_code == 0
    missing = run.invoke(cli.main, ["gazetteer", "remove", "own.csv"])
    assert missing.exit_code == 2
    assert "E212" in missing.output
