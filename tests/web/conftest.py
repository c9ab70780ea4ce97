"""The sample record behind the pages, and a browser that was let in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.run.read import Options, read
from onrecord.views import View, open_view
from onrecord.web.app import create_app
from onrecord.web.desk import Desk
from onrecord.web.security import Door

SAMPLE = Path(__file__).parent.parent.parent / "examples" / "aleppo" / "reports"
PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = tmp_path_factory.mktemp("web") / "aleppo.onrecord"
    read([SAMPLE], record, Options(jobs=1))
    return record


@pytest.fixture(scope="session")
def view(sample: Path) -> Iterator[View]:
    found = open_view(sample)
    yield found
    found.store.close()


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Iterator[View]:
    """A copy of the sample record, to decide in."""
    record = tmp_path / "own.onrecord"
    shutil.copy(sample, record)
    view = open_view(record)
    yield view
    view.store.close()


@pytest.fixture
def door() -> Door:
    return Door("the-key")


@pytest.fixture
def app(view: View, door: Door) -> Starlette:
    return create_app(Desk(view.store, "aleppo.onrecord", "tester", settle), door, PORT)


def settle() -> None:
    """The pages under test derive nothing again."""


@pytest.fixture
def stranger(app: Starlette) -> TestClient:
    """A browser that was not let in."""
    return TestClient(app, base_url=BASE, follow_redirects=False)


@pytest.fixture
def browser(stranger: TestClient, door: Door) -> TestClient:
    stranger.get(f"/?token={door.token}")
    return stranger
