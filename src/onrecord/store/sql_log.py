"""The log of decisions in SQL: rows are appended one behind the other and never changed; which texts they are about is kept beside them."""

import json
from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from msgspec import DecodeError

from onrecord.model.ids import decode, encode
from onrecord.model.records import Decision
from onrecord.store.base import START, LogRow

_ROW = "SELECT n, hash, target, data FROM decision"


def append(db: sa.Connection, decision: Decision, text_id: str | None) -> bool:
    """Appends a decision if it follows from the last one: one statement, so that two writers cannot both follow the same."""
    query = (
        "INSERT INTO decision (hash, target, data) SELECT ?, ?, ? "
        "WHERE coalesce((SELECT hash FROM decision ORDER BY n DESC LIMIT 1), ?) = ?"
    )
    given = (decision.hash, decision.target, encode(decision), START, decision.previous)
    if db.exec_driver_sql(query, given).rowcount != 1:
        return False
    if text_id is not None:
        db.exec_driver_sql("INSERT INTO decided (text_id, target) VALUES (?, ?) ON CONFLICT DO NOTHING", (text_id, decision.target))
    return True


def decision(row: LogRow) -> Decision:
    """What a row says. A row that was damaged is `unreadable`: it says nothing, but it is not passed over."""
    try:
        return decode(row.data, Decision)
    except (DecodeError, UnicodeDecodeError):
        return Decision(hash=row.hash, previous="", target=row.target, action="unreadable", value="", digest="", by="", at="")


def head(db: sa.Connection) -> str | None:
    """The hash of the last decision."""
    return db.exec_driver_sql("SELECT hash FROM decision ORDER BY n DESC LIMIT 1").scalar()


def rows(db: sa.Connection) -> Iterator[LogRow]:
    """All rows, in order of their numbers."""
    for row in db.exec_driver_sql(f"{_ROW} ORDER BY n"):
        yield LogRow._make(row)


def rows_of(db: sa.Connection, targets: Sequence[str]) -> list[LogRow]:
    """The rows about some things, in order of their numbers."""
    query = f"{_ROW} WHERE target IN (SELECT value FROM json_each(?)) ORDER BY n"  # noqa: S608
    return [LogRow._make(row) for row in db.exec_driver_sql(query, (json.dumps(list(targets)),))]


def found(db: sa.Connection, hash: str) -> LogRow | None:
    """The row with this hash."""
    row = db.exec_driver_sql(f"{_ROW} WHERE hash = ?", (hash,)).first()
    return LogRow._make(row) if row else None


def last(db: sa.Connection, count: int) -> list[LogRow]:
    """The last rows, in order of their numbers."""
    return [LogRow._make(row) for row in db.exec_driver_sql(f"{_ROW} ORDER BY n DESC LIMIT ?", (count,))][::-1]


def behind(db: sa.Connection, number: int, count: int) -> list[LogRow]:
    """The first rows behind a number, in order."""
    return [LogRow._make(row) for row in db.exec_driver_sql(f"{_ROW} WHERE n > ? ORDER BY n LIMIT ?", (number, count))]


def targets_in(db: sa.Connection, text_id: str) -> list[str]:
    """Ids of the records of a text that were ever decided on, in order."""
    return [row[0] for row in db.exec_driver_sql("SELECT target FROM decided WHERE text_id = ? ORDER BY target", (text_id,))]


def targets_in_all(db: sa.Connection, text_ids: Sequence[str]) -> dict[str, list[str]]:
    """The same for many texts, by the text."""
    query = "SELECT text_id, target FROM decided WHERE text_id IN (SELECT value FROM json_each(?)) ORDER BY text_id, target"
    out: dict[str, list[str]] = {}
    for text_id, target in db.exec_driver_sql(query, (json.dumps(list(text_ids)),)):
        out.setdefault(text_id, []).append(target)
    return out


def texts(db: sa.Connection) -> list[str]:
    """Ids of the texts of whose records some were ever decided on, in order."""
    return [row[0] for row in db.exec_driver_sql("SELECT DISTINCT text_id FROM decided ORDER BY text_id")]


def shared_targets(db: sa.Connection) -> list[str]:
    """Ids of incidents, disputes and warnings that were ever decided on, in order."""
    query = "SELECT DISTINCT target FROM decision WHERE target >= ? AND target < ? ORDER BY target"
    kinds = ("dispute", "incident", "warning")
    return [row[0] for kind in kinds for row in db.exec_driver_sql(query, (f"{kind}-", f"{kind}."))]
