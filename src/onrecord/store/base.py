"""What a store of the record can do; `store.sql` is the one there is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from onrecord.model.ids import Row
from onrecord.model.records import AnyRecord, Capture, Decision, Failure, Report, Run, Shared, Text

_LAST_DAY = 99_999_999
NARROW = 31  # days up to which a row of a list is found from its first day; the few that last longer have an index of their own

START = "0" * 64  # what the first decision of a log follows


class Admitted(NamedTuple):
    """One input that became a report, with the bytes it came from."""

    capture: Capture
    data: bytes
    text: Text
    report: Report


class Hit(NamedTuple):
    """A report in which a search found something, with the words around it; «…» marks what was found."""

    report: Report
    context: str


class Listed(NamedTuple):
    """A row of a list: a report, a record as it stands in one report, or something shared.

    `first` and `until` are the days in which it can have been, half-open, "" and "9999" for open ends, both "" when nothing is known;
    `wide` says that they are open or many; `sort` is its place in the list of its kind, no two alike; `names` are (role, name): what it
    can be found by.
    """

    kind: str
    id: str
    what: str
    first: str
    until: str
    wide: bool
    sort: str
    names: tuple[tuple[str, str], ...]


def newest(day: str) -> str:
    """Eight digits that put the newest ISO day first; what has no day comes last."""
    return f"{_LAST_DAY - int(day[:10].replace('-', '') or 0):08d}"


class Asked(NamedTuple):
    """A piece of a list. `names` are (role, words, whole): the row has a name of that role that holds the words, or is just these.

    `by_day`: the list goes down by day, its places begin with `newest`. `states`: the row stands in one of these, or (`others`) in none
    of them; what nobody decided on stands in none.
    """

    kind: str
    names: tuple[tuple[str, str, bool], ...] = ()
    first: str | None = None
    last: str | None = None
    by_day: bool = True
    states: tuple[str, ...] = ()
    others: bool = False
    after: str | None = None
    limit: int = 50


class Entry(NamedTuple):
    """What a list says of a row: its kind and id, the report or shared record that it belongs to, its place in the list."""

    kind: str
    id: str
    owner: str
    sort: str


class NameCount(NamedTuple):
    """A name and in how many rows it stands."""

    name: str
    rows: int


class Tallied(NamedTuple):
    """How many rows begin on a day ("" when not known) and are of one sort."""

    day: str
    what: str
    rows: int


class LogRow(NamedTuple):
    """A row of the log of decisions as it is kept, so that each of its bytes can be checked."""

    number: int
    hash: str
    target: str
    data: bytes


class Store(Protocol):
    """Writes are transactions: each call happens wholly or not at all. `written` counts the rows written since the store was opened."""

    written: int

    def admit(self, admitted: Sequence[Admitted], failures: Sequence[Failure]) -> None: ...
    def has_report(self, report_id: str) -> bool: ...
    def has_text(self, text_id: str) -> bool: ...
    def versions(self, key: str) -> int: ...
    def to_read(self, stamp: str, lang: str) -> list[str]: ...
    def put_records(self, batch: Sequence[tuple[str, Sequence[Row]]], stamp: str) -> None: ...
    def put_shared(self, shared: Sequence[Shared]) -> None: ...
    def put_listed(self, batch: Sequence[tuple[str, Sequence[Listed]]], version: int) -> None: ...
    def put_run(self, run: Run) -> None: ...
    def put_places(self, name: str, data: bytes) -> None: ...
    def drop_places(self, name: str) -> None: ...
    def decide(self, decision: Decision, text_id: str | None = None) -> bool: ...

    def text(self, text_id: str) -> Text: ...
    def reports(self) -> Iterator[Report]: ...
    def report(self, name: str) -> Report | None: ...
    def carriers(self, text_id: str) -> list[Report]: ...
    def unlisted(self, version: int) -> tuple[list[str], list[str]]: ...
    def page(self, asked: Asked) -> list[Entry]: ...
    def names(self, kind: str, role: str, limit: int) -> list[NameCount]: ...
    def tally(self, asked: Asked) -> list[Tallied]: ...
    def listed(self, owner: str) -> list[Listed]: ...
    def records(self, text_id: str) -> list[AnyRecord]: ...
    def record(self, record_id: str) -> AnyRecord | None: ...
    def shared(self, kind: str | None = None) -> Iterator[Shared]: ...
    def shared_one(self, shared_id: str) -> Shared | None: ...
    def failures(self) -> list[Failure]: ...
    def runs(self) -> list[Run]: ...
    def decisions(self) -> list[Decision]: ...
    def decided(self, target: str) -> list[Decision]: ...
    def places(self) -> list[tuple[str, bytes]]: ...
    def decided_in(self, text_id: str) -> list[str]: ...
    def decided_shared(self) -> list[str]: ...
    def head(self) -> str | None: ...
    def log(self) -> Iterator[LogRow]: ...
    def log_of(self, targets: Sequence[str]) -> list[LogRow]: ...
    def blobs(self) -> Iterable[tuple[str, bytes]]: ...
    def blob(self, sha256: str) -> bytes | None: ...
    def search(self, query: str, limit: int) -> list[Hit]: ...
    def counts(self) -> dict[str, int]: ...
    def digest(self) -> str: ...
    def digests(self) -> dict[str, str]: ...
    def problems(self) -> list[str]: ...
    def list_problems(self) -> list[str]: ...
    def close(self) -> None: ...
