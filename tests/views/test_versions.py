"""Versions of one story: what changed, number by number."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.review.made import Maker

from onrecord.model.records import Copy
from onrecord.store.sql import SqlStore, open_store
from onrecord.views.versions import changes


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    found = open_store(tmp_path / "a.onrecord", create=True)
    yield found
    found.close()


def test_what_changed_from_version_to_version(store: SqlStore) -> None:
    maker = Maker(store)
    for key, killed, day in (("a", 12, "2016-12-05"), ("a@2", 15, "2016-12-06"), ("a@3", 15, "2016-12-07")):
        maker.tell(key, "Douma", day, killed)
    view = maker.settle()
    (copy,) = [c for c in view.store.shared("copy") if isinstance(c, Copy) and c.relation == "near_copy"]
    assert copy.reports == ("a", "a@2", "a@3")
    (change,) = changes(view, copy)
    assert (change.old, change.new, change.what, change.before, change.after) == ("a", "a@2", "killed", (12, 12), (15, 15))
    assert change.figure == maker.figure("a@2").value.id


def test_two_outlets_with_one_text_are_no_versions(store: SqlStore) -> None:
    maker = Maker(store)
    maker.tell("a", "Douma", "2016-12-05", 12)
    maker.tell("b", "Douma", "2016-12-05", 15)
    view = maker.settle()
    assert changes(view, Copy(id="x", reports=("a", "b"), relation="near_copy")) == []
