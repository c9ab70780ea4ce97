"""Named integrity checks of a record file: what must always hold, and where it does not."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from msgspec import to_builtins

from onrecord.model.ids import record_digest, text_id
from onrecord.model.records import AnyRecord, Text
from onrecord.review import verify
from onrecord.store.base import Listed, Store
from onrecord.views import View, reports_of, rows_of


class Trouble(NamedTuple):
    """A check that failed: its name, the row, and what is wrong with it."""

    check: str
    where: str
    what: str


def examine(store: Store) -> Iterator[Trouble]:
    """Every trouble that the checks of `CHECKS` find, check by check."""
    view = View(store)
    for name, check in CHECKS.items():
        for where, what in check(view):
            yield Trouble(name, where, what)


Finding = tuple[str, str]


def _database(view: View) -> Iterator[Finding]:
    """SQLite's own check, foreign keys, and the full-text index against the texts."""
    yield from (("database", problem) for problem in view.store.problems())


def _blobs(view: View) -> Iterator[Finding]:
    """The bytes of each capture have the hash they are named by."""
    for name, data in view.store.blobs():
        if hashlib.sha256(data).hexdigest() != name:
            yield name, "the bytes do not have this sha256"


def _texts(view: View) -> Iterator[Finding]:
    """Each text has the hash it is named by, and its segments lie in it, in order."""
    for report in view.reports:
        text = view.store.text(report.text_id)
        if text_id(text.body) != text.id:
            yield text.id, "the body does not have this sha256"
        last = 0
        for segment in text.segments:
            if not last <= segment.start < segment.end <= len(text.body):
                yield text.id, f"segment {segment.kind} {segment.start}:{segment.end} is out of place"
            last = segment.end


def _evidence(view: View) -> Iterator[Finding]:
    """body[start:end] == quote for every record and every span in it."""
    for text, record in _records(view):
        for start, end, quote in _spans(to_builtins(record)):
            if text.body[start:end] != quote:
                yield record.id, f"{start}:{end} of text {text.id[:12]} is not {quote[:40]!r}"


def _digests(view: View) -> Iterator[Finding]:
    """The digest kept beside each record is the digest of what it says."""
    kept = view.store.digests()
    for _, record in _records(view):
        if kept.get(record.id) != record_digest(record):
            yield record.id, "its digest does not fit its content: the row was changed from outside"


def _references(view: View) -> Iterator[Finding]:
    """The place, time, event and total that a record names stand in the same text."""
    for text_records in _by_text(view):
        known = {r.id for r in text_records}
        for record in text_records:
            for slot in ("place", "when", "event", "part_of", "denies_record"):
                target = getattr(record, slot, None)
                if isinstance(target, str) and target not in known:
                    yield record.id, f"its {slot} {target} does not exist"


def _shared(view: View) -> Iterator[Finding]:
    """Members, sides and outcomes of shared records exist, with their quotes."""
    for shared in view.store.shared():
        for key in reports_of(shared):
            if key not in view.by_key:
                yield shared.id, f"its report {key} does not exist"
        for member in getattr(shared, "members", ()):
            if view.record(member.event) is None:
                yield shared.id, f"its member {member.event} does not exist"
        for part in (*getattr(shared, "sides", ()), *getattr(shared, "outcomes", ())):
            report = view.by_key.get(part.report)
            if report and view.store.text(report.text_id).body[part.start : part.end] != part.quote:
                yield shared.id, f"{part.start}:{part.end} of {part.report} is not {part.quote[:40]!r}"


def _lists(view: View) -> Iterator[Finding]:
    """The lists hold each report, record and shared record as it is now, and their numbers add up."""
    yield from (("lists", problem) for problem in view.store.list_problems())
    for owner in (*view.reports, *view.store.shared()):
        if view.store.listed(owner.id) != sorted(rows_of(view, owner), key=_place):
            yield owner.id, "its rows in the lists are not what it says now"


def _place(row: Listed) -> tuple[str, str]:
    return row.kind, row.sort


def _sums(view: View) -> Iterator[Finding]:
    """Of each run: inputs = reports + copies + failures."""
    for run in view.store.runs():
        if run.inputs != run.reports + run.copies + run.failures:
            yield run.id, f"{run.inputs} inputs are not {run.reports} + {run.copies} + {run.failures}"


def _decisions(view: View) -> Iterator[Finding]:
    """Each decision follows from the one before and was not changed."""
    yield from ((f"decision {row.number}", row.what) for row in verify(view.store))


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "database": _database,
    "captures": _blobs,
    "texts": _texts,
    "evidence": _evidence,
    "digests": _digests,
    "references": _references,
    "shared": _shared,
    "lists": _lists,
    "sums": _sums,
    "decisions": _decisions,
}


def _by_text(view: View) -> Iterator[list[AnyRecord]]:
    for text in dict.fromkeys(r.text_id for r in view.reports):
        yield view.store.records(text)


def _records(view: View) -> Iterator[tuple[Text, AnyRecord]]:
    for text_id_ in dict.fromkeys(r.text_id for r in view.reports):
        text = view.store.text(text_id_)
        for record in view.store.records(text_id_):
            yield text, record


def _spans(value: Any) -> Iterator[tuple[int, int, str]]:
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value["start"], value["end"], value["quote"]
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _spans(inner)
