"""Every page opens, every link leads somewhere, every number can be followed to its sentence, nothing from outside is markup."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from onrecord.model.records import Incident
from onrecord.views import Filter, View

VARIANTS = 8  # of one page with different filters that are opened; there are endlessly many
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Links(HTMLParser):
    """The links and anchors of a page, and whether its elements close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.hrefs += [v for k in ("href", "src", "action") if (v := given.get(k))]
        self.ids += [v for v in (given.get("id"),) if v]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def crawl(browser: TestClient) -> Iterator[tuple[str, Links]]:
    """Every page that can be reached from the overview, by address without anchor."""
    seen, waiting, variants = {"/"}, ["/"], Counter[str]()
    while waiting:
        path = waiting.pop()
        answer = browser.get(path, follow_redirects=True)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found = Links(answer.text)
        yield path, found
        for href in found.hrefs:
            target = urljoin(path, href).partition("#")[0]
            bare = target.partition("?")[0]
            if target not in seen and variants[bare] < VARIANTS:
                variants[bare] += 1
                seen.add(target)
                waiting.append(target)


def test_no_link_is_dead_and_every_page_is_well_formed(browser: TestClient) -> None:
    pages = dict(crawl(browser))
    assert len(pages) > 100
    for path, page in pages.items():
        assert page.wrong == [], path
        assert len(set(page.ids)) == len(page.ids), path
        for href in page.hrefs:
            assert urlsplit(href).scheme in ("", "data"), (path, href)
            target, _, anchor = urljoin(path, href).partition("#")
            if anchor and target in pages:
                assert unquote(anchor) in pages[target].ids, (path, href)


def test_a_number_of_the_incident_opens_its_sentence(browser: TestClient, view: View) -> None:
    incident = max((i for i in view.shared("incident", Filter()) if isinstance(i, Incident)), key=lambda i: len(i.tolls))
    page = browser.get(f"/incidents/{incident.id}").text
    figures = re.findall(r'<a href="(/records/fig-[^"]+)" class="mark', page)
    assert figures
    for path in figures:
        assert "<mark>" in browser.get(path.replace("&amp;", "&")).text


def test_the_table_beside_a_chart_has_every_mark(browser: TestClient, view: View) -> None:
    for incident in view.shared("incident", Filter()):
        page = browser.get(f"/incidents/{incident.id}").text
        marks = set(re.findall(r'<a href="(/records/fig-[^"]+)" class="mark', page))
        cells = set(re.findall(r'<td class="n"><a href="(/records/fig-[^"]+)"', page))
        assert marks <= cells


def test_a_list_is_narrowed_to_one_report_or_incident(browser: TestClient, view: View) -> None:
    incident = max((i for i in view.shared("incident", Filter()) if isinstance(i, Incident)), key=lambda i: len(i.members))
    ids = set(re.findall(r"/incidents/(incident-[0-9a-f]{16})", browser.get(f"/incidents?report={incident.members[0].report}").text))
    assert incident.id in ids
    assert len(ids) < sum(1 for _ in view.shared("incident", Filter()))
    about = set(re.findall(r'href="/disputes/(dispute-[0-9a-f]{16})', browser.get(f"/disputes?about={incident.id}").text))
    assert about == {d.id for d in view.shared("dispute", Filter(about=incident.id))}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files where Linux lists them")
def test_a_thousand_pages_leave_no_file_open(browser: TestClient) -> None:
    for _ in range(20):
        browser.get("/incidents")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for n in range(1000):
        assert browser.get(("/incidents", "/api/v1/figures?limit=2", "/nothing", "/static/pages.css")[n % 4]).status_code in (200, 404)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 3


def test_a_filter_is_carried_through_every_page(browser: TestClient) -> None:
    page = browser.get("/incidents?place=Aleppo&from=2016-12-01").text
    nav = page[page.index('<nav aria-label="Pages"') : page.index("</nav>")]
    for href in re.findall(r'href="([^"]+)"', nav):
        assert "place=Aleppo" in href
        assert "from=2016-12-01" in href


def the_largest(view: View) -> Incident:
    return max((i for i in view.shared("incident", Filter()) if isinstance(i, Incident)), key=lambda i: (len(i.tolls), len(i.members)))


def test_every_link_keeps_the_filter(browser: TestClient, view: View) -> None:
    for path in ("/", "/incidents", f"/incidents/{the_largest(view).id}", "/statements", "/disputes", "/reports", "/review"):
        page = browser.get(f"{path}?from=2016-01-02").text
        for href in re.findall(r'href="(/[^"]*)"', page):
            assert "from=2016-01-02" in href or href.startswith("/static/") or href == path or "from=" in href, (path, href)


