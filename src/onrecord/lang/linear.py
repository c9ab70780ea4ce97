"""Small linear models: each adds up the weights of the features that hold. The weights are a plain table, checked by its digest.

`training/events.py` writes the table and says how; docs/reference/models.md is the model card.
"""

import hashlib
import lzma
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from onrecord.errors import ModelError

SHA256 = "1710e30dbd42ba6ae884cb2465eec1ad012e262d326cf9d3811264841a24bb26"


class Linear:
    """One decision: the log-odds is the sum of the weights; a feature that the model does not know adds nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def log_odds(self, features: Iterable[str]) -> float:
        return sum(self._weights.get(f, 0.0) for f in features)

    def probability(self, features: Iterable[str]) -> float:
        """0..1."""
        return 1.0 / (1.0 + math.exp(-self.log_odds(features)))


def linear(name: str) -> Linear:
    """One model of the table. Raises ModelError when the table is not the one that was trained, KeyError for an unknown name."""
    return _table()[name]


@cache
def _table() -> dict[str, Linear]:
    packed = files("onrecord.lang").joinpath("data/event_weights.tsv.xz").read_bytes()
    text = lzma.decompress(packed)
    if hashlib.sha256(text).hexdigest() != SHA256:
        raise ModelError("E504", "the weights (event_weights.tsv.xz) are not those of this version; install OnRecord again")
    return {name: Linear(weights) for name, weights in parse(text.decode("utf-8")).items()}


def parse(table: str) -> dict[str, dict[str, float]]:
    """The weights of each model; a line is "model TAB feature TAB weight"."""
    out: dict[str, dict[str, float]] = {}
    for line in table.rstrip("\n").split("\n"):
        name, feature, weight = line.split("\t")
        out.setdefault(name, {})[feature] = float(weight)
    return out
