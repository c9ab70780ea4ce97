"""How the record looks in a terminal: tables, marked sentences, progress."""

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text as Line

from onrecord.lang.lexicon import Lexicon
from onrecord.model.records import After, Copy, Dispute, Event, Figure, Incident, Naming, Report, Shared, Side, Statement, Warning
from onrecord.model.values import Interval, Source
from onrecord.views import Entry, Folded, Item, Task, View
from onrecord.views.policy import Agreed, Policy, agreed
from onrecord.views.versions import changes

if TYPE_CHECKING:
    from onrecord.resolve.matching import Match

_MARK = "bold reverse"
_WHOLE = ("unspecified", "mixed", "civilians", "combatants")
_CONTEXT = 160  # characters of text shown on each side of a quote when its sentence is not known


def console() -> Console:
    """The terminal; 120 columns when the output goes elsewhere."""
    return Console(width=None if sys.stdout.isatty() else 120, highlight=False, soft_wrap=False)


class Bar:
    """A `run.progress.Progress` with rate and time left on standard error; nothing when that is no terminal."""

    def __init__(self) -> None:
        columns = (
            TextColumn("{task.description:22}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self._bars = Bars(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
        self._task: TaskID | None = None

    def begin(self, what: str, total: int | None) -> None:
        self._bars.start()
        self._task = self._bars.add_task(what, total=total, rate="")

    def step(self, count: int = 1) -> None:
        if self._task is not None:
            self._bars.advance(self._task, count)
            speed = self._bars.tasks[0].speed
            self._bars.update(self._task, rate=f"{speed:.0f}/s" if speed else "")

    def end(self) -> None:
        if self._task is not None:
            self._bars.remove_task(self._task)
            self._task = None
        self._bars.stop()


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], empty: str) -> None:
    """A table, or a line that says why there is none."""
    got = list(rows)
    if not got:
        console().print(empty)
        return
    out = Table(box=None, pad_edge=False, header_style="bold")
    for n, column in enumerate(columns):
        out.add_column(column, overflow="fold", no_wrap=n == 0)
    for row in got:
        out.add_row(*(Line(cell) for cell in row))
    console().print(out)


def days(when: Interval | None) -> str:
    """ "6 December 2016", or both ends; "not said" where nothing is known."""
    if when is None or (when.earliest is None and when.latest is None):
        return "not said"
    first, last = (when.earliest or "…")[:16], (when.latest or "…")[:16]
    if first == last or (len(first) == len(last) == 10 and _next(first) == last):
        return first
    return f"{first} to before {last}"


