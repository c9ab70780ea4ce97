"""What is kept of every report so that the next one is compared with its neighbours only: marks, links, counts, where everything stands.

All of it is derived: another version of the program makes it anew. An index is used within one transaction, so that it fits what is
derived with it. Each question is a statement of SQLite's own, since adding one report asks some hundreds of them.
"""

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import sqlalchemy as sa

from onrecord.model.ids import decode, decode_shared, digest, encode
from onrecord.model.records import Shared
from onrecord.model.traces import Mark, Standing, Trace
from onrecord.store import sql_lists

_AMONG = "(SELECT value FROM json_each(?))"


class SqlIndex:
    """An index in the tables of a record file; `written` counts the shared records that changed."""

    def __init__(self, db: sa.Connection) -> None:
        self.written = 0
        self._traces: dict[str, Trace] = {}  # as read or put in this transaction: they are asked for again and again
        self._db = db
        self._raw: Any = db.connection.dbapi_connection

    # ---- the state of the whole

    def changes(self) -> int:
        """A number that grows with each change to what the shared records are derived from."""
        return self._first("SELECT changes FROM settled")[0]

    def begin(self, stamp: str) -> None:
        """Forgets all that was kept by code of another stamp, so that every report waits to be related."""
        if self._first("SELECT 1 FROM settled WHERE indexed = ?", (stamp,)):
            return
        self._traces.clear()
        for table in ("trace", "mark", "who", "link", "counted"):
            self._raw.execute(f"DELETE FROM {table}")  # noqa: S608
        self._raw.execute("UPDATE shared SET owner = ''")
        self._raw.execute("UPDATE report SET related = 0")
        self._raw.execute("UPDATE settled SET indexed = ?", (stamp,))

    def joins(self) -> str:
        """The merges and splits under which reports were related, as they were put."""
        return str(self._raw.execute("SELECT joins FROM settled").fetchone()[0])

    def put_joins(self, joins: str, events: Iterable[str]) -> None:
        """Keeps the merges and splits that hold now; reports with some of these events wait to be related anew."""
        self._raw.execute("UPDATE settled SET joins = ?", (joins,))
        holding = f"SELECT text_id FROM record WHERE id IN {_AMONG}"  # noqa: S608
        self._raw.execute(f"UPDATE report SET related = 0 WHERE text_id IN ({holding})", (_listed(events),))  # noqa: S608

    def done(self, reports: Iterable[str]) -> None:
        """What many reports share says now what these say."""
        self._raw.execute(f"UPDATE report SET related = 1 WHERE key IN {_AMONG}", (_listed(reports),))  # noqa: S608

    def end(self) -> None:
        """Every report was related: what was derived before `begin` and not again is gone."""
        self.put_shared([""], [])

    # ---- reports

    def traces(self, reports: Iterable[str]) -> dict[str, Trace]:
        """The traces of these reports, as far as they have any."""
        wanted = set(reports)
        rows = self._among("SELECT report, marks, counted FROM trace WHERE report IN", wanted - self._traces.keys())
        for report, marks, counted in rows:
            self._traces[report] = Trace(_unpacked(marks), decode(counted, tuple[tuple[str, str], ...]))
        return {report: self._traces[report] for report in sorted(wanted & self._traces.keys())}

    def put_trace(self, report: str, old: Trace, new: Trace) -> None:
        """A report leaves other marks than before; what is no longer marked has no links and stands nowhere."""
        self._traces[report] = new
        was, now = set(old.marks), set(new.marks)
        self._many("DELETE FROM mark WHERE key = ? AND day = ? AND who = ?", sorted(was - now))
        self._many("INSERT INTO mark (key, day, who) VALUES (?, ?, ?)", sorted(now - was))
        there, gone = sorted({m.who for m in now}), sorted({m.who for m in was} - {m.who for m in now})
        self._many("INSERT INTO who (id, report) VALUES (?, ?) ON CONFLICT DO NOTHING", [(who, report) for who in there])
        self.put_links(gone, ())
        self._many("DELETE FROM who WHERE id = ?", [(who,) for who in gone])
        counted = Counter(new.counted)
        counted.subtract(old.counted)
        self._many(
            "INSERT INTO counted (of, value, count) VALUES (?, ?, ?) ON CONFLICT (of, value) DO UPDATE SET count = count + excluded.count",
            [(*what, n) for what, n in sorted(counted.items()) if n],
        )
        self._raw.execute("REPLACE INTO trace (report, marks, counted) VALUES (?, ?, ?)", (report, _packed(new.marks), encode(new.counted)))

    # ---- marks

    def around(self, mark: Mark, most: int) -> tuple[list[Mark], list[Mark]]:
        """The nearest other marks of this key, at most so many before and behind, nearest first."""
        before = "SELECT key, day, who FROM mark WHERE key = ? AND (day, who) < (?, ?) ORDER BY day DESC, who DESC LIMIT ?"
        behind = "SELECT key, day, who FROM mark WHERE key = ? AND (day, who) > (?, ?) ORDER BY day, who LIMIT ?"
        return self._nearest(before, mark, most), self._nearest(behind, mark, most)

    def _nearest(self, side: str, mark: Mark, most: int) -> list[Mark]:
        return [Mark(*row) for row in self._raw.execute(side, (*mark, most))]

    def several(self, keys: Iterable[int]) -> set[int]:
        """Those of these keys that more than one has a mark of."""
        two = "SELECT count(*) FROM (SELECT 1 FROM mark WHERE key = value LIMIT 2)"
        return set(self._first(f"SELECT value FROM json_each(?) WHERE ({two}) > 1", (_listed(keys),)))  # noqa: S608

    def members(self, key: int, first: int, last: int) -> list[int]:
        """Who has a mark of this key in these days, both included, in order."""
        return self._first("SELECT who FROM mark WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day, who", (key, first, last))

    def size(self, key: int, most: int) -> int:
        """How many have a mark of this key, counted up to `most`."""
        return int(self._first("SELECT count(*) FROM (SELECT 1 FROM mark WHERE key = ? LIMIT ?)", (key, most))[0])

    def reports(self, whos: Iterable[int]) -> dict[int, str]:
        """The reports that these belong to."""
        return dict(self._among("SELECT id, report FROM who WHERE id IN", whos))

    # ---- links and standing

    def links(self, whos: Iterable[int]) -> dict[int, list[tuple[int, float]]]:
        """What each of these is linked with, in order."""
        out: dict[int, list[tuple[int, float]]] = {}
        for a, b, value in sorted(self._among("SELECT a, b, value FROM link WHERE a IN", whos)):
            out.setdefault(a, []).append((b, value))
        return out

    def put_links(self, whos: Iterable[int], links: Iterable[tuple[int, int, float]]) -> None:
        """Replaces every link of some reports or stories."""
        self._many("DELETE FROM link WHERE b = ?1 AND a IN (SELECT b FROM link WHERE a = ?1)", one := [(who,) for who in sorted(whos)])
        self._many("DELETE FROM link WHERE a = ?", one)
        self._many("INSERT INTO link (a, b, value) VALUES (?, ?, ?)", sorted(x for a, b, v in links for x in ((a, b, v), (b, a, v))))

    def standing(self, whos: Iterable[int]) -> dict[int, Standing]:
        """Where each of these stands."""
        return {who: Standing(*where) for who, *where in self._among("SELECT id, home, lead, whose FROM who WHERE id IN", whos)}

    def put_standing(self, standing: Mapping[int, Standing]) -> None:
        self._many("UPDATE who SET home = ?, lead = ?, whose = ? WHERE id = ?", [(*where, who) for who, where in sorted(standing.items())])

    def counts(self, of: str) -> dict[str, int]:
        """How often each value was counted, those that were in order."""
        return dict(self._raw.execute("SELECT value, count FROM counted WHERE of = ? AND count != 0 ORDER BY value", (of,)).fetchall())

    # ---- what is derived

    def shared(self, owners: Iterable[str]) -> list[Shared]:
        """What was derived for these owners, in order of owners and ids."""
        rows = sorted(self._among("SELECT owner, id, data FROM shared WHERE owner IN", owners))
        return [decode_shared(data) for _, _, data in rows]

    def put_shared(self, owners: Iterable[str], shared: Sequence[tuple[str, Shared]]) -> None:
        """Replaces all that was derived for some owners; what says the same stays untouched."""
        new = {s.id: (s.id, _kind(s), digest(s), encode(s), owner) for owner, s in shared}
        columns = "SELECT id, kind, digest, data, owner FROM shared WHERE"
        old = {row[0]: row for row in chain(self._among(f"{columns} owner IN", owners), self._among(f"{columns} id IN", new))}
        gone = [i for i in old if i not in new]
        changed = [row for i, row in new.items() if i not in old or old[i][:3] != row[:3]]
        away = [*gone, *(row[0] for row in changed if row[0] in old)]
        self._many("DELETE FROM shared WHERE id = ?", [(i,) for i in away])
        self._many("INSERT INTO shared (id, kind, digest, data, owner) VALUES (?, ?, ?, ?, ?)", changed)
        kept = [row for i, row in new.items() if i in old and old[i][:3] == row[:3] and old[i] != row]
        self._many("UPDATE shared SET data = ?, owner = ? WHERE id = ?", [(row[3], row[4], row[0]) for row in kept])
        sql_lists.count(self._db, Counter(old[i][1] for i in away), Counter(row[1] for row in changed))
        sql_lists.forget(self._db, gone)
        self.written += len(gone) + len(changed)

    # ---- statements

    def _first(self, statement: str, given: Sequence[object] = ()) -> list[int]:
        return [row[0] for row in self._raw.execute(statement, given)]

    def _among(self, statement: str, values: Iterable[object]) -> list[Any]:
        return list(self._raw.execute(f"{statement} {_AMONG}", (_listed(values),)))

    def _many(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        if rows:
            self._raw.executemany(statement, rows)


def _listed(values: Iterable[object]) -> str:
    return json.dumps(sorted(set(values)))


def _kind(shared: Shared) -> str:
    return str(type(shared).__struct_config__.tag)


def _packed(marks: Iterable[Mark]) -> bytes:
    return array("q", chain.from_iterable(marks)).tobytes()


def _unpacked(packed: bytes) -> tuple[Mark, ...]:
    flat = array("q", packed)
    return tuple(map(Mark, flat[0::3], flat[1::3], flat[2::3]))
