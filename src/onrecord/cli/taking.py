"""Commands that take reports in: read, extract, fetch."""

import json
import sys
from pathlib import Path

import click

from onrecord.cli.common import BY, CONFIG, JOBS, MAP, META, TABLES, columns_of
from onrecord.errors import OnRecordError


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--record", required=True, type=click.Path(path_type=Path), help="The record file; made when it is not there.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["articles", *TABLES]),
    default="articles",
    help="A table of coded events: a plain one (event-reports), ACLED, UCDP GED, Airwars.",
)
@MAP
@META
@JOBS
@CONFIG
@BY
def read(
    paths: tuple[Path, ...], record: Path, form: str, mapping: str, meta: Path | None, jobs: int | None, config: Path | None, by: str
) -> None:
    """Read files and folders of reports into a record file; what is already there is not read again."""
    from onrecord.config import load
    from onrecord.run.read import Options
    from onrecord.run.read import read as run
    from onrecord.terminal import Bar

    options = Options(mapping=columns_of(mapping), meta=meta, form=form, jobs=jobs, config=load(config), by=by)
    tally = run(paths, record, options, Bar())
    click.echo(f"{tally.inputs} inputs = {tally.reports} reports + {tally.copies} copies + {tally.failures} failures")
    if tally.unread:
        click.echo(f"{tally.unread} reports are in a language that is not read yet; they are kept and can be searched")
    if tally.failures:
        click.echo(f"`onrecord failures {record}` says which inputs failed, why, and what to do", err=True)
        sys.exit(3)


@click.command()
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
        paths or (Path("-"),), mapping=columns_of(mapping), meta=meta, jobs=local.jobs_for(jobs, None), config=load(config)
    ):
        if isinstance(line, Failure):
            failed += 1
            click.echo(f"onrecord: [{line.code}] {line.input}: {line.message}", err=True)
        else:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    if failed:
        sys.exit(3)


@click.command()
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
