"""Strikes and fighters are counted where nobody is harmed."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]


@pytest.mark.parametrize(
    ("body", "what", "low", "high", "status", "deed"),
    [
        ("The coalition carried out 40 air strikes on Raqqa on Tuesday.", "strikes", 40, 40, "asserted", "airstrike"),
        ("Russian jets flew dozens of sorties over Idlib.", "strikes", 24, 99, "asserted", "airstrike"),
        ("The army denied that it had carried out 40 air strikes on Raqqa.", "strikes", 40, 40, "denied", "airstrike"),
        ("About 2,000 troops were deployed to the border near Idlib.", "fighters", 2000, 2000, "asserted", "mobilisation"),
        ("The army will send 1,200 soldiers to Idlib, the general said.", "fighters", 1200, 1200, "hypothetical", "mobilisation"),
        ("The ministry denied that 500 soldiers had crossed the border.", "fighters", 500, 500, "denied", None),
    ],
)
def test_counts(body: str, what: str, low: int, high: int, status: str, deed: str | None, read_page: Read) -> None:
    page = read_page(body)
    (figure,) = [f for f in page.figures if f.what == what]
    assert (figure.low, figure.high, figure.status) == (low, high, status)
    assert next((e.type for e in page.events if e.id == figure.event), None) == deed
    assert all(figure.id in e.figures for e in page.events if e.id == figure.event)


@pytest.mark.parametrize(
    "body",
    [
        "Two soldiers were killed near Idlib.",
        "Miners held two general strikes in Lima.",
        "A soldier left Idlib on Monday.",
        "The general is 60 and has served for 40 years.",
    ],
)
def test_what_is_no_count_of_these(body: str, read_page: Read) -> None:
    assert not [f for f in read_page(body).figures if f.what in ("strikes", "fighters")]


def test_strikes_and_their_dead_stand_side_by_side(read_page: Read) -> None:
    page = read_page("At least 15 air strikes hit Idlib on Monday, killing nine people, residents said.")
    assert {(f.what, f.low, f.high) for f in page.figures} == {("strikes", 15, None), ("killed", 9, 9)}
    assert {f.event for f in page.figures} == {page.events[0].id}