def _next(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def amount(low: int | None, high: int | None) -> str:
    """ "12", "80 to 95", "at least 12", "up to 250,000"."""
    if low is None and high is None:
        return "not said"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def chain(sources: Sequence[Source], report: Report | None = None) -> str:
    """ "activists → Fox News → outlet"; the report itself when nobody is named."""
    links = [s.name + (" (private person)" if s.private else "") for s in sources]
    outlet = (report.outlet or report.key) if report is not None else None
    if outlet and (not links or links[-1].casefold() != outlet.casefold()):
        links.append(outlet)
    return " → ".join(links) or "the report itself"


def called(actor: str) -> str:
    """The name of an actor by its id in the lexicon; anything else stays as it is."""
    entry = _lexicon().get(actor)
    return entry.name if entry else actor


@cache
def _lexicon() -> Lexicon:
    return Lexicon.open()


STATEMENTS = ("id", "report", "who says it", "act", "what")
FIGURES = ("id", "report", "what", "how many", "of whom", "place", "when", "according to")
INCIDENTS = ("id", "when", "type", "place", "reports", "killed", "grade")
DISPUTES = ("id", "severity", "dimension", "relation", "sides")
MATCHES = ("in", "incident", "row", "when", "place", "where they differ (record / table)")
COPIES = ("id", "relation", "reports", "origin", "first", "burst")
WARNINGS = ("id", "issued", "issuer", "channel", "deadline", "threat", "what came after")
REPORTS = ("report", "outlet", "published", "basis", "language")


TASKS = ("id", "why", "reason", "report", "what it says")


def task_row(task: Task) -> Sequence[str]:
    """One thing to review, in a line."""
    if task.item is not None:
        return task.target, task.why, _one_line(task.reason, 90), task.item.report.key, _fields(task.item)
    what = task.thing.value if task.thing else None
    quote = what.threat.quote if isinstance(what, Warning) else what.label if isinstance(what, Incident) else ""
    return task.target, task.why, _one_line(task.reason, 90), "", _one_line(quote)


def _fields(item: Item) -> str:
    """The words of a record and its main fields: "killed · at least 126 · Rashidin · 2017-04-15"."""
    r = item.record
    match r:
        case Figure():
            said = [r.what, amount(r.low, r.high), r.group, item.place.name if item.place else "", days(item.when)]
        case Event():
            actors, targets = (", ".join(a.name for a in refs) for refs in (r.actors, r.targets))
            said = [r.type, r.status, actors, f"→ {targets}" if targets else "", item.place.name if item.place else "", days(item.when)]
        case Statement():
            said = [r.act, chain(r.sources, item.report)]
        case _:
            said = [getattr(r, "name", "")]
    return " · ".join([f"«{_one_line(r.evidence.quote, 60)}»", *filter(None, said)])


def statement_row(item: Item) -> Sequence[str]:
    s = item.record
    if not isinstance(s, Statement):
        raise TypeError(f"{s.id} is no statement")
    return s.id, item.report.key, chain(s.sources), s.act, _one_line(s.evidence.quote)


def figure_row(item: Item) -> Sequence[str]:
    f = item.record
    if not isinstance(f, Figure):
        raise TypeError(f"{f.id} is no figure")
    status = "" if f.status == "asserted" else f" ({f.status})"
    about = "about " if f.approx else ""
    place = item.place.name if item.place else "not said"
    return f.id, item.report.key, f.what + status, about + amount(f.low, f.high), f.group, place, days(item.when), chain(f.sources)


def incident_row(i: Incident, policy: Policy | None = None) -> Sequence[str]:
    """A row; what is killed is every origin's count, or by a policy the one number with the lowest and the highest."""
    dead = [t for t in i.tolls if t.what == "killed"]
    all_dead = [t for t in dead if t.group in _WHOLE] or dead  # not the children among them beside them
    if policy is None:
        killed = [amount(low, high) for low, high in sorted({(t.low, t.high) for t in all_dead}, key=_size)]
    else:
        killed = [one_number(a) for a in agreed(all_dead, policy)]
    reports = len({m.report for m in i.members})
    return i.id, days(i.when), i.type, i.place or "not said", str(reports), "; ".join(killed) or "not said", f"{i.grade} (proposed)"


def one_number(a: Agreed) -> str:
    """ "12 (9 to 20)", "12 children (conservative, as ...)": the best number, its span, and the group where it is not everybody."""
    span = amount(a.low, a.high)
    group = "" if a.group == "unspecified" else f" {a.group}"
    return f"{a.best}{group}" + ("" if span == str(a.best) else f" ({span})")


def show_tolls(i: Incident, policy: Policy) -> None:
    """The numbers of an incident by a policy, each with who stands behind it, then what every origin says and said before."""
    out = console()
    for a in agreed(i.tolls, policy):
        out.print(f"  {a.what}: {one_number(a)} by policy {a.policy}: {', '.join(map(called, a.by)) or 'nobody'}", markup=False)
    for t in i.tolls:
        before = "".join(f"; before, {r.as_of or 'not dated'}: {amount(r.low, r.high)}" for r in reversed(t.revised))
        out.print(
            f"  {t.what} ({t.group}): {amount(t.low, t.high)}, {called(t.origin)}, as of {t.as_of or 'not said'}{before}", markup=False
        )


def show_rests(i: Incident) -> None:
    """Why the grade is proposed, what each cell rests on, and who takes it from whom."""
    out = console()
    out.print(f"{i.grade} (proposed): {'; '.join(i.reasons) or 'no reason kept'}", markup=False)
    for cell in i.cells:
        out.print(f"  {cell.of}: {called(cell.value)} ({len(cell.origins)}: {', '.join(map(called, cell.origins))})", markup=False)
    for link in i.relies:
        out.print(f"  {called(link.who)} relies on {called(link.on)}", markup=False)


def _size(bounds: tuple[int | None, int | None]) -> tuple[int, int]:
    return bounds[0] or bounds[1] or 0, bounds[1] or 0


def dispute_row(d: Dispute) -> Sequence[str]:
    told = ((s.value, s.sources, s.report) for s in d.sides)
    return d.id, d.severity, d.dimension, d.relation.replace("_", " "), _told(told)


def match_row(m: "Match") -> Sequence[str]:
    """A row of a comparison."""
    where = "both" if m.incident and m.row else "record" if m.incident else "table"
    when = days(m.incident.when) if m.incident else _row_days(m)
    place = (m.incident.place if m.incident else next((p.name for p in m.row.places.values()), None) if m.row else None) or "not said"
    told = "; ".join(f"{d.of}: {d.record} / {d.table}" for d in m.differences)
    return where, m.incident.id if m.incident else "", m.row.key if m.row else "", when, place, told


def _row_days(m: "Match") -> str:
    events = m.row.events if m.row else ()
    return days(m.row.when(events[0].when) if m.row and events else None)


def copy_row(c: Copy) -> Sequence[str]:
    return c.id, c.relation.replace("_", " "), str(len(c.reports)), c.origin or "not said", c.reports[0], "burst" if c.burst else ""


def warning_row(w: Warning) -> Sequence[str]:
    sure = "" if w.issuer_certainty == "certain" else f" ({w.issuer_certainty})"
    after = _told((o.value.replace("_", " "), o.sources, o.report) for o in w.outcomes) or "no report found"
    return (
        w.id,
        days(w.issued),
        (called(w.issuer) if w.issuer else "not said") + sure,
        w.channel or "not said",
        days(w.deadline),
        _one_line(w.threat.quote),
        after,
    )


def _told(told: Iterable[tuple[str, Sequence[Source], str]]) -> str:
    """Each value once, with who says it: one line a value, sources that several reports carry with their number."""
    values: dict[str, dict[str, set[str]]] = {}
    for value, sources, report in told:
        who = sources[0].name if sources else report
        values.setdefault(value, {}).setdefault(who, set()).add(report)
    lines = []
    for value, whos in values.items():
        names = [who + (f" ({len(reports)} reports)" if len(reports) > 1 else "") for who, reports in whos.items()]
        lines.append(f"{value}: {', '.join(names)}")
    return "\n".join(lines)


def report_row(view: View, report: Report) -> Sequence[str]:
    text = view.store.text(report.text_id)
    lang = text.lang if text.lang == "en" else f"{text.lang} (not read)"
    return report.key, report.outlet or "not said", days(report.published), report.published_basis or "", lang


def _one_line(text: str, width: int = 140) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def show_sentence(view: View, report: Report, start: int, end: int, head: str) -> None:
    """A sentence of a report with body[start:end] marked, under its outlet, date and chain."""
    out = console()
    text = view.store.text(report.text_id)
    around = next((r.sentence for r in view.store.records(report.text_id) if r.sentence[0] <= start and end <= r.sentence[1]), None)
    first, last = around or (max(0, start - _CONTEXT), min(len(text.body), end + _CONTEXT))
    last = max(last, end)
    line = Line.assemble(text.body[first:start], (_marked(text.body[start:end]), _MARK), text.body[end:last])
    out.print(Line(f"  {head}", style="bold"))
    out.print(Line(f"  {report.outlet or report.key}, {days(report.published)}, {report.key} {start}:{end}", style="dim"))
    out.print(Line("    ") + line)
    out.print()


def _marked(quote: str) -> str:
    """The words that carry the value; «…» as well, so that a copy or a plain terminal still shows them."""
    return f"«{quote}»"


def show_item(view: View, item: Item) -> None:
    """One record with its fields and its sentence."""
    record = item.record
    console().print(Line(f"{type(record).__name__.lower()} {record.id}", style="bold"))
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name not in _NO_SLOTS and value not in (None, (), "", False):
            console().print(f"  {name:10} {_named(view, value) if name in _IDS else _value(value)}", markup=False)
    console().print(f"  {'when':10} {days(item.when)}   score {record.score:.2f}", markup=False)
    show_review(item.fold)
    sources = record.sources if isinstance(record, Statement | Figure | Event) else ()
    show_sentence(view, item.report, record.evidence.start, record.evidence.end, chain(sources, item.report))


_NO_SLOTS = ("id", "evidence", "sentence", "score", "when")
_IDS = ("event", "place", "part_of", "denies_record")


def _named(view: View, ident: str) -> str:
    """The words that a record is about, with its id."""
    record = view.store.record(ident)
    return f"«{record.evidence.quote}» ({ident})" if record else ident


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(v) for v in value)
    name = getattr(value, "name", None) or getattr(value, "quote", None)
    return str(name or value)


