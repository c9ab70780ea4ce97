"""Which time expression tells when an event happened."""

from collections.abc import Callable

import pytest

from onrecord.extract.when import for_event
from onrecord.lang import times
from onrecord.lang.nlp import Analysis

CASES = [
    ("Shells hit the market on Monday, a day the guards had left it.", "hit", "Monday"),
    ("The convoy left on Sunday and was bombed on Tuesday.", "bombed", "Tuesday"),
    ("The convoy left on Sunday and was bombed on Tuesday.", "left", "Sunday"),
    ("The convoy crossed the river on Sunday. It was bombed near the mill.", "bombed", "Sunday"),
    ("KABUL (Nov. 14) - Troops detained two men on Saturday.", "detained", "Saturday"),
    ("Mayor captured in raid in the valley, Joint Office, KABUL (Nov. 14).", "captured", None),
    ("The mayor was captured in the valley of Kabul (Nov. 14).", "captured", "Nov. 14"),
    ("Raids killed sixty people in the past five days.", "killed", "the past five days"),
    ("Raids lasted for weeks.", "lasted", None),
    ("Planes bombed the mill on Tuesday. The day after the raid, shells fell.", "raid", "Tuesday"),
    ("Planes bombed the mill on Tuesday. The day after the raid, shells fell.", "fell", "The day after"),
]


@pytest.mark.parametrize(("body", "trigger", "words"), CASES)
def test_the_time_of_an_event(analyse: Callable[[str], Analysis], body: str, trigger: str, words: str | None) -> None:
    analysis = analyse(body)
    token = next(t for t in analysis.tokens if t.text == trigger)
    found = for_event(token, times.find(analysis), analysis)
    assert (found.evidence.quote if found else None) == words


def test_no_date_from_another_paragraph(analyse: Callable[[str], Analysis]) -> None:
    analysis = analyse("The convoy crossed the river on 4 June.\n\nIt was bombed near the mill.")
    token = next(t for t in analysis.tokens if t.text == "bombed")
    assert for_event(token, times.find(analysis), analysis) is None
