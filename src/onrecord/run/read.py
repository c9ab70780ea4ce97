"""`onrecord read`: inputs become reports in a record file, texts become records, records of many reports become shared records."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from onrecord import review
from onrecord.config import Config
from onrecord.errors import UsageError
from onrecord.intake.admit import admit
from onrecord.intake.draft import Draft
from onrecord.intake.sources import inputs
from onrecord.model.decisions import RECORD, Imported
from onrecord.model.ids import make_id
from onrecord.model.records import Failure, Run
from onrecord.run import gazetteers, local
from onrecord.run.plan import LANGUAGE, stamp
from onrecord.run.progress import Progress, Silent
from onrecord.run.relate import relate
from onrecord.run.tables import admit_tables
from onrecord.run.tally import Tally
from onrecord.store.base import Admitted, Store
from onrecord.store.lock import WAIT, writing
from onrecord.store.sql import open_store
from onrecord.views import View, list_texts

ARTICLES = "articles"
_BATCH = 64  # inputs a transaction
_KEPT = 4 * local.SHARD  # texts whose records are written in one transaction: a few seconds of work, all that a killed run loses


@dataclass(frozen=True)
class Options:
    """How to read: columns of tables by field, dates and outlets, articles or a form of coded table, processes, configuration.

    `by` stands in the log as who brought the reports in.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    meta: Path | None = None
    form: str = ARTICLES
    jobs: int | None = None
    config: Config = field(default_factory=Config)
    by: str = "a person"


def read(paths: Sequence[Path], record: Path, options: Options | None = None, progress: Progress | None = None) -> Tally:
    """Reads files and folders into a record file; what is already there is not read again.

    Raises RecordFileError when the file cannot be written or another process writes it; trouble with an input is a `Failure`.
    """
    options, progress = options or Options(), progress or Silent()
    store = open_store(record, create=True)
    try:
        options = dataclasses.replace(options, config=gazetteers.with_own(options.config, store))
        with writing(record, WAIT), local.Workers(options.config) as workers:
            if options.form != ARTICLES:
                tally = admit_tables(store, paths, options.form, progress)
            else:
                tally = _admit(store, inputs(paths, mapping=options.mapping, meta=options.meta), progress, _early(workers, options))
            analyse(store, options, progress, workers)
            if tally.reports:
                review.append(store, RECORD, Imported(what="reports", count=tally.reports), on="", by=options.by)
            review.carry(store)
            relate(store, progress)
            if store.written:
                store.put_run(_run(store, tally))
            tally.written = store.written
            return tally
    finally:
        store.close()


def _early(workers: local.Workers, options: Options) -> Callable[[Tally], None]:
    """Starts the workers while inputs are still taken in, once there is enough for them to do."""

    def consider(tally: Tally) -> None:
        jobs = local.jobs_for(options.jobs, None)
        if jobs > 1 and tally.reports - tally.unread > local.FEW:
            workers.start(jobs)

    return consider


def _admit(store: Store, drafts: Iterable[Draft | Failure], progress: Progress, after_each: Callable[[Tally], None]) -> Tally:
    tally, batch, failures = Tally(), _Batch(store), list[Failure]()
    progress.begin("reading inputs", None)
    for draft in drafts:
        tally.inputs += 1
        if isinstance(draft, Failure):
            tally.failures += 1
            failures.append(draft)
        else:
            new, lang = batch.add(draft)
            tally.reports += new
            tally.copies += not new
            tally.unread += new and lang != LANGUAGE
        if tally.inputs % _BATCH == 0:
            batch.flush(failures)
        after_each(tally)
        progress.step()
    batch.flush(failures)
    progress.end()
    return tally


class _Batch:
    """Reports that wait for the next transaction."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.admitted: dict[str, Admitted] = {}
        self.texts: set[str] = set()

    def add(self, draft: Draft) -> tuple[bool, str]:
        """Takes a draft in; whether its text is new, and its language. Another text under a known key becomes `key@2`, `key@3` ..."""
        capture, text, report = admit(draft)
        new = text.id not in self.texts and not self.store.has_text(text.id)
        if report.id not in self.admitted and not self.store.has_report(report.id):
            earlier = self.store.versions(report.key) + sum(a.report.key.split("@")[0] == report.key for a in self.admitted.values())
            if earlier:
                report = replace(report, key=f"{report.key}@{earlier + 1}")
            self.admitted[report.id] = Admitted(capture, draft.data, text, report)
            self.texts.add(text.id)
        return new, text.lang

    def flush(self, failures: list[Failure]) -> None:
        self.store.admit(list(self.admitted.values()), failures)
        self.admitted.clear()
        self.texts.clear()
        failures.clear()


def analyse(store: Store, options: Options, progress: Progress, workers: local.Workers) -> None:
    """Reads every text that this version of the program has not read; some dozen are one transaction, so a killed run goes on here."""
    mark = stamp(options.config)
    waiting = store.to_read(mark, LANGUAGE)
    if not waiting:
        return
    progress.begin("reading texts", len(waiting))
    shard: list[local.Read] = []
    texts = (store.text(i) for i in waiting)
    for done in workers.read(texts, local.jobs_for(options.jobs, len(waiting))):
        shard.append(done)
        if len(shard) == _KEPT:
            _keep(store, shard, mark)
            shard = []
        progress.step()
    _keep(store, shard, mark)
    progress.end()


def _keep(store: Store, shard: Sequence[local.Read], mark: str) -> None:
    store.put_records(shard, mark)
    list_texts(store, [read.text_id for read in shard])


def redate(record: Path, name: str, published: str, by: str, progress: Progress | None = None) -> str:
    """A person dates a report; what is relative to its date re-resolves. Raises UsageError for an unknown report."""
    store = open_store(record)
    try:
        with writing(record, WAIT):
            report = View(store).report(name)
            if report is None:
                raise UsageError("E206", f"there is no report {name} in {record}; `onrecord reports {record}` lists them")
            review.date(store, report, published, by)
            relate(store, progress or Silent())
            return published
    finally:
        store.close()


def _run(store: Store, tally: Tally) -> Run:
    number = len(store.runs()) + 1
    records = sum(store.counts().get(k, 0) for k in ("statement", "figure", "event", "place", "time", "actor"))
    return Run(
        id=make_id("run", number), inputs=tally.inputs, reports=tally.reports, copies=tally.copies, failures=tally.failures,
        unread=tally.unread, records=records,
    )  # fmt: skip
