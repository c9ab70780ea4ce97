"""Places of the world by name, from GeoNames (CC BY 4.0) and from what users add.

The pack is unpacked once into an SQLite file in the user's cache folder, under a name with the pack's digest; several processes may
start at once.
"""

import csv
import hashlib
import io
import lzma
import os
import sqlite3
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from onrecord.errors import ModelError, UsageError
from onrecord.lang.names import fold
from onrecord.model.values import Level

_PACK = "gazetteer.tsv.xz"
_LEVELS: dict[str, Level] = {
    "PPLC": "city",
    "PPLA": "city",
    "PPLA2": "town",
    "PPLX": "neighbourhood",
    "PCLI": "country",
    "ADM1": "region",
    "ADM2": "district",
    "ADM3": "district",
}
_KNOWN = 1_000_000  # a sea or a continent is as well known as a large city
_CLASSES: dict[str, Level] = {"P": "village", "A": "district", "S": "site", "L": "area", "T": "area", "H": "area"}
_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, lat REAL, lon REAL, country TEXT, admin1 TEXT, people INTEGER, level TEXT
);
CREATE TABLE name (key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
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


class Gazetteer:
    """Read-only look-up of places by folded name."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._databases = [sqlite3.connect(f"file:{p}?mode=ro&immutable=1", uri=True) for p in paths]

    @classmethod
    def open(cls, extra: Sequence[Path] = ()) -> "Gazetteer":
        """The world, and the user's GeoNames country files (.zip, .txt) and CSVs (name, lat, lon). UsageError for a file that is none."""
        return cls([_world(), *(_added(p) for p in extra)])

    def find(self, name: str) -> tuple[Entry, ...]:
        """All places of a name, whatever its case, diacritics and hyphens."""
        return self._lookup(fold(name))

    @lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer a process, for the life of the process
    def _lookup(self, key: str) -> tuple[Entry, ...]:
        query = (
            "SELECT geonameid, place.name, lat, lon, country, admin1, people, level, main "
            "FROM name JOIN place ON place.id = name.place WHERE key = ?"
        )
        rows = [row for db in self._databases for row in db.execute(query, (key,))]
        return tuple(Entry._make((*row[:8], bool(row[8]))) for row in rows)


def _cache() -> Path:
    if own := os.environ.get("ONRECORD_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "onrecord"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "onrecord"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "onrecord"


def _world() -> Path:
    data = files("onrecord.lang") / "data"
    pack, own = (data / _PACK).read_bytes(), (data / "places.toml").read_bytes()
    name = f"world-{hashlib.sha256(pack + own + _SCHEMA.encode()).hexdigest()[:16]}.sqlite"
    return _made(name, lambda: _rows(pack, own))


def _rows(pack: bytes, own: bytes) -> Iterator[tuple[Entry, list[str]]]:
    for line in lzma.decompress(pack).decode().splitlines():
        ident, name, lat, lon, country, admin1, people, level, aliases = line.split("\t")
        yield (
            Entry(int(ident) if ident else None, name, float(lat), float(lon), country, admin1, int(people), _level(level, _PACK), True),
            aliases.split("|"),
        )
    for place in tomllib.loads(own.decode())["place"]:
        entry = Entry(
            place.get("geonameid"),
            place["name"],
            place["lat"],
            place["lon"],
            place["country"],
            place.get("admin1", ""),
            place.get("people", _KNOWN if place["level"] == "area" else 0),
            place["level"],
            True,
        )
        yield entry, place.get("also", [])


def _added(path: Path) -> Path:
    try:
        data = path.read_bytes()
    except OSError as e:
        raise UsageError("E207", f"the gazetteer file {path} cannot be read: {e.strerror}") from e
    name = f"added-{hashlib.sha256(data + _SCHEMA.encode()).hexdigest()[:16]}.sqlite"
    return _made(name, lambda: _csv_rows(path, data) if path.suffix.lower() == ".csv" else _geonames_rows(path, data))


def _geonames_rows(path: Path, data: bytes) -> Iterator[tuple[Entry, list[str]]]:
    """A country file as GeoNames publishes it: 19 columns, tabs between, in a zip or plain."""
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inner = next((n for n in archive.namelist() if n.lower().endswith(".txt") and "readme" not in n.lower()), None)
            if inner is None:
                raise UsageError("E208", f"{path} holds no table of places; give a country file of GeoNames, such as SY.zip")
            data = archive.read(inner)
    for line in data.decode("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) != 19:
            raise UsageError("E208", f"{path} is no GeoNames country file: a line has {len(cells)} columns, not 19")
        if cells[6] in _CLASSES:
            level = _LEVELS.get(cells[7]) or _CLASSES[cells[6]]
            yield (
                Entry(int(cells[0]), cells[1], float(cells[4]), float(cells[5]), cells[8], "", int(cells[14] or 0), level, True),
                cells[3].split(","),
            )


def _csv_rows(path: Path, data: bytes) -> Iterator[tuple[Entry, list[str]]]:
    table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    missing = {"name", "lat", "lon"} - set(table.fieldnames or ())
    if missing:
        raise UsageError("E208", f"{path} has no column {', '.join(sorted(missing))}; a gazetteer needs name, lat, lon")
    for row in table:
        entry = Entry(
            None,
            row["name"],
            float(row["lat"]),
            float(row["lon"]),
            row.get("country") or "",
            row.get("admin1") or "",
            0,
            _level(row.get("kind") or "village", str(path)),
            True,
        )
        yield entry, (row.get("aliases") or "").split("|")


def _level(word: str, where: str) -> Level:
    """Raises UsageError for a word that is no level of a place."""
    try:
        level: Level = msgspec.convert(word, Level)
    except msgspec.ValidationError as e:
        raise UsageError("E208", f"{where}: {word!r} is no kind of place; the kinds are {', '.join(get_args(Level))}") from e
    return level


def _made(name: str, rows: Callable[[], Iterable[tuple[Entry, list[str]]]]) -> Path:
    """The database of that name in the cache, made under a temporary name and renamed, so that it is whole or not there."""
    path = _cache() / name
    if path.exists():
        return path
    temporary = path.with_name(f"{name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        _fill(temporary, rows())
        temporary.replace(path)
    except OSError as e:
        raise ModelError(
            "E503",
            f"the gazetteer cannot be unpacked into {path.parent} ({e.strerror}); set ONRECORD_CACHE to a folder with 100 MB of room",
        ) from e
    return path


def _fill(path: Path, rows: Iterable[tuple[Entry, list[str]]]) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(_SCHEMA)
        for number, (entry, aliases) in enumerate(rows):
            db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *entry[:8]))
            keys = {fold(a): 0 for a in aliases if a} | {fold(entry.name): 1}
            db.executemany(
                "INSERT OR IGNORE INTO name VALUES (?, ?, ?)", ((key, number, main) for key, main in sorted(keys.items()) if key)
            )
    db.close()
