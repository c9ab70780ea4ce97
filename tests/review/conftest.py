"""A record file made by hand, so that decisions can be tried without a language model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.review.made import Maker

from onrecord.run.progress import Silent
from onrecord.run.relate import relate
from onrecord.store.sql import SqlStore, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    found = open_store(tmp_path / "a.onrecord", create=True)
    yield found
    found.close()


@pytest.fixture
def told(store: SqlStore) -> Maker:
    """Three reports: two of one air strike whose counts differ, one of shelling elsewhere."""
    maker = Maker(store)
    maker.tell("a", "Douma", "2016-12-05", 12)
    maker.tell("b", "Douma", "2016-12-05", 20)
    maker.tell("c", "Homs", "2016-12-06", 3)
    relate(store, Silent())
    return maker
