"""Writes bench/types/*.json, the maps from our event types to those of the measures, from lang/data/event_types.toml."""

import json
from pathlib import Path

from onrecord.lang.ontology import types

FOLDER = Path(__file__).parent.parent / "bench" / "types"
# The types that by themselves say that somebody was killed or taken prisoner.
_RELEASES = {"arrest": "captured", "abduction": "captured", "execution": "killed", "assassination": "killed"}
# A status or an act of speech is a type of PLOVER's by itself.
_PLOVER: dict[str, str | None] = {"*/threatened": "THREATEN", "*/demanded": "REQUEST", "*/accused": None, "statement/demand": "REQUEST"}
# What is announced: to help or to yield is agreed to, to harm is threatened.
_KIND = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))


def maps() -> dict[str, dict[str, str | None]]:
    """Each measure's map: our type → its type, or null."""
    known = types()
    return {
        "figures": {name: kind.family or None for name, kind in known.items()},
        "events_muc": {name: kind.muc or None for name, kind in known.items()},
        "plover": _PLOVER | _announced() | {name: kind.plover or None for name, kind in known.items()},
        "releases": {name: _RELEASES.get(name) for name in known},
    }


def _announced() -> dict[str, str | None]:
    """What PLOVER calls an act of each type that is still to come."""
    return {
        f"{name}/planned": "AGREE" if kind.plover in _KIND else "THREATEN"
        for name, kind in types().items()
        if kind.plover not in ("", "REQUEST", "REJECT", "ACCUSE")
    }


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, mapping in maps().items():
        (FOLDER / f"{name}.json").write_text(json.dumps(mapping, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
