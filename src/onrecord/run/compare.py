"""`onrecord compare`: a record file beside a data set."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import UsageError
from onrecord.intake.coded import EventReport
from onrecord.intake.event_reports import event_reports
from onrecord.model.records import Failure, Incident
from onrecord.resolve.account import Account
from onrecord.resolve.matching import Match, match
from onrecord.views import View


class Compared(NamedTuple):
    """Every row and every incident of its days, and the rows that could not be read."""

    matches: list[Match]
    failures: list[Failure]


def compare(view: View, table: Path, form: str) -> Compared:
    """The incidents of a record and the rows of a table. Raises UsageError for a table that cannot be read."""
    rows, failures = _rows(table, form)
    incidents = [i for i in view.store.shared("incident") if isinstance(i, Incident)]
    accounts = {r.key: Account.of(r, view.store.text(r.text_id), view.store.records(r.text_id)) for r in view.reports}
    return Compared(match(incidents, accounts, rows), failures)


def _rows(table: Path, form: str) -> tuple[Sequence[Account], list[Failure]]:
    try:
        text = table.read_bytes().decode("utf-8-sig")
    except OSError as e:
        raise UsageError("E209", f"{table}: {e.strerror}; give the path of a table that can be read") from e
    except UnicodeDecodeError as e:
        raise UsageError("E323", f"{table} is not UTF-8; save the table as UTF-8 and compare again") from e
    found = list(event_reports(io.StringIO(text, newline=""), table.name, form))
    rows = [Account.of(r.report, r.text, r.records) for r in found if isinstance(r, EventReport)]
    return rows, [f for f in found if isinstance(f, Failure)]
