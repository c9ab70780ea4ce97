"""Writes docs/reference/event-types.md from lang/data/event_types.toml."""

from pathlib import Path

from onrecord.lang.ontology import types

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "event-types.md"
VARIANTS = """
## Where more is told

How it was done (`manner`), by whom and to whom decide what a scheme calls it; the first line that fits and names it wins. UCDP's type
follows whom the report names: violence against people who do not fight is 3, armed groups with one another 2, a state with anybody armed 1.
Every sub-event type of ACLED is reached.

| type | where | example | ACLED | PLOVER mode | Airwars |
|---|---|---|---|---|---|
"""
HEAD = """# Event types

Written by `scripts/event_types_page.py` from `src/onrecord/lang/data/event_types.toml`, where the words that say each type stand.
"–": the scheme has no name for it. UCDP: 1 state-based, 2 non-state, 3 one-sided violence. Types marked * do violence to people.

| type | example | ACLED | PLOVER | UCDP | Airwars |
|---|---|---|---|---|---|
"""


def variants() -> str:
    rows = []
    for name, kind in types().items():
        for v in kind.variants:
            said = (("manner", v.manner), ("by", v.by), ("on", v.on))
            where = ", ".join(f"{key} {value.replace('_', ' ')}" for key, value in said if value)
            rows.append(f"| `{name}` | {where} | {v.example} | {v.acled or '–'} | {v.mode or '–'} | {v.airwars or '–'} |\n")
    return VARIANTS + "".join(rows)


def page() -> str:
    rows = []
    for name, kind in types().items():
        plover = " / ".join(p for p in (kind.plover, kind.mode) if p) or "–"
        star = "*" if kind.harms else ""
        rows.append(f"| `{name}`{star} | {kind.example} | {kind.acled or '–'} | {plover} | {kind.ucdp or '–'} | {kind.airwars or '–'} |\n")
    return HEAD + "".join(rows) + variants()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
