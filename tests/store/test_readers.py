"""Whoever looks at a record never waits for whoever writes it."""

import sqlite3
import time
from itertools import islice
from pathlib import Path

import pytest
from bench import synthetic
from bench.scale import build, put

from onrecord.doctor import examine
from onrecord.store.sql import open_store
from onrecord.views import Filter, View, open_view, page
from onrecord.views.view import KINDS


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readers") / "war.onrecord"
    build(path, 120, related=True)
    return path


def test_a_made_up_record_passes_every_check(record: Path) -> None:
    store = open_store(record)
    assert list(examine(store)) == []
    counts = store.counts()
    assert all(counts.get(kind, 0) > 0 for kind in ("figure", "event", "statement", "incident", "dispute", "naming"))
    store.close()


def test_the_same_number_gives_the_same_report() -> None:
    first, second = list(synthetic.reports(5, 95)), list(synthetic.reports(100))[95:]
    assert first == second


def test_a_reader_goes_on_while_a_writer_is_in_the_middle(record: Path) -> None:
    view = open_view(record)
    before = {kind: page(view, kind, Filter(), None, 20) for kind in KINDS}
    with sqlite3.connect(record, isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        for table in ("named", "listed", "shared", "record"):
            writer.execute(f"DELETE FROM {table}")
        began = time.perf_counter()
        other = open_view(record)  # and one who opens the record just then
        for seen in (view, other):
            assert {kind: page(seen, kind, Filter(), None, 20) for kind in KINDS} == before
        assert time.perf_counter() - began < 4  # a writer is waited for five seconds
        writer.execute("ROLLBACK")
    writer.close()
    for seen in (view, other):
        seen.store.close()


def test_what_was_written_is_seen_by_an_open_reader(tmp_path: Path) -> None:
    record = tmp_path / "war.onrecord"
    build(record, 10, related=True)
    view = open_view(record)
    seen = len(page(view, "report", Filter(), None, 50).rows)
    store = open_store(record)
    put(store, list(islice(synthetic.reports(1, 10), 1)))
    store.close()
    open_view(record).store.close()  # lists what was written
    assert len(page(view, "report", Filter(), None, 50).rows) == seen + 1
    view.store.close()


def test_a_common_word_is_found_as_quickly_and_as_well(record: Path) -> None:
    store = open_store(record)
    hits = View(store).search("people killed", 7) or View(store).search("people", 7)
    assert len(hits) == 7
    assert all("«people»" in h.context for h in hits)
    store.close()
