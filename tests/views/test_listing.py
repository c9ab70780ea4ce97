"""Lists against the plainest reading of the filter, files of the first schema, and what is kept beside the lists."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest

from onrecord.doctor import examine
from onrecord.model.records import Dispute, Event, Incident
from onrecord.model.values import Interval
from onrecord.review import confirm
from onrecord.run.read import Options, read
from onrecord.store.sql import open_store
from onrecord.views import Filter, Item, View, bring_up, open_view
from onrecord.views.listing import VERSION
from onrecord.views.overview import by_day, overview
from onrecord.views.view import READ, Row

SAMPLE = Path(__file__).parent.parent.parent / "examples" / "aleppo" / "reports"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lists") / "aleppo.onrecord"
    read([SAMPLE], path, Options(jobs=1))
    return path


@pytest.fixture(scope="module")
def view(record: Path) -> Iterator[View]:
    view = open_view(record)
    yield view
    view.store.close()


def ids(rows: Iterator[Row]) -> set[str]:
    return {f"{r.report.key} {r.record.id}" if isinstance(r, Item) else r.id for r in rows}


def meets(when: Interval, first: str | None, last: str | None) -> bool:
    if not (first or last):
        return True
    if not (when.earliest or when.latest):
        return False
    return (last is None or (when.earliest or "")[:10] <= last) and (first is None or (when.latest or "9999") > first)


DAYS = (None, "2016-11-20", "2016-12-05", "2016-12-31")


@pytest.mark.parametrize(("first", "last"), [*product(DAYS, DAYS)])
def test_days_are_those_of_the_record_else_of_its_report(view: View, first: str | None, last: str | None) -> None:
    expected = set()
    for report in view.reports:
        for item in view.items(report):
            known = item.when if item.when and (item.when.earliest or item.when.latest) else report.published
            if isinstance(item.record, tuple(READ.values())) and meets(known, first, last):
                expected.add(f"{report.key} {item.record.id}")
    got = set().union(*(ids(view.every(kind, Filter(first=first, last=last))) for kind in READ))
    assert got == expected


def test_names_are_found_inside_whatever_the_case(view: View) -> None:
    outlets = {r.report.outlet for r in view.every("figure", Filter(outlet="haRBOUR")) if isinstance(r, Item)}
    assert outlets == {"Harbour Tribune"}
    places = {i.place.name for i in view.every("event", Filter(place="alep")) if isinstance(i, Item) and i.place}
    assert places
    assert all("Alep" in p for p in places)
    assert list(view.every("event", Filter(place="Atlantis"))) == []


def test_several_names_must_all_fit(view: View) -> None:
    both = ids(view.every("event", Filter(place="Aleppo", outlet="Harbour")))
    assert both == ids(view.every("event", Filter(place="Aleppo"))) & ids(view.every("event", Filter(outlet="Harbour")))


def test_incidents_by_grade_and_disputes_by_incident(view: View) -> None:
    incidents = [i for i in view.every("incident", Filter()) if isinstance(i, Incident)]
    for grade in {i.grade for i in incidents}:
        assert ids(view.every("incident", Filter(grade=grade))) == {i.id for i in incidents if i.grade == grade}
    disputes = [d for d in view.every("dispute", Filter()) if isinstance(d, Dispute)]
    about = next(d.about for d in disputes if d.about)
    assert ids(view.every("dispute", Filter(about=about))) == {d.id for d in disputes if d.about == about}


def test_an_event_is_found_by_what_it_hit_whatever_its_type(view: View) -> None:
    every = [i for i in view.every("event", Filter()) if isinstance(i, Item) and isinstance(i.record, Event)]
    hit = [i for i in every if isinstance(i.record, Event) and "health" in i.record.protected]
    assert hit
    assert ids(view.every("event", Filter(what="attack_on_health"))) == ids(iter(hit))


def test_the_newest_stands_first(view: View) -> None:
    days = [i.when.earliest or i.when.latest or "" for i in view.every("incident", Filter()) if isinstance(i, Incident)]
    assert days == sorted(days, reverse=True)


def test_the_overview_adds_up(view: View) -> None:
    seen = overview(view)
    incidents = list(view.every("incident", Filter()))
    assert sum(t.rows for t in seen.days) == len(incidents) == seen.counts["incident"]
    assert seen.days == view.days("incident", Filter(last="2100-01-01")) or by_day(seen.days).get("", 0)
    assert all(not w.outcomes for w in seen.waiting)
    assert seen.disputed[0][1] >= seen.disputed[-1][1] > 0
    assert next(n for n in seen.outlets if n.name == "Harbour Tribune").rows == len(list(view.every("report", Filter(outlet="Harbour"))))


def test_what_was_decided_on_is_told_apart(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "b.onrecord"
    copy.write_bytes(record.read_bytes())
    store = open_store(copy)
    view = View(store)
    first = next(view.every("incident", Filter()))
    found = view.thing(ids(iter([first])).pop())
    assert found is not None
    confirm(store, found, by="rh")
    assert ids(view.every("incident", Filter(reviewed=True))) == ids(iter([first]))
    assert len(ids(view.every("incident", Filter(reviewed=False)))) == len(ids(view.every("incident", Filter()))) - 1
    store.close()


def test_a_file_of_the_first_schema_is_listed_when_it_is_opened(record: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.onrecord"
    with sqlite3.connect(old) as db:
        db.executescript(files("onrecord.store").joinpath("migrations", "0001_first.sql").read_text(encoding="utf-8"))
        db.execute("PRAGMA user_version = 1")
        db.execute("ATTACH ? AS new", (str(record),))
        for table in ("blob", "capture", "text", "report", "record", "shared", "failure", "run"):
            columns = ", ".join(r[1] for r in db.execute(f"PRAGMA main.table_info ({table})"))
            db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        db.execute("INSERT INTO search (search) VALUES ('rebuild')")
    db.close()
    opened, now = open_view(old), open_view(record)
    assert opened.store.unlisted(VERSION) == ([], [])
    for kind in ("report", "figure", "event", "incident", "dispute"):
        assert list(opened.page(kind, Filter(), None, 100)) == list(now.page(kind, Filter(), None, 100))
    assert list(examine(opened.store)) == []
    opened.store.close()
    now.store.close()


def test_listing_again_changes_nothing(record: Path) -> None:
    store = open_store(record)
    view = View(store)
    before = {r.id: store.listed(r.id) for r in view.reports}
    assert bring_up(store) == 0
    store.put_listed(list(before.items()), VERSION)
    assert {r: store.listed(r) for r in before} == before
    assert store.list_problems() == []
    store.close()


def test_a_name_that_is_common_and_one_that_is_rare_give_the_same_rows(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = Filter(place="Aleppo", first="2016-11-01", last="2016-12-31")
    rare = [ids(view.every(kind, replace(wanted))) for kind in READ]
    monkeypatch.setattr("onrecord.store.sql_lists.FEW", -1)
    assert [ids(view.every(kind, wanted)) for kind in READ] == rare
    assert any(rare)


@pytest.mark.parametrize(("first", "last"), [*product(DAYS, DAYS)])
def test_days_are_counted_as_they_are_listed(view: View, first: str | None, last: str | None) -> None:
    for wanted in (Filter(first=first, last=last), Filter(first=first, last=last, place="Aleppo"), Filter(first=first, what="airstrike")):
        assert sum(t.rows for t in view.days("event", wanted)) == len(list(view.every("event", wanted)))
