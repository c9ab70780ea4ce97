"""What a text takes for present bounds the day on which it was written."""

import pytest

from onrecord.intake.dating import published
from onrecord.intake.draft import Draft
from onrecord.intake.text import make_text

ELECT = " President-elect Donald Trump said nothing."


def days(text: str) -> tuple[str | None, str | None]:
    draft = Draft(key="a", origin="a", data=b"", media="text/plain", text=text)
    interval, _ = published(draft, make_text(None, text)[0])
    return interval.earliest, interval.latest


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Aleppo has little bread. Doctors in the besieged east say that flour is gone.", ("2016-07-07", "2016-12-23")),
        ("Aleppo had little bread. Doctors in the besieged east said in 2019 that flour had been gone.", (None, None)),
        ("Doctors in the besieged east say that flour is gone.", (None, None)),
        ("Bread is short in Islamic State-held Mosul, residents say.", ("2014-06-10", "2017-07-11")),
        ("The war in Syria, now in its sixth year, drove them out.", ("2016-03-15", "2017-03-15")),
        ("The shop is now in its sixth year.", (None, None)),
        ("Mr. Putin, 64, met the generals.", ("2016-10-07", "2017-10-07")),
        ("Putin, as always, met the generals.", (None, None)),
        ("A shell hit the mill on Tuesday, November 22, guards said." + ELECT, ("2016-11-09", "2017-01-20")),
        ("A shell hit the mill on Friday, November 22, guards said." + ELECT, ("2024-11-06", "2025-01-20")),
    ],
)
def test_what_a_text_takes_for_present(text: str, interval: tuple[str | None, str | None]) -> None:
    assert days(text) == interval


def test_a_weekday_alone_says_nothing() -> None:
    assert days("A shell hit the mill on Tuesday, November 22, guards said.") == (None, None)
