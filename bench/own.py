"""The project's own gold: sentences that we wrote and annotated, measured without anything else being there.

A figure is right when what, low and high are; a statement when its act is and each source shares a word with the gold's; an
event when type and status are. F1 over all sentences together, each predicted record counted once.
"""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "gold.jsonl"
Line = dict[str, Any]
_EMPTY_WORDS = {"the", "a", "an", "of", "and"}


def gold() -> list[Line]:
    """Each sentence with the figures, statements and events that are in it."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def measure(records: Iterable[Line]) -> dict[str, float]:
    """F1 of figures, statements and events of the records that were read in the sentences."""
    got = list(records)
    return {kind + "s": _f1(kind, same, got) for kind, same in (("figure", _figure), ("statement", _statement), ("event", _event))}


def _f1(kind: str, same: Callable[[Line, Line], bool], records: list[Line]) -> float:
    right = wanted = predicted = 0
    for sentence in gold():
        free = [r for r in records if r["kind"] == kind and r["report"] == sentence["id"]]
        wanted += len(sentence[kind + "s"])
        predicted += len(free)
        for expected in sentence[kind + "s"]:
            hit = next((r for r in free if same(expected, r)), None)
            if hit is not None:
                free.remove(hit)
                right += 1
    return round(2 * right / (wanted + predicted), 4) if wanted + predicted else 0.0


def _figure(expected: Line, got: Line) -> bool:
    return all(expected[k] == got[k] for k in ("what", "low", "high"))


def _statement(expected: Line, got: Line) -> bool:
    if expected["act"] != got["act"] or len(expected["sources"]) != len(got["sources"]):
        return False
    return all(
        _words(e) & _words(f"{g['name']} {(g['span'] or {}).get('quote', '')}")
        for e, g in zip(expected["sources"], got["sources"], strict=True)
    )


def _event(expected: Line, got: Line) -> bool:
    return bool(expected["type"] == got["type"] and expected["status"] == got["status"])


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - _EMPTY_WORDS
