"""What a report leaves among all reports, so that the next one is compared with its neighbours only. Derived; kept beside the records."""

from typing import NamedTuple


class Mark(NamedTuple):
    """What somebody has in common with others: `key` stands for what it is, `who` for the report or story that has it (63 bits each).

    `day` is an ordinal, 0 for what has no day; the marks of one key stand in order of day and who.
    """

    key: int
    day: int
    who: int

    @property
    def of(self) -> int:
        """What the mark is for: the last four bits of its key."""
        return self.key & 15


class Trace(NamedTuple):
    """The marks of a report, and what it adds to counts: (what is counted, a value of it)."""

    marks: tuple[Mark, ...] = ()
    counted: tuple[tuple[str, str], ...] = ()


class Standing(NamedTuple):
    """Where a report or a story belongs: the group it is derived with; of a copy also the first report with its text, and whose that is."""

    home: str | None = None
    lead: str | None = None
    whose: str | None = None
