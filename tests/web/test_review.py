"""Deciding by forms, without JavaScript: each decision is in the log and on the page, nothing is decided on what was not seen."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.model.records import Figure, Incident
from onrecord.review import verify
from onrecord.run.settle import settle
from onrecord.views import Filter, Item, View
from onrecord.web.app import create_app
from onrecord.web.desk import Desk
from onrecord.web.pickers import pickers, typed
from onrecord.web.security import Door

HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def desk(own: View, tmp_path: Path) -> TestClient:
    app = create_app(Desk(own.store, "own.onrecord", "Mira", lambda: settle(tmp_path / "own.onrecord")), Door("the-key"), 8765)
    headers = {"authorization": "Bearer the-key", **HERE}
    return TestClient(app, base_url="http://127.0.0.1:8765", headers=headers, follow_redirects=True)


def form_of(page: str) -> dict[str, str]:
    """The hidden fields of the first form for decisions."""
    form = page[page.index('method="post" action="/review') :]
    return {k: unescape(v) for k, v in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[: form.index("</form>")])}


def figure(own: View) -> Item:
    return next(i for i in own.find(Figure, Filter(what="killed")) if i.fold.state == "proposed")


def page_of(desk: TestClient, item: Item) -> str:
    return desk.get("/review", params={"item": item.record.id, "report": item.report.key}).text


def test_a_confirmed_thing_leaves_the_queue_and_the_next_comes(desk: TestClient, own: View) -> None:
    first = form_of(desk.get("/review").text)
    after = desk.post("/review", data={**first, "do": "confirm"})
    assert form_of(after.text)["target"] != first["target"]
    assert "Confirmed" in after.text
    assert [d.action for d in own.store.decisions()][1:] == ["confirm"]
    assert own.store.decisions()[1].by == "Mira"


def test_a_thing_is_decided_on_its_own_page_and_undone_there(desk: TestClient, own: View) -> None:
    incident = next(i for i in own.shared("incident", Filter()) if isinstance(i, Incident) and len(i.members) > 1)
    path = f"/incidents/{incident.id}?what={incident.type}"
    forms = re.findall(r'<form method="post".*?</form>', desk.get(path).text, re.DOTALL)
    given = form_of(next(f for f in forms if 'value="confirm"' in f))
    page = desk.post("/review", data={**given, "do": "confirm"})
    assert unescape(str(page.request.url)).endswith(path)
    assert "Confirmed <span" in page.text
    undo = form_of(next(f for f in re.findall(r'<form method="post".*?</form>', page.text, re.DOTALL) if 'value="undo"' in f))
    assert "Confirmed (undone since)" in desk.post("/review", data={**undo, "do": "undo"}).text


def test_the_whole_queue_can_be_worked_off(desk: TestClient, own: View) -> None:
    page, seen = desk.get("/review").text, set()
    for _ in range(25):
        given = form_of(page)
        assert given["target"] not in seen
        seen.add(given["target"])
        page = desk.post("/review", data={**given, "do": "confirm"}).text
    assert not list(verify(own.store))


def test_a_correction_shows_both_values(desk: TestClient, own: View) -> None:
    item = figure(own)
    page = desk.post("/review", data={**form_of(page_of(desk, item)), "do": "correct", "f.low": "1,234", "f.high": ""}).text
    assert "Corrected: low 1,234, high not said" in unescape(page)
    folded = own.record(item.record.id)
    assert folded is not None
    assert folded.state == "corrected"
    assert isinstance(folded.value, Figure)
    assert (folded.value.low, folded.value.high) == (1234, None)
    again = unescape(page_of(desk, item))
    assert "The program reads" in again
    assert "low 1,234" in again


def test_undo_takes_back_without_a_question(desk: TestClient, own: View) -> None:
    item = figure(own)
    page = desk.post("/review", data={**form_of(page_of(desk, item)), "do": "reject"}).text
    of = re.search(r'name="of" value="([0-9a-f]{64})"', page)
    assert of
    back = desk.post("/review", data={"do": "undo", "of": of[1]})
    assert back.url.params["item"] == item.record.id
    folded = own.record(item.record.id)
    assert folded is not None
    assert folded.state == "proposed"
    assert [d.action for d in own.store.decisions()] == ["import", "reject", "undo"]


def test_a_note_stays_with_the_item(desk: TestClient, own: View) -> None:
    item = figure(own)
    page = desk.post("/review", data={**form_of(page_of(desk, item)), "do": "note", "note": "see <b>the list</b>"}).text
    assert "Note: see &lt;b&gt;the list&lt;/b&gt;" in page
    assert form_of(page)["target"] == item.record.id


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"do": "confirm", "seen": "0" * 16}, 409),
        ({"do": "correct", "f.low": "many"}, 422),
        ({"do": "correct"}, 422),
        ({"do": "correct", "f.what": "eaten"}, 422),
        ({"do": "correct", "f.when.other": "soon"}, 422),
        ({"do": "note", "note": "  "}, 422),
        ({"do": "fly"}, 422),
        ({"do": "merge", "other": "x"}, 422),
        ({"do": "undo", "of": "x"}, 422),
        ({"do": "confirm", "target": "fig-0"}, 422),
    ],
)
def test_what_cannot_be_decided_is_said_and_not_written(desk: TestClient, own: View, form: dict[str, str], status: int) -> None:
    given = form_of(page_of(desk, figure(own)))
    answer = desk.post("/review", data={**given, **form})
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert [d.action for d in own.store.decisions()] == ["import"]


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])
def test_a_form_leads_back_to_these_pages_only(desk: TestClient, own: View, back: str) -> None:
    given = form_of(page_of(desk, figure(own)))
    answer = desk.post("/review", data={**given, "do": "confirm", "back": back}, follow_redirects=False)
    assert answer.headers["location"].startswith("/review")


def test_another_site_decides_nothing(desk: TestClient, own: View) -> None:
    given = form_of(page_of(desk, figure(own)))
    for headers in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "", "origin": "http://evil.example"}):
        assert desk.post("/review", data={**given, "do": "confirm"}, headers=headers).status_code == 403
    assert [d.action for d in own.store.decisions()] == ["import"]


def test_accounts_are_split_off_and_merged_again(desk: TestClient, own: View) -> None:
    shared = [i for i in own.shared("incident", Filter()) if isinstance(i, Incident) and len({m.report for m in i.members}) > 1]
    incident = shared[0]
    page = desk.get(f"/incidents/{incident.id}").text
    out = re.findall(r'name="out" value="([^"]+)"', page)[-1]
    assert desk.post("/review", data={**form_of(page), "do": "split", "out": out}).status_code == 200
    apart = {i.id for i in own.shared("incident", Filter()) if isinstance(i, Incident) for m in i.members if m.event in out.split()}
    assert incident.id not in apart
    page = desk.get(f"/incidents/{incident.id}").text
    assert desk.post("/review", data={**form_of(page), "do": "merge", "other": apart.pop()}).status_code == 200
    assert [d.action for d in own.store.decisions()] == ["import", "split", "merge"]
    again = own.thing(incident.id)
    assert again is not None
    assert isinstance(again.value, Incident)
    assert set(out.split()) & {m.event for m in again.value.members}


def test_what_a_form_shows_changes_nothing_when_it_comes_back(own: View) -> None:
    for report in own.reports:
        items = own.items(report)
        for item in items:
            picks = pickers(item.record, items)
            assert typed(picks, {f"f.{p.name}": p.now for p in picks}) == {}
            for pick in picks:
                assert not pick.choices or pick.now in {c.value for c in pick.choices}, (item.record, pick)
