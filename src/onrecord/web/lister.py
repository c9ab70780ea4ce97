"""Lists that a program before this one left unmade, or made otherwise, are made in the background while the pages are open."""

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.store.base import Store
from onrecord.store.lock import writing
from onrecord.store.sql import open_store
from onrecord.views import list_in_steps

STEP = 40  # reports or shared records a step: some 50 ms, in which nobody else may write
PAUSE = 5.0  # seconds until it is tried again when another process is writing


class Lister:
    """Makes them in steps, half the time at work; readers are never kept waiting, and who wants to write comes in between two steps."""

    def __init__(self, record: Path, pause: float = PAUSE) -> None:
        self.left = 0
        self._record = record
        self._pause = pause
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wait(self) -> None:
        """Until all is listed."""
        self._thread.join()

    def _run(self) -> None:
        store = open_store(self._record)
        try:
            while not self._listed(store):
                time.sleep(self._pause)
        finally:
            self.left = 0
            store.close()

    def _listed(self, store: Store) -> bool:
        """Lists until nothing is left; False when another process writes, which may list what it writes."""
        steps = list_in_steps(store, STEP)
        try:
            while self._step(steps):
                pass
        except OnRecordError as e:
            logging.getLogger(__name__).info("not listed yet: %s", e.code)
            return False
        return True

    def _step(self, steps: Iterator[int]) -> bool:
        began = time.monotonic()
        with writing(self._record):
            left = next(steps, None)
        self.left = left or 0
        time.sleep(time.monotonic() - began)
        return left is not None
