"""The words that tell names of places from other names: data/toponyms.toml, and the adjectives of the states."""

import tomllib
from functools import cache
from importlib.resources import files

from onrecord.lang.states import States


@cache
def words() -> dict[str, frozenset[str]]:
    """The word lists of data/toponyms.toml."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/toponyms.toml").read_text(encoding="utf-8"))
    return {name: frozenset(listed) for name, listed in data.items() if isinstance(listed, list)}


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Abbreviations of states behind a town: "Conn." → (US, Connecticut)."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/toponyms.toml").read_text(encoding="utf-8"))
    return {short: (country, name) for country, names in data["short"].items() for short, name in names.items()}


@cache
def adjectives() -> dict[str, str]:
    """The adjectives of the states, each with the code of its state."""
    return {a: country.code for country in States.open().countries for a in country.adj if a[:1].isupper() and a.isalpha()}
