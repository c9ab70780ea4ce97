"""What each stretch of a report is, and that nothing of it is lost."""

from itertools import pairwise

import pytest

from onrecord.intake.segments import marks, segments

STORY = "The council of the valley said that two people were wounded when a shell hit the mill on Sunday morning."


def kinds(body: str, title_end: int = 0) -> list[tuple[str, str]]:
    return [(s.kind, body[s.start : s.end]) for s in segments(body, title_end)]


@pytest.mark.parametrize("kind", sorted(marks()))
def test_examples_fit_and_counters_do_not(kind: str) -> None:
    mark = marks()[kind]
    assert mark.examples
    assert mark.counters
    assert [e for e in mark.examples if not mark.fits(e)] == []
    assert [c for c in mark.counters if mark.fits(c)] == []


def test_a_headline_that_stands_twice_is_read_once() -> None:
    line = "Shell hits mill in the valley"
    found = kinds(f"{line}\n\n{line}\n\n{STORY}")
    assert found == [("headline", line), ("headline_again", line), ("story", STORY)]


def test_a_sentence_at_the_top_is_no_headline() -> None:
    assert {k for k, _ in kinds(f"{STORY}\n\nThe mayor denied it.")} == {"story"}


@pytest.mark.parametrize(
    "line", ["HARBIN GATE, Valley (MW) —", "Wed 05 Apr 2017", "23 November 2016", "SAN MARTO, 3 JAN 90 (VALE-WIRE) --"]
)
def test_a_dateline_is_cut_from_the_first_sentence(line: str) -> None:
    assert kinds(f"{line} {STORY}") == [("dateline", line), ("story", STORY)]


def test_a_sentence_that_begins_with_a_date_is_story() -> None:
    body = "On 23 November 2016 the road was closed, and it has been closed since then."
    assert kinds(body) == [("story", body)]


def test_all_that_is_not_blank_is_covered_in_order() -> None:
    body = f"Mill is hit\n\nBy Ada Hill\n\nMARLOW — {STORY}\n\nPhoto Credit: Ben Vale\n\n{STORY}\n\nAll rights reserved."
    found = segments(body, 0)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for s in found for i in range(s.start, s.end)}
    assert not [c for i, c in enumerate(body) if i not in covered and not c.isspace()]
