"""What was decided on a report is carried over to a new text of it: where the words stand there once and the machine reads the same.

A carried decision is appended like any other, under the name of whoever decided with "(carried over)" behind it, and can be undone. What
cannot be carried without a guess waits in the new text as proposed; the decision on the old text stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from onrecord.model.anchors import reanchor
from onrecord.model.decisions import AnyFix, Correct, Verdict
from onrecord.model.fixes import apply
from onrecord.model.records import AnyRecord, Report, Text
from onrecord.model.values import ActorRef, Source
from onrecord.review.log import append
from onrecord.store.base import Store
from onrecord.views.fold import Folded, content
from onrecord.views.ledger import VERDICTS
from onrecord.views.view import View

CARRIED = " (carried over)"
_PLACE = ("id", "evidence", "sentence", "score")  # where a record stands and how sure it is, not what it says
_IDS = ("event", "part_of", "place", "when")


def carry(store: Store) -> int:
    """Carries decisions over to the new texts of their reports; on how many records. Nothing is carried twice, or over a decision."""
    view, count = View(store), 0
    for text_id in store.decided_texts():
        for report in store.carriers(text_id):
            for later in _later(store, report):
                count += _over(view, store.text(text_id), store.text(later.text_id))
    return count


def _later(store: Store, report: Report) -> Iterator[Report]:
    """The later versions of a report: "a.txt@2" and "a.txt@3" of "a.txt"."""
    base, _, version = report.key.partition("@")
    number = int(version) if version.isdigit() else 1
    while found := store.report(f"{base}@{number + 1}"):
        yield found
        number += 1


def _over(view: View, old: Text, new: Text) -> int:
    before, after = view.folded(old.id), view.folded(new.id)
    told, here = _words(before), _words(after)
    count = 0
    for found in before:
        if found.reviewed and found.machine is not None:
            same = _same(found.machine, told, [f.machine for f in after if f.machine is not None and not f.history], here, new)
            count += same is not None and _append(view.store, found, same)
    return count


def _words(found: Sequence[Folded[AnyRecord]]) -> dict[str, str]:
    """The words at which each record of a text stands."""
    return {f.machine.id: f.machine.evidence.quote for f in found if f.machine is not None}


def _same(record: AnyRecord, told: Mapping[str, str], there: Sequence[AnyRecord], here: Mapping[str, str], new: Text) -> AnyRecord | None:
    """The one record of the new text that stands at the same words and says the same."""
    at = reanchor(record.evidence, new.id, new.body)
    if at is None:
        return None
    found = [r for r in there if type(r) is type(record) and (r.evidence.start, r.evidence.end) == (at.start, at.end)]
    same = [r for r in found if _says(r, here) == _says(record, told)]
    return same[0] if len(same) == 1 else None


def _says(record: AnyRecord, words: Mapping[str, str]) -> Any:
    """What a record says, by the words that it points at and not by their place."""
    return {k: _plain(v, words) for k, v in to_builtins(record).items() if k not in _PLACE}


def _plain(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return value["quote"] if {"start", "end", "quote"} <= value.keys() else {k: _plain(v, words) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v, words) for v in value]
    return words.get(value, value) if isinstance(value, str) else value


def _append(store: Store, found: Folded[AnyRecord], to: AnyRecord) -> bool:
    """Appends what was decided, verdict by verdict; False when a correction points at something in the old text."""
    held = [e for e in found.history if isinstance(e.ruling, VERDICTS) and not e.undone]
    said: list[tuple[Verdict, str]] = []
    seen = to
    for entry in held:
        ruling: Any = entry.ruling
        if isinstance(ruling, Correct):
            if any(isinstance(getattr(ruling.fix, name, None), str) for name in _IDS):
                return False
            ruling = replace(ruling, fix=_without_spans(ruling.fix))
        said.append((replace(ruling, seen=seen), entry.by))
        seen = apply(ruling.fix, seen).record if isinstance(ruling, Correct) else seen  # type: ignore[assignment]
    for verdict, by in said:
        append(store, to.id, verdict, on=content(to), by=by if by.endswith(CARRIED) else by + CARRIED)
    return True


def _without_spans(fix: AnyFix) -> AnyFix:
    """A correction whose sources and actors are named without their place in the old text."""
    given = {name: value for name in fix.__struct_fields__ if isinstance(value := getattr(fix, name), tuple)}
    return replace(fix, **{k: tuple(replace(w, span=None) if isinstance(w, Source | ActorRef) else w for w in v) for k, v in given.items()})
