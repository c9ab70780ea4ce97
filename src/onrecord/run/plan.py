"""The one list of stages. A report goes: sources → admit → (known? a copy) → analyse → extract; with its neighbours: relate.

    intake.sources.inputs   bytes from outside                          → Draft or Failure
    intake.admit.admit      a draft cleaned, dated, cut into segments   → Capture, Text, Report
    lang.nlp.Pipeline       sentences, tokens, heads                    → Analysis       (in worker processes)
    extract.text.extract    times, places, actors, statements, events, figures → records (in worker processes)
    resolve.update.update   copies, incidents, disputes, warnings, naming of what changed → shared records

`run.read` carries the plan out on a record file, `run.stateless` on a stream.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.config import Config
from onrecord.extract.text import Knowledge, extract
from onrecord.lang.gazetteer import Gazetteer
from onrecord.lang.lexicon import Lexicon
from onrecord.lang.nlp import Pipeline
from onrecord.model.records import AnyRecord, Text
from onrecord.run import gazetteers

LANGUAGE = "en"  # the language that has a pipeline; reports in others are kept, searchable, and listed as not read
_READS = ("lang", "extract", "model")  # the folders whose code and data decide what is read in a text
_RELATES = ("lang", "resolve", "model")  # and those that decide what many reports share


def knowledge(config: Config | None = None) -> Knowledge:
    """What is known before a text is read: places of the world, actors and outlets."""
    config = config or Config()
    return Knowledge(
        gazetteer=Gazetteer.open(gazetteers.of(config)),
        lexicon=Lexicon.open([Path(p) for p in config.actors]),
    )


class Reader:
    """Reads texts; holds the language model, so make one a process."""

    def __init__(self, config: Config) -> None:
        self.pipeline = Pipeline(config.model)
        self.knowledge = knowledge(config)

    def read(self, texts: Sequence[Text]) -> list[list[AnyRecord]]:
        """The records of each text, in order; none for a language that has no pipeline. Give a few texts at a time."""
        found: list[list[AnyRecord]] = [[] for _ in texts]
        known = [i for i, text in enumerate(texts) if text.lang == LANGUAGE]
        with self.pipeline.forgetting():
            for i, analysis in zip(known, self.pipeline.analyse([texts[i] for i in known]), strict=True):
                found[i] = extract(analysis, self.knowledge)
        return found


def stamp(config: Config) -> str:
    """A digest of all that decides what is read in a text: code, data and configuration. Another stamp means: read again."""
    h = hashlib.sha256("".join(map(_code_digest, _READS)).encode())
    h.update(config.model.encode())
    for path in (*gazetteers.of(config), *map(Path, config.actors)):
        h.update(path.read_bytes())
    return h.hexdigest()[:16]


def relating() -> str:
    """A digest of the code and data that decide what many reports share. Another one means: derive again."""
    return hashlib.sha256("".join(map(_code_digest, _RELATES)).encode()).hexdigest()[:16]


@cache
def _code_digest(folder: str) -> str:
    h = hashlib.sha256()
    for name, data in _files(files("onrecord").joinpath(folder), folder):
        h.update(f"{name}{len(data)}:".encode())
        h.update(data)
    return h.hexdigest()


def _files(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=_name):
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, name)
        elif not name.endswith(".pyc"):
            yield name, entry.read_bytes()


def _name(entry: Traversable) -> str:
    return entry.name
