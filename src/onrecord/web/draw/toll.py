"""The toll chart: what each origin said over the dates of its reports. Ranges are bars, "at least" an open arrow, "about" a soft end."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

WIDTH, HEIGHT = 860, 330
LEFT, RIGHT, TOP, BOTTOM = 236, 842, 26, 286  # of the plot; names stand to its left, days below
SHAPES = 7  # origins with a shape and a colour of their own; Okabe-Ito has no more that are told apart
RING = 11  # radius of the ring around a mark that is contradicted
_GAP = 3  # days: a longer silence is drawn as a break of this length
_LETTER = 6.7  # average width of a letter at 12.5 px


class Told(NamedTuple):
    """One count: of which origin, on which day (ISO), from low to high (None is open), how it is printed, is it contradicted."""

    origin: str
    day: str
    low: int | None
    high: int | None
    approx: bool
    part: bool
    label: str
    href: str
    order: str
    disputed: bool = False


class Mark(NamedTuple):
    """One mark: its middle, the ends of its bar, which of the SHAPES it has (0 for all others), what is written where."""

    x: float
    y: float
    top: float
    bottom: float
    shape: int
    open_up: bool
    open_down: bool
    soft: bool
    part: bool
    told: Told
    reports: int
    text_x: float = 0
    text_y: float = 0
    anchor: str = ""  # empty: no room for the words


class Tick(NamedTuple):
    """A line or day of the axes, and what is written at it."""

    at: float
    text: str


class Legend(NamedTuple):
    """An origin with its shape and the number of its reports."""

    name: str
    y: float
    shape: int
    reports: int


class Chart(NamedTuple):
    """Everything to draw; coordinates in the units of WIDTH × HEIGHT. `breaks`: where days are left out."""

    marks: Sequence[Mark]
    joins: Sequence[tuple[int, str]]
    rows: Sequence[Tick]
    days: Sequence[Tick]
    breaks: Sequence[float]
    legend: Sequence[Legend]
    others: int


def chart(told: Iterable[Told]) -> Chart | None:
    """The chart of what was told of one kind of harm, None when nothing was."""
    groups = _merged(told)
    if not groups:
        return None
    scale, rows = _scale(max(t.high or t.low or 0 for t, _ in groups))
    columns, days, breaks = _columns(sorted({t.day for t, _ in groups}))
    shapes, legend, others = _legend(groups)
    marks = _labelled([_mark(t, n, x, scale, shapes.get(t.origin, 0)) for (t, n), x in _placed(groups, columns)])
    return Chart(marks, _joins(marks), rows, days, breaks, legend, others)


def _merged(told: Iterable[Told]) -> list[tuple[Told, int]]:
    """What one origin says on one day is one mark however many carry it, in order of the day."""
    found: dict[tuple[object, ...], list[Told]] = {}
    for t in told:
        found.setdefault((t.day, t.origin, t.part, t.low, t.high, t.approx, t.label, t.disputed), []).append(t)
    groups = [(same[0], len(same)) for same in found.values()]
    return sorted(groups, key=lambda g: (g[0].day, g[0].order))


def _scale(most: int) -> tuple[float, list[Tick]]:
    """Units a pixel, and four or five round lines."""
    step = 10 ** math.floor(math.log10(max(most, 1)))
    step = next(s for s in (step / 10, step / 5, step / 4, step / 2, step, step * 2) if most / s <= 5)
    step = max(1, math.ceil(step))
    top = step * math.ceil(max(most, 1) * 1.04 / step)
    per = (BOTTOM - TOP) / top
    return per, [Tick(BOTTOM - n * per, f"{n:,}") for n in range(0, top + 1, step)]


def _columns(days: Sequence[str]) -> tuple[dict[str, tuple[float, float]], list[Tick], list[float]]:
    """Where each day begins and how wide it is; long silences are cut short, and said to be."""
    at, starts, cut = 0, [0], []
    for before, after in pairwise(days):
        gap = (date.fromisoformat(after) - date.fromisoformat(before)).days
        at += min(gap, _GAP)
        starts.append(at)
        cut += [at - (_GAP - 1) / 2] if gap > _GAP else []
    width = (RIGHT - LEFT) / (at + 1)
    columns = {d: (LEFT + s * width, width) for d, s in zip(days, starts, strict=True)}
    ticks: list[Tick] = []
    for d, (x, _) in columns.items():
        if not ticks or x + width / 2 - ticks[-1].at > 84:
            ticks.append(Tick(x + width / 2, _short(d)))
    return columns, ticks, [LEFT + c * width for c in cut]


def _short(day: str) -> str:
    d = date.fromisoformat(day)
    return f"{d.day} {d:%b} {d.year}"


def _placed(groups: Sequence[tuple[Told, int]], columns: dict[str, tuple[float, float]]) -> list[tuple[tuple[Told, int], float]]:
    """Marks of one day side by side, in the order they were told."""
    by_day: dict[str, list[tuple[Told, int]]] = {}
    for group in groups:
        by_day.setdefault(group[0].day, []).append(group)
    out = []
    for day, here in by_day.items():
        x, width = columns[day]
        for n, group in enumerate(here):
            out.append((group, x + width * (n + 1) / (len(here) + 1)))
    return out


def _mark(t: Told, reports: int, x: float, per: float, shape: int) -> Mark:
    low = BOTTOM - (t.low if t.low is not None else t.high or 0) * per
    high = BOTTOM - (t.high if t.high is not None else t.low or 0) * per
    return Mark(x, low, high, low, shape, t.high is None, t.low is None, t.approx, t.part, t, reports)


def _legend(groups: Sequence[tuple[Told, int]]) -> tuple[dict[str, int], list[Legend], int]:
    """The origins with most to say get a shape of their own, first told first."""
    reports: dict[str, int] = {}
    for t, n in groups:
        reports[t.origin] = reports.get(t.origin, 0) + n
    most = set(sorted(reports, key=lambda o: (-reports[o], o))[:SHAPES])
    named = [o for o in reports if o in most]
    shapes = {o: n for n, o in enumerate(named, 1)}
    legend = [Legend(o, TOP + 6 + n * 34, shapes[o], reports[o]) for n, o in enumerate(named)]
    return shapes, legend, len(reports) - len(named)


def _joins(marks: Sequence[Mark]) -> list[tuple[int, str]]:
    """Revisions of one origin: its totals joined in order."""
    lines: dict[str, list[Mark]] = {}
    for m in marks:
        if m.shape and not m.part:
            lines.setdefault(m.told.origin, []).append(m)
    return [(ms[0].shape, " ".join(f"{m.x:.1f},{m.y:.1f}" for m in ms)) for ms in lines.values() if len(ms) > 1]


_LABELLED = 60  # marks for whose words room is sought: more do not fit
Box = tuple[float, float, float, float]


def _labelled(marks: Sequence[Mark]) -> list[Mark]:
    """Words beside as many marks as have room, the highest first; the table holds all."""
    taken: list[Box] = [_taken(m) for m in marks]
    words: dict[int, Mark] = {}
    for n in sorted(range(len(marks)), key=lambda i: (marks[i].part, marks[i].top, i))[:_LABELLED]:
        m = marks[n]
        width = _LETTER * len(m.told.label)
        out = RING + 4 if m.told.disputed else RING
        above, below = m.top - (19 if m.open_up else out), m.bottom + (26 if m.open_down else out + 9)
        for x, y, anchor in ((m.x + out, m.y + 4, "start"), (m.x - out, m.y + 4, "end"), (m.x, above, "middle"), (m.x, below, "middle")):
            box = _box(x, y, width, anchor)
            inside = box[0] >= LEFT - 4 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= BOTTOM
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                words[n] = m._replace(text_x=x, text_y=y, anchor=anchor)
                break
    return [words.get(n, m) for n, m in enumerate(marks)]


def _taken(m: Mark) -> Box:
    """The room of a mark with its arrows and its ring."""
    out = RING if m.told.disputed else 7
    return m.x - out, m.top - max(out, 16 if m.open_up else 0), m.x + out, m.bottom + max(out, 16 if m.open_down else 0)


def _box(x: float, y: float, width: float, anchor: str) -> Box:
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return left, y - 11, left + width, y + 3


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
