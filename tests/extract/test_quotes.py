"""Where quotations begin and end."""

import pytest

from onrecord.extract.quotes import Quotations

QUOTED = [
    ("He said “no” and left.", ["“no”"]),
    ('He said "no" and left, then said "yes".', ['"no"', '"yes"']),
    ("He said ''no'' and left.", ["''no''"]),
    ("“One. Two,” he said. “Three.”", ["“One. Two,”", "“Three.”"]),
    ("“One.\n\n“Two,” he said.", ["“One.\n\n“Two,”"]),
    ("“One.\n\nTwo, he said.", ["“One."]),
    ("He left.", []),
    ("A 12\" shell fell.", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "quoted"), QUOTED)
def test_quotations(analyse, body: str, quoted: list[str]) -> None:
    assert [body[q.start : q.end] for q in Quotations(analyse(body)).found] == quoted


def test_look_up_by_offset(analyse) -> None:
    body = "He said “no” and left."
    quotations = Quotations(analyse(body))
    here = quotations.at(body.index("no"))
    assert here is not None
    assert body[here.start : here.end] == "“no”"
    assert quotations.at(0) is None
    assert quotations.within(0, len(body))
    assert not quotations.within(0, 7)
