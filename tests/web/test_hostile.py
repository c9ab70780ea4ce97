"""Sixty attacks in every text field: on every page they are text. (tests/web/browser lets Chromium look as well.)"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient
from tests.web.hostile import VECTORS, build

from onrecord.views import open_view
from onrecord.web.app import create_app
from onrecord.web.desk import Desk
from onrecord.web.security import Door

EACH = 12  # pages of one kind that are looked at; Chromium opens more of them
TAGS = set(
    "html head meta title link script body a header nav form input main footer h1 h2 h3 p b i small span section div ul li ol table thead "
    "tbody tr th td details summary label button select option iframe aside article svg g text tspan path line rect circle polyline code "
    "kbd mark abbr br dl dt dd".split()
)


LIVE = re.compile(r"<(?:script|img|svg|iframe|object|embed|form|base|meta|link|style|button|input)|<\w[^>]*\s\w+=")


class Elements(HTMLParser):
    """The elements of a page, and what is wrong with them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in TAGS:
            self.wrong.append(tag)
        self.wrong += [f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "srcdoc", "formaction")]
        for name in ("href", "src", "action"):
            if (target := given.get(name)) is not None:
                self.hrefs.append(target)
                if not target.startswith(("/", "#")) or target.startswith("//"):
                    self.wrong.append(f"{tag} {name}={target}")
        if tag == "script" and given.get("src") != "/static/pages.js":
            self.wrong.append("script")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("hostile") / "hostile.onrecord"
    build(path)
    view = open_view(path)
    app = create_app(Desk(view.store, "<script>alert('pwned')</script>", "x", lambda: None), Door("k"), 8765)
    yield TestClient(app, base_url="http://127.0.0.1:8765", headers={"authorization": "Bearer k"})
    view.store.close()


def test_what_comes_from_outside_is_text_on_every_page(hostile: TestClient) -> None:
    seen: dict[str, int] = {}
    known, waiting, shown = {"/"}, ["/", "/review"], 0
    while waiting:
        path = waiting.pop()
        answer = hostile.get(path, follow_redirects=True)
        assert answer.status_code == 200, (path, answer.text[-500:])
        if "/original" in path:
            assert not LIVE.search(answer.text), path
            continue
        page = Elements(answer.text)
        assert page.wrong == [], path
        shown += "pwned" in answer.text
        for href in page.hrefs:
            target = urljoin(path, href).partition("#")[0]
            kind = urlsplit(target).path.split("/")[1]
            if target not in known and seen.get(kind, 0) < EACH and kind != "static" and "download" not in target:
                known.add(target)
                seen[kind] = seen.get(kind, 0) + 1
                waiting.append(target)
    assert shown > 100


def test_there_are_sixty_of_them() -> None:
    assert len(set(VECTORS)) == 60
