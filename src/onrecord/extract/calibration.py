"""How sure a record is: what its rule says of itself, put right by how often records of that kind and score were right.

`lang/data/calibration.toml` holds the steps; `scripts/calibrate.py` writes them from the development sets.
"""

import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files

from msgspec.structs import replace

from onrecord.model.records import AnyRecord

Steps = tuple[tuple[float, ...], tuple[float, ...]]  # scores from which on, ascending; the share of records right from there to the next


@cache
def steps() -> dict[str, Steps]:
    """The steps of each kind of record; a kind that no set measures has none and keeps its scores."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/calibration.toml").read_text(encoding="utf-8"))
    return {kind: (tuple(table["scores"]), tuple(table["shares"])) for kind, table in data.items()}


def calibrated(record: AnyRecord) -> AnyRecord:
    """The record with the share of records like it that were right as its score."""
    table = steps().get(str(type(record).__struct_config__.tag))
    if table is None:
        return record
    scores, shares = table
    return replace(record, score=shares[max(0, bisect_right(scores, record.score) - 1)])
