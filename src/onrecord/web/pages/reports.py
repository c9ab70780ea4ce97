"""A report with everything marked that was read in it, its original, one record of it, and the list of reports."""

import re
from typing import NamedTuple

import nh3
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from onrecord.model.records import Event, Figure, Incident, Report, Statement, Text
from onrecord.views import Filter, Item, View, page
from onrecord.views.versions import changes
from onrecord.web import words
from onrecord.web.accounts import copies_of
from onrecord.web.asked import Asked, part
from onrecord.web.desk import desk_of, render
from onrecord.web.marks import Mark, Passage, Piece, passage, pieces
from onrecord.web.rulings import plain
from onrecord.web.security import ORIGINAL_POLICY

LIMIT = 50
_QUIET = ("headline_again", "byline", "dateline", "caption", "credit", "footer")


class Line(NamedTuple):
    """One record in the margin: its kind and what it says."""

    item: Item
    kind: str
    said: str


class Card(NamedTuple):
    """What the margin says about the records of one sentence that come through one chain."""

    lines: list[Line]
    links: list[words.Link]


class Stretch(NamedTuple):
    """A part of the text in pieces, with the cards of the sentences that begin in it. `opens`: a paragraph begins here."""

    pieces: list[Piece]
    cards: list[Card]
    quiet: bool
    opens: bool


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
    copies = copies_of(view, [report.key])
    return render(
        request,
        "report.html",
        _title(report, text),
        report=report,
        text=text,
        stretches=stretches(items, text.body, [(s.start, s.end) for s in text.segments if s.kind in _QUIET], _here(request)),
        copies=copies,
        changes=[c for copy in copies for c in changes(view, copy) if report.key in (c.old, c.new)],
        incidents=_incidents(view, report),
        counted={kind: sum(isinstance(i.record, cls) for i in items) for kind, cls in _KINDS.items()},
    )


_TITLE = 140  # characters of a first line that may be a headline


def _title(report: Report, text: Text) -> str:
    """The headline as it came, else a first line that is short enough for one, else the key of the report."""
    first = text.body.strip().partition("\n")[0].strip()
    return text.body[: text.title_end].strip() or (first if 0 < len(first) <= _TITLE else report.key)


_KINDS: dict[str, type[Statement] | type[Figure] | type[Event]] = {"event": Event, "figure": Figure, "statement": Statement}


def _here(request: Request) -> list[Mark]:
    """The place that the address points at, as ?at=120-180."""
    at = re.fullmatch(r"(\d{1,9})-(\d{1,9})", request.query_params.get("at", ""))
    return [Mark(int(at[1]), int(at[2]), "here")] if at else []


def stretches(items: list[Item], body: str, quiet: list[tuple[int, int]], here: list[Mark]) -> list[Stretch]:
    """The body in stretches that have room for their cards beside them; every character but line ends stands in one piece."""
    lines = [line for i in items if (line := line_of(i))]
    marks = [_mark(line) for line in lines if line.item.fold.shown] + here
    starts = sorted({line.item.record.sentence[0] for line in lines})
    out, start = [], 0
    for paragraph in body.splitlines(keepends=True):
        end = start + len(paragraph)
        cuts = _cuts(start, end, starts) if paragraph.strip() else []
        for n, (first, last) in enumerate(cuts):
            grey = any(a < last and first < b and (b - a) * 2 > last - first for a, b in quiet)
            inside = [line for line in lines if first <= line.item.record.sentence[0] < last]
            last = first + len(body[first:last].rstrip("\r\n"))
            out.append(Stretch(pieces(body, first, last, marks), _cards(inside), grey, n == 0))
        start = end
    return out


_STRETCH = 420  # characters of a long paragraph after which the next sentence with records begins a new stretch


def _cuts(start: int, end: int, starts: list[int]) -> list[tuple[int, int]]:
    cuts = [start]
    for at in starts:
        if start < at < end and at - cuts[-1] > _STRETCH:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _cards(lines: list[Line]) -> list[Card]:
    """One card a sentence and chain."""
    found: dict[tuple[int, tuple[str, ...]], Card] = {}
    for line in lines:
        links = words.chain(getattr(line.item.record, "sources", ()))
        key = line.item.record.sentence[0], tuple(link.name for link in links)
        found.setdefault(key, Card([], links)).lines.append(line)
    return [found[k] for k in sorted(found)]


def line_of(item: Item) -> Line | None:
    """The line of a statement, figure or event; other records have none."""
    record = item.record
    match record:
        case Event():
            return Line(item, "event", event_line(item, record))
        case Figure():
            return Line(item, "figure", figure_line(record))
        case Statement():
            return Line(item, "statement", words.human(record.act))
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


def _mark(line: Line) -> Mark:
    at = line.item.record.evidence
    return Mark(at.start, at.end, line.kind, f"#card-{line.item.record.id}", f"{line.kind}: {line.said}")


def _incidents(view: View, report: Report) -> list[Incident]:
    """The incidents it tells of, its main matter first."""
    found = [i for i in view.shared("incident", Filter(report=report.key)) if isinstance(i, Incident)]
    main = {i.id: any(m.main for m in i.members if m.report == report.key) for i in found}
    return sorted(found, key=lambda i: (not main[i.id], i.id))


def record(request: Request) -> Response:
    """One record with its sentence, its fields and its history."""
    view = desk_of(request).view()
    item = view.item(request.path_params["ident"], request.query_params.get("report"))
    if item is None:
        raise HTTPException(404, "There is no such record. A newer reading of its report may have replaced it.")
    at = item.record.evidence
    sources = getattr(item.record, "sources", ())
    found = line_of(item)
    told: Passage = passage(item.report, item.text, item.record.sentence, [(at.start, at.end)])
    kind = type(item.record).__name__
    return render(
        request,
        "record.html",
        f"{kind}: {found.said if found else at.quote}",
        item=item,
        kind=kind.lower(),
        passage=told,
        links=words.chain(sources, item.report),
        fields=fields(view, item),
        fold=item.fold,
    )


_NOT_FIELDS = ("id", "evidence", "sentence", "score", "when", "value", "sources", "candidates", "earlier")


def fields(view: View, item: Item) -> list[tuple[str, str, str | None]]:
    """The fields of a record as name, value in words, address of what the value is about."""
    out: list[tuple[str, str, str | None]] = [("time", words.days(item.when), None)]
    for name in item.record.__struct_fields__:
        if name in _NOT_FIELDS:
            continue
        value = getattr(item.record, name)
        other = view.record(value) if name in ("event", "place", "part_of", "denies_record") and isinstance(value, str) else None
        if other is not None:
            there = f"/records/{part(other.value.id)}?report={part(item.report.key)}"
            out.append((words.human(name), f"«{other.value.evidence.quote}»", there))
        else:
            out.append((words.human(name), plain(value), None))
    return out


_HARMLESS = nh3.ALLOWED_TAGS - {"img", "area", "map"}  # no attribute is kept, so that pictures would be empty


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
        return HTMLResponse(nh3.clean(text, tags=_HARMLESS, url_schemes=set(), attributes={}, link_rel=None), headers=policy)
    return PlainTextResponse(text, headers=policy)


def _bytes(view: View, report: Report) -> bytes | None:
    """The capture's bytes."""
    return view.store.blob(report.capture) if report.capture else None
