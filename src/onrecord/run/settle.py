"""After people decided: what many reports share is derived again, so that a corrected count shows in its incident."""

from pathlib import Path

from onrecord.run.progress import Progress, Silent
from onrecord.run.read import relate
from onrecord.store.lock import writing
from onrecord.store.sql import open_store


def settle(record: Path, progress: Progress | None = None) -> int:
    """Derives what is shared from the record as people decided; how many rows changed.

    Raises RecordFileError while another process writes the record file; decisions themselves never wait.
    """
    store = open_store(record)
    try:
        with writing(record):
            relate(store, progress or Silent())
            return store.written
    finally:
        store.close()
