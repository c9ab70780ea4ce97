"""Commands that give a record to other programs."""

import json
import sys
from pathlib import Path

import click

from onrecord.cli.common import BY, RECORD, policies, policy_of, view_of


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
@policies
def export(record: Path, form: str, by: str, policy: str | None, origins: str) -> None:
    """The whole record for other programs, on standard output; the log tells that it was given out."""
    from onrecord.export.given import decisions, given

    view = view_of(record)
    if form == "decisions":
        for line in decisions(view):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    for text in given(view, by, policy_of(policy, origins)):
        sys.stdout.write(text)
