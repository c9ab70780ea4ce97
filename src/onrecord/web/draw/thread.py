"""A warning as a line: the threat, the deadline as a tick, what came after as marks, in order of time."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from onrecord.model.records import Warning
from onrecord.model.values import Interval

WIDTH, LEFT, RIGHT = 860.0, 16.0, 844.0


class Point(NamedTuple):
    """Something on the line: from `x` to `end` (one point when the day is certain), what it is, which outcome (0: the threat)."""

    x: float
    end: float
    kind: str
    number: int


class Thread(NamedTuple):
    """The line of a warning; `first` and `last` are the days at its ends."""

    threat: Point
    deadline: Point | None
    after: Sequence[Point]
    first: str
    last: str


def thread(warning: Warning, issued: Interval | None) -> Thread | None:
    """The line, None when no day is known; `issued` is when the warning, or else its report, was made."""
    times = [issued, warning.deadline, *(o.when for o in warning.outcomes)]
    days = [d for t in times if t for d in (t.earliest, t.latest) if d]
    if not days or issued is None or not (issued.earliest or issued.latest):
        return None
    first, last = _number(min(days)), _number(max(days))
    per = (RIGHT - LEFT) / max(last - first, 1)

    def point(when: Interval, kind: str, number: int) -> Point:
        begin = _number(when.earliest or when.latest or "")
        end = max(begin, _number(when.latest) - 1 if when.latest else begin)
        return Point(LEFT + (begin - first) * per, LEFT + (end - first) * per, kind, number)

    after = [point(o.when, o.value, n) for n, o in enumerate(warning.outcomes, 1) if o.when and (o.when.earliest or o.when.latest)]
    known = warning.deadline and (warning.deadline.earliest or warning.deadline.latest)
    deadline = point(warning.deadline, "deadline", 0) if known and warning.deadline else None
    return Thread(point(issued, "threat", 0), deadline, after, min(days)[:10], max(days)[:10])


def _number(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()
