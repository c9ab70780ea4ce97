"""What became of the inputs of one run."""

from dataclasses import dataclass


@dataclass(kw_only=True)
class Tally:
    """What became of the inputs of one run: `inputs == reports + copies + failures`, always."""

    inputs: int = 0
    reports: int = 0
    copies: int = 0
    failures: int = 0
    unread: int = 0
    written: int = 0
