"""OnRecord keeps a record that can be checked of what is said to have happened in an armed conflict.

    import onrecord

    onrecord.read(["reports/"], "aleppo.onrecord")
    view = onrecord.open_record("aleppo.onrecord")
    for line in onrecord.extract_records([{"id": "r1", "text": "An air strike killed 15 people in Homs, doctors told AFP."}]):
        print(line["kind"], line["quote"])

The types of what a view gives are in `onrecord.model.records`. Everything heavy is imported when it is first needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

from onrecord.version import VERSION

if TYPE_CHECKING:
    from onrecord.run.tally import Tally
    from onrecord.views import View

__version__ = VERSION
__all__ = ["__version__", "extract_records", "open_record", "read"]


def read(paths: Iterable[str | PathLike[str]], record: str | PathLike[str], *, jobs: int | None = None) -> "Tally":
    """Reads files and folders of reports into a record file, as `onrecord read` does.

    Returns what became of the inputs: `inputs == reports + copies + failures`. Raises RecordFileError when the file cannot be written.
    """
    from pathlib import Path

    from onrecord.run.read import Options
    from onrecord.run.read import read as run

    return run([Path(p) for p in paths], Path(record), Options(jobs=jobs))


def open_record(record: str | PathLike[str]) -> "View":
    """A record file to look at, decisions of people folded in. Raises RecordFileError when there is none."""
    from pathlib import Path

    from onrecord.views import open_view

    return open_view(Path(record))


def extract_records(reports: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The records of reports (docs/reference/records.md: `id` and `text`, and if known `title`, `outlet`, `published`) as JSON lines would
    have them. Raises InputError for a report without an id or a text, or with a date that is none."""
    from onrecord.run.stateless import of_reports

    return of_reports(reports)
