"""The record in one SQLite file. The only file that imports SQLAlchemy.

Rows hold the columns that are looked up and, as `data`, the whole record as deterministic JSON: the columns are derived from it.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import RecordFileError
from onrecord.model.ids import Row, decode, decode_record, decode_shared, digest, encode, make_id
from onrecord.model.records import AnyRecord, Decision, Failure, Report, Run, Shared, Text
from onrecord.store import sql_lists, sql_log
from onrecord.store.base import Admitted, Asked, Entry, Hit, Listed, LogRow, NameCount, Tallied
from onrecord.store.migrate import migrate

META = sa.MetaData()
BLOB = sa.Table("blob", META, sa.Column("sha256", sa.Text), sa.Column("size", sa.Integer), sa.Column("data", sa.LargeBinary))
CAPTURE = sa.Table("capture", META, *(sa.Column(c, sa.Text) for c in ("id", "blob", "origin", "media")), sa.Column("size", sa.Integer))
TEXT = sa.Table("text", META, sa.Column("n", sa.Integer), *(sa.Column(c, sa.Text) for c in ("id", "body", "lang")),
                sa.Column("data", sa.LargeBinary), sa.Column("stamp", sa.Text))  # fmt: skip
REPORT = sa.Table("report", META, *(sa.Column(c, sa.Text) for c in ("id", "key", "text_id", "outlet")), sa.Column("data", sa.LargeBinary),
                  sa.Column("listed", sa.Integer))  # fmt: skip
RECORD = sa.Table("record", META, *(sa.Column(c, sa.Text) for c in ("id", "text_id", "kind")), sa.Column("start", sa.Integer),
                  sa.Column("digest", sa.Text), sa.Column("data", sa.LargeBinary))  # fmt: skip
SHARED = sa.Table("shared", META, *(sa.Column(c, sa.Text) for c in ("id", "kind", "digest")), sa.Column("data", sa.LargeBinary),
                  sa.Column("listed", sa.Integer))  # fmt: skip
FAILURE = sa.Table("failure", META, sa.Column("id", sa.Text), sa.Column("data", sa.LargeBinary))
RUN = sa.Table("run", META, sa.Column("n", sa.Integer), sa.Column("data", sa.LargeBinary))
PLACES = sa.Table("places", META, *(sa.Column(c, sa.Text) for c in ("name", "blob")))
DECISION = sa.Table(
    "decision",
    META,
    sa.Column("n", sa.Integer),
    sa.Column("hash", sa.Text),
    sa.Column("target", sa.Text),
    sa.Column("data", sa.LargeBinary),
)

_MANY = 500  # rows that are held at once when all of a kind are gone through
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


class SqlStore:
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

    def close(self) -> None:
        self._engine.dispose()

    # ---- writing

    def admit(self, admitted: Sequence[Admitted], failures: Sequence[Failure]) -> None:
        """Captures, texts and reports of a batch, and the inputs that failed."""
        with self._writing() as db:
            for a in admitted:
                self._add_blob(db, a)
                c = a.capture
                self._add(
                    db, CAPTURE, id=make_id("capture", c.sha256, c.origin), blob=c.sha256, origin=c.origin, media=c.media, size=c.size
                )
                self._add_text(db, a.text)
                self._add(db, REPORT, id=a.report.id, key=a.report.key, text_id=a.text.id, outlet=a.report.outlet, data=encode(a.report))
            for f in failures:
                self._add(db, FAILURE, id=f.id, data=encode(f))

    def put_records(self, batch: Sequence[tuple[str, Sequence[Row]]], stamp: str) -> None:
        """The records of a few texts, replacing what an earlier version of the program read in them."""
        with self._writing() as db:
            for text_id, rows in batch:
                old = {r.id: r.digest for r in db.execute(sa.select(RECORD.c.id, RECORD.c.digest).where(RECORD.c.text_id == text_id))}
                new = {r.id: {"text_id": text_id, **r._asdict()} for r in rows}
                if self._sync(db, RECORD, old, new):
                    db.execute(sa.update(REPORT).where(REPORT.c.text_id == text_id).values(listed=0))
                db.execute(sa.update(TEXT).where(TEXT.c.id == text_id).values(stamp=stamp))

    def put_shared(self, shared: Sequence[Shared]) -> None:
        """All shared records; those that are gone are removed, those that say the same stay untouched."""
        with self._writing() as db:
            old = {r.id: r.digest for r in db.execute(sa.select(SHARED.c.id, SHARED.c.digest))}
            new = {s.id: {"id": s.id, "kind": _kind(s), "digest": digest(s), "data": encode(s)} for s in shared}
            self._sync(db, SHARED, old, new)
            sql_lists.forget(db, [i for i in old if i not in new])

    def put_listed(self, batch: Sequence[tuple[str, Sequence[Listed]]], version: int) -> None:
        """The rows of lists of some reports or shared records, replacing the rows that they had; `version` is that of the lists."""
        if not batch:
            return
        with self._writing() as db:
            sql_lists.put(db, batch)
            for table in (REPORT, SHARED):
                update = sa.update(table).where(table.c.id == sa.bindparam("owner")).values(listed=version)
                db.execute(update, [{"owner": owner} for owner, _ in batch])

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
                for column, value in ((REPORT.c.id, decision.target), (SHARED.c.id, decision.target), (REPORT.c.text_id, text_id)):
                    db.execute(sa.update(column.table).where(column == value).values(listed=0))
            self.written += written
        return written

    def put_places(self, name: str, data: bytes) -> None:
        """Keeps a file of places of this record's own, instead of one of that name."""
        sha256 = hashlib.sha256(data).hexdigest()
        with self._writing() as db:
            self._add(db, BLOB, sha256=sha256, size=len(data), data=zlib.compress(data, 6))
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
        except sa.exc.OperationalError as e:
            raise RecordFileError("E405", f"{self.path} cannot be written ({e.orig}); make room or give permission, and run again") from e

    def _add_blob(self, db: sa.Connection, a: Admitted) -> None:
        """The bytes of a capture, compressed once however many reports come from them."""
        if db.execute(sa.select(BLOB.c.sha256).where(BLOB.c.sha256 == a.capture.sha256)).first() is None:
            self._add(db, BLOB, sha256=a.capture.sha256, size=len(a.data), data=zlib.compress(a.data, 6))

    def _add_text(self, db: sa.Connection, text: Text) -> None:
        """A text and its entry in the full-text index (not by a trigger: an untrusted file's triggers must not reach the index)."""
        row = insert(TEXT).values(id=text.id, body=text.body, lang=text.lang, data=encode(text)).on_conflict_do_nothing()
        for new in db.execute(row.returning(TEXT.c.n)):
            db.execute(sa.text("INSERT INTO search (rowid, body) VALUES (:n, :body)"), {"n": new.n, "body": text.body})
            self.written += 1

    def _add(self, db: sa.Connection, table: sa.Table, **row: Any) -> None:
        self.written += db.execute(insert(table).values(**row).on_conflict_do_nothing()).rowcount

    def _sync(self, db: sa.Connection, table: sa.Table, old: Mapping[str, str], new: Mapping[str, Mapping[str, Any]]) -> int:
        """Makes the rows of a table that are `old` (id → digest) into `new`, writing only what differs: how many."""
        gone = [i for i in old if i not in new]
        changed = [row for i, row in new.items() if old.get(i) != row["digest"]]
        for i in gone + [row["id"] for row in changed if row["id"] in old]:
            db.execute(sa.delete(table).where(table.c.id == i))
        if changed:
            db.execute(sa.insert(table), [dict(row) for row in changed])
        self.written += len(gone) + len(changed)
        return len(gone) + len(changed)

    # ---- looking

    def has_report(self, report_id: str) -> bool:
        return self._one(sa.select(REPORT.c.id).where(REPORT.c.id == report_id)) is not None

    def has_text(self, text_id: str) -> bool:
        return self._one(sa.select(TEXT.c.id).where(TEXT.c.id == text_id)) is not None

    def versions(self, key: str) -> int:
        """How many reports bear this key, or the key with a version behind it."""
        with self._engine.connect() as db:
            same = sa.or_(REPORT.c.key == key, REPORT.c.key.startswith(key + "@", autoescape=True))
            return int(db.execute(sa.select(sa.func.count()).where(same)).scalar_one())

    def to_read(self, stamp: str, lang: str) -> list[str]:
        """Ids of the texts in a language that this version of the program has not read yet, in order of their ids."""
        wanted = sa.and_(TEXT.c.lang == lang, sa.or_(TEXT.c.stamp.is_(None), TEXT.c.stamp != stamp))
        return [r.id for r in self._all(sa.select(TEXT.c.id).where(wanted).order_by(TEXT.c.id))]

    def text(self, text_id: str) -> Text:
        """Raises KeyError for an id that is not there."""
        row = self._one(sa.select(TEXT.c.data).where(TEXT.c.id == text_id))
        if row is None:
            raise KeyError(text_id)
        return decode(row.data, Text)

    def reports(self) -> Iterator[Report]:
        """All reports in order of their keys, a few at a time."""
        last = ""
        while rows := self._all(sa.select(REPORT.c.key, REPORT.c.data).where(REPORT.c.key > last).order_by(REPORT.c.key).limit(_MANY)):
            yield from (decode(r.data, Report) for r in rows)
            last = rows[-1].key

    def report(self, name: str) -> Report | None:
        """The report with this key, else with this id."""
        row = self._one(sa.select(REPORT.c.data).where(REPORT.c.key == name)) or self._one(
            sa.select(REPORT.c.data).where(REPORT.c.id == name)
        )
        return decode(row.data, Report) if row else None

    def carriers(self, text_id: str) -> list[Report]:
        """The reports that carry a text, in order of their keys."""
        rows = self._all(sa.select(REPORT.c.data).where(REPORT.c.text_id == text_id).order_by(REPORT.c.key))
        return [decode(r.data, Report) for r in rows]

    def unlisted(self, version: int) -> tuple[list[str], list[str]]:
        """Ids of the reports and of the shared records that are not in the lists of this version, in order."""
        found = [[r.id for r in self._all(sa.select(t.c.id).where(t.c.listed < version).order_by(t.c.id))] for t in (REPORT, SHARED)]
        return found[0], found[1]

    def page(self, asked: Asked) -> list[Entry]:
        with self._engine.connect() as db:
            return sql_lists.page(db, asked)

    def names(self, kind: str, role: str, limit: int) -> list[NameCount]:
        """The commonest names of a role among the rows of a kind."""
        with self._engine.connect() as db:
            return sql_lists.names(db, kind, role, limit)

    def tally(self, asked: Asked) -> list[Tallied]:
        """How many of the rows asked for begin on each day, by what they are; their number is not limited."""
        with self._engine.connect() as db:
            return sql_lists.tally(db, asked)

    def listed(self, owner: str) -> list[Listed]:
        """The rows of lists of one report or shared record."""
        with self._engine.connect() as db:
            return sql_lists.rows(db, owner)

    def records(self, text_id: str) -> list[AnyRecord]:
        rows = self._all(sa.select(RECORD.c.data).where(RECORD.c.text_id == text_id).order_by(RECORD.c.start, RECORD.c.id))
        return [decode_record(r.data) for r in rows]

    def record(self, record_id: str) -> AnyRecord | None:
        row = self._one(sa.select(RECORD.c.data).where(RECORD.c.id == record_id))
        return decode_record(row.data) if row else None

    def shared(self, kind: str | None = None) -> Iterator[Shared]:
        """Shared records in order of their kinds and ids, a few at a time."""
        kinds = [kind] if kind else [r.kind for r in self._all(sa.select(SHARED.c.kind).distinct().order_by(SHARED.c.kind))]
        for one in kinds:
            last = ""
            query = sa.select(SHARED.c.id, SHARED.c.data).where(SHARED.c.kind == one).order_by(SHARED.c.id).limit(_MANY)
            while rows := self._all(query.where(SHARED.c.id > last)):
                yield from (decode_shared(r.data) for r in rows)
                last = rows[-1].id

    def shared_one(self, shared_id: str) -> Shared | None:
        row = self._one(sa.select(SHARED.c.data).where(SHARED.c.id == shared_id))
        return decode_shared(row.data) if row else None

    def failures(self) -> list[Failure]:
        return [decode(r.data, Failure) for r in self._all(sa.select(FAILURE.c.data).order_by(FAILURE.c.id))]

    def runs(self) -> list[Run]:
        return [decode(r.data, Run) for r in self._all(sa.select(RUN.c.data).order_by(RUN.c.n))]

    def decisions(self) -> list[Decision]:
        """The log, first to last."""
        return [sql_log.decision(row) for row in self.log()]

    def decided(self, target: str) -> list[Decision]:
        """The decisions on one thing, oldest first."""
        return [sql_log.decision(row) for row in self.log_of([target])]

    def decided_in(self, text_id: str) -> list[str]:
        """Ids of the records of a text that were ever decided on, in order."""
        with self._engine.connect() as db:
            return sql_log.targets_in(db, text_id)

    def decided_shared(self) -> list[str]:
        """Ids of incidents, disputes and warnings that were ever decided on, in order."""
        with self._engine.connect() as db:
            return sql_log.shared_targets(db)

    def head(self) -> str | None:
        """The hash of the last decision; None when there is none."""
        with self._engine.connect() as db:
            return sql_log.head(db)

    def log(self) -> Iterator[LogRow]:
        """The rows of the log as they are kept, in order of their numbers."""
        with self._engine.connect() as db:
            yield from sql_log.rows(db)

    def log_of(self, targets: Sequence[str]) -> list[LogRow]:
        """The rows of the log about some things, in order of their numbers."""
        with self._engine.connect() as db:
            return sql_log.rows_of(db, targets) if targets else []

    def blobs(self) -> Iterable[tuple[str, bytes]]:
        with self._engine.connect() as db:
            for row in db.execute(sa.select(BLOB.c.sha256, BLOB.c.data).order_by(BLOB.c.sha256)):
                yield row.sha256, zlib.decompress(row.data)

    def blob(self, sha256: str) -> bytes | None:
        """The bytes of a capture, None when they are not kept."""
        row = self._one(sa.select(BLOB.c.data).where(BLOB.c.sha256 == sha256))
        return zlib.decompress(row.data) if row else None

    def places(self) -> list[tuple[str, bytes]]:
        """The files of places of this record's own: names and bytes."""
        found = sa.select(PLACES.c.name, BLOB.c.data).join(BLOB, BLOB.c.sha256 == PLACES.c.blob).order_by(PLACES.c.name)
        return [(r.name, zlib.decompress(r.data)) for r in self._all(found)]

    def search(self, query: str, limit: int) -> list[Hit]:
        """Reports whose text has all the words (or "phrases") of the query, best first. Only quotation marks are syntax."""
        match = _fts(query)
        if not match:
            return []
        found = sa.text(
            "SELECT report.data AS data, snippet(search, 0, '«', '»', ' … ', 24) AS context FROM search "
            "JOIN text ON text.n = search.rowid JOIN report ON report.text_id = text.id "
            "WHERE search MATCH :match ORDER BY rank, report.key LIMIT :limit"
        )
        with self._engine.connect() as db:
            return [Hit(decode(r.data, Report), r.context) for r in db.execute(found, {"match": match, "limit": limit})]

    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        with self._engine.connect() as db:
            out = {
                t.name: int(db.execute(sa.select(sa.func.count()).select_from(t)).scalar_one()) for t in (REPORT, TEXT, FAILURE, DECISION)
            }
            for table in (RECORD, SHARED):
                out |= {r.kind: r.n for r in db.execute(sa.select(table.c.kind, sa.func.count().label("n")).group_by(table.c.kind))}
            return out

    def digest(self) -> str:
        """sha256 over what the record says: reports, texts, records, shared records and failures, in order of their ids."""
        h = hashlib.sha256()
        with self._engine.connect() as db:
            for table, columns in (
                (REPORT, ("id", "data")),
                (TEXT, ("id",)),
                (RECORD, ("id", "digest")),
                (SHARED, ("id", "digest")),
                (FAILURE, ("id",)),
            ):
                for row in db.execute(sa.select(*(table.c[c] for c in columns)).order_by(table.c.id)):
                    h.update(repr(tuple(row)).encode())
        return h.hexdigest()

    def digests(self) -> dict[str, str]:
        """The digest kept beside each record, by id."""
        return {r.id: r.digest for r in self._all(sa.select(RECORD.c.id, RECORD.c.digest))}

    def problems(self) -> list[str]:
        """What SQLite finds wrong with the file, its foreign keys and its full-text index."""
        with self._engine.connect() as db:
            out = [str(r[0]) for r in db.execute(sa.text("PRAGMA quick_check")) if r[0] != "ok"]
            out += [f"row {r[1]} of {r[0]} points at nothing in {r[2]}" for r in db.execute(sa.text("PRAGMA foreign_key_check"))]
            try:
                db.execute(sa.text("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"))
            except sa.exc.DatabaseError as e:
                out.append(f"the full-text index does not fit the texts: {e.orig}")
            return out

    def list_problems(self) -> list[str]:
        """Where the numbers kept beside the lists do not fit them."""
        with self._engine.connect() as db:
            return sql_lists.problems(db)

    def _one(self, query: sa.Select[Any]) -> sa.Row[Any] | None:
        with self._engine.connect() as db:
            return db.execute(query).first()

    def _all(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        with self._engine.connect() as db:
            return db.execute(query).all()


def _prepare(db: Any, _: object) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA busy_timeout = 5000")


def _kind(record: object) -> str:
    return str(type(record).__struct_config__.tag)  # type: ignore[attr-defined]


def _fts(query: str) -> str:
    """An FTS5 query of quoted words and phrases: what stands between quotation marks is a phrase, everything else single words."""
    parts = query.replace("“", '"').replace("”", '"').split('"')
    terms = [p.strip() for p in parts[1::2]] + [w for p in parts[0::2] for w in p.split()]
    return " ".join(f'"{t}"' for t in terms if any(c.isalnum() for c in t))
