"""Commands that give a record to other programs."""

import json
import sys
from pathlib import Path

import click

from onrecord.cli.common import BY, RECORD, view_of


@click.command()
@RECORD
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "decisions"]),
    default="jsonl",
    help="jsonl: every record and everything shared, version 1; decisions: the log of what people decided.",
)
@BY
def export(record: Path, form: str, by: str) -> None:
    """The whole record for other programs, on standard output; the log tells that it was given out."""
    from onrecord.export.given import decisions, given

    view = view_of(record)
    if form == "decisions":
        for line in decisions(view):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    for text in given(view, by):
        sys.stdout.write(text)
