"""The cells of a row: text, numbers and days, with the words to say when they are none."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

_DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%d-%m-%Y", "%d %B %Y", "%d/%m/%Y")


class Cells:
    """A row by column, blanks cut; a column that is not there is an empty cell."""

    def __init__(self, row: Mapping[str, object]) -> None:
        self.row = {
            k.strip().lower(): (v or "").strip() for k, v in row.items() if isinstance(k, str) and (v is None or isinstance(v, str))
        }

    def __getitem__(self, column: str) -> str:
        return self.row.get(column, "")

    def first(self, *columns: str) -> str:
        """The first of the columns that says something."""
        return next((self[c] for c in columns if self[c]), "")

    def needed(self, column: str) -> str:
        """Raises ValueError for an empty cell."""
        if not self[column]:
            raise ValueError(f"{column} is empty")
        return self[column]

    def count(self, *columns: str) -> int | None:
        """A number of people in the first column that has one. Raises ValueError for words and for less than none."""
        found = self.first(*columns)
        if not found:
            return None
        try:
            number = int(float(found.replace(",", "")))
        except (ValueError, OverflowError):
            raise ValueError(f"{found!r} in {' or '.join(columns)} is no number") from None
        if number < 0:
            raise ValueError(f"{found!r} in {' or '.join(columns)} is less than none")
        return number

    def degrees(self, column: str, most: float) -> float | None:
        """Latitude or longitude. Raises ValueError for what is none."""
        if not self[column]:
            return None
        try:
            number = float(self[column])
        except ValueError:
            raise ValueError(f"{self[column]!r} in {column} is no number") from None
        if not -most <= number <= most:
            raise ValueError(f"{self[column]} in {column} lies outside {-most:.0f} to {most:.0f}")
        return number

    def day(self, *columns: str) -> date:
        """A day, as yyyy-mm-dd (with an hour or not), dd-mm-yyyy, or 1 January 2020. Raises ValueError for what is none."""
        found = self.first(*columns)
        for form in _DAYS:
            try:
                return datetime.strptime(found, form).date()
            except ValueError:
                continue
        raise ValueError(f"{found!r} in {' or '.join(columns)} is no day")

    def listed(self, column: str, apart: str = ";") -> tuple[str, ...]:
        """The parts of a list in one cell."""
        return tuple(part.strip() for part in self[column].split(apart) if part.strip())


def within(number: int, names: Mapping[int, str], column: str) -> str:
    """The name of a code. Raises ValueError for a code that is not in the list."""
    if number not in names:
        raise ValueError(f"{number} is no code of {column}: {', '.join(map(str, names))}")
    return names[number]


def missing(needed: Iterable[str], there: Iterable[str] | None) -> list[str]:
    """The needed columns that a table does not have."""
    columns = {c.strip().lower() for c in there or ()}
    return [c for c in needed if c not in columns]
