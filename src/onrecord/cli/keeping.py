"""Commands that keep a record right: decisions of people, integrity checks."""

import sys
from pathlib import Path

import click

from onrecord.cli.common import BY, RECORD, view_of


@click.command()
@RECORD
@click.argument("report")
@click.argument("published")
@BY
def date(record: Path, report: str, published: str, by: str) -> None:
    """Tell when a report was published (2016-12-06, or 2016-12-01/2016-12-06); everything relative re-resolves."""
    from onrecord.run.read import redate

    click.echo(f"{report} was published {redate(record, report, published, by)}, decided by {by}")


@click.command()
@RECORD
def doctor(record: Path) -> None:
    """Named integrity checks: is every quote where it says, every hash right, every sum whole?"""
    from onrecord.doctor import CHECKS, examine

    found = list(examine(view_of(record).store))
    for trouble in found:
        click.echo(f"{trouble.check}: {trouble.where}: {trouble.what}", err=True)
    failed = {t.check for t in found}
    for name, check in CHECKS.items():
        click.echo(f"{'FAILED' if name in failed else 'ok':7} {name:11} {(check.__doc__ or '').splitlines()[0]}")
    if found:
        sys.exit(3)
