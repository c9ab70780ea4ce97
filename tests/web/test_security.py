"""Known hosts only, no other site, only browsers that were let in; every answer says what it may load; looking changes nothing."""

import asyncio
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.views import View
from onrecord.web.app import ROUTES
from onrecord.web.security import Door, from_here, hosts_of

HERE = ("127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:8765")
ELSEWHERE = (
    "127.0.0.1", "localhost:80", "evil.example:8765", "127.0.0.1.evil.example:8765", "localhost.:8765", "[::1]", "0.0.0.0:8765",
    "[::ffff:127.0.0.1]:8765", "127.1:8765", "2130706433:8765", "evil@127.0.0.1:8765", "127.0.0.1:8765, evil.example", "",
)  # fmt: skip


@pytest.mark.parametrize("host", HERE)
def test_this_machine_is_known_by_its_names(browser: TestClient, host: str) -> None:
    assert browser.get("/incidents", headers={"host": host, "authorization": "Bearer the-key"}).status_code == 200


@pytest.mark.parametrize("host", ELSEWHERE)
@pytest.mark.parametrize("path", ["/", "/incidents", "/static/pages.css", "/nothing"])
def test_another_host_is_refused_before_any_page_is_looked_for(browser: TestClient, host: str, path: str) -> None:
    assert browser.get(path, headers={"host": host, "authorization": "Bearer the-key"}).status_code == 421


def test_two_hosts_in_one_request_are_refused(app: Starlette) -> None:
    assert asyncio.run(status(app, [(b"host", b"127.0.0.1:8765"), (b"host", b"evil.example")])) == 421
    assert asyncio.run(status(app, [])) == 421
    assert asyncio.run(status(app, [(b"host", b"127.0.0.1:8765"), (b"authorization", b"Bearer the-key")])) == 200


async def status(app: Starlette, headers: list[tuple[bytes, bytes]], kind: str = "http") -> int:
    """The status of GET /incidents with exactly these headers."""
    found: list[int] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            found.append(int(str(message["status"])))

    scope = {"type": kind, "method": "GET", "path": "/incidents", "raw_path": b"/incidents", "query_string": b"", "headers": headers,
             "scheme": "http", "server": ("127.0.0.1", 8765), "http_version": "1.1", "root_path": "", "app": app}  # fmt: skip
    await app(scope, receive, send)  # type: ignore[arg-type]
    return found[0]


def test_port_80_needs_no_port_in_the_host() -> None:
    assert "localhost" in hosts_of(80)
    assert "localhost" not in hosts_of(8080)


OWN = "http://127.0.0.1:8765"
CASES = [
    ({"sec-fetch-site": "same-origin"}, True),
    ({"sec-fetch-site": "none"}, True),
    ({"sec-fetch-site": "same-site"}, False),
    ({"sec-fetch-site": "cross-site"}, False),
    ({"sec-fetch-site": ""}, False),
    ({"sec-fetch-site": "Same-Origin"}, False),
    ({"sec-fetch-site": "same-origin, cross-site"}, False),
    ({"sec-fetch-site": "same-origin", "origin": "http://evil.example"}, True),
    ({"sec-fetch-site": "cross-site", "origin": OWN}, False),
    ({"sec-fetch-site": "same-site", "origin": OWN}, False),
    ({}, False),
    ({"origin": OWN}, True),
    ({"origin": "HTTP://127.0.0.1:8765"}, True),
    ({"origin": "https://127.0.0.1:8765"}, False),
    ({"origin": "http://127.0.0.1"}, False),
    ({"origin": "http://127.0.0.1:8766"}, False),
    ({"origin": "http://localhost:8765"}, False),
    ({"origin": "http://evil.example"}, False),
    ({"origin": "http://127.0.0.1:8765.evil.example"}, False),
    ({"origin": "http://evil.example@127.0.0.1:8765"}, False),
    ({"origin": "http://127.0.0.1:8765/path"}, False),
    ({"origin": "null"}, False),
    ({"origin": "http://[::1"}, False),
    ({"origin": ""}, False),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "allowed"), CASES)
def test_what_could_change_something_must_come_from_these_pages(headers: dict[str, str], allowed: bool) -> None:
    assert from_here(Headers({"host": "127.0.0.1:8765", **headers})) is allowed


def test_a_doubled_header_is_no_yes() -> None:
    raw = [(b"host", b"127.0.0.1:8765"), (b"sec-fetch-site", b"same-origin"), (b"sec-fetch-site", b"cross-site")]
    assert not from_here(Headers(raw=raw))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_every_route_refuses_another_sites_change(browser: TestClient, method: str) -> None:
    for route in ROUTES:
        if isinstance(route, Route):
            path = route.path.replace("{ident}", "x").replace("{key:path}", "x")
            assert browser.request(method, path, headers={"sec-fetch-site": "cross-site"}).status_code == 403, path


def test_the_token_lets_in_once(stranger: TestClient, door: Door) -> None:
    token = door.token
    assert stranger.get("/incidents").status_code == 403
    entered = stranger.get(f"/incidents?token={token}&place=Aleppo")
    assert (entered.status_code, entered.headers["location"]) == (303, "/incidents?place=Aleppo")
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/incidents").status_code == 200
    stranger.cookies.clear()
    assert stranger.get(f"/incidents?token={token}").status_code == 403
    assert door.token != token


def test_a_path_that_names_another_host_leads_nowhere_else(stranger: TestClient, door: Door) -> None:
    entered = stranger.get(f"//evil.example/incidents?token={door.token}", headers={"host": "127.0.0.1:8765"})
    assert not entered.headers.get("location", "").startswith("//")


@pytest.mark.parametrize("cookie", ["", "onrecord-8765=", "onrecord-8765=guess", "onrecord-8765=\x01; =;", "a" * 5000])
def test_a_guessed_cookie_stays_outside(stranger: TestClient, cookie: str) -> None:
    assert stranger.get("/incidents", headers={"cookie": cookie}).status_code == 403


@pytest.mark.parametrize("key", ["Bearer wrong", "Basic the-key", "the-key", "Bearer "])
def test_a_wrong_key_stays_outside(stranger: TestClient, key: str) -> None:
    assert stranger.get("/incidents", headers={"authorization": key}).status_code == 403


def test_without_a_key_no_key_opens(view: View) -> None:
    assert not Door().knows(None, "Bearer None")
    assert not Door().knows(None, "Bearer ")


@pytest.mark.parametrize("path", ["/incidents", "/nothing", "/static/pages.css", "/reports/none"])
def test_every_answer_says_what_it_may_load(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_the_original_may_do_nothing_at_all(browser: TestClient, view: View) -> None:
    key = next(r.key for r in view.reports if r.key.endswith(".html"))
    policy = browser.get(f"/reports/{key}/original").headers["content-security-policy"]
    assert "sandbox" in policy
    assert "script-src" not in policy


def test_looking_changes_nothing(browser: TestClient, view: View, sample: Path) -> None:
    before = view.store.digest(), len(view.store.decisions()), sample.read_bytes()
    for route in ROUTES:
        if isinstance(route, Route) and "{" not in route.path:
            assert browser.get(route.path).status_code in (200, 422), route.path
    assert (view.store.digest(), len(view.store.decisions()), sample.read_bytes()) == before


def test_no_template_prints_anything_unescaped() -> None:
    templates = Path(__file__).parent.parent.parent / "src" / "onrecord" / "web" / "templates"
    for path in templates.glob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert "|safe" not in source.replace(" ", ""), path
        assert "autoescape" not in source, path
        assert "<script>" not in source, path
        assert " style=" not in source, path
        assert " on" + "click" not in source, path
