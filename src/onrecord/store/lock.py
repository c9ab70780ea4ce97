"""One writer: a second process that wants to write the same record file is told who holds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import RecordFileError

try:
    import fcntl
except ImportError:  # Windows has no fcntl; there the database's own lock still keeps writers apart
    fcntl = None  # type: ignore[assignment]


@contextmanager
def writing(record: Path) -> Iterator[None]:
    """Holds the writer's lock of a record file. Raises RecordFileError when another process has it."""
    path = record.with_name(record.name + "-lock")
    with open(path, "a+", encoding="ascii") as held:
        if fcntl is not None:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as e:
                held.seek(0)
                owner = held.read().strip() or "unknown"
                raise RecordFileError("E402", f"{record} is being written by process {owner}; wait until it ends and run again") from e
        held.truncate(0)
        held.write(str(os.getpid()))
        held.flush()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
