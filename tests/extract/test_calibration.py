"""A score is the share of records like it that were right."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from onrecord.extract.calibration import calibrated, steps
from onrecord.extract.page import Page


@pytest.mark.parametrize("kind", ["event", "figure", "place", "statement", "time"])
def test_the_steps_rise(kind: str) -> None:
    scores, shares = steps()[kind]
    assert scores[0] == 0.0
    assert len(scores) == len(shares)
    assert all(a < b for a, b in pairwise(scores))
    assert all(a <= b for a, b in pairwise(shares))
    assert 0 < shares[0] <= shares[-1] <= 0.95


def test_a_record_takes_the_share_of_its_step(read_page: Callable[[str], Page]) -> None:
    page = read_page("Doctors said shells killed nine people in Homs on Tuesday.")
    for record in (*page.statements, *page.figures, *page.places, *page.times, *page.events):
        assert calibrated(record).score in steps()[type(record).__name__.lower()][1]
        assert calibrated(record).id == record.id


def test_a_kind_that_no_set_measures_keeps_its_scores(read_page: Callable[[str], Page]) -> None:
    actor = read_page("Doctors said shells killed nine people in Homs.").cast.actors[0]
    assert calibrated(actor) is actor
