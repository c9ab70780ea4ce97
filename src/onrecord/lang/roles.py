"""Nouns that name somebody who acts or speaks, by sort, from data/roles.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.model.values import SourceType


class Role(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sort of noun: the type of a source it names alone, and the part it adds to a state's id."""

    type: SourceType
    words: tuple[str, ...]
    example: str
    counter: str
    organ: str | None = None
    sort: str = ""


@cache
def roles() -> Mapping[str, Role]:
    """The sorts by name."""
    raw = (files("onrecord.lang") / "data" / "roles.toml").read_text(encoding="utf-8")
    rows = msgspec.convert(tomllib.loads(raw), dict[str, Role])
    return {sort: msgspec.structs.replace(role, sort=sort) for sort, role in rows.items()}


@cache
def nouns() -> Mapping[str, Role]:
    """The role of each noun (lemma, lower case); the first sort that names it wins. Ranks ("Gen.") are asked for by `ranks`."""
    table: dict[str, Role] = {}
    for sort, role in roles().items():
        if sort != "rank":
            for word in role.words:
                table.setdefault(word, role)
    return table


@cache
def ranks() -> frozenset[str]:
    """Titles that stand before a name, folded: "gen", "dr"."""
    return frozenset(roles()["rank"].words)
