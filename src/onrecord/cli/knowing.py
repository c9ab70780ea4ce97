"""Commands about who and where: actors in a record, places that are known before a report is read."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import AS_JSON, RECORD, Commands, view_of

if TYPE_CHECKING:
    from onrecord.store.base import Store
    from onrecord.views.parties import Party

_FEW = 4  # ties shown in a row of the table; --json has all
_RECORD = click.option("--record", type=click.Path(path_type=Path), help="For this record file only, and kept in it.")


@click.group(cls=Commands)
def gazetteer() -> None:
    """Places that you add to those of the world: country files of GeoNames, tables of your own."""


@gazetteer.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_RECORD
def add(files: tuple[Path, ...], record: Path | None) -> None:
    """Add country files as GeoNames publishes them (SY.zip), or CSVs with the columns name, lat, lon."""
    from onrecord.run import gazetteers

    with _store(record, writes=True) as store:
        for path in files:
            click.echo(f"{path.name}: {gazetteers.add(path, store):,} places")
    click.echo("texts that were read without them are read again by the next `onrecord read`")


@gazetteer.command(name="list")
@_RECORD
def listed(record: Path | None) -> None:
    """The files that were added, and where they are."""
    from onrecord.run import gazetteers
    from onrecord.terminal import table

    with _store(record) as store:
        rows = [(one.name, one.where, f"{one.places:,}") for one in gazetteers.listed(store)]
    table(("file", "counts for", "places"), rows, "nothing was added")
    click.echo(f"kept in {gazetteers.folder()}")


@gazetteer.command()
@click.argument("name")
@_RECORD
def remove(name: str, record: Path | None) -> None:
    """Take an added file away again."""
    from onrecord.run import gazetteers

    with _store(record, writes=True) as store:
        gazetteers.remove(name, store)
    click.echo(f"{name} is no longer used")


@contextmanager
def _store(record: Path | None, writes: bool = False) -> "Iterator[Store | None]":
    """The record file, when one is given."""
    from contextlib import nullcontext

    from onrecord.store.lock import WAIT, writing
    from onrecord.store.sql import open_store

    if record is None:
        yield None
        return
    store = open_store(record)
    try:
        with writing(record, WAIT) if writes else nullcontext():
            yield store
    finally:
        store.close()


@click.command()
@RECORD
@click.option("--actor", default="", help="Part of a name.")
@AS_JSON
def actors(record: Path, actor: str, as_json: bool) -> None:
    """Who is named, how often, and how they are said to stand to one another, by which reports."""
    from onrecord.terminal import table
    from onrecord.views.parties import parties

    found = parties(view_of(record), actor)
    if as_json:
        for party in found:
            click.echo(json.dumps(_line(party), ensure_ascii=False))
        return
    rows = [(p.name, p.actor or "", p.type, p.country or "", f"{p.mentions:,}", f"{len(p.reports):,}", _ties(p)) for p in found]
    table(("actor", "id", "type", "country", "mentions", "reports", "is said to"), rows, "nobody is named so")


def _ties(party: "Party") -> str:
    told = sorted(party.ties.items(), key=lambda t: (-len(t[1]), t[0]))[:_FEW]
    return "; ".join(f"{kind.replace('_', ' ')} {other} ({len({t.report for t in reports})})" for (kind, other), reports in told)


def _line(party: "Party") -> dict[str, object]:
    ties = [{"kind": kind, "to": other, "reports": [t._asdict() for t in told]} for (kind, other), told in sorted(party.ties.items())]
    head = {"name": party.name, "names": sorted(party.names), "actor": party.actor, "type": party.type, "country": party.country}
    return head | {"mentions": party.mentions, "reports": len(party.reports), "ties": ties}
