"""The queue of what to review: what came back first, then what is disputed, what weighs most, what the machine is unsure of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.review.made import Maker

from onrecord import review
from onrecord.store.sql import SqlStore, open_store
from onrecord.views import queue
from onrecord.views.queue import WHYS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    found = open_store(tmp_path / "a.onrecord", create=True)
    yield found
    found.close()


@pytest.fixture
def told(store: SqlStore) -> Maker:
    maker = Maker(store)
    for key, place, day, killed in (("a", "Douma", "2016-12-05", 12), ("b", "Douma", "2016-12-05", 20), ("c", "Homs", "2016-12-06", 3)):
        maker.tell(key, place, day, killed)
    maker.tell("d", "Hama", "2016-11-20", 40)
    maker.settle()
    return maker


def whole(told: Maker, limit: int = 1000) -> list[tuple[str, str]]:
    out, after = [], None
    while True:
        found = queue(told.view, after, limit)
        out += [(t.why, t.target) for t in found.tasks]
        if found.next is None:
            return out
        after = found.next


def test_disputed_before_heavy_before_the_rest(told: Maker) -> None:
    tasks = queue(told.view, limit=1000).tasks
    assert [WHYS.index(t.why) for t in tasks] == sorted(WHYS.index(t.why) for t in tasks)
    disputed = [t for t in tasks if t.why == "disputed"]
    assert [t.kind for t in disputed] == ["dispute", "figure", "figure"]
    assert "12 killed / 20 killed" in disputed[0].reason
    heavy = [t.item.report.key for t in tasks if t.why == "consequential" and t.item]
    assert heavy[0] == "d"
    assert len({t.target for t in tasks}) == len(tasks)


def test_pages_of_any_length_hold_the_same_tasks(told: Maker) -> None:
    assert whole(told, 1) == whole(told, 4) == whole(told)


def test_what_was_decided_leaves_and_what_came_back_stands_first(store: SqlStore, told: Maker) -> None:
    review.confirm(store, told.figure("d"), by="rh")
    review.reject(store, told.event("c"), by="rh")
    assert {told.figure("d").value.id, told.event("c").value.id}.isdisjoint({i for _, i in whole(told)})
    told.read("d", "Hama", "2016-11-20", 41)
    told.read("c", "Homs", "2016-12-06", 3, event=False)
    first = queue(told.view, limit=2).tasks
    assert [(t.why, t.target) for t in first] == [("stale", told.figure("d").value.id), ("orphaned", told.event("c").value.id)]
    assert "confirm by rh" in first[0].reason


def test_a_page_goes_on_where_it_ended_though_its_last_was_decided(store: SqlStore, told: Maker) -> None:
    before = whole(told)
    first = queue(told.view, limit=3)
    last = first.tasks[-1]
    review.confirm(store, last.item.fold if last.item else last.thing, by="rh")
    behind = queue(told.view, first.next, 1000).tasks
    assert [(t.why, t.target) for t in behind] == before[3:]


def test_no_place_in_the_queue_is_refused(told: Maker) -> None:
    with pytest.raises(ValueError, match="no place"):
        queue(told.view, "7")
