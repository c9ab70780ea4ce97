"""The files that places come from: the pack of the world, country files of GeoNames, tables of a user's own."""

import csv
import hashlib
import io
import lzma
import re
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import IO, get_args

from onrecord.errors import UsageError
from onrecord.lang.gazetteer_pack import FORMAT, Entry, Pack, Row, made
from onrecord.lang.names import fold
from onrecord.model.values import Level

_PACK = "gazetteer.tsv.xz"
_LEVELS: dict[str, Level] = {
    "PPLC": "city", "PPLA": "city", "PPLA2": "town", "PPLX": "neighbourhood", "PCLI": "country", "PCLD": "country", "PCL": "country",
    "ADM1": "region", "ADM2": "district", "ADM3": "district", "RGN": "area", "MTS": "area", "DSRT": "area", "PEN": "area", "SEA": "area",
    "GULF": "area", "CONT": "area",
}  # fmt: skip
_CLASSES: dict[str, Level] = {"P": "village", "A": "district", "S": "site", "L": "site", "T": "site", "H": "site", "R": "site", "V": "site"}
# What tables of places call the kinds, beside the kinds themselves.
_KINDS: dict[str, Level] = {
    "": "village", "province": "region", "governorate": "region", "state": "region", "subdistrict": "district", "municipality": "district",
    "neighborhood": "neighbourhood", "suburb": "neighbourhood", "quarter": "neighbourhood", "hamlet": "village", "settlement": "village",
}  # fmt: skip
_SITES = frozenset(
    "street road landmark nearby_landmark camp airbase airport dam bridge hospital school market mosque church crossing checkpoint base "
    "square building factory station refinery port university prison".split()
)
_COLUMNS = {"latitude": "lat", "longitude": "lon", "lng": "lon", "type": "kind", "country_code": "country"}
_KNOWN = 1_000_000  # a sea or a continent is as well known as a large city
_TOWN, _CITY = 5_000, 50_000  # people from which on a settlement is a town, a city, as in the pack
_FAR = 6.0  # degrees from the middle of a division within which its places lie, but for the very large
_ARTICLE = re.compile(r"^(?:al|ar|as|ash|an|el)[ -]", re.IGNORECASE)
_KIND_WORD = re.compile(
    r"^(?:village|town|city) of | (?:refugee camp|village|town|city|neighbou?rhood|suburb|locality|hamlet|settlement|quarter|"
    r"(?:sub-?)?district|governorate|province|area)$",
    re.IGNORECASE,
)
_LARGEST = 2_000_000_000  # bytes of an unpacked country file; that of all countries has 1.8 GB


def world() -> Pack:
    """The places of the world that come with the program."""
    data = files("onrecord.lang") / "data"
    pack, own = (data / _PACK).read_bytes(), (data / "places.toml").read_bytes()
    digest = hashlib.sha256(pack + own + FORMAT.encode()).hexdigest()[:16]
    return made(f"world-{digest}.sqlite", lambda: _world_rows(pack, own))


def added(path: Path) -> Pack:
    """The places of a user's file. UsageError when it cannot be read or is no table of places."""
    try:
        digest = hashlib.sha256(path.read_bytes() + FORMAT.encode()).hexdigest()[:16]
    except OSError as e:
        raise UsageError("E207", f"the gazetteer file {path} cannot be read: {e.strerror}") from e
    return made(f"added-{digest}.sqlite", lambda: rows_of(path))


def rows_of(path: Path) -> Iterable[Row]:
    """The places of a table of one's own, or of a country file."""
    return _table_rows(path) if path.suffix.lower() in (".csv", ".tsv") else _geonames_rows(path)


def _world_rows(pack: bytes, own: bytes) -> Iterator[Row]:
    for line in lzma.decompress(pack).decode().splitlines():
        ident, name, lat, lon, country, admin1, people, level, aliases = line.split("\t")
        number = int(ident) if ident else None
        yield Entry(number, name, float(lat), float(lon), country, admin1, int(people), _level(level, _PACK), True), aliases.split("|")
    for p in tomllib.loads(own.decode())["place"]:
        people = p.get("people", _KNOWN if p["level"] == "area" else 0)
        entry = Entry(p.get("geonameid"), p["name"], p["lat"], p["lon"], p["country"], p.get("admin1", ""), people, p["level"], True)
        yield entry, p.get("also", [])


def _geonames_rows(path: Path) -> Iterator[Row]:
    """A country file as GeoNames publishes it: 19 columns, tabs between, in a zip or plain. Read twice, for the names of the divisions."""
    divisions: dict[tuple[str, str], str] = {}
    usual = world().divisions()
    for number, cells in _geonames_lines(path):
        if len(cells) != 19:
            raise UsageError("E208", f"{path}, line {number}: no GeoNames country file, {len(cells)} columns instead of 19")
        if cells[7] == "ADM1":
            divisions[cells[8], cells[10]] = (usual.get(int(cells[0])) if cells[0].isdigit() else None) or cells[2] or cells[1]
    for number, cells in _geonames_lines(path):
        level = _geonames_level(cells)
        if level is None:
            continue
        try:
            lat, lon, people = float(cells[4]), float(cells[5]), int(cells[14] or 0)
            ident = int(cells[0])
        except ValueError as e:
            raise UsageError("E208", f"{path}, line {number}: no GeoNames country file, {e}") from e
        division = divisions.get((cells[8], cells[10]), "")
        yield Entry(ident, cells[1], lat, lon, cells[8], division, people, level, True), (cells[2], *cells[3].split(","))


