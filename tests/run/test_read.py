"""The whole way on the sample: sums add up, nothing is read twice, every order and number of processes gives the same record."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.doctor import examine
from onrecord.errors import RecordFileError
from onrecord.model.records import Figure, Statement
from onrecord.resolve.desk import Desk
from onrecord.resolve.index import Index
from onrecord.resolve.update import update
from onrecord.run.read import Options, Tally, read, redate
from onrecord.store.lock import writing
from onrecord.store.sql import SqlStore, open_store
from onrecord.views import Filter, View

SAMPLE = Path(__file__).parent.parent.parent / "examples" / "aleppo" / "reports"


def digest(record: Path) -> str:
    store = open_store(record)
    try:
        return store.digest()
    finally:
        store.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tally]:
    record = tmp_path_factory.mktemp("sample") / "aleppo.onrecord"
    return record, read([SAMPLE], record, Options(jobs=1))


@pytest.fixture
def store(sample: tuple[Path, Tally]) -> Iterator[SqlStore]:
    opened = open_store(sample[0])
    yield opened
    opened.close()


def test_inputs_are_reports_copies_and_failures(sample: tuple[Path, Tally]) -> None:
    tally = sample[1]
    assert tally.inputs == tally.reports + tally.copies + tally.failures == 12
    assert tally.reports == 12


def test_reading_again_writes_nothing(sample: tuple[Path, Tally]) -> None:
    again = read([SAMPLE], sample[0], Options(jobs=1))
    assert (again.inputs, again.reports, again.copies, again.failures, again.written) == (12, 0, 12, 0, 0)


def test_what_is_shared_is_derived_again_when_something_changed_and_only_then(
    sample: tuple[Path, Tally], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "a.onrecord"
    shutil.copy(sample[0], record)
    related: list[int] = []

    def watched(index: Index, desk: Desk, changed: list[str]) -> None:
        related.append(len(changed))
        update(index, desk, changed)

    monkeypatch.setattr("onrecord.run.relate.update", watched)
    read([SAMPLE], record, Options(jobs=1))
    assert related == []
    redate(record, "05-courier-denial.txt", "2016-12-08", "rh")
    assert related == [1]
    monkeypatch.setattr("onrecord.run.relate.relating", lambda: "another program")
    read([SAMPLE], record, Options(jobs=1))
    assert related == [1, 12]


def test_the_doctor_finds_nothing(store: SqlStore) -> None:
    assert list(examine(store)) == []


def test_every_feature_shows_in_the_sample(store: SqlStore) -> None:
    kinds = store.counts()
    for kind in ("statement", "figure", "event", "place", "time", "actor", "incident", "copy", "dispute", "warning", "naming"):
        assert kinds.get(kind, 0) > 0, kind
    view = View(store)
    chains = [i.record for i in view.find(Statement, Filter()) if isinstance(i.record, Statement) and len(i.record.sources) == 2]
    assert chains
    killed = list(view.find(Figure, Filter(what="killed", outlet="Harbour")))
    assert killed
    assert all(i.report.outlet == "Harbour Tribune" for i in killed)


def test_two_processes_and_any_order_give_the_same_record(sample: tuple[Path, Tally], tmp_path: Path) -> None:
    files = [p for p in sorted(SAMPLE.iterdir()) if p.name != "reports.csv"]
    random.Random(7).shuffle(files)
    for jobs in (1, 2):
        record = tmp_path / f"{jobs}.onrecord"
        read(files, record, Options(jobs=jobs, meta=SAMPLE / "reports.csv"))
        assert digest(record) == digest(sample[0])


@pytest.mark.parametrize("after", [0.6, 1.8, 3.0])
def test_killed_at_any_point_and_run_again_it_converges(sample: tuple[Path, Tally], tmp_path: Path, after: float) -> None:
    record = tmp_path / "a.onrecord"
    command = [sys.executable, "-m", "onrecord", "read", str(SAMPLE), "--record", str(record), "--jobs", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert digest(record) == digest(sample[0])


def test_a_second_process_is_told(tmp_path: Path) -> None:
    record = tmp_path / "a.onrecord"
    with writing(record), pytest.raises(RecordFileError, match=f"process {os.getpid()}"):
        read([SAMPLE], record)


def test_a_date_re_resolves_what_is_relative(tmp_path: Path) -> None:
    report = tmp_path / "in" / "a.txt"
    report.parent.mkdir()
    report.write_text("Shells killed four people in Homs on Tuesday, doctors said.", encoding="utf-8")
    record = tmp_path / "a.onrecord"
    read([report.parent], record, Options(jobs=1))

    def day() -> str | None:
        opened = open_store(record)
        try:
            (figure,) = View(opened).find(Figure, Filter(what="killed"))
            return figure.when.earliest if figure.when else None
        finally:
            opened.close()

    assert day() is None
    redate(record, "a.txt", "2016-12-08", "rh")
    assert day() == "2016-12-06"


def test_another_text_under_a_known_name_is_kept_as_a_version(tmp_path: Path) -> None:
    report = tmp_path / "in" / "a.txt"
    report.parent.mkdir()
    record = tmp_path / "a.onrecord"
    for toll in ("four", "six"):
        report.write_text(f"Shells killed {toll} people in Homs on Tuesday, doctors said.", encoding="utf-8")
        read([report.parent], record, Options(jobs=1))
    opened = open_store(record)
    assert [r.key for r in opened.reports()] == ["a.txt", "a.txt@2"]
    opened.close()
