"""Reports in tables: a JSON line or a row each, with the columns of docs/reference/records.md or as mapped."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any, BinaryIO, TextIO

from onrecord.errors import InputError
from onrecord.intake.dating import stated
from onrecord.intake.decode import encoding
from onrecord.intake.draft import Draft
from onrecord.intake.text import clean
from onrecord.model.ids import make_id, text_id
from onrecord.model.records import Failure

COLUMNS = ("id", "text", "title", "outlet", "published", "url", "lang", "byline")
_SAMPLE = 8_000_000  # bytes from which the encoding is told
_CELL = 10_000_000  # characters: a report is far shorter, the csv module's own limit is shorter still

Line = tuple[str, dict[str, Any] | InputError]  # where a row stands, and the row or what is wrong with it


def failure(where: str, error: InputError, stage: str = "intake") -> Failure:
    """The row that an input leaves which is no report."""
    return Failure(
        id=make_id("failure", stage, where, error.code, error.message),
        stage=stage,
        input=where,
        code=error.code,
        message=error.message,
        retry=error.retry,
    )


def rows(key: str, stream: BinaryIO, suffix: str, mapping: Mapping[str, str]) -> Iterator[Draft | Failure]:
    """The reports of a table, in order, a row at a time. Raises InputError when it is no table of reports; a bad row is a Failure."""
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding(sample, key).name, errors="replace", newline="\n" if suffix == ".jsonl" else "")
    try:
        yield from _drafts(key, _json_lines(key, text) if suffix == ".jsonl" else _csv_rows(key, text, suffix, mapping), mapping)
    finally:
        text.detach()  # the stream is closed by whoever opened it


def _drafts(key: str, lines: Iterable[Line], mapping: Mapping[str, str]) -> Iterator[Draft | Failure]:
    seen: dict[str, str] = {}
    none = True
    for where, row in lines:
        none = False
        try:
            draft = _draft(key, where, row if isinstance(row, dict) else _raise(row), mapping)
            if seen.setdefault(draft.key, made := text_id(clean(draft.text)[0])) != made:
                again = f"the id {draft.key!r} stands in an earlier row with another text; give each report an id of its own"
                raise InputError("E113", f"{where}: {again}")
            yield draft
        except InputError as e:
            yield failure(where, e)
    if none:
        raise InputError("E103", f"{key} holds no report; leave it out, or get it again")


def _raise(error: Any) -> dict[str, Any]:
    raise error


def _json_lines(key: str, lines: TextIO) -> Iterator[Line]:
    for number in count(1):
        where = f"{key}, line {number}"
        line = lines.readline(_CELL + 1)
        if not line:
            return
        if len(line) > _CELL and not line.endswith("\n"):
            while (rest := lines.readline(_CELL)) and not rest.endswith("\n"):
                pass
            yield where, InputError("E105", f"{where} is longer than {_CELL // 1_000_000} MB; cut the report into parts")
        elif line.strip():
            yield where, _json(where, line)


def _json(where: str, line: str) -> dict[str, Any] | InputError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as e:
        return InputError("E111", f"{where} is not JSON ({e}); mend the line and read again")
    return row if isinstance(row, dict) else InputError("E111", f"{where} is not a JSON object; a report is {{...}}")


def _csv_rows(key: str, lines: TextIO, suffix: str, mapping: Mapping[str, str]) -> Iterator[Line]:
    csv.field_size_limit(_CELL)
    table = csv.DictReader((line.replace("\x00", "") for line in lines), delimiter="\t" if suffix == ".tsv" else ",")
    column = mapping.get("text", "text")
    if column not in (table.fieldnames or ()):
        have = ", ".join(c for c in table.fieldnames or () if c)
        raise InputError("E110", f"{key} has no column {column!r}; it has {have}; say which holds the text with --map text=COLUMN")
    while True:
        where = f"{key}, row after line {table.line_num}"
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error as e:
            yield where, InputError("E112", f"{where}: {e}; mend the row and read again")
            continue
        yield where, {k: v for k, v in row.items() if k}


def draft_of(report: Mapping[str, Any], where: str) -> Draft:
    """A report given as a mapping with the columns of `COLUMNS`. Raises InputError for one without an id or a text."""
    if not report.get("id"):
        raise InputError("E114", f"{where} has no id; give each report an id of its own")
    return _draft(where, where, report, {})


def _draft(key: str, where: str, row: Mapping[str, Any], mapping: Mapping[str, str]) -> Draft:
    cells = {c: _cell(row.get(mapping.get(c, c)), c, where) for c in COLUMNS}
    if not (cells["text"] or "").strip():
        raise InputError("E114", f"{where} has no text; leave it out, or fill its column {mapping.get('text', 'text')!r}")
    ident = cells["id"] or make_id("row", key, cells["title"] or "", cells["text"] or "")
    published = day(cells["published"], where) if cells["published"] else None
    return Draft(
        key=ident,
        origin=where,
        data=json.dumps(dict(row), ensure_ascii=True, sort_keys=True).encode(),
        media="application/json",
        text=cells["text"] or "",
        title=cells["title"],
        outlet=cells["outlet"],
        url=cells["url"],
        byline=cells["byline"],
        published=published,
        published_basis="stated with the report" if published else None,
        lang=cells["lang"],
    )


def _cell(value: Any, column: str, where: str) -> str | None:
    if isinstance(value, str) and column not in ("text", "title"):  # those two are cleaned when they are admitted, with offsets kept
        if column == "id" and clean(value)[0] != value:
            raise InputError("E111", f"{where}: the id {value!r} holds characters that are no text; give it another")
        value = clean(value)[0]
    if value is None or isinstance(value, str):
        return value or None
    if column == "id" and isinstance(value, int):
        return str(value)
    raise InputError("E111", f"{where}: {column} is a {type(value).__name__}, not a string")


def day(value: str, where: str) -> str:
    """The date as it was stated. Raises InputError when it is none."""
    try:
        stated(value)
    except ValueError as e:
        raise InputError(
            "E115", f"{where}: {value!r} is not a date; write it as 2016-12-06, or an interval as 2016-12-01/2016-12-06"
        ) from e
    return value
