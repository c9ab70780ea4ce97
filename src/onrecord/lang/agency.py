"""Words that show who acts, from data/agency.toml."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

Words = frozenset[str]


class Agency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The word sets of data/agency.toml; each is explained there."""

    locative: Words
    motion: Words
    town_verbs: Words
    attitudes: Words
    party_words: Words
    actions: Words
    female: Words


@cache
def agency() -> Agency:
    raw = (files("onrecord.lang") / "data" / "agency.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(raw), Agency)
