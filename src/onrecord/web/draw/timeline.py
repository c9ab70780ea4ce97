"""Incidents over time: a bar a day, week, month or year, stacked by type, each part a link to its incidents."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.store.base import Tallied

WIDTH, HEIGHT, TOP, BOTTOM, LEFT = 1240, 210, 14, 176, 44
KINDS = 6  # types with a pattern of their own; the rest are one
_BARS = 100  # that still can be told apart and hit with a finger
_MONTHS = 260  # bars of months, which are seldom hit one by one: twenty years and more
_FAR = 0.01  # share of all incidents that may be left out, since a single one of another century would flatten the rest


class Part(NamedTuple):
    """A piece of a bar; `first` and `last` are its days, `kind` its place in the legend (0: all other types)."""

    x: float
    y: float
    width: float
    height: float
    kind: int
    what: str | None
    first: str
    last: str
    rows: int


class Label(NamedTuple):
    """A number or day at an axis."""

    at: float
    text: str


class Timeline(NamedTuple):
    """Everything to draw. `step` says what a bar is; `undated` how many incidents have no day, `before` how many are earlier than drawn."""

    parts: Sequence[Part]
    rows: Sequence[Label]
    days: Sequence[Label]
    legend: Sequence[tuple[str, int]]
    step: str
    undated: int
    before: int
    first: str


def drawing(tallied: Iterable[Tallied]) -> Timeline | None:
    """The drawing of a tally by day and type, None when nothing is dated."""
    tallied = list(tallied)
    every = sorted(t for t in tallied if t.day)
    dated = every[_early(every) :]
    if not dated:
        return None
    first, last = date.fromisoformat(min(t.day for t in dated)), date.fromisoformat(max(t.day for t in dated))
    step, begins = _step((last - first).days)
    total: Counter[str] = Counter()
    for t in dated:
        total[t.what] += t.rows
    kinds = {what: n for n, (what, _) in enumerate(sorted(total.items(), key=lambda k: (-k[1], k[0]))[:KINDS], 1)}
    bars: dict[date, Counter[str]] = {}
    for t in dated:
        bars.setdefault(begins(date.fromisoformat(t.day)), Counter())[t.what if t.what in kinds else ""] += t.rows
    starts = _starts(begins(first), last, begins)
    per = (BOTTOM - TOP) / max(sum(b.values()) for b in bars.values())
    width = (WIDTH - LEFT) / len(starts)
    parts = [p for n, s in enumerate(starts) for p in _bar(bars.get(s, Counter()), kinds, LEFT + n * width, width, per, s, begins)]
    legend = [*kinds.items()] + ([("", 0)] if len(total) > len(kinds) else [])
    undated = sum(t.rows for t in tallied if not t.day)
    before = sum(t.rows for t in every) - sum(t.rows for t in dated)
    return Timeline(parts, _rows(per), _days(starts, width, step), legend, step, undated, before, first.isoformat())


def _early(tallied: Sequence[Tallied]) -> int:
    """How many rows of a tally in order of days are too few and too early to be drawn: they alone would take more than half the room."""
    few = sum(t.rows for t in tallied) * _FAR
    for n, t in enumerate(tallied):
        few -= t.rows
        if few < 0:
            first, here, last = (date.fromisoformat(x.day) for x in (tallied[0], t, tallied[-1]))
            return n if (last - here) * 2 < last - first else 0
    return 0


Begins = Callable[[date], date]


def _step(days: int) -> tuple[str, Begins]:
    if days < _BARS:
        return "day", _day
    if days / 7 < _BARS:
        return "week", _week
    return ("month", _month) if days / 30 < _MONTHS else ("year", _year)


def _day(d: date) -> date:
    return d


def _week(d: date) -> date:
    return d - timedelta(days=d.weekday())


def _month(d: date) -> date:
    return d.replace(day=1)


def _year(d: date) -> date:
    return d.replace(month=1, day=1)


def _next(start: date, begins: Begins) -> date:
    """The beginning of the bar after this one."""
    d = start + timedelta(days=1)
    while begins(d) == start:
        d += timedelta(days=27) if begins in (_month, _year) and begins(d + timedelta(days=27)) == start else timedelta(days=1)
    return d


def _starts(first: date, last: date, begins: Begins) -> list[date]:
    out = [first]
    while (after := _next(out[-1], begins)) <= last:
        out.append(after)
    return out


def _bar(rows: Counter[str], kinds: dict[str, int], x: float, width: float, per: float, start: date, begins: Begins) -> list[Part]:
    out, y = [], float(BOTTOM)
    last = (_next(start, begins) - timedelta(days=1)).isoformat()
    for what in (*kinds, ""):
        if n := rows.get(what):
            y -= n * per
            gap = min(2, width / 5)
            out.append(Part(x + gap / 2, y, width - gap, n * per, kinds.get(what, 0), what or None, start.isoformat(), last, n))
    return out


def _rows(per: float) -> list[Label]:
    most = round((BOTTOM - TOP) / per)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10**5, 10**7) if most / s <= 4)
    return [Label(BOTTOM - n * per, f"{n:,}") for n in range(0, most + 1, step)]


def _days(starts: Sequence[date], width: float, step: str) -> list[Label]:
    out: list[Label] = []
    for n, start in enumerate(starts):
        at = LEFT + n * width + width / 2
        if (not out or at - out[-1].at > 78) and at < WIDTH - 30:
            out.append(Label(at, _said(start, step)))
    return out


def _said(start: date, step: str) -> str:
    if step == "year":
        return str(start.year)
    return f"{start:%b %Y}" if step == "month" else f"{start.day} {start:%b %Y}"
