"""A record whose lists are not made, or are of another version, opens at once; they are made while it is looked at."""

import sqlite3
import threading
from pathlib import Path

from starlette.testclient import TestClient
from tests.web.conftest import BASE, PORT

from onrecord.store.lock import WAIT, writing
from onrecord.store.sql import open_store
from onrecord.views import View
from onrecord.views.listing import VERSION
from onrecord.web.app import create_app
from onrecord.web.desk import Desk
from onrecord.web.lister import Lister
from onrecord.web.security import Door


def forget(record: Path) -> None:
    """As a program before lists would have left it."""
    with sqlite3.connect(record) as db:
        for table in ("listed", "named", "name"):
            db.execute(f"DELETE FROM {table}")
        db.execute("DELETE FROM tally WHERE kind != 'record'")
        for table in ("report", "shared"):
            db.execute(f"UPDATE {table} SET listed = 0")
    db.close()


def rows(view: View) -> dict[str, object]:
    return {r.id: view.store.listed(r.id) for r in [*view.reports, *view.store.shared()]}


def test_the_lists_are_made_in_the_background_as_they_were(own: View) -> None:
    record, before = own.store.path, rows(own)  # type: ignore[attr-defined]
    forget(record)
    assert rows(own) != before
    lister = Lister(record)
    lister.start()
    lister.wait()
    assert rows(own) == before
    assert own.store.unlisted(VERSION) == ([], [])
    assert own.store.list_problems() == []
    assert lister.left == 0


def test_it_waits_for_who_is_writing(own: View) -> None:
    record = own.store.path  # type: ignore[attr-defined]
    forget(record)
    lister = Lister(record, pause=0.01)
    with writing(record):
        lister.start()
        assert own.store.unlisted(VERSION)[0]
    lister.wait()
    assert own.store.unlisted(VERSION) == ([], [])


def test_who_wants_to_write_comes_in_between(own: View) -> None:
    record = own.store.path  # type: ignore[attr-defined]
    forget(record)
    lister = Lister(record, pause=0.01)
    lister.start()
    for _ in range(3):
        with writing(record, WAIT):
            pass
    lister.wait()


def test_the_pages_open_and_say_so_while_lists_are_made(own: View) -> None:
    forget(own.store.path)  # type: ignore[attr-defined]
    door = Door("k")
    desk = Desk(own.store, "a.onrecord", "tester", threading.Event, unlisted=lambda: 12_345)
    browser = TestClient(create_app(desk, door, PORT), base_url=BASE)
    browser.get(f"/?token={door.token}")
    for path in ("/", "/incidents", "/statements", "/disputes", "/reports", "/places", "/actors", "/names", "/review", "/search?q=Aleppo"):
        answer = browser.get(path)
        assert answer.status_code == 200
        assert "12,345" in answer.text
    store = open_store(own.store.path)  # type: ignore[attr-defined]
    assert store.unlisted(VERSION)[0]  # looking does not list
    store.close()
