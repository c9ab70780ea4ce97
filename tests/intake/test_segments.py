"""What each stretch of a body is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.segments import marks, segments
from onrecord.intake.text import make_text

STORY = "Three people were wounded when a shell hit the market on Sunday, the council said."
NEXT = "The road to the north was closed for the rest of the day, and buses turned back."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    made, _ = make_text(title, text)
    return [(s.kind, made.body[s.start : s.end]) for s in made.segments]


@pytest.mark.parametrize("kind", sorted(marks()))
def test_each_mark_meets_its_examples_and_not_its_counters(kind: str) -> None:
    mark = marks()[kind]
    assert [e for e in mark.examples if not mark.fits(e)] == []
    assert [c for c in mark.counters if mark.fits(c)] == []


@pytest.mark.parametrize("kind", sorted(marks()))
def test_each_example_is_found_behind_a_story(kind: str) -> None:
    for example in marks()[kind].examples:
        assert kinds(f"{STORY}\n\n{NEXT}\n\n{example}")[-1] == (kind, example)


@pytest.mark.parametrize("kind", sorted(marks()))
def test_each_counter_example_stays_story(kind: str) -> None:
    for counter in marks()[kind].counters:
        assert kinds(f"{STORY}\n\n{counter}\n\n{NEXT}") == [("story", f"{STORY}\n\n{counter}\n\n{NEXT}")]


def test_a_page_with_everything() -> None:
    page = "\n\n".join(
        [
            "Shell hits market in Narok",
            "Shell Hits Market in Narok",
            "By Nadia Haddad and Karim Saleh",
            "In this picture taken Monday, March 3, 2014, a woman looks for her shop in Narok.\nValley Rescue via AP",
            f"NAROK, Kenya (AP) — {STORY}",
            NEXT,
            "Photo Credit: NADIA HADDAD/AFP/Getty Images",
            "Please let us know if you cannot see the comments.",
        ]
    )
    assert kinds(page) == [
        ("headline", "Shell hits market in Narok"),
        ("headline_again", "Shell Hits Market in Narok"),
        ("byline", "By Nadia Haddad and Karim Saleh"),
        ("caption", "In this picture taken Monday, March 3, 2014, a woman looks for her shop in Narok."),
        ("credit", "Valley Rescue via AP"),
        ("dateline", "NAROK, Kenya (AP) —"),
        ("story", f"{STORY}\n\n{NEXT}"),
        ("credit", "Photo Credit: NADIA HADDAD/AFP/Getty Images"),
        ("footer", "Please let us know if you cannot see the comments."),
    ]


def test_of_a_headline_that_came_as_a_field_too_the_one_in_the_text_is_read() -> None:
    title = "Shell hits market in Narok"
    assert kinds(f"{title}.\n\n{STORY}", title) == [("headline_again", title), ("headline", f"{title}."), ("story", STORY)]
    run_in = kinds(f"12 March 2014 {title} {STORY}", title)
    assert run_in == [("headline_again", title), ("dateline", "12 March 2014"), ("headline", title), ("story", STORY)]


def test_words_that_only_begin_like_the_headline_stay_story() -> None:
    text = "Shell hits market in Narok and wounds three people, the council said on Sunday."
    assert kinds(text, "Shell hits market in Narok") == [("headline", "Shell hits market in Narok"), ("story", text)]


@pytest.mark.parametrize(
    "opening",
    [
        "NAROK (Reuters) -",
        "(Valley Wire) —",
        "NAROK, Kenya (AP) —",
        "NAROK —",
        "NAROK, Kenya --",
        "LAKE VIEW, Ill. _",
        "NAROK, 3 JAN 90 (ACAN-EFE) --",
        "Narok (Kenya), 3 Jan 90 (Valley Radio) -- [Text]",
        "NAROK, Kenya (Feb. 16) —",
        "Wed 05 Apr 2017",
        "Tuesday 22 November 2016",
        "Tuesday, 22 November 2016 20:08",
        "AFP Tuesday 22 Nov 2016",
        "Published August 21 2013",
        "Date of publication 4 October 2016",
        "26.12.2014",
        "2014-12-26",
    ],
)
def test_datelines_are_cut_off_and_cover_only_themselves(opening: str) -> None:
    assert kinds(f"{opening} {STORY}\n\n{NEXT}") == [("dateline", opening), ("story", f"{STORY}\n\n{NEXT}")]


@pytest.mark.parametrize(
    "text",
    [
        "3 October 2016 was a bad day for the town, its council said.",
        "On 23 November 2016 the road was closed, and it has been closed since then.",
        "UNICEF — the children's agency — said so.",
        "Tuesday was quiet (so far) — nobody was hurt.",
        "Soldiers of the North (a rebel group) - as they call themselves - left.",
        "Narok - a town in the west - was shelled.",
        "The mayor (left) - and his son - fled.",
    ],
)
def test_sentences_that_begin_like_a_dateline_stay_whole(text: str) -> None:
    assert kinds(text) == [("story", text)]


def test_a_city_in_capitals_behind_a_date_is_a_dateline() -> None:
    assert kinds(f"Published August 21 2013 NAROK {STORY}")[:2] == [("dateline", "Published August 21 2013 NAROK"), ("story", STORY)]


def test_a_first_line_that_is_a_sentence_is_no_headline() -> None:
    assert kinds(f"{STORY}\n\n{NEXT}")[0][0] == "story"
    assert kinds("Narok\n\n" + NEXT)[0][0] == "story"


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "   NAROK, 3 JAN 90 (RADIO) -- [TEXT] THE COUNCIL SAID THAT THREE PEOPLE WERE\nWOUNDED WHEN A SHELL HIT THE MARKET ON\nSUNDAY."
    assert [k for k, _ in kinds(text)] == ["dateline", "story"]


@given(st.text(alphabet="Ab 1.\n—(AP)-By:©\u00a0", max_size=200), st.integers(0, 30))
def test_segments_cover_the_body_in_order(text: str, title: int) -> None:
    made, _ = make_text(text[:title], text[title:])
    last = 0
    for segment in segments(made.body, made.title_end):
        assert last <= segment.start < segment.end <= len(made.body)
        assert not made.body[last : segment.start].strip()
        last = segment.end
    assert not made.body[last:].strip()
