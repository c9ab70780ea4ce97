"""The commands. Everything heavy is imported inside them, so that --help answers at once.

Exit status: 0 done; 2 wrong arguments; 3 done, but some inputs became failures (or a check of `doctor` failed);
4 the record file cannot be used; 5 the language model or a data pack is missing.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord import __version__
from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.model.records import AnyRecord
    from onrecord.views import Filter, Item, View

F = TypeVar("F", bound=Callable[..., Any])
RECORD = click.argument("record", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="JSON lines instead of a table.")
JOBS = click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; by default one a core when there is enough to do.")
MAP = click.option("--map", "mapping", default="", help="Columns of a table: text=article_content,title=…,published=date,outlet=source.")
META = click.option("--meta", type=click.Path(path_type=Path), help="A table file,outlet,published,url that dates plain files.")
CONFIG = click.option("--config", type=click.Path(path_type=Path), help="A TOML file: model, gazetteer, actors.")


def filters(command: F) -> F:
    """The filters that every table takes."""
    for option in (
        click.option("--from", "first", help="First day, as 2016-12-01."),
        click.option("--to", "last", help="Last day, as 2016-12-31."),
        click.option("--place", help="Part of a place's name."),
        click.option("--actor", help="Part of an actor's or a source's name."),
        click.option("--outlet", help="Part of an outlet's name."),
        click.option("--what", help="What was counted (killed), the type of an event, the act of a statement, the dimension of a dispute."),
    ):
        command = option(command)
    return command


class Commands(click.Group):
    """Prints an OnRecordError as one line and returns its exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OnRecordError as e:
            click.echo(f"onrecord: {e}", err=True)
            ctx.exit(e.exit_status)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Keep a record that can be checked: who is said to have done what to whom, where, when, with how many harmed, and who says so."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--record", required=True, type=click.Path(path_type=Path), help="The record file; made when it is not there.")
@click.option(
    "--as", "form", type=click.Choice(["articles", "event-reports"]), default="articles", help="event-reports: a table of coded events."
)
@MAP
@META
@JOBS
@CONFIG
def read(paths: tuple[Path, ...], record: Path, form: str, mapping: str, meta: Path | None, jobs: int | None, config: Path | None) -> None:
    """Read files and folders of reports into a record file; what is already there is not read again."""
    from onrecord.config import load
    from onrecord.run.read import Options
    from onrecord.run.read import read as run
    from onrecord.terminal import Bar

    options = Options(mapping=_mapping(mapping), meta=meta, form=form, jobs=jobs, config=load(config))
    tally = run(paths, record, options, Bar())
    click.echo(f"{tally.inputs} inputs = {tally.reports} reports + {tally.copies} copies + {tally.failures} failures")
    if tally.unread:
        click.echo(f"{tally.unread} reports are in a language that is not read yet; they are kept and can be searched")
    if tally.failures:
        click.echo(f"`onrecord failures {record}` says which inputs failed, why, and what to do", err=True)
        sys.exit(3)


@main.command()
@RECORD
@AS_JSON
def stats(record: Path, as_json: bool) -> None:
    """What is in a record file: counts that add up."""
    from onrecord.terminal import table

    view = _view(record)
    counts = view.store.counts()
    counts["copies of a text"] = counts["report"] - counts["text"]
    if as_json:
        click.echo(json.dumps({**counts, "digest": view.store.digest()}))
        return
    table(("what", "how many"), [(k, f"{n:,}") for k, n in counts.items()], "nothing")
    click.echo(f"digest {view.store.digest()}")


@main.command()
@RECORD
@filters
@AS_JSON
def statements(record: Path, as_json: bool, **asked: str | None) -> None:
    """Who says what, through whom."""
    from onrecord.model.records import Statement
    from onrecord.terminal import STATEMENTS, statement_row

    _items(_view(record), Statement, _filter(asked), as_json, STATEMENTS, statement_row)


