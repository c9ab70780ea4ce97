"""A story of one outlet that was published more than once: what changed from one version to the next, number by number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from onrecord.model.records import Copy, Figure, Group, Report, What
from onrecord.views.view import View

_COUNTED = ("killed", "wounded", "missing", "detained", "abducted", "displaced", "evacuated", "trapped", "rescued")
Bounds = tuple[int | None, int | None]


class Change(NamedTuple):
    """A number that a later version of a story (`after`, in report `new`) gives instead of `before`; None where it gives it first, or
    no more. `figure` is the id of the record to look at."""

    old: str
    new: str
    what: What
    group: Group
    before: Bounds | None
    after: Bounds | None
    figure: str


def changes(view: View, copy: Copy) -> list[Change]:
    """What changed in the versions that each outlet published of a text, oldest first; nothing where no outlet has two."""
    by_outlet: dict[str, list[Report]] = defaultdict(list)
    for key in copy.reports:
        report = view.report(key)
        if report is not None:
            by_outlet[report.outlet or report.key.split("@")[0]].append(report)
    return [c for found in by_outlet.values() for old, new in pairwise(found) for c in _between(view, old, new)]


def _between(view: View, old: Report, new: Report) -> Iterator[Change]:
    before, after = _numbers(view, old), _numbers(view, new)
    for slot in dict.fromkeys([*before, *after]):
        was, now = before.get(slot, []), after.get(slot, [])
        gone = [f for f in was if _ends(f) not in map(_ends, now)]
        come = [f for f in now if _ends(f) not in map(_ends, was)]
        for a, b in zip_longest(gone, come):
            shown = b or a
            yield Change(
                old.key, new.key, slot[0], slot[1], _ends(a) if a else None, _ends(b) if b else None, shown.id if shown else ""
            )  # fmt: skip


def _numbers(view: View, report: Report) -> dict[tuple[What, Group], Sequence[Figure]]:
    """The counts of a report by kind and group, each number once, in the order of its text."""
    out: dict[tuple[What, Group], dict[Bounds, Figure]] = defaultdict(dict)
    for item in view.items(report):
        f = item.record
        if isinstance(f, Figure) and f.what in _COUNTED and f.status == "asserted" and f.scope == "incident":
            out[f.what, f.group].setdefault(_ends(f), f)
    return {slot: list(found.values()) for slot, found in out.items()}


def _ends(figure: Figure) -> Bounds:
    return figure.low, figure.high
