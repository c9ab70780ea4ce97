"""What is looked up in a record file. Everything is found by an index, and lists of things in one question."""

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.errors import RecordFileError
from onrecord.model.ids import decode, decode_record, decode_shared
from onrecord.model.records import AnyRecord, Decision, Failure, Report, Run, Shared, Text
from onrecord.store import sql_lists, sql_log, sql_search
from onrecord.store.base import Asked, Entry, Hit, Listed, LogRow, NameCount, Tallied
from onrecord.store.sql_tables import BLOB, DECISION, FAILURE, PLACES, RECORD, REPORT, RUN, SETTLED, SHARED, TEXT

_MANY = 500  # rows that are held at once when all of a kind are gone through


class Reads:
    """The questions that a `store.base.Store` answers."""

    _engine: sa.Engine

    def has_report(self, report_id: str) -> bool:
        return self._one(sa.select(REPORT.c.id).where(REPORT.c.id == report_id)) is not None

    def has_text(self, text_id: str) -> bool:
        return self._one(sa.select(TEXT.c.id).where(TEXT.c.id == text_id)) is not None

    def versions(self, key: str) -> int:
        """How many reports bear this key, or the key with a version behind it."""
        with self._engine.connect() as db:
            same = sa.or_(REPORT.c.key == key, sa.and_(REPORT.c.key > f"{key}@", REPORT.c.key < f"{key}A"))  # "A" comes behind "@"
            return int(db.execute(sa.select(sa.func.count()).where(same)).scalar_one())

    def to_read(self, stamp: str, lang: str) -> list[str]:
        """Ids of the texts in a language that this version of the program has not read yet, in order of their ids."""
        wanted = sa.and_(TEXT.c.lang == lang, sa.or_(TEXT.c.stamp.is_(None), TEXT.c.stamp != stamp))
        return [r.id for r in self._all(sa.select(TEXT.c.id).where(wanted).order_by(TEXT.c.id))]

    def reports_with(self, ids: Iterable[str]) -> dict[str, Report]:
        """The reports with these ids, by id."""
        rows = self._all(sa.select(REPORT.c.id, REPORT.c.data).where(REPORT.c.id.in_(list(ids))))
        return {r.id: decode(r.data, Report) for r in rows}

    def reports_named(self, keys: Iterable[str]) -> dict[str, Report]:
        """The reports with these keys, by key."""
        rows = self._all(sa.select(REPORT.c.key, REPORT.c.data).where(REPORT.c.key.in_(list(keys))))
        return {r.key: decode(r.data, Report) for r in rows}

    def outlets(self, keys: Iterable[str]) -> dict[str, str]:
        """The outlets of the reports with these keys, as far as they are known, by key."""
        query = sa.select(REPORT.c.key, REPORT.c.outlet).where(REPORT.c.key.in_(list(keys)), REPORT.c.outlet.is_not(None))
        return {r.key: r.outlet for r in self._all(query)}

    def texts(self, ids: Iterable[str]) -> dict[str, Text]:
        """The texts with these ids, by id."""
        return {r.id: decode(r.data, Text) for r in self._all(sa.select(TEXT.c.id, TEXT.c.data).where(TEXT.c.id.in_(list(ids))))}

    def records_of(self, text_ids: Iterable[str]) -> dict[str, list[AnyRecord]]:
        """The records of each of these texts, in order."""
        out: dict[str, list[AnyRecord]] = defaultdict(list)
        query = sa.select(RECORD.c.text_id, RECORD.c.data).where(RECORD.c.text_id.in_(list(text_ids)))
        for row in self._all(query.order_by(RECORD.c.text_id, RECORD.c.start, RECORD.c.id)):
            out[row.text_id].append(decode_record(row.data))
        return out

    def records_with(self, ids: Iterable[str]) -> dict[str, AnyRecord]:
        """The records with these ids, by id."""
        rows = self._all(sa.select(RECORD.c.id, RECORD.c.data).where(RECORD.c.id.in_(list(ids))))
        return {r.id: decode_record(r.data) for r in rows}

    def shared_with(self, ids: Iterable[str]) -> dict[str, Shared]:
        """The shared records with these ids, by id."""
        rows = self._all(sa.select(SHARED.c.id, SHARED.c.data).where(SHARED.c.id.in_(list(ids))))
        return {r.id: decode_shared(r.data) for r in rows}

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

    def waiting(self) -> list[str]:
        """Keys of the reports that changed since they were related, those that were published next to one another together."""
        published = "json_extract(CAST(data AS TEXT), '$.published.earliest')"
        with self._engine.connect() as db:
            return [r.key for r in db.execute(sa.text(f"SELECT key FROM report WHERE related = 0 ORDER BY {published}, key"))]  # noqa: S608

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

    def bearing(self, kind: str, role: str, names: Iterable[str], limit: int | None = None) -> dict[str, list[str]]:
        """For each of these names the ids of rows of a kind that bear it in a role, in the order of the list; of many those listed last."""
        with self._engine.connect() as db:
            return sql_lists.bearing(db, kind, role, names, limit)

    def tally(self, asked: Asked) -> list[Tallied]:
        """How many of the rows asked for begin on each day, by what they are; their number is not limited."""
        with self._engine.connect() as db:
            return sql_lists.tally(db, asked)

    def places_of(self, asked: Asked) -> list[tuple[str, str, int]]:
        """How many of the rows asked for have just one place, by that place and by what they are; their number is not limited."""
        with self._engine.connect() as db:
            return sql_lists.places(db, asked)

    def crossed(self, asked: Asked, role: str, parts: Sequence[str]) -> list[tuple[str, str, int]]:
        """How many of the rows asked for have a name of a role that holds each of these words, by the words and by what the rows are."""
        with self._engine.connect() as db:
            return sql_lists.crossed(db, asked, role, parts)

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

    def changes(self) -> int:
        """A number that grows with each change to what the shared records are derived from."""
        row = self._one(sa.select(SETTLED.c.changes))
        return int(row.changes) if row else 0

    def state(self) -> tuple[object, ...]:
        """What changes whenever anything does that a list or a page shows: reports, records, lists, what is shared, decisions."""
        row = self._one(sa.select(SETTLED))
        return (*(row or ()), self.head())

    def settled(self, changes: int, stamp: str) -> bool:
        """Were the shared records derived after so many changes, by the code of this stamp?"""
        return self._one(sa.select(SETTLED.c.stamp).where(SETTLED.c.derived == changes, SETTLED.c.stamp == stamp)) is not None

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

    def decided_in_all(self, text_ids: Iterable[str]) -> dict[str, list[str]]:
        """Ids of the records of each of these texts that were ever decided on, in order; texts without any are left out."""
        with self._engine.connect() as db:
            return sql_log.targets_in_all(db, list(text_ids))

    def decided_texts(self) -> list[str]:
        """Ids of the texts of whose records some were ever decided on, in order."""
        with self._engine.connect() as db:
            return sql_log.texts(db)

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

    def logged(self, hash: str) -> LogRow | None:
        """The row of the log with this hash."""
        with self._engine.connect() as db:
            return sql_log.found(db, hash)

    def log_last(self, count: int) -> list[LogRow]:
        """The last rows of the log, in order of their numbers."""
        with self._engine.connect() as db:
            return sql_log.last(db, count)

    def log_behind(self, number: int, count: int) -> list[LogRow]:
        """The first rows of the log behind a number, in order."""
        with self._engine.connect() as db:
            return sql_log.behind(db, number, count)

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

    def search(self, query: str, asked: Asked) -> list[Hit]:
        """Reports asked for whose text has all the words (or "phrases") of the query, best first. Only quotation marks are syntax."""
        match = _fts(query)
        if not match:
            return []
        with self._engine.connect() as db:
            found = sql_search.search(db, match, asked)
        reports = self.reports_with({i for i, _ in found})
        return [Hit(reports[i], context) for i, context in found if i in reports]

    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        with self._engine.connect() as db:
            out = {
                t.name: int(db.execute(sa.select(sa.func.count()).select_from(t)).scalar_one()) for t in (REPORT, TEXT, FAILURE, DECISION)
            }
            return out | {t.what: t.rows for t in sql_lists.tally(db, Asked("record"))}

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
            except RecordFileError as e:
                out.append(f"the full-text index does not fit the texts: {e.message}")
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


def _fts(query: str) -> str:
    """An FTS5 query of quoted words and phrases: what stands between quotation marks is a phrase, everything else single words."""
    parts = query.replace("\0", " ").replace("“", '"').replace("”", '"').split('"')
    terms = [p.strip() for p in parts[1::2]] + [w for p in parts[0::2] for w in p.split()]
    return " ".join(f'"{t}"' for t in terms if any(c.isalnum() for c in t))
