"""How the pages say things."""

import pytest
from markupsafe import Markup

from onrecord.model.records import Report
from onrecord.model.values import Interval, Source
from onrecord.web import words
from onrecord.web.marks import Mark, pieces


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2017-04-15", "2017-04-16", "15 April 2017"),
        ("2017-04-15", "2017-04-19", "15 to 18 April 2017"),
        ("2017-04-28", "2017-05-02", "28 April to 1 May 2017"),
        ("2016-12-30", "2017-01-03", "30 December 2016 to 2 January 2017"),
        ("2017-04-01", "2017-05-01", "April 2017"),
        ("2016-12-01", "2017-01-01", "December 2016"),
        ("2017-01-01", "2018-01-01", "2017"),
        ("2017-04-01", "2017-06-01", "1 April to 31 May 2017"),
        ("2017-04-15", None, "since 15 April 2017"),
        (None, "2017-04-15", "before 15 April 2017"),
        (None, None, "not said"),
        ("2017-04-15T06:00", "2017-04-15T12:00", "15 April 2017, 06:00 to 15 April 2017, 12:00"),
        ("2017-04-15T06:00+00:00", "2017-04-15T06:00+00:00", "15 April 2017, 06:00 UTC"),
        ("2017-04-15T06:00+03:00", "2017-04-15T06:00+03:00", "15 April 2017, 06:00 UTC+03:00"),
    ],
)
def test_days_read_as_people_write_them(earliest: str | None, latest: str | None, said: str) -> None:
    assert words.days(Interval(earliest=earliest, latest=latest)) == said


@pytest.mark.parametrize(
    ("low", "high", "approx", "said"),
    [(12, 12, False, "12"), (12, None, False, "at least 12"), (None, 1200, False, "up to 1,200"), (80, 95, False, "80 to 95"),
     (50, 50, True, "about 50"), (None, None, False, "not said"), (0, 0, False, "0")],
)  # fmt: skip
def test_unknown_is_never_zero(low: int | None, high: int | None, approx: bool, said: str) -> None:
    assert words.amount(low, high, approx) == said


def test_what_hides_or_turns_text_around_is_shown() -> None:
    assert words.shown("a\u202eb\u200bc\x00") == "a⟨U+202E⟩b⟨U+200B⟩c⟨U+0000⟩"
    assert words.shown("line\nline\ttab") == "line\nline\ttab"
    assert words.shown("حلب – “Aleppo”") == "حلب – “Aleppo”"
    assert words.shown(None) == "not said"
    assert words.shown(Markup("<b>\u200b</b>")) == "<b>\u200b</b>"


def test_a_chain_ends_with_the_outlet_once() -> None:
    report = Report(id="r", key="k", text_id="t", outlet="Harbour Times")
    relay = Source(name="Reuters", type="outlet", actor="outlet.reuters")
    assert [link.name for link in words.chain([Source(name="a medic"), relay], report)] == ["a medic", "Reuters", "Harbour Times"]
    assert [link.name for link in words.chain([Source(name="harbour times", type="outlet")], report)] == ["harbour times"]
    assert [link.open for link in words.chain([Source(name="a medic"), relay])] == [True, False]


def test_a_government_outlet_is_marked() -> None:
    assert words.chain([Source(name="TASS", actor="outlet.tass", type="outlet")])[0].state
    assert not words.chain([Source(name="Reuters", actor="outlet.reuters", type="outlet")])[0].state


def test_a_name_that_only_the_reports_know_is_spelt() -> None:
    assert words.called("person.rami-saleh") == "Rami Saleh"
    assert words.called("the villagers") == "the villagers"


def test_cut_text_is_the_text() -> None:
    body = "On Monday shells killed 12 people in Aleppo."
    cut = pieces(body, 3, 40, [Mark(10, 30, "a"), Mark(24, 26, "b", "/x"), Mark(0, 5, "c"), Mark(38, 44, "d")])
    assert "".join(p.text for p in cut) == body[3:40]
    twelve = next(p for p in cut if p.text == "12")
    assert (twelve.kinds, twelve.href) == ("b a", "/x")


@pytest.mark.parametrize(
    ("actor", "name"),
    [("people.ru", "Russians"), ("state.tr.forces", "Turkish forces"), ("state.ru.defence.spokesman", "Russian Defense Ministry spokesman"),
     ("person.rami-saleh", "Rami Saleh"), ("rescue workers", "rescue workers"), ("e.g. this", "e.g. this")],
)  # fmt: skip
def test_an_actor_is_called_by_a_name(actor: str, name: str) -> None:
    assert words.called(actor) == name


def test_ids_in_a_line_are_read_as_names() -> None:
    assert words.names_in("denied by state.ru, state.sy.") == "denied by Russia, Syria."