@main.command()
@RECORD
@filters
@AS_JSON
def figures(record: Path, as_json: bool, **asked: str | None) -> None:
    """How many are said to have been harmed, and who says so."""
    from onrecord.model.records import Figure
    from onrecord.terminal import FIGURES, figure_row

    _items(_view(record), Figure, _filter(asked), as_json, FIGURES, figure_row)


@main.command()
@RECORD
@filters
@AS_JSON
def incidents(record: Path, as_json: bool, **asked: str | None) -> None:
    """What happened, as all reports together tell it."""
    from onrecord.terminal import INCIDENTS, incident_row

    _shared(_view(record), "incident", _filter(asked), as_json, INCIDENTS, incident_row)


@main.command()
@RECORD
@filters
@AS_JSON
def disputes(record: Path, as_json: bool, **asked: str | None) -> None:
    """Where accounts differ: contradictions, updates, different scopes."""
    from onrecord.terminal import DISPUTES, dispute_row

    _shared(_view(record), "dispute", _filter(asked), as_json, DISPUTES, dispute_row)


@main.command()
@RECORD
@filters
@AS_JSON
def warnings(record: Path, as_json: bool, **asked: str | None) -> None:
    """Threats, ultimatums and messages, and what came after."""
    from onrecord.terminal import WARNINGS, warning_row

    _shared(_view(record), "warning", _filter(asked), as_json, WARNINGS, warning_row)


@main.command()
@RECORD
@filters
@AS_JSON
def reports(record: Path, as_json: bool, **asked: str | None) -> None:
    """The reports, their outlets, and when they were published by what evidence."""
    from onrecord.terminal import REPORTS, report_row, table

    view, wanted = _view(record), _filter(asked)
    found = [
        r
        for r in view.reports
        if wanted.days(r.published) and (not wanted.outlet or wanted.outlet.casefold() in (r.outlet or "").casefold())
    ]
    if as_json:
        from msgspec import to_builtins

        for report in found:
            click.echo(json.dumps(to_builtins(report), ensure_ascii=False))
        return
    table(REPORTS, [report_row(view, r) for r in found], "no report fits")


@main.command()
@RECORD
def failures(record: Path) -> None:
    """The inputs that did not become reports: which, why, and what to do."""
    from onrecord.terminal import table

    rows = [(f.code, f.input, f.message, "yes" if f.retry else "no") for f in _view(record).store.failures()]
    table(("code", "input", "what is wrong and what to do", "try again"), rows, "no input failed")


@main.command()
@RECORD
@click.argument("ident")
@click.option("--report", "key", help="The report to show a record in, when several carry its text.")
def show(record: Path, ident: str, key: str | None) -> None:
    """One incident, dispute, warning, report or record, with every sentence it rests on, marked."""
    from onrecord.terminal import show_item, show_report, show_shared

    view = _view(record)
    if shared := view.store.shared_one(ident):
        show_shared(view, shared)
    elif report := view.report(ident):
        show_report(view, report)
    elif item := view.item(ident, key):
        show_item(view, item)
    else:
        raise UsageError("E204", f"there is no incident, dispute, warning, report or record {ident} in {record}; the tables list the ids")


@main.command()
@RECORD
@click.argument("query")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The most to show.")
def search(record: Path, query: str, limit: int) -> None:
    """Full text: all the words, or "a phrase", with the words around them."""
    from onrecord.terminal import days, table

    rows = [
        (h.report.key, h.report.outlet or "not said", days(h.report.published), " ".join(h.context.split()))
        for h in _view(record).search(query, limit)
    ]
    table(("report", "outlet", "published", "context"), rows, f"no report has {query}")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@MAP
