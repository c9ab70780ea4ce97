"""Plain word lists from the TOML data."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def vocabulary(file: str, name: str) -> frozenset[str]:
    """The words of one list of data/FILE.toml."""
    data = tomllib.loads(files("onrecord.lang").joinpath(f"data/{file}.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])
