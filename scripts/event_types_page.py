"""Writes docs/reference/event-types.md from lang/data/event_types.toml."""

from pathlib import Path

from onrecord.lang.ontology import types

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "event-types.md"
HEAD = """# Event types

Written by `scripts/event_types_page.py` from `src/onrecord/lang/data/event_types.toml`, where the words that say each type stand.
"–": the scheme has no name for it. UCDP: 1 state-based, 2 non-state, 3 one-sided violence. Types marked * do violence to people.

| type | example | ACLED | PLOVER | UCDP | Airwars |
|---|---|---|---|---|---|
"""


def page() -> str:
    rows = []
    for name, kind in types().items():
        plover = " / ".join(p for p in (kind.plover, kind.mode) if p) or "–"
        star = "*" if kind.harms else ""
        rows.append(f"| `{name}`{star} | {kind.example} | {kind.acled or '–'} | {plover} | {kind.ucdp or '–'} | {kind.airwars or '–'} |\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
