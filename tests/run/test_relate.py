"""A record file that reports come to one by one says what all reports at once say, also when the work was broken off in between."""

from pathlib import Path
from random import Random

import pytest
from bench.scale import put
from bench.synthetic import Made, reports

from onrecord.doctor import examine
from onrecord.model.ids import encode
from onrecord.resolve.account import Account
from onrecord.resolve.desk import Desk
from onrecord.resolve.index import Index
from onrecord.resolve.shared import derive
from onrecord.resolve.update import update
from onrecord.run import relate as running
from onrecord.run.progress import Silent
from onrecord.store.sql import SqlStore, open_store


def at_once(made: list[Made]) -> list[bytes]:
    return sorted(map(encode, derive(Account.of(m.admitted.report, m.admitted.text, m.records) for m in made)))


def kept(store: SqlStore) -> list[bytes]:
    return sorted(map(encode, store.shared()))


def test_in_batches_the_file_says_what_all_reports_at_once_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 7)
    store, made = open_store(tmp_path / "a.onrecord", create=True), list(reports(60))
    left = Random(3).sample(made, len(made))
    for count in (30, 20, 9, 1):
        put(store, left[:count])
        running.relate(store, Silent())
        left = left[count:]
    assert kept(store) == at_once(made)
    assert list(examine(store)) == []
    store.close()


def test_broken_off_in_the_middle_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 10)
    store, made = open_store(tmp_path / "a.onrecord", create=True), list(reports(40))
    put(store, made)
    done: list[int] = []

    def breaking(index: Index, desk: Desk, changed: list[str]) -> None:
        update(index, desk, changed)
        done.append(len(changed))
        if len(done) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(running, "update", breaking)
        with pytest.raises(KeyboardInterrupt):
            running.relate(store, Silent())
    assert len(store.waiting()) == 30
    running.relate(store, Silent())
    assert kept(store) == at_once(made)
    store.close()
