"""The record file: what is written once, what is refused, what is found again."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.errors import RecordFileError
from onrecord.intake.text import make_text
from onrecord.model.anchors import evidence
from onrecord.model.decisions import Dated
from onrecord.model.ids import digest, make_id, row
from onrecord.model.records import Capture, Copy, Figure, Incident, Member, Report, Shared
from onrecord.model.values import Interval
from onrecord.review import append, verify
from onrecord.store.base import Admitted, Asked
from onrecord.store.lock import writing
from onrecord.store.sql import SqlStore, open_store
from onrecord.store.sql_tables import META


@pytest.fixture
def store(tmp_path: Path) -> SqlStore:
    return open_store(tmp_path / "a.onrecord", create=True)


def admitted(body: str, key: str = "a.txt") -> Admitted:
    text, removed = make_text(None, body)
    report = Report(id=make_id("report", key, text.id), key=key, text_id=text.id, outlet="Meridian Wire", removed=removed)
    return Admitted(Capture(sha256="0" * 64, origin=key, media="text/plain", size=len(body)), body.encode(), text, report)


def killed(one: Admitted, low: int = 12) -> Figure:
    return Figure(
        id="fig-1", evidence=evidence(one.text.id, one.text.body, 0, 9), sentence=(0, 9), score=0.5, what="killed", low=low, high=low
    )


def put_shared(store: SqlStore, shared: list[Shared]) -> None:
    with store.indexing() as index:
        index.put_shared(["somebody"], [("somebody", one) for one in shared])


def test_what_is_there_is_not_written_again(store: SqlStore) -> None:
    one = admitted("12 people died in Hama.")
    store.admit([one], [])
    store.put_records([(one.text.id, [row(killed(one))])], "v1")
    assert store.written > 0
    store.written = 0
    store.admit([one], [])
    store.put_records([(one.text.id, [row(killed(one))])], "v1")
    put_shared(store, [])
    assert store.written == 0


def test_a_changed_record_replaces_the_old_and_a_gone_one_goes(store: SqlStore) -> None:
    one = admitted("12 people died in Hama.")
    store.admit([one], [])
    store.put_records([(one.text.id, [row(killed(one))])], "v1")
    before = store.digest()
    store.put_records([(one.text.id, [row(killed(one, 13))])], "v2")
    assert store.digest() != before
    assert [r.low for r in store.records(one.text.id) if isinstance(r, Figure)] == [13]
    store.put_records([(one.text.id, [])], "v3")
    assert store.records(one.text.id) == []


def test_texts_wait_until_this_version_has_read_them(store: SqlStore) -> None:
    one = admitted("12 people died in Hama.")
    store.admit([one], [])
    assert store.to_read("v1", "en") == [one.text.id]
    store.put_records([(one.text.id, [])], "v1")
    assert store.to_read("v1", "en") == []
    assert store.to_read("v2", "en") == [one.text.id]
    assert store.to_read("v2", "fr") == []


def test_shared_records_come_back_as_their_kind(store: SqlStore) -> None:
    copy = Copy(id="copy-1", reports=("a", "b"), relation="near_copy")
    put_shared(store, [copy])
    assert list(store.shared("copy")) == [copy]
    assert store.shared_one("copy-1") == copy
    assert list(store.shared("incident")) == []


@pytest.mark.parametrize("query", ['"', "AND", "barrel NEAR bomb", "a OR", '"barrel bomb', "*", "body:x", "ümlaut"])
def test_no_query_is_syntax(store: SqlStore, query: str) -> None:
    store.admit([admitted("A barrel bomb fell near the OR room; and a body was found.")], [])
    store.search(query, Asked("report"))


def test_search_marks_what_it_found_and_folds_diacritics(store: SqlStore) -> None:
    store.admit([admitted("A barrel bomb fell on Afrîn.")], [])
    (hit,) = store.search('"barrel bomb"', Asked("report"))
    assert "«barrel bomb»" in hit.context
    assert store.search("afrin", Asked("report"))[0].report.key == "a.txt"
    assert store.search('"bomb barrel"', Asked("report")) == []


def test_decisions_form_a_chain_that_cannot_be_edited(store: SqlStore) -> None:
    for day in ("2016-12-05", "2016-12-06"):
        append(store, "report-1", Dated(published=day), on="", by="rh")
    assert list(verify(store)) == []
    with sqlite3.connect(store.path) as db:
        for change in ("UPDATE decision SET target = 'x'", "DELETE FROM decision"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                db.execute(change)
    db.close()


def test_tables_are_those_of_the_migrations(store: SqlStore) -> None:
    engine = sa.create_engine(f"sqlite:///{store.path}")
    found = sa.inspect(engine)
    for table in META.tables.values():
        assert {c["name"] for c in found.get_columns(table.name)} == set(table.columns.keys())
    engine.dispose()


def test_files_that_are_no_record_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a database, and longer than sixteen characters")
    for path in (other, tmp_path, tmp_path / "missing.onrecord", tmp_path / "no" / "folder.onrecord"):
        with pytest.raises(RecordFileError):
            open_store(path, create="no" in path.parts)
    assert other.read_text().startswith("not a database")


def test_a_record_of_a_later_program_is_refused(store: SqlStore) -> None:
    with sqlite3.connect(store.path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(RecordFileError, match="newer OnRecord"):
        open_store(store.path)


def test_the_second_writer_is_told_who_holds_the_file(tmp_path: Path) -> None:
    record = tmp_path / "a.onrecord"
    with writing(record), pytest.raises(RecordFileError, match=r"written by process \d+"), writing(record):
        pass
    with writing(record):
        pass


def test_a_damaged_file_is_told_as_such(store: SqlStore, tmp_path: Path) -> None:
    put_shared(store, [Copy(id=f"c{n}", reports=("a", "b"), relation="identical") for n in range(2000)])
    store.close()
    data = bytearray(store.path.read_bytes())
    for at in range(len(data) // 2, len(data), 97):
        data[at] ^= 0x5A
    damaged = tmp_path / "damaged.onrecord"
    damaged.write_bytes(data)
    opened = open_store(damaged)
    with pytest.raises(RecordFileError, match="damaged") as error:
        list(opened.shared())
    assert error.value.code == "E406"
    opened.close()


def test_another_explanation_of_the_same_incident_is_kept(store: SqlStore) -> None:
    """It says the same and decisions on it hold, but what is shown is how it is explained now."""
    told = [explained("near"), explained("same day")]
    for one in told:
        put_shared(store, [one])
    assert digest(told[0]) == digest(told[1])
    assert store.shared_one("i") == told[1]


def explained(days: str) -> Incident:
    member = Member(report="a", event="e", main=True, why=(("days", days, 1.0),))
    return Incident(id="i", type="airstrike", place=None, when=Interval(), label="Air strike", members=(member,))
