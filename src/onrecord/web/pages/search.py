"""Full text: reports with the words, in their surroundings."""

import re
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.model.records import Report
from onrecord.web.asked import Asked, part
from onrecord.web.desk import desk_of, render

LIMIT = 50
_ID = re.compile(r"([a-z]+)-[0-9a-f]{16}")
_PATHS = {
    "incident": "/incidents/", "dispute": "/disputes/", "warning": "/warnings/", "naming": "/names/", "report": "/reports/",
}  # fmt: skip


class Found(NamedTuple):
    """A report with the words around what was found: (text, is it what was found?)."""

    report: Report
    context: list[tuple[str, bool]]


def show(request: Request) -> Response:
    asked = Asked.of(request)
    query = asked.rest.get("q", "")
    if ident := _ID.fullmatch(query):
        return RedirectResponse(_PATHS.get(ident[1], "/records/") + part(query), 303)
    hits = desk_of(request).view().search(query, LIMIT, asked.wanted) if query else []
    found = [Found(h.report, context(h.context)) for h in hits]
    return render(request, "search.html", f"Search: {query}" if query else "Search", query=query, rows=found, limit=LIMIT)


def context(words: str) -> list[tuple[str, bool]]:
    """The words around a hit, cut at the «…» that marks what was found."""
    out = []
    for n, piece in enumerate(re.split("[«»]", " ".join(words.split()))):
        if piece:
            out.append((piece, n % 2 == 1))
    return out