def _geonames_level(cells: list[str]) -> Level | None:
    if cells[6] not in _CLASSES:
        return None
    level = _LEVELS.get(cells[7]) or _CLASSES[cells[6]]
    people = int(cells[14]) if cells[14].isdigit() else 0
    if level == "village" and people >= _TOWN:
        return "city" if people >= _CITY else "town"
    return level


def _geonames_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    with _opened(path) as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line.rstrip("\n").split("\t")
        except (UnicodeDecodeError, zipfile.BadZipFile, OSError, EOFError) as e:
            raise UsageError("E208", f"{path} is no GeoNames country file, or a broken one: {e}") from e


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[str]]:
    """The lines of the country file, out of its zip."""
    if path.suffix.lower() != ".zip":
        with open(path, encoding="utf-8", newline="\n") as f:
            yield f
        return
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as e:
        raise UsageError("E208", f"{path} is no zip: {e}; give a country file of GeoNames, such as SY.zip, as it was fetched") from e
    with archive:
        inner = next((i for i in archive.infolist() if i.filename.lower().endswith(".txt") and "readme" not in i.filename.lower()), None)
        if inner is None:
            raise UsageError("E208", f"{path} holds no table of places; give a country file of GeoNames, such as SY.zip")
        if inner.file_size > _LARGEST:
            raise UsageError("E208", f"{path} unpacks to {inner.file_size:,} bytes; the largest that is taken has {_LARGEST:,}")
        with archive.open(inner) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")


def _table_rows(path: Path) -> Iterator[Row]:
    """A user's CSV (or TSV): name, lat, lon; if given country, admin1, kind, aliases joined by "|", and names in columns "name_…"."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as f:
            yield from _table(f, path)
    except UnicodeDecodeError as e:
        raise UsageError("E208", f"{path} is not UTF-8; save it so, and add it again") from e
    except csv.Error as e:
        raise UsageError("E208", f"{path} is no table: {e}") from e


def _table(f: IO[str], path: Path) -> Iterator[Row]:
    table = csv.DictReader(f, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    columns = {c: _COLUMNS.get(c.strip().lower(), c.strip().lower()) for c in table.fieldnames or ()}
    missing = {"name", "lat", "lon"} - set(columns.values())
    if missing:
        raise UsageError("E208", f"{path} has no column {', '.join(sorted(missing))}; a gazetteer needs name, lat, lon")
    regions = _Regions()
    for row in table:
        cells = {columns[c]: (v or "").strip() for c, v in row.items() if c in columns and isinstance(v, str)}
        where = f"{path}, line {table.line_num}"
        if not cells["name"]:
            raise UsageError("E208", f"{where}: a place without a name")
        lat, lon = _degrees(cells, "lat", 90.0, where), _degrees(cells, "lon", 180.0, where)
        level = _level(cells.get("kind", "").lower(), where)
        country, admin1 = regions.of(cells.get("country", "").upper(), cells.get("admin1", ""), lat, lon)
        entry = Entry(None, cells["name"], lat, lon, country, admin1, 0, level, True)
        bare = _KIND_WORD.sub("", cells["name"])  # "Marj village" in a list is "Marj" in a report
        yield entry, [bare, *cells.get("aliases", "").split("|"), *(v for c, v in cells.items() if c.startswith("name_"))]


class _Regions:
    """Countries and first-order divisions as the pack of the world calls them, so that a user's places lie with its own."""

    def __init__(self) -> None:
        self._world = world()
        self._known: dict[tuple[str, str], list[Entry]] = {}

    def of(self, country: str, admin1: str, lat: float, lon: float) -> tuple[str, str]:
        """Country and division of a place: of the known divisions of that name the nearest, when it is near."""
        if not admin1:
            return country, admin1
        known = self._known.get((country, admin1))
        if known is None:
            found = (e for name in (admin1, _ARTICLE.sub("", admin1)) for e in self._world.find(fold(name)) if e.level == "region")
            known = self._known[country, admin1] = [e for e in found if country in ("", e.country)]
        near = [(abs(e.lat - lat) + abs(e.lon - lon), e.country, e.admin1) for e in known]
        distance, there, name = min(near, default=(_FAR, country, admin1))
        return (there, name) if distance < _FAR else (country, admin1)


def _degrees(cells: dict[str, str], column: str, most: float, where: str) -> float:
    try:
        value = float(cells.get(column, ""))
    except ValueError:
        value = most + 1
    if not -most <= value <= most:
        raise UsageError("E208", f"{where}: {column} is {cells.get(column)!r}; it is a number of degrees from -{most:.0f} to {most:.0f}")
    return value


def _level(word: str, where: str) -> Level:
    """Raises UsageError for a word that is no kind of place."""
    if word in _SITES:
        return "site"
    level = _KINDS.get(word, word)
    for known in get_args(Level):
        if known == level:
            return known  # type: ignore[no-any-return]
    raise UsageError("E208", f"{where}: {word!r} is no kind of place; the kinds are {', '.join(get_args(Level))}")
