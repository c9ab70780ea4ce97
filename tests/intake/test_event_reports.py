"""Tables of event reports: a row becomes a report whose records stand in its text."""

import pytest

from onrecord.errors import InputError
from onrecord.intake.event_reports import EventReport, event_reports
from onrecord.model.records import Event, Failure, Figure, Place, Time

HEAD = "id,date_start,date_end,admin1,place,actor1,actor2,target,killed_low,killed_high,wounded_low,wounded_high,source,outlet"


def read(*rows: str) -> list[EventReport | Failure]:
    return list(event_reports([HEAD, *rows], "table.csv"))


def test_a_row_is_a_report_with_records() -> None:
    (row,) = read(
        'r1,2019-03-01,2019-03-02,Rift,"Old mill, Narok",Herders,Police,Farmers,3,4,0,0,The Echo (2019-03-05) Clash at mill,The Echo'
    )
    assert isinstance(row, EventReport)
    assert (row.report.key, row.report.outlet, row.report.document) == ("r1", "The Echo", "The Echo (2019-03-05) Clash at mill")
    assert row.report.published.earliest == "2019-03-05"
    for record in row.records:
        assert row.text.body[record.evidence.start : record.evidence.end] == record.evidence.quote
    kinds = {type(r): r for r in row.records}
    assert set(kinds) == {Event, Time, Place, Figure}
    event, figure = kinds[Event], kinds[Figure]
    assert isinstance(event, Event)
    assert isinstance(figure, Figure)
    assert [r.name for r in event.actors] == ["Herders", "Police"]
    assert [r.name for r in event.targets] == ["Farmers"]
    assert (figure.low, figure.high, figure.event, event.figures) == (3, 4, event.id, (figure.id,))


def test_zero_is_no_figure_and_turned_dates_are_put_right() -> None:
    (row,) = read("r2,2019-03-09,2019-03-01,,Narok,,,,0,0,0,2,The Echo,The Echo")
    assert isinstance(row, EventReport)
    figures = [r for r in row.records if isinstance(r, Figure)]
    assert [(f.what, f.low, f.high) for f in figures] == [("wounded", 0, 2)]
    (time,) = [r for r in row.records if isinstance(r, Time)]
    assert time.value.timex == "2019-03-01/2019-03-09"


def test_a_bad_row_is_a_failure_and_the_rest_goes_on() -> None:
    bad, good = read("r3,yesterday,,,Narok,,,,1,1,0,0,The Echo,", "r4,2019-03-01,,,Narok,,,,1,1,0,0,The Echo,")
    assert isinstance(bad, Failure)
    assert "line 2" in bad.message
    assert isinstance(good, EventReport)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [("5", "", (5, 5)), ("5", "0", (5, 5)), ("", "5", (5, 5)), ("5", "2", (2, 5)), ("0", "5", (0, 5)), ("0", "0", None), ("", "", None)],
)
def test_one_end_of_a_range_is_enough_and_turned_ones_are_put_right(low: str, high: str, said: tuple[int, int] | None) -> None:
    (row,) = read(f"r7,2019-03-01,,,Narok,,,,{low},{high},,,The Echo,")
    assert isinstance(row, EventReport)
    assert [(r.low, r.high) for r in row.records if isinstance(r, Figure)] == ([said] if said else [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("r8,2019-13-01,,,Narok,,,,1,1,0,0,The Echo,", "'2019-13-01' in date_start is no day"),
        ("r8,2019-03-01,soon,,Narok,,,,1,1,0,0,The Echo,", "'soon' in date_end is no day"),
        ("r8,2019-03-01,,,Narok,,,,1,1,a few,0,The Echo,", "'a few' in wounded_low is no number"),
        ("r8,2019-03-01,,,Narok,,,,-4,1,0,0,The Echo,", "'-4' in killed_low is less than none"),
        (",2019-03-01,,,Narok,,,,1,1,0,0,The Echo,", "id is empty"),
    ],
)
def test_a_bad_cell_is_named(row: str, told: str) -> None:
    (bad,) = read(row)
    assert isinstance(bad, Failure)
    assert bad.message == f"line 2 of table.csv: {told}; correct the row"


def test_a_table_without_a_needed_column_says_so() -> None:
    with pytest.raises(InputError, match="place"):
        list(event_reports(["id,date_start,source", "a,2019-03-01,x"]))


def test_rows_that_say_the_same_are_still_two_texts() -> None:
    a, b = read("r5,2019-03-01,,,Narok,,,,1,1,0,0,The Echo,", "r6,2019-03-01,,,Narok,,,,1,1,0,0,The Echo,")
    assert isinstance(a, EventReport)
    assert isinstance(b, EventReport)
    assert a.text.id != b.text.id
