"""A denial is tied to what it denies."""

import pytest

from onrecord.model.records import Event, Figure, Record

# (report, kind of the record denied, its words)
LINKED = [
    ("Activists said the army shelled the clinic. The army denied that it had shelled the clinic.", "event", "shelled"),
    ("The army denied that it had shelled the clinic. Activists said the army shelled the clinic at noon.", "event", "shelled"),
    ("Rebels said nine civilians were killed. The ministry denied that nine civilians were killed.", "event", "killed"),
    ("The council accused the ministry of theft. The ministry denied the accusation.", "statement", "the ministry of theft"),
    ("The army denied shelling the clinic.", "event", "shelling"),
    ("The council accused the guards of theft. A nurse said it rained. The guards denied any role.", "statement", "the guards of theft"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "words"), LINKED)
def test_the_record_denied(read_page, body: str, kind: str, words: str) -> None:
    page = read_page(body)
    [denial] = [s for s in page.statements if s.act == "deny"]
    told: dict[str, Record] = {r.id: r for r in page.records()}
    assert denial.denies_record in told
    record = told[denial.denies_record or ""]
    assert type(record).__name__.lower() == kind
    assert record.evidence.quote == words


@pytest.mark.parametrize("body", ["The minister denied the report.", "Doctors said the ward was full. The minister denied any role."])
def test_nothing_told_nothing_tied(read_page, body: str) -> None:
    [denial] = [s for s in read_page(body).statements if s.act == "deny"]
    assert denial.denies_record is None


def test_another_s_deed_is_not_the_one_denied(read_page) -> None:
    page = read_page("Rebels shelled the market. The Syrian army denied that the Syrian army shelled the clinic.")
    [denial] = [s for s in page.statements if s.act == "deny"]
    assert denial.denies_record is not None
    [record] = [e for e in page.events if e.id == denial.denies_record]
    assert record.status == "denied"


def test_what_is_denied_has_that_status(read_page) -> None:
    page = read_page("The army denied that it had killed nine civilians in the town.")
    denied: list[Event | Figure] = [*page.events, *page.figures]
    assert denied
    assert {r.status for r in denied} == {"denied"}
