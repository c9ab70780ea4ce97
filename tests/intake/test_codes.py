"""The table of codes is what the code uses."""

import re
from pathlib import Path

import onrecord
from onrecord.intake.codes import CODES

INTAKE = Path(onrecord.__file__).parent / "intake"


def test_every_code_is_used_and_every_used_code_is_told() -> None:
    used = {code for p in INTAKE.glob("*.py") if p.name != "codes.py" for code in re.findall(r'"(E1\d\d)"', p.read_text("utf-8"))}
    assert used == set(CODES)


def test_each_code_says_what_it_is_and_what_to_do() -> None:
    assert [c for c, (what, do) in CODES.items() if not (what.endswith(".") and do.endswith("."))] == []
    assert list(CODES) == sorted(CODES)
