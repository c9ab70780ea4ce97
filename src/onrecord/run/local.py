"""Reading texts on this machine: in this process, or on several, with the same records in the same order."""

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from onrecord.config import Config
from onrecord.model.ids import Row, row
from onrecord.model.records import Text
from onrecord.run.plan import Reader

SHARD = 8  # texts handed to a process at once: about a second of work, so that little is lost when a run is killed
FEW = 3 * SHARD  # texts up to which one process is enough
_GARBAGE = 50_000  # objects made between two looks for garbage: a few texts
_WAITING = 3  # shards in flight a process: keeps all busy while memory stays bounded


class Read(NamedTuple):
    """A text and what was read in it, as rows: so made in the worker that the main process only passes them on."""

    text_id: str
    rows: list[Row]


def jobs_for(asked: int | None, texts: int | None) -> int:
    """How many processes to use: as asked, else one a core, but one when there is too little work to pay for starting more."""
    if asked:
        return asked
    return 1 if texts is not None and texts <= FEW else os.cpu_count() or 1


class Workers:
    """The processes that read texts. They start when they are first needed, or ahead of that with `start`; close them with `with`."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def start(self, jobs: int) -> ProcessPoolExecutor:
        """Has so many processes load the language model, while this one goes on with something else."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(self.config,))
            for _ in range(jobs):
                self._pool.submit(_read_shard, [])
        return self._pool

    def read(self, texts: Iterable[Text], jobs: int) -> Iterator[Read]:
        """The records of each text, in the order of the texts; one job is done in this process."""
        if jobs <= 1:
            reader = Reader(self.config)
            for shard in _shards(texts):
                for text, records in zip(shard, reader.read(shard), strict=True):
                    yield Read(text.id, [row(r) for r in records])
            return
        pool, shards = self.start(jobs), _shards(texts)
        waiting: deque[tuple[list[Text], Future[list[list[Row]]]]] = deque()
        for shard in islice(shards, jobs * _WAITING):
            waiting.append((shard, pool.submit(_read_shard, shard)))
        while waiting:
            shard, done = waiting.popleft()
            found = done.result()
            for following in islice(shards, 1):
                waiting.append((following, pool.submit(_read_shard, following)))
            for text, rows in zip(shard, found, strict=True):
                yield Read(text.id, rows)


def read(texts: Iterable[Text], config: Config, jobs: int) -> Iterator[Read]:
    """The records of each text, in the order of the texts, by processes of their own."""
    with Workers(config) as workers:
        yield from workers.read(texts, jobs)


def _shards(texts: Iterable[Text]) -> Iterator[list[Text]]:
    it = iter(texts)
    while shard := list(islice(it, SHARD)):
        yield shard


_reader: Reader | None = None  # one a worker process: the model takes half a second to load


def _start(config: Config) -> None:
    global _reader  # a worker process has no other place to keep it
    _reader = Reader(config)
    gc.freeze()  # model and word lists stay: looking through them for garbage again and again is a twentieth of the time
    gc.set_threshold(_GARBAGE)


def _read_shard(shard: list[Text]) -> list[list[Row]]:
    if _reader is None:
        raise RuntimeError("a worker process was used before it was started")
    return [[row(r) for r in records] for records in _reader.read(shard)]
