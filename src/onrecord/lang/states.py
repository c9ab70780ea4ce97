"""States as reports name them: by name, adjective, people, or the capital that stands for the government."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

Form = Literal["name", "adjective", "people", "capital"]


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state's names. `adj` adjectives, `people` what its people are called beside the adjectives, `capital` seats of government."""

    name: str
    code: str = ""
    also: tuple[str, ...] = ()
    adj: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()

    def forms(self) -> Iterator[tuple[str, Form]]:
        """Every way to write the state, with its form; a word that is a name and an adjective ("U.S.") counts as a name."""
        names = {self.name, *self.also}
        for text in (self.name, *self.also):
            yield text, "name"
        for text in self.adj:
            if text not in names:
                yield text, "adjective"
                if text[-1] in "nitkcb":  # Syrian, Iraqi, Cypriot, Slovak, Serb: the people are the adjective with an s
                    yield text + "s", "people"
        for text in self.people:
            yield text, "people"
        for text in self.capital:
            yield text, "capital"

    @property
    def adjective(self) -> str:
        """The word before "government": Syrian, or the name where there is no adjective."""
        return self.adj[0] if self.adj else self.name


class States:
    """The states of the world."""

    def __init__(self, countries: Sequence[Country]) -> None:
        self.countries = tuple(countries)
        self._by_code = {c.code: c for c in countries}

    @classmethod
    def open(cls) -> "States":
        """The states of data/states.toml."""
        return cls(_countries())

    def country(self, code: str | None) -> Country | None:
        """The state with an ISO 3166-1 alpha-2 code."""
        return self._by_code.get(code or "")


@cache
def _countries() -> tuple[Country, ...]:
    raw = (files("onrecord.lang") / "data" / "states.toml").read_text(encoding="utf-8")
    rows = msgspec.convert(tomllib.loads(raw), dict[str, Country])
    return tuple(msgspec.structs.replace(country, code=code) for code, country in sorted(rows.items()))


@cache
def capitals() -> frozenset[tuple[str, str]]:
    """Countries (ISO codes) and the seats of their governments, as reports name them."""
    return frozenset((c.code, name) for c in _countries() for name in c.capital)
