"""The commands. Everything heavy is imported inside them, so that --help answers at once.

Exit status: 0 done; 2 wrong arguments; 3 done, but some inputs became failures (or a check of `doctor` failed);
4 the record file cannot be used; 5 the language model or a data pack is missing.
"""

import click

from onrecord import __version__
from onrecord.cli import comparing, giving, keeping, knowing, looking, reviewing, serving, taking
from onrecord.cli.common import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Keep a record that can be checked: who is said to have done what to whom, where, when, with how many harmed, and who says so."""


for _command in (
    taking.read, taking.extract, taking.fetch,
    looking.stats, looking.reports, looking.statements, looking.figures, looking.incidents, looking.disputes, looking.warnings,
    looking.failures, looking.show, looking.search,
    comparing.copies, comparing.compare, giving.export, serving.serve,
    keeping.date, keeping.doctor,
    reviewing.review, reviewing.decide, reviewing.log, reviewing.adopt,
    knowing.gazetteer, knowing.actors,
):  # fmt: skip
    main.add_command(_command)