def test_a_number_is_taken_by_a_list_of_origins_that_is_typed(browser: TestClient, view: View) -> None:
    incident = the_largest(view)
    taken = {t.origin: t for t in incident.tolls if t.what == "killed" and t.group == "unspecified" and t.low}
    assert len({t.low for t in taken.values()}) > 1
    for origin, toll in taken.items():
        page = browser.get(f"/incidents/{incident.id}", params={"policy": "priority", "origins": origin}).text
        best = page[page.index('<p class="best">') :]
        assert f"<b>{toll.low}</b>" in best[: best.index("</p>")], origin
        assert 'name="origins" required value="' in page
    assert "origins=" not in re.findall(r'href="([^"]*policy=latest[^"]*)"', page)[0]


def test_each_best_number_opens_a_sentence_that_gives_it(browser: TestClient, view: View) -> None:
    page = browser.get(f"/incidents/{the_largest(view).id}").text
    numbers = re.findall(r'<p class="best"><a href="([^"]+)"><b>([0-9,]+)</b>', page)
    assert len(numbers) == page.count('<p class="best">')
    for href, number in numbers:
        record = browser.get(href.replace("&amp;", "&")).text
        assert re.search(rf"<dt>(low|high)</dt><dd>{number}</dd>", record), href


def test_no_page_shows_the_id_of_an_actor_for_its_name(browser: TestClient, view: View) -> None:
    for path in ("/", "/incidents", *(f"/incidents/{i.id}" for i in view.shared("incident", Filter())), "/disputes", "/names", "/warnings"):
        shown = re.sub(r"<code>.*?</code>|<[^>]+>", " ", browser.get(path).text)
        assert not re.findall(r"\b(?:state|org|group|person|people|rebels|outlet)\.[a-z]\S*", shown), path


ODD = ("from=today", "from=2016-13-45", "after=nonsense", "after=%00", "reviewed=maybe", "what=%27%3B--", "place=%ff", "grade=" + "x" * 999)
LISTS = ("/", "/incidents", "/statements", "/figures", "/events", "/disputes", "/warnings", "/names", "/reports", "/search")
NO_SYNTAX = ('"', '"a', "NEAR(", "a AND", "col:x", "*", "-", "'; DROP TABLE text; --", "\x00", "«", "a" * 3000, "(((", '""', "^a")
GONE = ("/incidents/x", "/disputes/x", "/warnings/x", "/names/x", "/reports/x", "/records/x", "/reports/x/original", "/nothing")


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("path", LISTS)
def test_nothing_asked_for_breaks_a_page(browser: TestClient, path: str, query: str) -> None:
    assert browser.get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize("query", NO_SYNTAX)
def test_a_search_is_words_and_never_syntax(browser: TestClient, query: str) -> None:
    assert browser.get("/search", params={"q": query}).status_code == 200


def test_an_id_opens_what_it_names(browser: TestClient, view: View) -> None:
    incident = next(iter(view.shared("incident", Filter())))
    assert browser.get("/search", params={"q": incident.id}).headers["location"] == f"/incidents/{incident.id}"


@pytest.mark.parametrize("path", GONE)
def test_what_is_not_there_is_said_to_be_missing(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "Overview of this record" in answer.text


def test_the_report_shows_all_of_its_text(browser: TestClient, view: View) -> None:
    for report in view.reports:
        page = browser.get(f"/reports/{report.key}").text
        shown = re.sub(r"<[^>]+>", "", page[page.index('<div class="report-text">') :])
        for word in view.store.text(report.text_id).body.split()[:40]:
            assert word.replace("&", "&amp;").replace('"', "&#34;").replace("'", "&#39;") in shown, (report.key, word)


def test_the_original_is_cleaned(browser: TestClient, view: View) -> None:
    key = next(r.key for r in view.reports if r.key.endswith(".html"))
    page = browser.get(f"/reports/{key}/original").text.lower()
    assert not re.search(r"<(script|style|iframe|object|embed|form|link|meta|base)|\son\w+=|href=|src=", page)
    saved = browser.get(f"/reports/{key}/original?download=1")
    assert saved.headers["content-disposition"].startswith("attachment")
    assert b"<" in saved.content


def test_the_matrix_keeps_to_the_filter(browser: TestClient) -> None:
    page = browser.get("/statements?actor=Observatory").text
    matrix = page[page.index('class="list matrix"') :]
    assert matrix[: matrix.index("</table>")].count("<tr>") == 2


def test_each_number_of_the_matrix_opens_as_many_statements(browser: TestClient) -> None:
    page = browser.get("/statements").text
    matrix = page[page.index('class="list matrix"') : page.index("</table>")]
    cells = re.findall(r'<a href="(/statements\?[^"]+)">(\d+)</a>', matrix)
    assert cells
    for href, number in cells[:10]:
        listed = browser.get(href.replace("&amp;", "&")).text
        assert listed.count('<article class="account">') == int(number), href
