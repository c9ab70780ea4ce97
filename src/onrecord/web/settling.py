"""After decisions: what many reports share is derived again in the background, once the reviewer pauses."""

import logging
import threading
from collections.abc import Callable

from onrecord.errors import OnRecordError

PAUSE = 4.0  # seconds without a decision: a reviewer who goes on deciding is not overtaken at every step


class Settler:
    """Derives again once for many decisions, never twice at a time."""

    def __init__(self, settle: Callable[[], object], pause: float = PAUSE) -> None:
        self._settle = settle
        self._pause = pause
        self._wanted = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def ask(self) -> None:
        """Something was decided."""
        with self._lock:
            self._wanted.set()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def busy(self) -> bool:
        """Is what is shown of many reports about to change?"""
        return self._thread is not None

    def wait(self) -> None:
        """Until nothing is left to derive."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            self._wanted.clear()
            if self._wanted.wait(self._pause):
                continue
            try:
                self._settle()
            except OnRecordError as e:  # another process is writing: it derives everything when it is done
                logging.getLogger(__name__).info("not derived again: %s", e.code)
            with self._lock:
                if not self._wanted.is_set():
                    self._thread = None
                    return
