"""The lists of a record: rows that are looked up by kind, day and name, in the order in which people see them.

`listed` holds one row for each report, each record of a report and each shared record; `name` the words that filters look for, each once
with its number of rows; `named` ties the two; `tally` counts rows by day and what. All four are derived and can be made again.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

import sqlalchemy as sa

from onrecord.store.base import NARROW, Asked, Entry, Listed, NameCount, Tallied, newest
from onrecord.store.sql_tables import RECORD, SHARED

# Up to so many rows of one name are gathered and sorted; those of a commoner name are met soon enough on the way down the list.
FEW = 4_000
FEW_RESTING = 400  # the same of incidents by way of which reports are found: each leads to a few names and reports
# What a filter asks of a report by way of what rests on it: the grade of its incident, the outcome of its warning, what is disputed there.
_RESTING = {"grade": "incident", "outcome": "warning", "about": "dispute"}
_TEXT = "UPDATE listed SET text = (SELECT text.n FROM report JOIN text ON text.id = report.text_id WHERE report.id = owner) WHERE n = ?"
_TALLY = (
    "INSERT INTO tally (kind, day, what, count) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (kind, day, what) DO UPDATE SET count = count + excluded.count"
)


def put(db: sa.Connection, batch: Sequence[tuple[str, Sequence[Listed]]]) -> None:
    """Replaces the rows of some owners (reports or shared records)."""
    forget(db, [owner for owner, _ in batch])
    rows = [(owner, row) for owner, found in batch for row in found]
    if not rows:
        return
    start = int(db.exec_driver_sql("SELECT coalesce(max(n), 0) FROM listed").scalar_one()) + 1
    numbered = list(enumerate(rows, start))
    _many(
        db,
        "INSERT INTO listed (n, owner, kind, id, what, first, until, wide, sort, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(n, owner, r.kind, r.id, r.what, r.first, r.until, int(r.wide), r.sort, _place(r)) for n, (owner, r) in numbered],
    )
    _many(db, _TEXT, [(n,) for n, (_, r) in numbered if r.kind == "report"])
    links = [(n, r.kind, role, name) for n, (_, r) in numbered for role, name in dict.fromkeys(r.names)]
    _many(
        db,
        "INSERT INTO name (kind, role, name, folded, count) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (kind, role, name) DO UPDATE SET count = count + excluded.count",
        [(*key, key[2].casefold(), count) for key, count in Counter((kind, role, name) for _, kind, role, name in links).items()],
    )
    _many(db, "INSERT INTO named (row, name) SELECT ?, n FROM name WHERE kind = ? AND role = ? AND name = ?", links)
    _many(db, _TALLY, [(*key, n) for key, n in Counter((r.kind, r.first, r.what) for _, r in rows).items()])


def _place(row: Listed) -> str:
    """The place of a row that has just one."""
    places = [name for role, name in row.names if role == "place"]
    return places[0] if len(places) == 1 else ""


def forget(db: sa.Connection, owners: Iterable[str]) -> None:
    """Takes the rows of some owners out of the lists."""
    found = [
        tuple(row)
        for owner in owners
        for row in db.exec_driver_sql("SELECT n, kind, first, what FROM listed WHERE owner = ?", (owner,)).all()
    ]
    rows = [(row[0],) for row in found]
    _many(db, "UPDATE name SET count = count - 1 WHERE n IN (SELECT name FROM named WHERE row = ?)", rows)
    _many(db, "DELETE FROM named WHERE row = ?", rows)
    _many(db, "UPDATE tally SET count = count - 1 WHERE kind = ? AND day = ? AND what = ?", [row[1:] for row in found])
    _many(db, "DELETE FROM listed WHERE n = ?", rows)


def kinds(db: sa.Connection, table: sa.Table, which: sa.ColumnElement[bool]) -> Counter[str]:
    """How many rows of a table there are of each kind."""
    query = sa.select(table.c.kind, sa.func.count().label("n")).where(which).group_by(table.c.kind)
    return Counter({row.kind: row.n for row in db.execute(query)})


def count(db: sa.Connection, before: Counter[str], now: Counter[str]) -> None:
    """Keeps the number of rows of each kind."""
    changed = [("record", "", kind, now[kind] - before[kind]) for kind in sorted({*before, *now}) if now[kind] != before[kind]]
    _many(db, _TALLY, changed)


def page(db: sa.Connection, asked: Asked) -> list[Entry]:
    """The first `limit` rows of a kind behind `after` that have a name of each role asked for and can lie in the days."""
    wanted = wanted_of(db, asked)
    if any(not w.names for w in wanted):
        return []
    found = [_run(db, asked, wanted, wide) for wide in _runs(asked)]
    return list(islice(merge(*found, key=_sort), asked.limit))


def _runs(asked: Asked) -> tuple[bool | None, ...]:
    """In a list by day the rows that last long are looked for apart from the others, which stand together where they begin."""
    return (False, True) if asked.by_day and (asked.first or asked.last) else (None,)


class Wanted(NamedTuple):
    """The names that fit a thing asked for, each with its number of rows; of what `rests` on the row (a kind), else of the row itself."""

    names: dict[int, int]
    rests: str | None = None

    @property
    def rare(self) -> bool:
        return sum(self.names.values()) <= (FEW_RESTING if self.rests else FEW)


def wanted_of(db: sa.Connection, asked: Asked) -> list[Wanted]:
    """The names that fit each thing asked for; the rarest first."""
    wanted = []
    for role, words, whole in asked.names:
        rests = _RESTING.get(role) if asked.kind == "report" else None
        wanted.append(Wanted(_names(db, rests or asked.kind, role, words, whole), rests))
    if asked.states and not asked.others:
        wanted.append(Wanted({n: rows for state in asked.states for n, rows in _names(db, asked.kind, "state", state, whole=True).items()}))
    return sorted(wanted, key=_size)


def _names(db: sa.Connection, kind: str, role: str, wanted: str, whole: bool) -> dict[int, int]:
    """The names of a role that hold some words (or are just these), each with its number of rows."""
    words = "name = :wanted" if whole else "instr(folded, :wanted) > 0"
    query = sa.text(f"SELECT n, count FROM name WHERE kind = :kind AND role = :role AND count > 0 AND {words}")  # noqa: S608
    found = db.execute(query, {"kind": kind, "role": role, "wanted": wanted if whole else wanted.casefold()})
    return {row[0]: row[1] for row in found}


def _size(wanted: Wanted) -> tuple[bool, int]:
    return not wanted.rare, sum(wanted.names.values())


def _run(db: sa.Connection, asked: Asked, wanted: Sequence[Wanted], wide: bool | None) -> list[Entry]:
    source, tests, given = _parts(asked, wanted, wide, bool(wanted) and wanted[0].rare)
    query = f"SELECT kind, id, owner, sort FROM {source} WHERE {tests} ORDER BY sort LIMIT :limit"  # noqa: S608
    return [Entry._make(row) for row in execute(db, query, given)]


def _fewer_by_name(db: sa.Connection, asked: Asked, wanted: Sequence[Wanted]) -> bool:
    """Where all rows are met: are there fewer with the rarest name than in the days asked for?"""
    if not wanted or wanted[0].rests:
        return bool(wanted) and wanted[0].rare
    top, bottom = (asked.last or "9999"), _earliest(asked)
    query = "SELECT coalesce(sum(count), 0) FROM tally WHERE kind = ? AND day >= ? AND day <= ?"
    there = db.exec_driver_sql(query, (asked.kind, bottom, top)).scalar_one()
    return sum(wanted[0].names.values()) <= int(there)


def execute(db: sa.Connection, query: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    text = sa.text(query)
    return [tuple(row) for row in db.execute(text, {k: v for k, v in given.items() if k in text.compile().params})]


def _parts(
    asked: Asked, wanted: Sequence[Wanted], wide: bool | None, by_name: bool, index: str = "listed_order"
) -> tuple[str, str, dict[str, Any]]:
    """Where the rows come from (by way of the rarest name, else down the list), what holds of them, and the values."""
    top = newest(asked.last) if asked.last else ""
    after = max(asked.after or "", top) if wide is False else asked.after or ""  # one bound, since an index is entered by one
    given = values(asked, wanted) | {"after": after, "bottom": newest(_earliest(asked)), "limit": asked.limit}
    source = f"({_rows_by(wanted[0])}) AS d CROSS JOIN listed ON n = d.row" if by_name else f"listed INDEXED BY {index}"
    if wide and not by_name:
        source = "listed INDEXED BY listed_wide"
    return source, " AND ".join(["sort > :after", *_days(asked, wide), *conditions(asked, wanted, skip=int(by_name))]), given


def values(asked: Asked, wanted: Sequence[Wanted]) -> dict[str, Any]:
    """What `conditions` refers to."""
    given: dict[str, Any] = {"kind": asked.kind, "states": json.dumps(asked.states)}
    given |= {"first": asked.first or "", "last": asked.last or "9999"}
    return given | {f"names{i}": json.dumps(list(w.names)) for i, w in enumerate(wanted)}


def conditions(asked: Asked, wanted: Sequence[Wanted], skip: int = 0) -> list[str]:
    """What holds of a row beside its days: its kind, its state, and every name asked for but the first `skip`."""
    return ["kind = :kind", *_stands(asked), *(_bearing(w, f":names{i}") for i, w in enumerate(wanted) if i >= skip)]


def _rows_by(wanted: Wanted) -> str:
    """The rows that bear one of the names, as a query."""
    if wanted.rests is None:
        return "SELECT DISTINCT row FROM named WHERE name IN (SELECT value FROM json_each(:names0))"
    return (
        "SELECT DISTINCT l.n AS row FROM named b CROSS JOIN named a ON a.row = b.row CROSS JOIN name k ON k.n = a.name "
        "CROSS JOIN report r ON r.key = k.name CROSS JOIN listed l ON l.owner = r.id "
        "WHERE b.name IN (SELECT value FROM json_each(:names0)) AND k.role = 'report' AND l.kind = 'report'"
    )


def _bearing(wanted: Wanted, names: str) -> str:
    """That a row bears one of the names, or that what rests on it does."""
    if wanted.rests is None:
        return f"EXISTS (SELECT 1 FROM named WHERE row = listed.n AND name IN (SELECT value FROM json_each({names})))"  # noqa: S608
    return (
        "EXISTS (SELECT 1 FROM report r CROSS JOIN name k CROSS JOIN named a CROSS JOIN named b "  # noqa: S608
        f"WHERE r.id = listed.id AND k.kind = '{wanted.rests}' AND k.role = 'report' AND k.name = r.key "
        f"AND a.name = k.n AND b.row = a.row AND b.name IN (SELECT value FROM json_each({names})))"
    )


def _days(asked: Asked, wide: bool | None) -> list[str]:
    """Rows that are not wide are met where their first day stands in the list; the wide ones are few and have an index of their own."""
    if not asked.first and not asked.last:
        return []
    tests = ["first <= :last", "until > :first"]
    if wide is None:
        return tests
    return [*tests, "wide = 1"] if wide else [*tests, "wide = 0", "sort < :bottom"]


def _earliest(asked: Asked) -> str:
    """The first day on which a row can begin that is not wide and reaches into the days asked for."""
    return (date.fromisoformat(asked.first) - timedelta(days=NARROW + 1)).isoformat() if asked.first else ""


def _stands(asked: Asked) -> list[str]:
    """That the row bears the name of none of the states, where others are asked for."""
    if not asked.others:
        return []
    named = "SELECT 1 FROM named JOIN name ON name.n = named.name WHERE named.row = listed.n AND name.role = 'state'"
    return [f"NOT EXISTS ({named} AND name.name IN (SELECT value FROM json_each(:states)))"]  # noqa: S608


def _sort(entry: Entry) -> str:
    return entry.sort


def names(db: sa.Connection, kind: str, role: str, limit: int) -> list[NameCount]:
    """The commonest names of a role among the rows of a kind."""
    query = "SELECT name, count FROM name WHERE kind = ? AND role = ? AND count > 0 ORDER BY count DESC, name LIMIT ?"
    return [NameCount(*row) for row in db.exec_driver_sql(query, (kind, role, limit))]


def bearing(db: sa.Connection, kind: str, role: str, names: Iterable[str], limit: int | None) -> dict[str, list[str]]:
    """For each of these names the ids of rows of a kind that bear it in a role, in the order of the list; of many those listed last."""
    query = (
        "SELECT id FROM listed WHERE n IN (SELECT row FROM named WHERE name = "
        "(SELECT n FROM name WHERE kind = ? AND role = ? AND name = ?) ORDER BY row DESC LIMIT ?) ORDER BY sort"
    )
    most = -1 if limit is None else limit
    return {name: [row[0] for row in db.exec_driver_sql(query, (kind, role, name, most))] for name in names}


def tally(db: sa.Connection, asked: Asked) -> list[Tallied]:
    """How many rows begin on each day, by what they are, in order of days: from what is kept where only days are asked for."""
    by_what = all(role == "what" for role, _, _ in asked.names) and (asked.kind != "report" or not asked.names)
    if by_what and not asked.states and not asked.first and not asked.last:
        query = "SELECT day, what, count FROM tally WHERE kind = ? AND count > 0"
        kept = [Tallied(*row) for row in db.exec_driver_sql(query, (asked.kind,))]
        return [t for t in kept if all(_bears(t.what, *name) for name in asked.names)]
    return [Tallied(*row) for row in _counted(db, asked, "first")]


def _counted(db: sa.Connection, asked: Asked, by: str) -> list[tuple[str, str, int]]:
    """How many of the rows asked for share a value of a column, and what they are, in order of both."""
    wanted = wanted_of(db, asked)
    if any(not w.names for w in wanted):
        return []
    found: Counter[tuple[str, str]] = Counter()
    by_name = _fewer_by_name(db, asked, wanted)
    for wide in _runs(asked):
        source, tests, given = _parts(asked, wanted, wide, by_name)
        query = f"SELECT {by}, what, count(*) FROM {source} WHERE {tests} GROUP BY {by}, what"  # noqa: S608
        for value, what, rows in execute(db, query, given):
            found[value, what] += rows
    return [(*key, found[key]) for key in sorted(found)]


def crossed(db: sa.Connection, asked: Asked, role: str, parts: Sequence[str]) -> list[tuple[str, str, int]]:
    """How many of the rows asked for have a name of a role that holds each of these words, by the words and by what the rows are."""
    wanted = wanted_of(db, asked)
    if any(not w.names for w in wanted):
        return []
    names = [[name, n] for n, part in enumerate(parts) for name in _names(db, asked.kind, role, part, whole=False)]
    by_name = _fewer_by_name(db, asked, wanted)
    found: Counter[tuple[str, str]] = Counter()
    for wide in _runs(asked):
        source, tests, given = _parts(asked, wanted, wide, by_name)
        query = (
            "WITH sought AS MATERIALIZED (SELECT value ->> 0 AS name, value ->> 1 AS part FROM json_each(:sought)) "  # noqa: S608
            "SELECT part, what, count(*) FROM (SELECT DISTINCT listed.n, what, sought.part "
            f"FROM {source} CROSS JOIN named AS x ON x.row = listed.n CROSS JOIN sought ON sought.name = x.name WHERE {tests}) "
            "GROUP BY part, what"
        )
        for n, what, rows in execute(db, query, given | {"sought": json.dumps(names)}):
            found[parts[n], what] += rows
    return [(*key, found[key]) for key in sorted(found)]


def places(db: sa.Connection, asked: Asked) -> list[tuple[str, str, int]]:
    """How many of the rows asked for have just one place, by that place and by what they are."""
    if not (asked.names or asked.states or asked.first or asked.last):
        query = "SELECT place, what, count(*) FROM listed INDEXED BY listed_place WHERE kind = ? AND place != '' GROUP BY place, what"
        return [(row[0], row[1], row[2]) for row in db.exec_driver_sql(query, (asked.kind,))]
    return [row for row in _counted(db, asked, "place") if row[0]]


def texts(asked: Asked, wanted: Sequence[Wanted]) -> tuple[str, dict[str, Any]]:
    """A query for the first rows of reports that are asked for (their place in the list and the number of their text), and its values."""
    parts, given = [], dict[str, Any]()
    for wide in _runs(asked):
        source, tests, some = _parts(asked, wanted, wide, bool(wanted) and wanted[0].rare, "listed_read")
        given |= {f"after{wide}": some.pop("after")} | some
        tests = tests.replace(":after", f":after{wide}")
        parts.append(f"SELECT * FROM (SELECT sort, text FROM {source} WHERE {tests} AND text IS NOT NULL ORDER BY sort LIMIT :limit)")  # noqa: S608
    return f"{' UNION ALL '.join(parts)} ORDER BY sort LIMIT :limit", given


def _bears(what: str, _: str, wanted: str, whole: bool) -> bool:
    return what == wanted if whole else wanted.casefold() in what.casefold()


def rows(db: sa.Connection, owner: str) -> list[Listed]:
    """The rows of one owner, in the order of their lists."""
    query = "SELECT n, kind, id, what, first, until, wide, sort FROM listed WHERE owner = ? ORDER BY kind, sort"
    links = "SELECT role, name.name FROM named JOIN name ON name.n = named.name WHERE named.row = ? ORDER BY role, name.name"
    out = []
    for n, kind, ident, what, first, until, wide, sort in db.exec_driver_sql(query, (owner,)).all():
        found = tuple((role, name) for role, name in db.exec_driver_sql(links, (n,)).all())
        out.append(Listed(kind=kind, id=ident, what=what, first=first, until=until, wide=bool(wide), sort=sort, names=found))
    return out


def problems(db: sa.Connection) -> list[str]:
    """Where the numbers that are kept beside the lists do not fit them, and rows whose owner is gone."""
    out = []
    wrong = "SELECT kind, role, name FROM name WHERE count != (SELECT count(*) FROM named WHERE named.name = name.n)"
    out += [f"the number of rows of the {role} {name!r} ({kind}) is wrong" for kind, role, name in db.exec_driver_sql(wrong)]
    days = (
        "SELECT t.kind, t.day FROM tally t LEFT JOIN (SELECT kind, first, what, count(*) AS c FROM listed GROUP BY kind, first, what) l "
        "ON l.kind = t.kind AND l.first = t.day AND l.what = t.what WHERE t.kind != 'record' AND t.count != coalesce(l.c, 0)"
    )
    out += [f"the tally of {kind} on {day or 'no day'} is wrong" for kind, day in db.exec_driver_sql(days)]
    known = kinds(db, RECORD, sa.true()) + kinds(db, SHARED, sa.true())
    out += [f"the number of {t.what} records is wrong" for t in tally(db, Asked("record")) if known[t.what] != t.rows]
    lost = (
        "SELECT DISTINCT owner FROM listed WHERE owner NOT IN (SELECT id FROM report) AND owner NOT IN (SELECT id FROM shared) "
        "AND owner NOT IN (SELECT target FROM decision)"
    )
    out += [f"{row[0]} is listed and does not exist" for row in db.exec_driver_sql(lost)]
    return out


def _many(db: sa.Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        db.exec_driver_sql(statement, list(rows))
