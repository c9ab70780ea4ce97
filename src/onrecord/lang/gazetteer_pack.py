"""A list of places compiled for look-up: an SQLite file in the user's cache folder, under a name with the digest of what it was made from.

A name is one row that holds all its places, and a sorted list of hashes says which names are there at all, because most words that are
looked up are no places. Several processes may start at once.
"""

import os
import sqlite3
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec

from onrecord.errors import ModelError
from onrecord.lang.names import fold, skeleton
from onrecord.model.values import Level

FORMAT = "5"  # another number when what a file holds changes
# Countries whose names reach English through a transliteration, so that one place is spelled in many ways.
TRANSLITERATED = frozenset(
    "SY IQ LB JO PS IL EG LY TN DZ MA SD YE SA OM AE QA KW BH IR AF PK TR MR SO DJ TD ML NE AM AZ GE TM UZ TJ KG KZ XK".split()
)
_SPELLED = ("city", "town", "village", "neighbourhood", "district")  # hills and wells are too many, and are rarely named
_SCHEMA = """
CREATE TABLE name (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
CREATE TABLE sound (key TEXT PRIMARY KEY, names BLOB) WITHOUT ROWID;
CREATE TABLE fact (what TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TEMP TABLE alias (key TEXT, number INTEGER, main INTEGER);
CREATE TEMP TABLE heard (key TEXT, name TEXT);
"""


class Entry(NamedTuple):
    """A place of the gazetteer; `main`: the name looked up is its own name, not an alias."""

    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    people: int
    level: Level
    main: bool


Row = tuple[Entry, Iterable[str]]  # a place and its other names
_BATCH = 5_000  # places written at once
_FALSE = msgspec.msgpack.encode(False)
_entries = msgspec.msgpack.Decoder(tuple[Entry, ...])
_names = msgspec.msgpack.Decoder(tuple[str, ...])


class Pack:
    """One compiled list."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"file:{path.as_posix()}?mode=ro&immutable=1", uri=True)
        self._db.execute("PRAGMA mmap_size = 268435456")
        self._hashes = array("I")
        self._hashes.frombytes(self._db.execute("SELECT value FROM fact WHERE what = 'hashes'").fetchone()[0])

    @property
    def size(self) -> int:
        """How many places there are."""
        return int(self._db.execute("SELECT value FROM fact WHERE what = 'places'").fetchone()[0])

    def names(self, count: int) -> list[str]:
        """The first names in the order of their hashes, folded: a sample for measuring."""
        found = [r[0] for r in self._db.execute("SELECT key FROM name")]
        return sorted(found, key=lambda key: crc32(key.encode()))[:count]

    def divisions(self) -> dict[int, str]:
        """The names of first-order divisions by their geonameid."""
        row = self._db.execute("SELECT value FROM fact WHERE what = 'divisions'").fetchone()
        return msgspec.msgpack.decode(row[0], type=dict[int, str])

    def find(self, key: str) -> tuple[Entry, ...]:
        """The places of a folded name."""
        mark = crc32(key.encode())
        at = bisect_left(self._hashes, mark)
        if at == len(self._hashes) or self._hashes[at] != mark:
            return ()
        row = self._db.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        return _entries.decode(row[0]) if row else ()

    def spellings(self, sound: str) -> tuple[str, ...]:
        """The folded names that have a skeleton."""
        row = self._db.execute("SELECT names FROM sound WHERE key = ?", (sound,)).fetchone()
        return _names.decode(row[0]) if row else ()


def made(name: str, rows: Callable[[], Iterable[Row]]) -> Pack:
    """The pack of that name in the cache, made under a temporary name and renamed, so that it is whole or not there."""
    path = cache() / name
    if not path.exists():
        temporary = path.with_name(f"{name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.unlink(missing_ok=True)
            fill(temporary, rows())
            temporary.replace(path)
        except (OSError, sqlite3.Error) as e:
            raise ModelError(
                "E503", f"the gazetteer cannot be unpacked into {path.parent} ({e}); set ONRECORD_CACHE to a folder with 100 MB of room"
            ) from e
        finally:
            temporary.unlink(missing_ok=True)
    return Pack(path)


def cache() -> Path:
    """The folder of what can be made again."""
    if own := os.environ.get("ONRECORD_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "onrecord"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "onrecord"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "onrecord"


def fill(path: Path, rows: Iterable[Row]) -> None:
    """Writes the file of a list of places."""
    db = sqlite3.connect(path)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -65536")
        db.executescript(_SCHEMA)
        places = _gather(db, rows)
        _names_of(db, places)
        _sounds_of(db)
        db.execute("INSERT INTO fact VALUES ('places', ?)", (len(places),))
        db.commit()
    finally:
        db.close()


def _gather(db: sqlite3.Connection, rows: Iterable[Row]) -> list[bytes]:
    """Writes down all names; the places as they will stand in the file, in order."""
    places: list[bytes] = []
    divisions: dict[int, str] = {}
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        names: list[tuple[str, int, bool]] = []
        heard: list[tuple[str, str]] = []
        for entry, aliases in batch:
            keys = {fold(a): False for a in aliases if a} | {fold(entry.name): True}
            names += [(key, len(places), main) for key, main in keys.items() if key]
            places.append(msgspec.msgpack.encode(entry))
            if entry.level == "region" and entry.geonameid and entry.admin1:
                divisions[entry.geonameid] = entry.admin1
            if entry.level in _SPELLED and (entry.country in TRANSLITERATED or not entry.country):
                heard += [(skeleton(key), key) for key in keys if key.isascii()]
        db.executemany("INSERT INTO alias VALUES (?, ?, ?)", names)
        db.executemany("INSERT INTO heard VALUES (?, ?)", heard)
    db.execute("INSERT INTO fact VALUES ('divisions', ?)", (msgspec.msgpack.encode(divisions),))
    return places


def _names_of(db: sqlite3.Connection, places: Sequence[bytes]) -> None:
    """A row a name with all its places, in order, and the hashes of the names."""
    hashes = array("I")

    def rows() -> Iterator[tuple[str, bytes]]:
        for key, group in groupby(db.execute("SELECT key, number, main FROM alias ORDER BY key, number"), key=itemgetter(0)):
            hashes.append(crc32(key.encode()))
            # `main` is the last field of an entry: true as it was encoded, or one byte that says false.
            yield key, msgspec.msgpack.encode([msgspec.Raw(places[n] if main else places[n][:-1] + _FALSE) for _, n, main in group])

    db.executemany("INSERT INTO name VALUES (?, ?)", rows())
    db.execute("INSERT INTO fact VALUES ('hashes', ?)", (array("I", sorted(hashes)).tobytes(),))


def _sounds_of(db: sqlite3.Connection) -> None:
    found = db.execute("SELECT DISTINCT key, name FROM heard ORDER BY key, name")
    grouped = ((sound, msgspec.msgpack.encode([name for _, name in group])) for sound, group in groupby(found, key=itemgetter(0)))
    db.executemany("INSERT INTO sound VALUES (?, ?)", grouped)
