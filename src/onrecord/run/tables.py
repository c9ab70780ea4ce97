"""Tables of coded event reports into a record file: their rows come with their records, so no text of theirs is analysed."""

import hashlib
import io
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from onrecord.errors import InputError
from onrecord.intake.coded import EventReport
from onrecord.intake.event_reports import event_reports
from onrecord.model.ids import make_id, row
from onrecord.model.records import Capture, Failure
from onrecord.run.progress import Progress
from onrecord.run.tally import Tally
from onrecord.store.base import Admitted, Store

NO_LANGUAGE = "zxx"  # BCP 47: no linguistic content; such a text is never given to the pipeline
STAMP = "table"
_BATCH = 500  # rows a transaction


def admit_tables(store: Store, paths: Sequence[Path], form: str, progress: Progress) -> Tally:
    """The rows of each table as reports with their records."""
    tally = Tally()
    progress.begin("reading rows", None)
    for path in paths:
        batch: dict[str, tuple[bytes, EventReport]] = {}  # by the ids of their reports: a row may stand in a table twice
        for found in _rows(path, form):
            tally.inputs += 1
            if isinstance(found, Failure):
                tally.failures += 1
                store.admit([], [found])
            elif found[1].report.id in batch or store.has_report(found[1].report.id):
                tally.copies += 1
            else:
                tally.reports += 1
                batch[found[1].report.id] = found
            if len(batch) == _BATCH:
                _put(store, path, batch.values())
                batch = {}
            progress.step()
        _put(store, path, batch.values())
    progress.end()
    return tally


def _rows(path: Path, form: str) -> Iterator[tuple[bytes, EventReport] | Failure]:
    """Each row with the bytes of the whole table, or the reason why there is none."""
    try:
        data = path.read_bytes()
        for found in event_reports(io.StringIO(data.decode("utf-8-sig"), newline=""), path.name, form):
            yield found if isinstance(found, Failure) else (data, found)
    except InputError as e:
        yield _failure(path, e.code, e.message)
    except OSError as e:
        yield _failure(path, "E102", f"{path}: {e.strerror}; give the path of a table that can be read")
    except UnicodeDecodeError:
        yield _failure(path, "E323", f"{path} is not UTF-8; save the table as UTF-8 and read it again")


def _failure(path: Path, code: str, message: str) -> Failure:
    return Failure(id=make_id("failure", "intake", str(path), code), stage="intake", input=str(path), code=code, message=message)


def _put(store: Store, path: Path, rows: Collection[tuple[bytes, EventReport]]) -> None:
    admitted = []
    for data, r in rows:
        capture = Capture(sha256=hashlib.sha256(data).hexdigest(), origin=path.name, media="text/csv", size=len(data))
        admitted.append(Admitted(capture, data, replace(r.text, lang=NO_LANGUAGE), replace(r.report, capture=capture.sha256)))
    store.admit(admitted, [])
    store.put_records([(r.text.id, [row(record) for record in r.records]) for _, r in rows], STAMP)
