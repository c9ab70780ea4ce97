"""How much hangs on a dispute, so that a reviewer sees the gravest first."""

import re
from collections.abc import Iterable

from onrecord.model.records import Dimension, Relation, Severity

_GRAVE = frozenset({"perpetrator", "occurrence", "victims", "target"})
_NUMBER = re.compile(r"\d+")
TIMES, GAP = 2, 10  # a toll twice as high, and by ten people: below either one, counts of one event differ as a matter of course


def severity(dimension: Dimension, relation: Relation, values: Iterable[str]) -> Severity:
    """high: accounts cannot all be true about who did it, to whom, or whether it happened, or their tolls lie far apart;
    middle: they contradict each other otherwise; low: a revision or another scope."""
    if relation != "contradiction":
        return "low"
    return "high" if dimension in _GRAVE or (dimension == "toll" and _far_apart(values)) else "middle"


def _far_apart(values: Iterable[str]) -> bool:
    """Values as `sides.number` writes them: "at least 12 civilians killed"."""
    told = [int(hit.group()) for v in values if (hit := _NUMBER.search(v))]
    return len(told) > 1 and max(told) - min(told) >= GAP and max(told) >= TIMES * min(told)
