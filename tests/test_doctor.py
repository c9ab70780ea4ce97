"""Each named check finds the damage it is there for."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from onrecord.doctor import CHECKS, examine
from onrecord.review import note
from onrecord.run.read import Options, read
from onrecord.store.sql import open_store

SAMPLE = Path(__file__).parent.parent / "examples" / "aleppo" / "reports"

DAMAGE = {
    "captures": "UPDATE blob SET data = (SELECT data FROM blob ORDER BY sha256 DESC LIMIT 1) WHERE sha256 = (SELECT min(sha256) FROM blob)",
    "texts": "UPDATE text SET data = replace(CAST(data AS TEXT), 'Aleppo', 'Oppela')",
    "evidence": "UPDATE record SET data = replace(CAST(data AS TEXT), '\"quote\":\"', '\"quote\":\"x') WHERE kind = 'figure'",
    "digests": "UPDATE record SET digest = 'x' WHERE kind = 'event'",
    "references": "UPDATE record SET data = replace(CAST(data AS TEXT), '\"place\":\"', '\"place\":\"x') WHERE kind = 'event'",
    "shared": "UPDATE shared SET data = replace(CAST(data AS TEXT), '\"report\":\"', '\"report\":\"x') WHERE kind = 'incident'",
    "lists": "UPDATE listed SET first = '1999-01-01' WHERE kind = 'figure'",
    "sums": "UPDATE run SET data = replace(CAST(data AS TEXT), '\"inputs\":3', '\"inputs\":4')",
    "database": "INSERT INTO search (search) VALUES ('delete-all')",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor")
    record = folder / "a.onrecord"
    files = [SAMPLE / "01-meridian-strikes.txt", SAMPLE / "05-courier-denial.txt", SAMPLE / "06-harbour-toll.txt"]
    read(files, record, Options(jobs=1, meta=SAMPLE / "reports.csv"))
    store = open_store(record)
    note(store, "x", "kept", by="rh")
    store.close()
    return record


def failed(record: Path) -> set[str]:
    store = open_store(record)
    try:
        return {t.check for t in examine(store)}
    finally:
        store.close()


def test_a_whole_record_passes(whole: Path) -> None:
    assert failed(whole) == set()


@pytest.mark.parametrize("check", sorted(DAMAGE))
def test_damage_is_found(whole: Path, tmp_path: Path, check: str) -> None:
    record = tmp_path / "b.onrecord"
    shutil.copy(whole, record)
    with sqlite3.connect(record) as db:
        assert db.execute(DAMAGE[check]).rowcount != 0
    db.close()
    assert check in failed(record)


def test_a_forged_decision_is_found(whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "b.onrecord"
    shutil.copy(whole, record)
    with sqlite3.connect(record) as db:
        db.execute("DROP TRIGGER decision_same")
        db.execute("UPDATE decision SET data = replace(CAST(data AS TEXT), 'kept', 'forged')")
    db.close()
    assert failed(record) == {"decisions"}


def test_every_check_is_tried_here() -> None:
    assert set(DAMAGE) | {"decisions"} == set(CHECKS)