@META
@JOBS
@CONFIG
def extract(paths: tuple[Path, ...], mapping: str, meta: Path | None, jobs: int | None, config: Path | None) -> None:
    """Records of reports as JSON lines, without a record file; JSON lines from standard input when no path is given."""
    from onrecord.config import load
    from onrecord.model.records import Failure
    from onrecord.run import local, stateless

    failed = 0
    out = sys.stdout
    for line in stateless.extract(
        paths or (Path("-"),), mapping=_mapping(mapping), meta=meta, jobs=local.jobs_for(jobs, None), config=load(config)
    ):
        if isinstance(line, Failure):
            failed += 1
            click.echo(f"onrecord: [{line.code}] {line.input}: {line.message}", err=True)
        else:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    if failed:
        sys.exit(3)


@main.command()
@RECORD
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="jsonl: every record and everything shared, version 1."
)
def export(record: Path, form: str) -> None:
    """The whole record for other programs, on standard output."""
    from onrecord.export.shared import SharedWriter

    for line in SharedWriter(_view(record)).lines():
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


@main.command()
@RECORD
@click.argument("report")
@click.argument("published")
@click.option("--by", default="a person", show_default=True, envvar="ONRECORD_REVIEWER", help="Who says so; stands in the log.")
def date(record: Path, report: str, published: str, by: str) -> None:
    """Tell when a report was published (2016-12-06, or 2016-12-01/2016-12-06); everything relative re-resolves."""
    from onrecord.run.read import redate

    click.echo(f"{report} was published {redate(record, report, published, by)}, decided by {by}")


@main.command()
@RECORD
def doctor(record: Path) -> None:
    """Named integrity checks: is every quote where it says, every hash right, every sum whole?"""
    from onrecord.doctor import CHECKS, examine

    found = list(examine(_view(record).store))
    for trouble in found:
        click.echo(f"{trouble.check}: {trouble.where}: {trouble.what}", err=True)
    failed = {t.check for t in found}
    for name, check in CHECKS.items():
        click.echo(f"{'FAILED' if name in failed else 'ok':7} {name:11} {(check.__doc__ or '').splitlines()[0]}")
    if found:
        sys.exit(3)


@main.command()
@click.argument("urls", nargs=-1, required=True)
@click.option(
    "--into", required=True, type=click.Path(path_type=Path), help="A folder for what is fetched, to be read with `onrecord read`."
)
def fetch(urls: tuple[str, ...], into: Path) -> None:
    """Fetch feeds and pages into a folder. The one command that uses the network."""
    from onrecord.run.fetch import fetch as run

    failed = 0
    for url in urls:
        try:
            click.echo(f"{url} → {run(url, into)}")
        except OnRecordError as e:
            failed += 1
            click.echo(f"onrecord: {url}: {e}", err=True)
    if failed:
        sys.exit(3)


def _view(record: Path) -> "View":
    from onrecord.store.sql import open_store
    from onrecord.views import View

    return View(open_store(record))


def _filter(asked: dict[str, str | None]) -> "Filter":
    from onrecord.views import Filter

    return Filter(**asked)


def _mapping(given: str) -> dict[str, str]:
    pairs = [p.partition("=") for p in given.split(",") if p.strip()]
    if wrong := [field for field, equals, column in pairs if not (equals and column.strip())]:
        raise UsageError("E205", f"--map wants field=column pairs, as text=article_content,published=date; {wrong[0]!r} has no column")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _items(view: "View", kind: "type[AnyRecord]", wanted: "Filter", as_json: bool, columns: Any, row: "Callable[[Item], Any]") -> None:
    from onrecord.terminal import table

    if as_json:
        from onrecord.export.records import lines_of

        for line in lines_of(view, view.find(kind, wanted)):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    table(columns, [row(i) for i in view.find(kind, wanted)], "nothing fits")


def _shared(view: "View", kind: str, wanted: "Filter", as_json: bool, columns: Any, row: Callable[[Any], Any]) -> None:
    from onrecord.terminal import table

    if as_json:
        from onrecord.export.shared import SharedWriter

        writer = SharedWriter(view)
        for shared in view.shared(kind, wanted):
            click.echo(json.dumps(writer.line(shared), ensure_ascii=False))
        return
    table(columns, [row(s) for s in view.shared(kind, wanted)], "nothing fits")
