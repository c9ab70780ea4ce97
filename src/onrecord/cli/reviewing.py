"""Commands of people who check a record: what to look at next, decisions, and the log of them."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.common import AS_JSON, BY, RECORD, view_of
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.views import Entry, Task

VERBS = ("confirm", "correct", "reject", "note", "merge", "split", "undo")


@click.command()
@RECORD
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The most to show.")
@click.option("--after", help="Where to go on: the last line of a page gives it.")
@AS_JSON
def review(record: Path, limit: int, after: str | None, as_json: bool) -> None:
    """What to look at next: what came back, what is disputed, what weighs most, what the machine is unsure of."""
    from onrecord.terminal import TASKS, table, task_row
    from onrecord.views import queue

    try:
        found = queue(view_of(record), after, limit)
    except ValueError as e:
        raise UsageError("E239", f"--after {e}; leave it out to begin") from e
    if as_json:
        for task in found.tasks:
            click.echo(json.dumps(_task(task), ensure_ascii=False))
        return
    table(TASKS, [task_row(t) for t in found.tasks], "nothing waits to be looked at")
    if found.next:
        click.echo(f"more: --after '{found.next}'")


def _task(task: "Task") -> dict[str, Any]:
    from onrecord.views.queue import cursor

    report = task.item.report.key if task.item else None
    quote = task.item.record.evidence.quote if task.item else None
    return {"id": task.target, "kind": task.kind, "why": task.why, "reason": task.reason, "report": report, "quote": quote,
            "after": cursor(task)}  # fmt: skip


@click.command()
@RECORD
@click.argument("ident", metavar="ID")
@click.argument("verb", type=click.Choice(VERBS))
@click.argument("words", nargs=-1)
@BY
@click.option("--later", is_flag=True, help="Leave incidents and disputes as they are until the next decision or reading.")
def decide(record: Path, ident: str, verb: Any, words: tuple[str, ...], by: str, later: bool) -> None:
    """Decide on a record: confirm, correct FIELD=VALUE, reject, note WORDS, merge INCIDENT, split EVENTS, undo."""
    from onrecord.run.settle import decide as run
    from onrecord.run.settle import settle

    done = run(record, ident, verb, words, by)
    click.echo(f"{done.action} {done.target} by {done.by}: {done.hash[:12]}")
    if not later and verb != "note":
        settle(record)


@click.command()
@RECORD
@click.argument("part", type=click.Choice(["head"]), required=False)
@click.option("--verify", is_flag=True, help="Check that no decision was changed or taken out.")
@click.option("--head", help="With --verify: the head noted earlier, so that a log cut off at its end is seen.")
@AS_JSON
def log(record: Path, part: str | None, verify: bool, head: str | None, as_json: bool) -> None:
    """Every decision, and what came in and was given out, in the order in which it was said."""
    view = view_of(record)
    if part == "head":
        click.echo(view.store.head() or "")
    elif verify:
        _verify(view.store, head)
    elif as_json:
        from onrecord.export.given import decisions

        for line in decisions(view):
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        from onrecord.terminal import table
        from onrecord.views.ledger import entries

        table(("n", "when", "who", "what", "about"), [_entry(e) for e in entries(view.store.log())], "nobody has decided anything yet")


def _entry(entry: "Entry") -> tuple[str, ...]:
    from onrecord.web.rulings import ruled

    return str(entry.number), entry.at, entry.by, ruled(entry), entry.decision.target


def _verify(store: Any, head: str | None) -> None:
    from onrecord import review as reviewing

    found = list(reviewing.verify(store, head))
    for row in found:
        click.echo(f"decision {row.number}: {row.what}", err=True)
    if found:
        sys.exit(3)
    click.echo(f"whole; head {store.head() or 'none'}")


@click.command()
@RECORD
@click.argument("decisions", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@BY
def adopt(record: Path, decisions: Path, by: str) -> None:
    """Take in the decisions of another record of the same texts: a file that `export --format decisions` wrote."""
    from onrecord.run.settle import adopt as run

    click.echo(f"{run(record, decisions, by)} decisions taken in")