def show_review(found: Folded[Any]) -> None:
    """How a record stands: its state, what the machine says where people set something else, who decided what and when."""
    out = console()
    out.print(f"  {'review':10} {found.state}", markup=False)
    if found.human is not None and found.machine is not None:
        for name in found.value.__struct_fields__:
            shown, machine = getattr(found.value, name), getattr(found.machine, name)
            if name not in ("id", "evidence", "sentence", "score") and shown != machine:
                out.print(f"  {'machine':10} {name}: {_value(machine)}", markup=False)
    for e in found.history:
        out.print(f"  {e.at[:10]} {e.decision.action} by {e.by}{_undone(e)} {e.decision.hash[:12]}", markup=False)
    out.print()


def _undone(entry: Entry) -> str:
    return " (undone since)" if entry.undone else ""


def show_shared(view: View, found: Folded[Shared], policy: Policy | None = None) -> None:
    """An incident, dispute, warning, copy or naming with every sentence it rests on."""
    out, shared = console(), found.value
    if found.state != "proposed" or found.history:
        show_review(found)
    match shared:
        case Incident():
            table(INCIDENTS, [incident_row(shared)], "")
            out.print(f"\n{shared.label}\norigins: {', '.join(map(called, shared.origins)) or 'the reports themselves'}\n", markup=False)
            show_rests(shared)
            show_tolls(shared, policy or Policy())
            for b in shared.blamed:
                out.print(f"  {called(b.actor)}: {chain(b.by)} {b.stance.replace('_', ' ')}", markup=False)
            out.print()
            _members(view, shared)
        case Dispute():
            out.print(f"dispute {shared.id}: {shared.dimension}, {shared.relation.replace('_', ' ')}\n", markup=False)
            for side in shared.sides:
                _part(view, side, f"{side.value}: {chain(side.sources)}")
        case Warning():
            table(WARNINGS, [warning_row(shared)], "")
            out.print()
            show_sentence(
                view,
                view.by_key[shared.threat.report],
                shared.threat.start,
                shared.threat.end,
                f"the threat, to {shared.audience or 'not said'}",
            )
            for after in shared.outcomes:
                _part(view, after, f"{after.value.replace('_', ' ')}: {chain(after.sources)}")
        case Copy():
            out.print(f"copy {shared.id}: {shared.relation.replace('_', ' ')}; origin {shared.origin or 'not said'}", markup=False)
            if shared.burst:
                out.print(f"{len(shared.reports)} reports with one text within days: they count as one origin", markup=False)
            for key in shared.reports:
                out.print(f"  {key}", markup=False)
            for c in changes(view, shared):
                group = "" if c.group == "unspecified" else f" {c.group}"
                was, now = (amount(*ends) if ends else "nothing" for ends in (c.before, c.after))
                out.print(f"  {c.old} → {c.new}: {c.what}{group} {was} → {now}   {c.figure}", markup=False)
        case Naming():
            rows = [(n.name, n.by, n.outlet or "not said", str(n.count)) for n in shared.names]
            table(("name", "by", "in", "count"), rows, "no names")


