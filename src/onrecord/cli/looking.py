"""Commands that look at a record file: its tables, one thing in it, a search."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.common import AS_JSON, RECORD, asked_for, filters, policies, policy_of, view_of
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.model.records import AnyRecord, Shared
    from onrecord.views import Filter, Folded, Item, View
    from onrecord.views.policy import Policy


@click.command()
@RECORD
@AS_JSON
def stats(record: Path, as_json: bool) -> None:
    """What is in a record file: counts that add up."""
    from onrecord.terminal import table

    view = view_of(record)
    counts = view.store.counts()
    counts["copies of a text"] = counts["report"] - counts["text"]
    if as_json:
        click.echo(json.dumps({**counts, "digest": view.store.digest()}))
        return
    table(("what", "how many"), [(k, f"{n:,}") for k, n in counts.items()], "nothing")
    click.echo(f"digest {view.store.digest()}")


@click.command()
@RECORD
@filters
@AS_JSON
def reports(record: Path, as_json: bool, **asked: str | None) -> None:
    """The reports, their outlets, and when they were published by what evidence."""
    from onrecord.model.records import Report
    from onrecord.terminal import REPORTS, report_row, table

    view, wanted = view_of(record), asked_for(asked)
    found = [r for r in view.every("report", wanted) if isinstance(r, Report)]
    if as_json:
        from msgspec import to_builtins

        for report in found:
            click.echo(json.dumps(to_builtins(report), ensure_ascii=False))
        return
    table(REPORTS, [report_row(view, r) for r in found], "no report fits")


@click.command()
@RECORD
@filters
@AS_JSON
def statements(record: Path, as_json: bool, **asked: str | None) -> None:
    """Who says what, through whom."""
    from onrecord.model.records import Statement
    from onrecord.terminal import STATEMENTS, statement_row

    _items(view_of(record), Statement, asked_for(asked), as_json, STATEMENTS, statement_row)


@click.command()
@RECORD
@filters
@AS_JSON
def figures(record: Path, as_json: bool, **asked: str | None) -> None:
    """How many are said to have been harmed, and who says so."""
    from onrecord.model.records import Figure
    from onrecord.terminal import FIGURES, figure_row

    _items(view_of(record), Figure, asked_for(asked), as_json, FIGURES, figure_row)


@click.command()
@RECORD
@filters
@policies
@AS_JSON
def incidents(record: Path, as_json: bool, policy: str | None, origins: str, **asked: str | None) -> None:
    """What happened, as all reports together tell it."""
    from functools import partial

    from onrecord.terminal import INCIDENTS, incident_row

    chosen = policy_of(policy, origins)
    columns = [f"killed, {chosen.called}" if chosen and c == "killed" else c for c in INCIDENTS]
    row = partial(incident_row, policy=chosen)
    shared_rows(view_of(record), "incident", asked_for(asked), as_json, columns, row, chosen)


@click.command()
@RECORD
@filters
@AS_JSON
def disputes(record: Path, as_json: bool, **asked: str | None) -> None:
    """Where accounts differ: contradictions, updates, different scopes."""
    from onrecord.terminal import DISPUTES, dispute_row

    shared_rows(view_of(record), "dispute", asked_for(asked), as_json, DISPUTES, dispute_row)


@click.command()
@RECORD
@filters
@AS_JSON
def warnings(record: Path, as_json: bool, **asked: str | None) -> None:
    """Threats, ultimatums and messages, and what came after."""
    from onrecord.terminal import WARNINGS, warning_row

    shared_rows(view_of(record), "warning", asked_for(asked), as_json, WARNINGS, warning_row)


@click.command()
@RECORD
def failures(record: Path) -> None:
    """The inputs that did not become reports: which, why, and what to do."""
    from onrecord.terminal import table

    rows = [(f.code, f.input, f.message, "yes" if f.retry else "no") for f in view_of(record).store.failures()]
    table(("code", "input", "what is wrong and what to do", "try again"), rows, "no input failed")


@click.command()
@RECORD
@click.argument("ident")
@click.option("--report", "key", help="The report to show a record in, when several carry its text.")
@policies
def show(record: Path, ident: str, key: str | None, policy: str | None, origins: str) -> None:
    """One incident, dispute, warning, report or record, with every sentence it rests on, marked."""
    from onrecord.terminal import show_item, show_report, show_shared

    view = view_of(record)
    if thing := view.thing(ident):
        show_shared(view, thing, policy_of(policy, origins))
    elif report := view.report(ident):
        show_report(view, report)
    elif item := view.item(ident, key):
        show_item(view, item)
    else:
        raise UsageError("E204", f"there is no incident, dispute, warning, report or record {ident} in {record}; the tables list the ids")


@click.command()
@RECORD
@click.argument("query")
@filters
@click.option("--grade", help="The grade of an incident that the report tells of.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The most to show.")
def search(record: Path, query: str, limit: int, **asked: str | None) -> None:
    """Full text: all the words, or "a phrase", with the words around them, in the reports that fit."""
    from onrecord.terminal import days, table

    rows = [
        (h.report.key, h.report.outlet or "not said", days(h.report.published), " ".join(h.context.split()))
        for h in view_of(record).search(query, limit, asked_for(asked))
    ]
    table(("report", "outlet", "published", "context"), rows, f"no report has {query}")


def _items(view: "View", kind: "type[AnyRecord]", wanted: "Filter", as_json: bool, columns: Any, row: "Callable[[Item], Any]") -> None:
    from onrecord.terminal import table

    if as_json:
        from onrecord.export.records import lines_of

        for line in lines_of(view, view.find(kind, wanted)):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    table((*columns, "review"), [(*row(i), i.fold.state) for i in view.find(kind, wanted)], "nothing fits")


def shared_rows(
    view: "View", kind: str, wanted: "Filter", as_json: bool, columns: Any, row: Callable[[Any], Any], policy: "Policy | None" = None
) -> None:
    """Shared records as a table or as JSON lines."""
    from onrecord.terminal import table

    if as_json:
        from onrecord.export.shared import SharedWriter

        writer = SharedWriter(view, policy)
        for found in _standing(view, kind, wanted):
            click.echo(json.dumps(writer.standing(found), ensure_ascii=False))
        return
    table((*columns, "review"), [(*row(f.value), f.state) for f in _standing(view, kind, wanted)], "nothing fits")


def _standing(view: "View", kind: str, wanted: "Filter") -> "Iterator[Folded[Shared]]":
    return (found for shared in view.shared(kind, wanted) if (found := view.thing(shared.id)))
