"""The day that a text says of itself."""

import pytest

from onrecord.intake.dating import stated
from onrecord.intake.text import make_text
from onrecord.lang.dateline import written


@pytest.mark.parametrize(
    ("body", "published", "day"),
    [
        ("Last updated at Jun 18, 2016 BEIRUT Seven people died.", "2016-06-15", "2016-06-18"),
        ("Last updated at Jun 182016 BEIRUT Seven people died.", "2016-06-15", "2016-06-18"),
        ("17-08-2016 Shells fell on the town.", "2016-08-01", "2016-08-17"),
        ("Sat 6 Aug 2016 Raids hit a hospital.", "2016-08-07", "2016-08-06"),
        ("Date of publication 5 July 2016 The bomber was alone.", "2016-07-01", "2016-07-05"),
        ("Seven people were killed on 3 June 2016 in the town.", "2016-06-15", "2016-06-15"),
        ("In this picture taken Tuesday, Oct. 11, 2016, workers dig.", "2016-11-15", "2016-11-15"),
        ("A court in the capital heard on the massacre. 3 June 2012 was its day.", "2016-06-15", "2016-06-15"),
        ("The 31 Feb 2016 is no day.", "2016-03-01", "2016-03-01"),
        ("Nothing is said here.", "2016-03-01", "2016-03-01"),
    ],
)
def test_the_day_in_the_head(body: str, published: str, day: str) -> None:
    text, _ = make_text(None, body)
    assert written(stated(published), text).earliest == day


def test_a_headline_does_not_date_the_text() -> None:
    text, _ = make_text("The raid of 2 June 2016", "It killed nine people.")
    assert written(stated("2016-06-15"), text).earliest == "2016-06-15"
