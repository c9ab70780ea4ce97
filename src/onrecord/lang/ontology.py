"""The types of events: what says them, and what other schemes call them. One TOML file, `data/event_types.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that say a type only together with one of the `of` words."""

    verbs: tuple[str, ...]
    of: tuple[str, ...]


class Variant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What schemes call a type where its manner, who did it or to whom is told; "" asks or says nothing."""

    manner: str = ""
    by: str = ""
    on: str = ""
    acled: str = ""
    mode: str = ""
    ucdp: int | None = None
    airwars: str = ""
    example: str


class EventType(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One type; "" (or left out) where a scheme has no name for it. `ucdp`: 1 state-based, 2 non-state, 3 one-sided, 0 none."""

    verbs: tuple[str, ...]
    objects: tuple[Pair, ...]
    nouns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    family: str = ""
    muc: str = ""
    acled: str
    plover: str
    mode: str
    ucdp: int = 0
    airwars: str = ""
    harms: bool = False
    speech: bool = False
    variants: tuple[Variant, ...] = ()
    example: str
    counter: str


@cache
def types() -> dict[str, EventType]:
    """All types by name, in the order of the file: an earlier type wins where two fit."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/event_types.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data, dict[str, EventType])


@cache
def harmful() -> frozenset[str]:
    """Names of the types that do violence to people."""
    return frozenset(name for name, t in types().items() if t.harms)
