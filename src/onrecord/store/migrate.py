"""Ordered migrations: the files of migrations/ in the order of their names, each in one transaction, each once."""

import sqlite3
from importlib.resources import files

from onrecord.errors import RecordFileError


def names() -> list[str]:
    """The migrations that this program knows, in order."""
    return sorted(f.name for f in files("onrecord.store").joinpath("migrations").iterdir() if f.name.endswith(".sql"))


def migrate(db: sqlite3.Connection) -> None:
    """Brings a record file to the newest schema. Raises RecordFileError for a file of a later program."""
    known = names()
    done = db.execute("PRAGMA user_version").fetchone()[0]
    if done > len(known):
        raise RecordFileError("E403", f"the record file has schema {done}, this program knows {len(known)}; install a newer OnRecord")
    for number, name in enumerate(known[done:], done + 1):
        script = files("onrecord.store").joinpath("migrations", name).read_text(encoding="utf-8")
        db.executescript(f"BEGIN;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
