"""The calibration error that the bench reckons."""

import pytest
from bench.reliability import Judged, errors, fitted, table

HELD = [name for name in map(str, range(40)) if not fitted(name)]


def test_the_error_is_the_distance_of_score_and_share() -> None:
    judged = [Judged("figure", HELD[n], 0.9, n < 8) for n in range(10)]  # 8 of 10 right
    judged += [Judged("figure", HELD[n], 0.5, n < 5) for n in range(10)]
    assert errors(judged)["figure"] == pytest.approx(0.05)
    assert [n for n, _, _ in table(judged)["figure"]] == [10, 10]


def test_reports_that_the_scores_were_fitted_on_do_not_count() -> None:
    on = next(name for name in map(str, range(40)) if fitted(name))
    assert errors([Judged("time", on, 0.9, False)]) == {}
