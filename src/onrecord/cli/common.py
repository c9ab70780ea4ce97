"""What the commands share: the group that prints errors, the options, the record that is looked at."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.views import Filter, View
    from onrecord.views.policy import Policy

STATES = ("proposed", "confirmed", "corrected", "rejected", "stale", "orphaned", "reviewed", "unreviewed")
LONG = 2_000  # entries that are listed in about two seconds: a longer wait is announced
F = TypeVar("F", bound=Callable[..., Any])
RECORD = click.argument("record", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="JSON lines instead of a table.")
JOBS = click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; by default one a core when there is enough to do.")
MAP = click.option("--map", "mapping", default="", help="Columns of a table: text=article_content,title=…,published=date,outlet=source.")
META = click.option("--meta", type=click.Path(path_type=Path), help="A table file,outlet,published,url that dates plain files.")
POLICIES = ("conservative", "majority", "latest", "priority")  # as views.policy has them, which is not imported for --help
TABLES = ("event-reports", "acled", "ucdp", "airwars")  # the keys of intake.event_reports.FORMS, which is not imported for --help
BY = click.option("--by", default="a person", show_default=True, envvar="ONRECORD_REVIEWER", help="Who says so; stands in the log.")
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
        click.option("--state", type=click.Choice(STATES), help="How it stands with people; rejected records are listed only so."),
    ):
        command = option(command)
    return command


def policy_of(name: str | None, origins: str) -> "Policy | None":
    """The policy that was asked for, None when none was; a list of origins alone means priority."""
    from onrecord.views.policy import Policy

    return Policy.of(name or "priority", origins) if name or origins else None


def policies(command: F) -> F:
    """How one number is made of many, as views.policy has it."""
    for option in (
        click.option("--origins", default="", help="For priority: origins, the most trusted first, as 'SOHR, AFP'."),
        click.option(
            "--policy",
            type=click.Choice(POLICIES),
            default=None,
            help="Which number a toll is taken to be: the lowest, that of most origins, the last, that of the first origin listed.",
        ),
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


def view_of(record: Path) -> "View":
    """The record file, to be looked at."""
    from onrecord.views import open_view

    def told(left: int) -> None:
        if left >= LONG:
            click.echo(f"onrecord: the lists of {record} are made once for this version of the program: {left:,} entries", err=True)

    return open_view(record, told)


def asked_for(asked: dict[str, str | None]) -> "Filter":
    from onrecord.views import Filter

    state = asked.pop("state", None)
    whether = {"reviewed": True, "unreviewed": False}.get(state or "")
    return Filter(**asked, state=state if whether is None else None, reviewed=whether)


def columns_of(given: str) -> dict[str, str]:
    pairs = [p.partition("=") for p in given.split(",") if p.strip()]
    if wrong := [field for field, equals, column in pairs if not (equals and column.strip())]:
        raise UsageError("E205", f"--map wants field=column pairs, as text=article_content,published=date; {wrong[0]!r} has no column")
    return {field.strip(): column.strip() for field, _, column in pairs}
