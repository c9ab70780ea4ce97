"""How many were harmed in an incident: the chart of each kind of harm, its numbers with their sentences, and what is disputed of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model.records import Dispute, Side, What
from onrecord.views import Item
from onrecord.views.policy import Agreed
from onrecord.web import words
from onrecord.web.accounts import HARM, Account, Count, origin
from onrecord.web.asked import part
from onrecord.web.draw import toll

_SIDES, _NAMES = 4, 3  # values of a dispute in its line, and names behind each; its own page has all


class Best(NamedTuple):
    """The one number of a group, and the sentence that gives it, where one does."""

    agreed: Agreed
    href: str | None


class Doubt(NamedTuple):
    """A dispute over the number, with who says each of its values; `more` values are left out."""

    dispute: Dispute
    sides: Sequence[tuple[str, str]]
    more: int


class Harm(NamedTuple):
    """What is told of one kind of harm: the chart where it tells more than a line would, and the same as a table, newest first."""

    what: What
    chart: toll.Chart | None
    counts: Sequence[Count]
    best: Sequence[Best]
    doubts: Sequence[Doubt]

    @property
    def undated(self) -> int:
        """How many counts the chart cannot draw."""
        return sum(c.day is None for c in self.counts) if self.chart else 0

    @property
    def ringed(self) -> bool:
        """Is a mark of the chart on a side of a contradiction?"""
        return self.chart is not None and any(m.told.disputed for m in self.chart.marks)


def harms(told: Sequence[Account], best: Iterable[Agreed], disputes: Iterable[Dispute]) -> list[Harm]:
    """Every kind of harm that the accounts count."""
    over, best = [d for d in disputes if d.dimension == "toll"], list(best)
    found = (harm(what, told, [a for a in best if a.what == what], [d for d in over if _about(d, what)]) for what in HARM)
    return [h for h in found if h]


def harm(what: What, told: Iterable[Account], best: Iterable[Agreed], over: Sequence[Dispute]) -> Harm | None:
    told = list(told)
    counts = sorted((c for a in told for c in a.counts if c.figure.what == what), key=_newest, reverse=True)
    if not counts:
        return None
    drawn = len(counts) > (1 if what in ("killed", "wounded") else 2)
    ringed = [s for d in over if d.relation == "contradiction" for s in d.sides]
    chart = toll.chart(_told(c, c.day, ringed) for c in reversed(counts) if c.day) if drawn else None
    return Harm(what, chart, counts, [Best(a, _sentence(a, counts)) for a in best], [_doubt(d, told) for d in over])


def record_path(item: Item) -> str:
    """Where a record is shown with its sentence."""
    return f"/records/{part(item.record.id)}?report={part(item.report.key)}"


def _about(dispute: Dispute, what: What) -> bool:
    """Is the dispute over this kind of harm? Its values end with it: "at least 12 civilians killed"."""
    return any(s.value.endswith(what.replace("_", " ")) for s in dispute.sides)


def _newest(count: Count) -> tuple[str, str, int]:
    return count.item.report.published.earliest or "", count.item.report.key, count.figure.evidence.start


def _told(count: Count, day: str, ringed: Iterable[Side]) -> toll.Told:
    f = count.figure
    label = words.amount(f.low, f.high, f.approx) + (f" {f.group}" if count.part and f.group != "unspecified" else "")
    order = f"{count.item.report.published.earliest} {count.item.report.key} {f.evidence.start:08}"
    disputed = any(_holds(s, count) for s in ringed)
    return toll.Told(count.origin, day, f.low, f.high, f.approx, count.part, label, record_path(count.item), order, disputed)


def _holds(side: Side, count: Count) -> bool:
    """Is this count the words of the side, or in them?"""
    at = count.figure.evidence
    return side.report == count.item.report.key and side.start < at.end and at.start < side.end


def _sentence(best: Agreed, counts: Iterable[Count]) -> str | None:
    """The newest sentence of one of the origins behind a number that gives this number."""
    whose = {words.called(o) for o in best.by}
    group = [c for c in counts if (c.figure.group == best.group or {c.figure.group, best.group} == {"mixed", "unspecified"})]
    exact = [c for c in group if best.best in (c.figure.low, c.figure.high)]
    found = next((c for c in exact if c.origin in whose), next(iter(exact), None))
    return record_path(found.item) if found else None


def _doubt(dispute: Dispute, told: Iterable[Account]) -> Doubt:
    reports = {r.key: r for a in told for r in (a.report, *a.copies)}
    whose: dict[str, list[str]] = {}
    for side in dispute.sides:
        report = reports.get(side.report)
        said_by = whose.setdefault(side.value, [])
        name = origin(report, side.sources) if report else next((s.name for s in side.sources), side.report)
        if name not in said_by:
            said_by.append(name)
    sides = [(value, " and ".join(names[:_NAMES])) for value, names in whose.items()]
    return Doubt(dispute, sides[:_SIDES], max(0, len(sides) - _SIDES))
