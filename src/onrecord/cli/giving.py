"""Commands that give a record to other programs."""

import json
import sys
from pathlib import Path

import click

from onrecord.cli.common import RECORD, view_of


@click.command()
@RECORD
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="jsonl: every record and everything shared, version 1."
)
def export(record: Path, form: str) -> None:
    """The whole record for other programs, on standard output."""
    from onrecord.export.shared import SharedWriter

    for line in SharedWriter(view_of(record)).lines():
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
