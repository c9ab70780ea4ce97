"""One writer: a second process that wants to write the same record file is told who holds it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.errors import RecordFileError

try:
    import fcntl
except ImportError:  # Windows has no fcntl; there the database's own lock still keeps writers apart
    fcntl = None  # type: ignore[assignment]


WAIT = 3.0  # seconds that a command waits for a writer who is about to end: one that makes lists holds the file for parts of a second
_AGAIN = 0.02


@contextmanager
def writing(record: Path, wait: float = 0.0) -> Iterator[None]:
    """Holds the writer's lock of a record file. Raises RecordFileError when another process has it, and still has after `wait` seconds."""
    path = record.with_name(record.name + "-lock")
    until = time.monotonic() + wait
    while (held := _taken(path)) is None:
        if time.monotonic() >= until:
            owner = (path.read_text(encoding="ascii").strip() if path.exists() else "") or "unknown"
            raise RecordFileError("E402", f"{record} is being written by process {owner}; wait until it ends and run again")
        time.sleep(_AGAIN)
    with held:
        held.truncate(0)
        held.write(str(os.getpid()))
        held.flush()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _taken(path: Path) -> IO[str] | None:
    """The lock file, locked; None when somebody else has it. Who had it removes it, so that it may be another file by now."""
    held = open(path, "a+", encoding="ascii")  # noqa: SIM115
    try:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not (path.exists() and os.path.samestat(os.fstat(held.fileno()), path.stat())):
                raise BlockingIOError
    except OSError:
        held.close()
        return None
    return held
