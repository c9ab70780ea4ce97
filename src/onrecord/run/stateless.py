"""`onrecord extract`: reports in, records as JSON lines out, without a record file; the same bytes whatever the number of processes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.config import Config
from onrecord.export.records import Line, Writer
from onrecord.intake.admit import admit
from onrecord.intake.sources import inputs
from onrecord.intake.tables import draft_of
from onrecord.model.ids import decode_record
from onrecord.model.records import Failure, Report, Text
from onrecord.run import local
from onrecord.run.plan import Reader


def extract(paths: Sequence[Path], *, mapping: Mapping[str, str], meta: Path | None, jobs: int, config: Config) -> Iterator[Line | Failure]:
    """The records of each report, report by report in the order of the inputs, and a `Failure` for each input that is no report."""
    held: list[tuple[Report, Text] | Failure] = []

    def texts() -> Iterator[Text]:
        for draft in inputs(paths, mapping=mapping, meta=meta):
            if isinstance(draft, Failure):
                held.append(draft)
                continue
            _, text, report = admit(draft)
            held.append((report, text))
            yield text

    for done in local.read(texts(), config, jobs):
        while isinstance(first := held.pop(0), Failure):
            yield first
        yield from Writer(*first, [decode_record(r.data) for r in done.rows]).lines()
    yield from (rest for rest in held if isinstance(rest, Failure))


def of_reports(reports: Iterable[Mapping[str, Any]]) -> Iterator[Line]:
    """The records of reports given as mappings, in this process. Raises InputError for one that is no report."""
    reader = Reader(Config())
    for number, report in enumerate(reports, 1):
        _, text, dated = admit(draft_of(report, f"report {number}"))
        yield from Writer(dated, text, reader.read([text])[0]).lines()
