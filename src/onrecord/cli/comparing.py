"""Commands that set accounts side by side: a record and a data set, copies of one text."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import AS_JSON, RECORD, TABLES, asked_for, filters, view_of

if TYPE_CHECKING:
    from onrecord.resolve.matching import Match


@click.command()
@RECORD
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--as", "form", type=click.Choice(TABLES), default="ucdp", show_default=True, help="What kind of table it is.")
@AS_JSON
def compare(record: Path, table: Path, form: str, as_json: bool) -> None:
    """The incidents of a record beside a data set: which both have, which only one has, where tolls, dates and actors differ."""
    from onrecord.run.compare import compare as run
    from onrecord.terminal import MATCHES, match_row
    from onrecord.terminal import table as show

    found = run(view_of(record), table, form)
    if as_json:
        for m in found.matches:
            click.echo(json.dumps(_line(m), ensure_ascii=False))
    else:
        show(MATCHES, [match_row(m) for m in found.matches], "neither has anything of these days")
        both = [m for m in found.matches if m.incident and m.row]
        differing = sum(bool(m.differences) for m in both)
        lone = sum(not m.incident for m in found.matches), sum(not m.row for m in found.matches)
        click.echo(f"{len(both)} in both, of which {differing} differ; {lone[0]} only in the table; {lone[1]} only in the record")
    for failure in found.failures:
        click.echo(f"onrecord: [{failure.code}] {failure.message}", err=True)
    if found.failures:
        raise click.exceptions.Exit(3)


def _line(m: "Match") -> dict[str, object]:
    return {
        "incident": m.incident.id if m.incident else None,
        "row": m.row.key if m.row else None,
        "why": [list(w) for w in m.why],
        "differences": [d._asdict() for d in m.differences],
    }


@click.command()
@RECORD
@filters
@AS_JSON
def copies(record: Path, as_json: bool, **asked: str | None) -> None:
    """Reports that carry one text, the largest groups first; a burst is many of them within days."""
    from onrecord.cli.looking import shared_rows
    from onrecord.terminal import COPIES, copy_row

    shared_rows(view_of(record), "copy", asked_for(asked), as_json, COPIES, copy_row)
