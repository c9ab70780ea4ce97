"""Giving a record out: its lines, and the entry in the log that says what was given."""

import hashlib
import json
from collections.abc import Iterator

from msgspec import to_builtins

from onrecord.export.records import VERSION, Line
from onrecord.export.shared import SharedWriter
from onrecord.model.decisions import RECORD, Exported
from onrecord.review import append
from onrecord.views import View
from onrecord.views.policy import Policy


def given(view: View, by: str, policy: Policy | None = None) -> Iterator[str]:
    """The whole record as JSON lines; when the last was taken, the log says so: how many, their sha256, how many nobody reviewed."""
    h, count, unreviewed = hashlib.sha256(), 0, 0
    for line in SharedWriter(view, policy).lines():
        if line["kind"] == "log":
            unreviewed = sum(line["unreviewed"].values())
        text = json.dumps(line, ensure_ascii=False) + "\n"
        h.update(text.encode("utf-8", "surrogatepass"))
        count += 1
        yield text
    append(view.store, RECORD, Exported(form="jsonl", lines=count, sha256=h.hexdigest(), unreviewed=unreviewed), on="", by=by)


def decisions(view: View) -> Iterator[Line]:
    """The log, one decision a line, in its order, so that its chain can be checked and another record can take it in."""
    for number, decision in enumerate(view.store.decisions(), 1):
        yield {"v": VERSION, "kind": "decision", "n": number, **to_builtins(decision)}
