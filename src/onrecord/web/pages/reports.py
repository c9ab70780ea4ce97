"""A report with everything marked that was read in it, its original, one record of it, and the list of reports."""

from typing import NamedTuple

import nh3
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from onrecord.model.records import Copy, Event, Figure, Report, Statement
from onrecord.views import Filter, Item, View, page
from onrecord.web import words
from onrecord.web.asked import Asked, part
from onrecord.web.desk import desk_of, render
from onrecord.web.marks import Mark, Passage, Piece, passage, pieces
from onrecord.web.security import ORIGINAL_POLICY

LIMIT = 50
_QUIET = ("headline_again", "byline", "dateline", "caption", "credit", "footer")


class Card(NamedTuple):
    """What the margin says about one record."""

    item: Item
    kind: str
    line: str
    links: list[words.Link]


class Paragraph(NamedTuple):
    """A line of the text in pieces, with the cards of the records whose sentence begins in it."""

    pieces: list[Piece]
    cards: list[Card]
    quiet: bool


def every(request: Request) -> Response:
    asked = Asked.of(request)
    found = page(desk_of(request).view(), "report", asked.wanted, asked.rest.get("after"), LIMIT)
    return render(request, "reports.html", "Reports", rows=found.rows, next=found.next)


def report_of(request: Request, view: View, key: str) -> Report:
    report = view.report(key)
    if report is None:
        raise HTTPException(404, "There is no such report in this record.")
    return report


def one(request: Request) -> Response:
    view = desk_of(request).view()
    report = report_of(request, view, request.path_params["key"])
    items = view.items(report)
    text = view.store.text(report.text_id)
    return render(
        request,
        "report.html",
        text.body[: text.title_end].strip() or report.key,
        report=report,
        text=text,
        paragraphs=paragraphs(items, text.body, [(s.start, s.end) for s in text.segments if s.kind in _QUIET]),
        copies=[c for c in view.shared("copy", Filter()) if isinstance(c, Copy) and report.key in c.reports],
        incidents=[i for i in view.shared("incident", Filter()) if report.key in {m.report for m in getattr(i, "members", ())}],
        counted={kind: sum(isinstance(i.record, cls) for i in items) for kind, cls in _KINDS.items()},
    )


_KINDS: dict[str, type[Statement] | type[Figure] | type[Event]] = {"event": Event, "figure": Figure, "statement": Statement}


def paragraphs(items: list[Item], body: str, quiet: list[tuple[int, int]]) -> list[Paragraph]:
    """The body line by line; every character stands in exactly one piece."""
    cards = [c for i in items if (c := card(i))]
    marks = [_mark(c) for c in cards]
    out, start = [], 0
    for line in body.splitlines(keepends=True):
        end = start + len(line)
        here = [c for c in cards if start <= c.item.record.sentence[0] < end]
        grey = any(a < end and start < b and (b - a) * 2 > len(line) for a, b in quiet)
        if line.strip():
            out.append(Paragraph(pieces(body, start, start + len(line.rstrip("\r\n")), marks), here, grey))
        start = end
    return out


def card(item: Item) -> Card | None:
    """The card of a statement, figure or event; other records have none."""
    record = item.record
    match record:
        case Event():
            return Card(item, "event", event_line(item, record), words.chain(record.sources))
        case Figure():
            return Card(item, "figure", figure_line(record), words.chain(record.sources))
        case Statement():
            return Card(item, "statement", words.human(record.act), words.chain(record.sources))
        case _:
            return None


def figure_line(f: Figure) -> str:
    group = "" if f.group in ("unspecified", "mixed") else f" {f.group}"
    status = "" if f.status == "asserted" else f" ({f.status})"
    return f"{words.amount(f.low, f.high, f.approx)}{group} {words.human(f.what)}{status}"


def event_line(item: Item, e: Event) -> str:
    """ "Air strike by Syrian forces on market, Aleppo (denied)"."""
    by = f" by {_names(e.actors)}" if e.actors else ""
    on = f" on {_names(e.targets)}" if e.targets else ""
    where = f", {item.place.name}" if item.place else ""
    status = "" if e.status == "reported" else f" ({words.human(e.status)})"
    return f"{words.human(e.type)}{by}{on}{where}{status}"


def _names(refs: tuple[object, ...]) -> str:
    return " and ".join(dict.fromkeys(str(getattr(r, "name", "")) for r in refs))


def _mark(card: Card) -> Mark:
    at = card.item.record.evidence
    ident = card.item.record.id
    return Mark(at.start, at.end, card.kind, f"#card-{ident}", f"{card.kind}: {card.line}", ident)


def record(request: Request) -> Response:
    """One record with its sentence, its fields and its history."""
    view = desk_of(request).view()
    item = view.item(request.path_params["ident"], request.query_params.get("report"))
    if item is None:
        raise HTTPException(404, "There is no such record. A newer reading of its report may have replaced it.")
    at = item.record.evidence
    sources = getattr(item.record, "sources", ())
    found = card(item)
    told: Passage = passage(item.report, item.text, item.record.sentence, [(at.start, at.end)])
    kind = type(item.record).__name__
    return render(
        request,
        "record.html",
        f"{kind}: {found.line if found else at.quote}",
        item=item,
        kind=kind.lower(),
        passage=told,
        links=words.chain(sources, item.report),
        fields=fields(view, item),
        log=[d for d in view.store.decisions() if d.target == item.record.id],
    )


_NOT_FIELDS = ("id", "evidence", "sentence", "score", "when", "value", "sources", "candidates", "earlier")


def fields(view: View, item: Item) -> list[tuple[str, str, str | None]]:
    """The fields of a record as name, value in words, address of what the value is about."""
    out = [("time", words.days(item.when), None)]
    for name in item.record.__struct_fields__:
        if name in _NOT_FIELDS:
            continue
        value = getattr(item.record, name)
        other = view.store.record(value) if name in ("event", "place", "part_of") and isinstance(value, str) else None
        if other is not None:
            out.append((words.human(name), f"«{other.evidence.quote}»", f"/records/{part(other.id)}?report={part(item.report.key)}"))
        else:
            out.append((words.human(name), _plain(value), None))
    return out


def _plain(value: object) -> str:
    if value is None or value == () or value == "":
        return words.UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_plain(v) for v in value)
    return str(getattr(value, "name", None) or getattr(value, "quote", None) or value).replace("_", " ")


def original(request: Request) -> Response:
    """The file as it came, harmless: markup cleaned, in a frame that runs nothing and loads nothing; `?download` gives the bytes."""
    view = desk_of(request).view()
    report = report_of(request, view, request.path_params["key"])
    data = _bytes(view, report)
    if data is None:
        raise HTTPException(404, "The file this report came from is not kept in the record.")
    policy = {"Content-Security-Policy": ORIGINAL_POLICY}
    if "download" in request.query_params:
        saved = {"Content-Disposition": f'attachment; filename="{report.capture}"'}
        return Response(data, media_type="application/octet-stream", headers=policy | saved)
    if data[:5] == b"%PDF-":
        return PlainTextResponse("A PDF file is not opened here; it can be saved from the page of its report.", headers=policy)
    text = data.decode("utf-8", "replace")
    if b"<" in data[:2000] and b">" in data[:2000]:
        return HTMLResponse(nh3.clean(text, url_schemes=set(), attributes={}, link_rel=None), headers=policy)
    return PlainTextResponse(text, headers=policy)


def _bytes(view: View, report: Report) -> bytes | None:
    """The capture's bytes."""
    return next((data for name, data in view.store.blobs() if name == report.capture), None)
