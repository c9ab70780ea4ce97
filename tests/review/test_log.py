"""The log of decisions: whatever is changed in it is named, and nothing in it can be changed by the way."""

import sqlite3
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import pytest
from tests.review.made import Maker

from onrecord import review
from onrecord.doctor import examine
from onrecord.model.decisions import FigureFix
from onrecord.store.base import LogRow, Store
from onrecord.store.sql import SqlStore, open_store
from onrecord.views import View


class Rows:
    """A log in memory."""

    def __init__(self, rows: Sequence[LogRow]) -> None:
        self.rows = rows

    def log(self) -> Iterator[LogRow]:
        return iter(self.rows)


@pytest.fixture
def decided(store: SqlStore, told: Maker) -> SqlStore:
    review.confirm(store, told.figure("a"), by="rh")
    review.correct(store, told.figure("b"), FigureFix(low=15), by="Zoë")
    review.note(store, told.figure("b").value.id, "ask", by="rh")
    review.undo(store, told.figure("b").history[0], by="rh")
    return store


def found(rows: Sequence[LogRow], head: str | None = None) -> list[int]:
    return [row.number for row in review.verify(cast(Store, Rows(rows)), head)]


def flips(value: Any) -> Iterator[Any]:
    """A value with each of its bits changed, one at a time."""
    if isinstance(value, int):
        yield from (value ^ (1 << bit) for bit in range(16))
        return
    text = isinstance(value, str)
    raw = value.encode() if isinstance(value, str) else value
    for at in range(len(raw)):
        for bit in range(7 if text else 8):
            changed = raw[:at] + bytes([raw[at] ^ (1 << bit)]) + raw[at + 1 :]
            yield changed.decode() if text else changed


def test_any_changed_bit_is_named(decided: SqlStore) -> None:
    rows = list(decided.log())
    assert found(rows) == []
    for place, row in enumerate(rows):
        for column in LogRow._fields:
            for value in flips(getattr(row, column)):
                forged = [*rows[:place], row._replace(**{column: value}), *rows[place + 1 :]]
                assert place + 1 in found(forged), (place, column, value)


def test_rows_that_are_gone_moved_or_doubled_are_seen(decided: SqlStore) -> None:
    rows = list(decided.log())
    assert found(rows[1:])
    assert found([rows[0], *rows[2:]])
    assert found([rows[1], rows[0], *rows[2:]])
    assert found([*rows, rows[-1]])
    assert found(rows[:-1]) == []
    assert found(rows[:-1], rows[-1].hash) == [len(rows)]
    assert found(rows, rows[1].hash) == []


def test_a_row_that_was_cut_up_is_named_and_the_record_still_opens(decided: SqlStore) -> None:
    path = decided.path
    decided.close()
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER decision_same")
        db.execute("UPDATE decision SET data = x'7b22ff' WHERE n = 2")
    db.close()
    store = open_store(path)
    assert {(t.check, t.where) for t in examine(store)} >= {("decisions", "decision 2")}
    assert len(View(store).history(*{d.target for d in store.decisions()})) == 3
    store.close()


def test_the_table_refuses_changes_and_deletions(decided: SqlStore) -> None:
    with sqlite3.connect(decided.path) as db:
        for change in (
            "UPDATE decision SET target = 'x'",
            "DELETE FROM decision WHERE n = 1",
            "REPLACE INTO decision SELECT * FROM decision",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                db.execute(change)
    db.close()
    assert list(review.verify(decided)) == []


def test_two_writers_follow_each_other(decided: SqlStore, tmp_path: Path) -> None:
    other = open_store(decided.path)
    seen = decided.decisions()[-1]
    review.note(other, "x", "first", by="mk")
    late = review.log.Decision(**{f: getattr(seen, f) for f in seen.__struct_fields__})
    assert decided.decide(late) is False
    review.note(decided, "x", "second", by="rh")
    assert [d.by for d in other.decisions()][-2:] == ["mk", "rh"]
    assert list(review.verify(decided)) == []
    other.close()


def test_an_older_file_knows_what_was_decided_in_each_text(decided: SqlStore, told: Maker) -> None:
    path, text = decided.path, told.texts["a"].id
    told.read("a", "Douma", "2016-12-05", 12, figure=False)
    before = [(f.value.id, f.state) for f in told.view.folded(text)]
    decided.close()
    with sqlite3.connect(path) as db:
        db.executescript("DROP TABLE decided;" + files("onrecord.store").joinpath("migrations", "0004_decided.sql").read_text("utf-8"))
    db.close()
    store = open_store(path)
    assert [(f.value.id, f.state) for f in View(store).folded(text)] == before
    assert "orphaned" in {state for _, state in before}
    store.close()
