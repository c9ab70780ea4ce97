"""The record in one SQLite file. The files sql*.py are the only ones that import SQLAlchemy.

Rows hold the columns that are looked up and, as `data`, the whole record as deterministic JSON: the columns are derived from it.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import RecordFileError
from onrecord.model.ids import Row, encode, make_id
from onrecord.model.records import Decision, Failure, Run, Text
from onrecord.store import sql_lists, sql_log
from onrecord.store.base import Admitted, Listed
from onrecord.store.migrate import migrate
from onrecord.store.sql_index import SqlIndex
from onrecord.store.sql_reads import Reads
from onrecord.store.sql_tables import BLOB, CAPTURE, FAILURE, PLACES, RECORD, REPORT, RUN, SETTLED, SHARED, TEXT

T = TypeVar("T")
_MAGIC = b"SQLite format 3\x00"


def open_store(path: Path, *, create: bool = False) -> "SqlStore":
    """Opens a record file. Raises RecordFileError when it is missing (unless `create`), no record file, or of a later program."""
    if path.is_dir():
        raise RecordFileError("E401", f"{path} is a folder; give the name of a record file, such as {path / 'aleppo.onrecord'}")
    if not path.exists():
        if not create:
            raise RecordFileError("E401", f"there is no record file {path}; `onrecord read REPORTS --record {path}` makes one")
        if not path.parent.is_dir():
            raise RecordFileError("E401", f"the folder {path.parent} for the record file does not exist; make it first")
    elif path.stat().st_size:
        with open(path, "rb") as f:
            if f.read(16) != _MAGIC:
                raise RecordFileError("E404", f"{path} is not a record file; nothing was changed in it")
    return SqlStore(path)


class SqlStore(Reads):
    """A `store.base.Store` in SQLite: write-ahead log, so that readers go on while one process writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written = 0
        try:
            with sqlite3.connect(path) as db:
                db.execute("PRAGMA trusted_schema = OFF")
                db.execute("PRAGMA journal_mode = WAL")
                migrate(db)
            db.close()
        except sqlite3.Error as e:
            raise RecordFileError("E404", f"{path} cannot be opened as a record file: {e}") from e
        self._engine = sa.create_engine(f"sqlite:///{path}")
        sa.event.listen(self._engine, "connect", _prepare)
        sa.event.listen(self._engine, "handle_error", self._told)

    def close(self) -> None:
        self._engine.dispose()

    def _told(self, context: sa.engine.ExceptionContext) -> None:
        """A damaged file is an error of the user's world, wherever it comes to light."""
        error = context.original_exception
        if type(error) is sqlite3.DatabaseError or "decode to UTF-8" in str(error):  # its other subclasses mean other things
            why = f"{self.path} is damaged ({error})"
            raise RecordFileError("E406", f"{why}; take a copy of before, or read the reports into a new record file")

    # ---- writing

    def admit(self, admitted: Sequence[Admitted], failures: Sequence[Failure]) -> None:
        """Captures, texts and reports of a batch, and the inputs that failed."""
        with self._writing() as db:
            self._add_blobs(db, {a.capture.sha256: a.data for a in admitted})
            captures = [a.capture for a in admitted]
            self._add(db, CAPTURE, [
                {"id": make_id("capture", c.sha256, c.origin), "blob": c.sha256, "origin": c.origin, "media": c.media, "size": c.size}
                for c in captures
            ])  # fmt: skip
            self._add_texts(db, {a.text.id: a.text for a in admitted})
            reports = [a.report for a in admitted]
            rows = [
                {"id": r.id, "key": r.key, "text_id": r.text_id, "outlet": r.outlet, "data": encode(r), "listed": 0, "related": 0}
                for r in reports
            ]
            if self._add(db, REPORT, rows):
                _change(db)
            self._add(db, FAILURE, [{"id": f.id, "data": encode(f)} for f in failures])

    def put_records(self, batch: Sequence[tuple[str, Sequence[Row]]], stamp: str) -> None:
        """The records of a few texts, replacing what an earlier version of the program read in them."""
        with self._writing() as db:
            texts = [text_id for text_id, _ in batch]
            old: dict[str, dict[str, str]] = {t: {} for t in texts}
            for r in db.execute(sa.select(RECORD.c.text_id, RECORD.c.id, RECORD.c.digest).where(RECORD.c.text_id.in_(texts))):
                old[r.text_id][r.id] = r.digest
            new = {t: {r.id: {"text_id": t, **r._asdict()} for r in rows} for t, rows in batch}
            changed = [t for t, rows in new.items() if old[t] != {i: r["digest"] for i, r in rows.items()}]
            before = sql_lists.kinds(db, RECORD, RECORD.c.text_id.in_(changed))
            self._sync(db, RECORD, _joined(old[t] for t in changed), _joined(new[t] for t in changed))
            sql_lists.count(db, before, sql_lists.kinds(db, RECORD, RECORD.c.text_id.in_(changed)))
            if changed:
                db.execute(sa.update(REPORT).where(REPORT.c.text_id.in_(changed)).values(listed=0, related=0))
                _change(db)
            db.execute(sa.update(TEXT).where(TEXT.c.id.in_(texts)).values(stamp=stamp))

    @contextmanager
    def indexing(self) -> Iterator[SqlIndex]:
        """One transaction in which reports are related; nobody else writes meanwhile."""
        with self._writing() as db:
            db.exec_driver_sql("BEGIN IMMEDIATE")
            index = SqlIndex(db)
            yield index
            self.written += index.written

    def put_listed(self, batch: Sequence[tuple[str, Sequence[Listed]]], version: int) -> None:
        """The rows of lists of some reports or shared records, replacing the rows that they had; `version` is that of the lists."""
        if not batch:
            return
        with self._writing() as db:
            sql_lists.put(db, batch)
            for table in (REPORT, SHARED):
                update = sa.update(table).where(table.c.id == sa.bindparam("of")).values(listed=version)
                db.execute(update, [{"of": owner} for owner, _ in batch])
            db.execute(sa.update(SETTLED).values(lists=SETTLED.c.lists + 1))

    def settle(self, changes: int, stamp: str) -> None:
        """The shared records were derived after so many changes, by the code of this stamp."""
        with self._writing() as db:
            db.execute(sa.update(SETTLED).values(derived=changes, stamp=stamp))

    def put_run(self, run: Run) -> None:
        with self._writing() as db:
            db.execute(sa.insert(RUN).values(data=encode(run)))

    def decide(self, decision: Decision, text_id: str | None = None) -> bool:
        """Appends a decision; the table refuses changes and deletions. `text_id` is the text of the record that was decided on.

        False, and nothing written, when it does not follow from the last decision, because another was appended in between.
        """
        with self._writing() as db:
            written = sql_log.append(db, decision, text_id)
            if written:  # what was decided on is listed anew
                _change(db)
                for column, value in ((REPORT.c.id, decision.target), (REPORT.c.text_id, text_id)):
                    db.execute(sa.update(REPORT).where(column == value).values(listed=0, related=0))
                db.execute(sa.update(SHARED).where(SHARED.c.id == decision.target).values(listed=0))
            self.written += written
        return written

    def put_places(self, name: str, data: bytes) -> None:
        """Keeps a file of places of this record's own, instead of one of that name."""
        sha256 = hashlib.sha256(data).hexdigest()
        with self._writing() as db:
            self._add_blobs(db, {sha256: data})
            row = insert(PLACES).values(name=name, blob=sha256)
            db.execute(row.on_conflict_do_update(index_elements=["name"], set_={"blob": sha256}))

    def drop_places(self, name: str) -> None:
        with self._writing() as db:
            db.execute(sa.delete(PLACES).where(PLACES.c.name == name))

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """One transaction. Raises RecordFileError when the disk is full or the file cannot be written; then nothing of it was."""
        try:
            with self._engine.begin() as db:
                yield db
        except (sa.exc.OperationalError, sqlite3.OperationalError) as e:
            why = getattr(e, "orig", e)
            raise RecordFileError("E405", f"{self.path} cannot be written ({why}); make room or give permission, and run again") from e

    def _add_blobs(self, db: sa.Connection, data: Mapping[str, bytes]) -> None:
        """The bytes of captures, compressed once however many reports come from them."""
        known = {r.sha256 for r in db.execute(sa.select(BLOB.c.sha256).where(BLOB.c.sha256.in_(list(data))))}
        new = [(sha256, raw) for sha256, raw in data.items() if sha256 not in known]
        self._add(db, BLOB, [{"sha256": sha256, "size": len(raw), "data": zlib.compress(raw, 6)} for sha256, raw in new])

    def _add_texts(self, db: sa.Connection, texts: Mapping[str, Text]) -> None:
        """Texts and their entries in the full-text index (not by a trigger: an untrusted file's triggers must not reach the index)."""
        known = {r.id for r in db.execute(sa.select(TEXT.c.id).where(TEXT.c.id.in_(list(texts))))}
        last = int(db.execute(sa.select(sa.func.coalesce(sa.func.max(TEXT.c.n), 0))).scalar_one())
        new = list(enumerate((t for i, t in texts.items() if i not in known), last + 1))
        self._add(db, TEXT, [{"n": n, "id": t.id, "body": t.body, "lang": t.lang, "data": encode(t)} for n, t in new])
        if new:
            db.execute(sa.text("INSERT INTO search (rowid, body) VALUES (:n, :body)"), [{"n": n, "body": t.body} for n, t in new])

    def _add(self, db: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> int:
        """Rows that are not there yet; how many."""
        added = db.execute(insert(table).on_conflict_do_nothing(), [dict(r) for r in rows]).rowcount if rows else 0
        self.written += added
        return added

    def _sync(self, db: sa.Connection, table: sa.Table, old: Mapping[str, str], new: Mapping[str, Mapping[str, Any]]) -> int:
        """Makes the rows of a table that are `old` (id → digest) into `new`, writing only what differs: how many."""
        gone = [i for i in old if i not in new]
        changed = [row for i, row in new.items() if old.get(i) != row["digest"]]
        if away := gone + [row["id"] for row in changed if row["id"] in old]:
            db.execute(sa.delete(table).where(table.c.id == sa.bindparam("gone")), [{"gone": i} for i in away])
        if changed:
            db.execute(sa.insert(table), [dict(row) for row in changed])
        self.written += len(gone) + len(changed)
        return len(gone) + len(changed)


def _change(db: sa.Connection) -> None:
    """Something changed that shared records are derived from."""
    db.execute(sa.update(SETTLED).values(changes=SETTLED.c.changes + 1))


def _joined(parts: Iterable[Mapping[str, T]]) -> dict[str, T]:
    return {k: v for part in parts for k, v in part.items()}


def _prepare(db: Any, _: object) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA busy_timeout = 30000")
