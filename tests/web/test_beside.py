"""The pages while `onrecord read` writes into the same record: every page answers, none waits for the writer."""

import subprocess
import sys
import time

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import BASE, PORT

from onrecord.store.base import Asked
from onrecord.views import View
from onrecord.web.app import create_app
from onrecord.web.desk import Desk
from onrecord.web.security import Door

PATHS = ("/", "/incidents", "/statements", "/disputes", "/warnings", "/names", "/places", "/reports", "/review", "/search?q=Aleppo")
SLOW = 4.0  # seconds, on a machine that does much else; who waits for a writer waits five, and then it is an error


@pytest.fixture
def new(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Reports that are not in the record."""
    folder = tmp_path_factory.mktemp("new")
    for n in range(150):
        said = f"Shelling killed {n + 2} people in Idlib on 5 December 2016, doctor number {n} said. Aleppo was quiet."
        (folder / f"{n}.txt").write_text(said, encoding="utf-8")
    return str(folder)


def test_no_page_waits_for_a_reading_that_goes_on(own: View, new: str) -> None:
    door = Door("k")
    browser = TestClient(create_app(Desk(own.store, "a.onrecord", "tester", int), door, PORT), base_url=BASE)
    browser.get(f"/?token={door.token}")
    before = own.store.counts()["report"]
    command = [sys.executable, "-m", "onrecord", "read", new, "--record", str(own.store.path), "--jobs", "1"]  # type: ignore[attr-defined]
    reading = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    took, seen = list[float](), set[int]()
    while reading.poll() is None:
        for path in PATHS:
            began = time.perf_counter()
            assert browser.get(path).status_code == 200
            took.append(time.perf_counter() - began)
        seen.add(own.store.counts()["report"])
    assert reading.returncode == 0
    assert sorted(took)[int(len(took) * 0.95)] < SLOW
    assert len(seen) > 1  # it was written while the pages were looked at
    assert own.store.counts()["report"] == before + 150
    assert len(own.store.page(Asked("report", limit=1000))) == before + 150
