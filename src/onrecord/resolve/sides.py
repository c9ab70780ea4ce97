"""The sides of a dispute, and the dispute that they make."""

from collections.abc import Iterable, Sequence

from onrecord.model.ids import make_id
from onrecord.model.records import AnyRecord, Dimension, Dispute, Figure, Relation, Side
from onrecord.model.values import Source
from onrecord.resolve.account import Account
from onrecord.resolve.severity import severity


def side(account: Account, record: AnyRecord, value: str, sources: tuple[Source, ...]) -> Side:
    """One side: what it says, who says so, and the sentence in which it stands."""
    start, end, quote = account.sentence(record)
    return Side(value=value, sources=account.voice(sources), report=account.key, start=start, end=end, quote=quote, as_of=account.published)


def dispute(
    about: str | None, dimension: Dimension, relation: Relation, sides: Iterable[Side], anchor: str | None = None
) -> Dispute | None:
    """A dispute of at least two sides that differ in value, oldest side first; None when there are none such.

    It is named by its `anchor`, else by its first two sides.
    """
    ordered = _distinct(sides)
    if len({s.value for s in ordered}) < 2:
        return None
    named = [anchor] if anchor else [f"{s.report}:{s.start}:{s.value}" for s in ordered[:2]]
    return Dispute(
        id=make_id("dispute", about or "", dimension, relation, *named),
        about=about,
        dimension=dimension,
        relation=relation,
        sides=tuple(ordered),
        severity=severity(dimension, relation, [s.value for s in ordered]),
    )


def _distinct(sides: Iterable[Side]) -> list[Side]:
    """Each report's sentence once for each value."""
    found = {(s.as_of or "", s.report, s.start, s.value): s for s in sides}
    return [found[k] for k in sorted(found)]


def number(figure: Figure) -> str:
    """A count as people say it: "at least 12 civilians killed"."""
    about = "about " if figure.approx else ""
    return about + said_count(figure.what, figure.group, figure.low, figure.high)


def said_count(what: str, group: str, low: int | None, high: int | None) -> str:
    """ "at least 12 civilians killed"; an end that is None is open."""
    if low is None or high is None:
        count = f"at least {low}" if high is None else f"up to {high}"
    else:
        count = str(low) if low == high else f"{low} to {high}"
    return f"{count}{'' if group in ('unspecified', 'mixed') else f' {group}'} {what.replace('_', ' ')}"


def together(disputes: Sequence[Dispute | None]) -> list[Dispute]:
    """Those that are disputes, each id once, in order of their ids."""
    found = {d.id: d for d in disputes if d is not None}
    return [found[i] for i in sorted(found)]