def _members(view: View, incident: Incident) -> None:
    for member in incident.members:
        found = view.record(member.event)
        event = found.value if found else None
        if isinstance(event, Event):
            why = "; ".join(f"{feature} {value}" + (f" {weight:+.1f}" if weight else "") for feature, value, weight in member.why)
            head = f"{event.status}: {chain(event.sources, view.by_key[member.report])}" + (f"   joined by {why}" if why else "")
            show_sentence(view, view.by_key[member.report], event.evidence.start, event.evidence.end, head)


def _part(view: View, part: Side | After, head: str) -> None:
    show_sentence(view, view.by_key[part.report], part.start, part.end, head)


def show_report(view: View, report: Report) -> None:
    """A report: what is known about it, its text with figures and events marked, its records."""
    text = view.store.text(report.text_id)
    table(REPORTS, [report_row(view, report)], "")
    body = Line(text.body)
    for segment in text.segments:
        if segment.kind not in ("story", "headline", "caption"):
            body.stylize("dim", segment.start, segment.end)
    items = [i for i in view.items(report) if i.fold.shown]
    for item in items:
        if isinstance(item.record, Figure | Event):
            body.stylize(
                "bold underline" if isinstance(item.record, Event) else _MARK, item.record.evidence.start, item.record.evidence.end
            )
    console().print(Line("\n") + body + Line("\n"))
    table(STATEMENTS, [statement_row(i) for i in items if isinstance(i.record, Statement)], "no statements")
    console().print()
    table(FIGURES, [figure_row(i) for i in items if isinstance(i.record, Figure)], "no figures")
