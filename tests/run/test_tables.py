"""Tables of event reports read into a record file: every row is counted once."""

from pathlib import Path

from onrecord.run.read import Options, read
from onrecord.store.sql import open_store

HEAD = "id,date_start,place,killed_low,killed_high,source"


def test_a_row_that_stands_in_a_table_twice_is_a_copy(tmp_path: Path) -> None:
    table, record = tmp_path / "events.csv", tmp_path / "a.onrecord"
    table.write_text("\n".join([HEAD, *["r1,2019-03-01,Narok,3,4,Echo"] * 2, "r2,2019-03-02,Narok,1,1,Echo", "r3,soon,Narok,1,1,Echo"]))
    for reports, copies in ((2, 1), (0, 3)):
        tally = read([table], record, Options(form="event-reports"))
        assert (tally.inputs, tally.reports, tally.copies, tally.failures) == (4, reports, copies, 1)
    store = open_store(record)
    assert [r.key for r in store.reports()] == ["r1", "r2"]
    store.close()
