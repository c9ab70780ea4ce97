"""A list cut into pages has each row once, in the same order, whatever the length of a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model.records import Report
from onrecord.run.read import Options, read
from onrecord.store.sql import open_store
from onrecord.views import Filter, Item, View, page
from onrecord.views.pages import KINDS, Row

SAMPLE = Path(__file__).parent.parent.parent / "examples" / "aleppo" / "reports"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    record = tmp_path_factory.mktemp("pages") / "aleppo.onrecord"
    read([SAMPLE], record, Options(jobs=1))
    store = open_store(record)
    yield View(store)
    store.close()


def name(row: Row) -> str:
    if isinstance(row, Item):
        return f"{row.report.key} {row.record.id}"
    return row.key if isinstance(row, Report) else row.id


def all_rows(view: View, kind: str, wanted: Filter, limit: int) -> list[str]:
    names, after = [], None
    while True:
        got = page(view, kind, wanted, after, limit)
        names += [name(r) for r in got.rows]
        if got.next is None:
            return names
        after = got.next


@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_any_length_hold_the_same_rows(view: View, kind: str) -> None:
    whole = all_rows(view, kind, Filter(), 10_000)
    assert len(set(whole)) == len(whole)
    assert all_rows(view, kind, Filter(), 3) == whole
    assert whole or kind == "copy"


def test_a_filter_holds_on_every_page(view: View) -> None:
    killed = all_rows(view, "figure", Filter(what="killed"), 2)
    assert 2 < len(killed) < len(all_rows(view, "figure", Filter(), 50))
