"""When a report was published, and what that rests on."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from onrecord.intake.absolute import dates, in_address
from onrecord.intake.dating import published, stated
from onrecord.intake.draft import Draft
from onrecord.intake.text import make_text
from onrecord.model.values import Interval, Span


def dated(text: str, **told: str) -> tuple[str | None, str | None]:
    interval, basis = date_of(text, **told)
    assert (basis is None) == (interval == Interval())
    if isinstance(interval.basis, Span):
        assert text[interval.basis.start : interval.basis.end] == interval.basis.quote
        assert interval.basis.quote in (basis or "")
    return interval.earliest, interval.latest


def date_of(text: str, **told: str) -> tuple[Interval, str | None]:
    draft = Draft(key="a", origin="a", data=b"", media="text/plain", text=text, **told)  # type: ignore[arg-type]
    return published(draft, make_text(None, text)[0])


@pytest.mark.parametrize(
    ("value", "interval"),
    [
        ("2016-12-06", ("2016-12-06", "2016-12-07")),
        ("2016-12-06T23:10:00Z", ("2016-12-06", "2016-12-07")),
        ("2016-12-01/2016-12-06", ("2016-12-01", "2016-12-07")),
        ("../2016-12-06", (None, "2016-12-07")),
        ("2016-12-06/..", ("2016-12-06", None)),
    ],
)
def test_stated_dates(value: str, interval: tuple[str | None, str | None]) -> None:
    assert (stated(value).earliest, stated(value).latest) == interval


@pytest.mark.parametrize("value", ["yesterday", "2016-13-01", "..", "2016", "06/12/2016"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        stated(value)


def test_what_is_stated_comes_first_and_nonsense_counts_for_nothing() -> None:
    text = "Tuesday 22 November 2016 A shell hit the market."
    assert dated(text, published="2016-11-25", published_basis="stated") == ("2016-11-25", "2016-11-26")
    assert dated(text, published="2016-99-99", published_basis="the page") == ("2016-11-22", "2016-11-23")


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://valley.example/2016/12/06/shell", (date(2016, 12, 6), date(2016, 12, 6))),
        ("https://valley.example/world/2016/dec/06/shell", (date(2016, 12, 6), date(2016, 12, 6))),
        ("https://valley.example/news/2016-12-06-shell.html", (date(2016, 12, 6), date(2016, 12, 6))),
        ("https://valley.example/n/20161206.html", (date(2016, 12, 6), date(2016, 12, 6))),
        ("https://valley.example/2016/12/shell", (date(2016, 12, 1), date(2016, 12, 31))),
        ("https://valley.example/story/1720161206123", None),
        ("https://valley.example/2016/13/06/shell", None),
        ("https://valley.example/?day=2016/12/06", None),
        ("", None),
    ],
)
def test_addresses(url: str, days: tuple[date, date] | None) -> None:
    assert in_address(url) == days


def test_an_address_dates_before_the_text() -> None:
    assert dated("Tuesday 22 November 2016 A shell hit.", url="https://valley.example/2016/11/23/a") == ("2016-11-23", "2016-11-24")


@pytest.mark.parametrize(
    ("opening", "interval"),
    [
        ("Tuesday 22 November 2016", ("2016-11-22", "2016-11-23")),
        ("NAROK, 3 JAN 90 (RADIO) --", ("1990-01-03", "1990-01-04")),
        ("NAROK, Kenya (Oct. 4, 2012) —", ("2012-10-04", "2012-10-05")),
        ("26.12.2014", ("2014-12-26", "2014-12-27")),
        ("03-08-2016", ("2016-03-08", "2016-08-04")),
        ("Last updated at 5 March 2016", (None, "2016-03-06")),
        ("NAROK, Kenya (Feb. 16) —", (None, None)),
    ],
)
def test_datelines(opening: str, interval: tuple[str | None, str | None]) -> None:
    assert dated(f"{opening} A shell hit the market, the council said.") == interval


def test_a_picture_bounds_from_below_and_does_not_date() -> None:
    text = "In this picture taken Tuesday, Oct. 11, 2016, a boy looks on.\n\nThe market was shelled on Sunday."
    assert dated(text) == ("2016-10-11", None)


def test_only_what_is_over_bounds_from_below() -> None:
    assert dated("The bridge was destroyed on 5 May 2015 by floods.") == ("2015-05-05", None)
    assert dated("The vote will be held on 5 May 2015.") == (None, None)
    assert dated("Fighters have until 5 May 2015 to leave.") == (None, None)


def test_an_office_bounds_on_both_sides() -> None:
    assert dated("The letter was sent to President-elect Joe Biden.") == ("2020-11-07", "2021-01-20")
    assert dated("President Hamid Karzai left Kabul on Monday.") == ("2001-12-22", "2014-09-29")


def test_news_of_two_holders_narrows_and_a_second_term_is_told_apart() -> None:
    elect = "Envoys wrote to President-elect Donald Trump."
    assert dated(elect) == ("2016-11-09", "2025-01-20")
    assert dated(elect + " On Friday Secretary of State John Kerry left for Geneva.") == ("2016-11-09", "2017-01-20")


@pytest.mark.parametrize(
    "text",
    [
        "Former President Hamid Karzai left Kabul on Monday.",
        "Then-President Hamid Karzai left Kabul on Monday.",
        "President Hamid Karzai had built the school in 2009.",
        "On Monday in 2009 President Hamid Karzai left.",
        "As the year draws to a close, the town waits.",
    ],
)
def test_no_evidence_no_date(text: str) -> None:
    assert dated(text) == (None, None)


def test_where_bounds_disagree_the_later_one_counts() -> None:
    text = "On Sunday President Hamid Karzai spoke. On Monday President Ashraf Ghani answered."
    assert dated(text) == ("2014-09-29", "2021-08-15")


def test_a_bound_that_is_stated_is_narrowed_by_the_text() -> None:
    told = {"published": "../2016-12-31", "published_basis": "it was fetched by then"}
    assert dated("The bridge was destroyed on 5 May 2016 by floods.", **told) == ("2016-05-05", "2017-01-01")
    assert dated("A shell hit the market.", **told) == (None, "2017-01-01")


def test_dates_that_do_not_exist_are_none() -> None:
    assert [d.first for d in dates("31 February 2016, 30 Feb. 2016 and 29 February 2016", 0, 60)] == [date(2016, 2, 29)]


def test_tenures_are_half_open_days_in_order() -> None:
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/offices.toml").read_text("utf-8"))
    for office in raw["office"]:
        for holder in office["holders"]:
            for held in holder["held"]:
                first, _, last = held.partition("/")
                assert date.fromisoformat(first) < (date.max if last == ".." else date.fromisoformat(last))
