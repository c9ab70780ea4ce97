"""Files of places that users add: for all their records in a folder of theirs, for one record in the record itself.

The folder holds the files as they were given, so that another version of the program can read them anew; what is compiled from them is
in the cache. Nothing here uses the network.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.config import Config
from onrecord.errors import UsageError
from onrecord.lang import gazetteer_files
from onrecord.lang.gazetteer_pack import cache
from onrecord.store.base import Store

ENDINGS = (".zip", ".txt", ".csv", ".tsv")


class Listed(NamedTuple):
    """An added file: its name, where it counts (all records, or this one), how many places it holds."""

    name: str
    where: str
    places: int


def folder() -> Path:
    """The user's folder of added files; ONRECORD_DATA moves it."""
    if own := os.environ.get("ONRECORD_DATA"):
        return Path(own) / "gazetteer"
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "onrecord" / "gazetteer"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "onrecord" / "gazetteer"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "onrecord" / "gazetteer"


def of(config: Config) -> list[Path]:
    """The files that count under a configuration: those of the user's folder, by name, then those that it names."""
    own = sorted(p for p in folder().glob("*") if p.suffix.lower() in ENDINGS)
    return [*own, *map(Path, config.gazetteer)]


def with_own(config: Config, store: Store) -> Config:
    """The configuration with the files that a record has of its own, written where worker processes can read them."""
    written = [str(_unpacked(name, data)) for name, data in store.places()]
    return replace(config, gazetteer=(*config.gazetteer, *written)) if written else config


def _unpacked(name: str, data: bytes) -> Path:
    path = cache() / "places" / hashlib.sha256(data).hexdigest()[:16] / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{name}.{os.getpid()}")
        temporary.write_bytes(data)
        temporary.replace(path)
    return path


def add(path: Path, store: Store | None = None) -> int:
    """Adds a country file of GeoNames or a table of one's own; returns how many places it holds. UsageError for a file that is neither."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError("E208", f"{path}: a file of places ends in {', '.join(ENDINGS)}; GeoNames publishes country files such as SY.zip")
    places = gazetteer_files.added(path).size
    if store is not None:
        store.put_places(path.name, path.read_bytes())
        return places
    try:
        folder().mkdir(parents=True, exist_ok=True)
        temporary = folder() / f".{path.name}.{os.getpid()}"
        shutil.copyfile(path, temporary)
        temporary.replace(folder() / path.name)
    except OSError as e:
        raise UsageError("E211", f"{path.name} cannot be kept in {folder()} ({e.strerror}); set ONRECORD_DATA to a folder of yours") from e
    return places


def listed(store: Store | None = None) -> list[Listed]:
    """The added files that count, for all records and for the one of the store."""
    everywhere = [Listed(p.name, "all records", gazetteer_files.added(p).size) for p in of(Config())]
    if store is None:
        return everywhere
    here = [Listed(name, "this record", gazetteer_files.added(_unpacked(name, data)).size) for name, data in store.places()]
    return [*everywhere, *here]


def remove(name: str, store: Store | None = None) -> None:
    """Takes an added file away. UsageError when there is none of that name."""
    known = [n for n, _ in store.places()] if store else [p.name for p in of(Config())]
    if name not in known:
        there = ", ".join(known) or "none"
        raise UsageError("E212", f"no file of places {name} was added; there are: {there}")
    if store is not None:
        store.drop_places(name)
    else:
        (folder() / name).unlink(missing_ok=True)
