"""The interface answers what its document says, in pages, and says what is wrong in one shape."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.model.records import Figure
from onrecord.views import Filter, View
from onrecord.web.api.openapi import document
from onrecord.web.api.table import ADDRESSES, ROOT, Address
from onrecord.web.api.types import Error, Ruled
from onrecord.web.app import create_app
from onrecord.web.desk import Desk
from onrecord.web.security import Door

DOCS = Path(__file__).parent.parent.parent / "docs" / "reference" / "api.md"


@pytest.fixture
def script(app: Starlette) -> TestClient:
    headers = {"authorization": "Bearer the-key", "sec-fetch-site": "none"}
    return TestClient(app, base_url="http://127.0.0.1:8765", headers=headers)


def filled(address: Address, view: View) -> str:
    """The path with something that is there."""
    kind = {"incidents": "incident", "disputes": "dispute", "warnings": "warning", "names": "naming", "copies": "copy"}
    path = ROOT + address.path
    if "{key" in path:
        path = re.sub(r"\{key(:path)?\}", next(iter(view.reports)).key, path)
    if "{ident}" in path:
        name = address.path.split("/")[1]
        if name == "records":
            ident = next(view.find(Figure, Filter())).record.id
        else:
            ident = next((s.id for s in view.shared(kind[name], Filter())), "")
        path = path.replace("{ident}", ident)
    return path + ("?q=Aleppo" if name_of(address) == "search" else "")


def name_of(address: Address) -> str:
    return address.path.split("/")[1]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda a: a.path)
def test_every_answer_is_of_its_type(script: TestClient, view: View, address: Address) -> None:
    path = filled(address, view)
    if path.endswith("/"):
        pytest.skip("the sample has none")
    answer = script.get(path)
    assert answer.status_code == 200, answer.text
    msgspec.json.decode(answer.content, type=address.type)


def test_the_document_names_every_address_and_only_what_it_defines() -> None:
    doc = document()
    assert set(doc["paths"]) == {ROOT + a.path.replace(":path", "") for a in ADDRESSES}
    refs = set(re.findall(r'"\$ref":\s*"#/components/schemas/([^"]+)"', json.dumps(doc)))
    assert refs <= set(doc["components"]["schemas"])
    assert {"Incident", "Figure", "Statement", "Dispute", "Error", "Deciding"} <= set(doc["components"]["schemas"])


def test_the_document_is_given(script: TestClient) -> None:
    assert script.get(ROOT + "/openapi.json").json()["openapi"].startswith("3.1")


def test_every_address_and_parameter_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for address in ADDRESSES:
        path = address.path.replace(":path", "")
        assert f"`{path}`" in text or f"`/{name_of(address)}`" in text, path
        assert [p.name for p in address.params if f"`{p.name}`" not in text] == []


@pytest.mark.parametrize("name", ["reports", "figures", "incidents", "decisions", "queue"])
def test_pages_of_a_list_are_the_list(script: TestClient, name: str) -> None:
    whole = script.get(f"{ROOT}/{name}?limit=200").json()["rows"]
    after, got = None, []
    while True:
        answer = script.get(f"{ROOT}/{name}", params={"limit": 3, **({"after": after} if after else {})}).json()
        got += answer["rows"]
        after = answer["next"]
        if after is None or len(got) >= len(whole):
            break
    assert got == whole


WRONG = (
    "limit=0", "limit=201", "limit=x", "limit=-1", "limit=1&limit=2", "from=soon", "state=odd", "reviewed=1", "colour=red", "place=", "q=",
)  # fmt: skip


@pytest.mark.parametrize("query", WRONG)
def test_a_parameter_that_does_not_fit_is_an_error(script: TestClient, query: str) -> None:
    answer = script.get(f"{ROOT}/incidents?{query}")
    assert answer.status_code == 422
    assert msgspec.json.decode(answer.content, type=Error, strict=True).error.code == "E222"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("GET", "/incidents/x", 404), ("POST", "/incidents", 405), ("GET", "/reports/x", 404),
     ("GET", "/search", 422), ("GET", "/queue?after=x", 404), ("GET", "/decisions?after=x", 404)],
)  # fmt: skip
def test_errors_have_one_shape(script: TestClient, method: str, path: str, status: int) -> None:
    answer = script.request(method, ROOT + path)
    assert answer.status_code == status
    assert msgspec.json.decode(answer.content, type=Error, strict=True).error.message


@pytest.mark.parametrize("query", ["%00", "a%00b", "%22a%00", "%C3%90~%0F%00", "%EF%BF%BF", "%ED%A0%80"])
def test_a_search_for_odd_characters_is_a_search(script: TestClient, query: str) -> None:
    assert script.get(f"{ROOT}/search?q={query}").status_code == 200


def test_a_method_that_is_not_there_says_which_are(script: TestClient) -> None:
    assert set(script.request("PUT", ROOT + "/decisions").headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_without_a_key_there_is_no_answer(stranger: TestClient) -> None:
    answer = stranger.get(ROOT + "/incidents")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert msgspec.json.decode(answer.content, type=Error).error.code == "H401"


# ---- deciding


@pytest.fixture
def writer(own: View) -> TestClient:
    app = create_app(Desk(own.store, "own.onrecord", "Mira", lambda: None), Door("the-key"), 8765)
    return TestClient(app, base_url="http://127.0.0.1:8765", headers={"authorization": "Bearer the-key", "sec-fetch-site": "none"})


def test_a_script_looks_decides_and_undoes(writer: TestClient, own: View) -> None:
    target = writer.get(f"{ROOT}/figures?what=killed&limit=1").json()["rows"][0]["record"]["id"]
    seen = writer.get(f"{ROOT}/records/{target}").json()["seen"]
    made = writer.post(ROOT + "/decisions", json={"do": "correct", "target": target, "seen": seen, "fields": {"low": "7", "high": "7"}})
    assert made.status_code == 201
    row = msgspec.json.decode(made.content, type=Ruled)
    assert (row.action, row.by, row.target) == ("correct", "Mira", target)
    after = writer.get(f"{ROOT}/records/{target}").json()
    assert (after["read"]["state"], after["human"]["low"], after["history"][0]["said"]) == ("corrected", 7, "Corrected: low 7, high 7")
    assert writer.post(ROOT + "/decisions", json={"do": "undo", "target": target, "of": row.hash}).status_code == 201
    assert writer.get(f"{ROOT}/records/{target}").json()["read"]["state"] == "proposed"


BODIES: list[tuple[Any, int]] = [
    ({"do": "confirm", "target": "fig-0"}, 404),
    ({"do": "fly", "target": "x"}, 422),
    ({"do": "confirm"}, 422),
    ({"do": "confirm", "target": "x", "colour": "red"}, 422),
    ([], 422),
    (None, 415),
]


@pytest.mark.parametrize(("body", "status"), BODIES)
def test_what_is_no_decision_is_refused(writer: TestClient, own: View, body: Any, status: int) -> None:
    assert writer.post(ROOT + "/decisions", json=body).status_code == status
    assert [d.action for d in own.store.decisions()] == ["import"]


def test_a_decision_is_json_and_comes_from_here(writer: TestClient, own: View) -> None:
    target = writer.get(f"{ROOT}/figures?limit=1").json()["rows"][0]["record"]["id"]
    assert writer.post(ROOT + "/decisions", content=b"{}", headers={"content-type": "text/plain"}).status_code == 415
    body = {"do": "confirm", "target": target, "seen": "0" * 16}
    assert writer.post(ROOT + "/decisions", json=body).status_code == 409
    assert writer.post(ROOT + "/decisions", json=body, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert [d.action for d in own.store.decisions()] == ["import"]
