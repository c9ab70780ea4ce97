"""Reports in tables."""

import io

import pytest

from onrecord.errors import InputError
from onrecord.intake.draft import Draft
from onrecord.intake.tables import rows
from onrecord.model.records import Failure


def read(data: str | bytes, suffix: str = ".jsonl", **mapping: str) -> list[Draft | Failure]:
    raw = data.encode() if isinstance(data, str) else data
    return list(rows(f"table{suffix}", io.BytesIO(raw), suffix, mapping))


def draft(found: list[Draft | Failure]) -> Draft:
    (only,) = found
    assert isinstance(only, Draft)
    return only


def test_a_json_line_with_every_field() -> None:
    line = (
        '{"id": "r1", "text": "One.", "title": "T", "outlet": "Echo", "published": "2016-12-06", "url": "http://e.example", "lang": "en"}'
    )
    got = draft(read(line))
    assert (got.key, got.text, got.title, got.outlet, got.published, got.url, got.lang) == (
        "r1", "One.", "T", "Echo", "2016-12-06", "http://e.example", "en",
    )  # fmt: skip
    assert got.published_basis == "stated with the report"


def test_the_text_is_carried_as_it_stands() -> None:
    assert draft(read('{"id": "a", "text": "  One.\\r\\n\\u0000\\u2028Two "}')).text == "  One.\r\n\x00\u2028Two "


def test_bad_lines_are_failures_with_their_number_and_the_rest_goes_on() -> None:
    found = read('{"id": "a", "text": "One."}\n\n{bad\n["x"]\n{"id": 7, "text": "Two."}\n{"id": "c", "text": 5}\n{"id": "d"}\n')
    assert [f.key if isinstance(f, Draft) else (f.code, f.input) for f in found] == [
        "a",
        ("E111", "table.jsonl, line 3"),
        ("E111", "table.jsonl, line 4"),
        "7",
        ("E111", "table.jsonl, line 6"),
        ("E114", "table.jsonl, line 7"),
    ]


def test_an_id_stands_for_one_text() -> None:
    found = read('{"id": "a", "text": "One."}\n{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}\n')
    assert [f.code if isinstance(f, Failure) else f.key for f in found] == ["a", "a", "E113"]


def test_a_bad_date_is_a_failure_that_says_how_to_write_one() -> None:
    (bad,) = read('{"id": "a", "text": "One.", "published": "6 Dec"}')
    assert isinstance(bad, Failure)
    assert bad.code == "E115"
    assert "2016-12-06" in bad.message


def test_mapped_columns() -> None:
    table = 'nr,article_content,headline,date,source\n1,"One, two.\nThree.",Head,2016-12-06,Echo\n'
    got = draft(read(table, ".csv", id="nr", text="article_content", title="headline", published="date", outlet="source"))
    assert (got.key, got.text, got.title, got.published, got.outlet) == ("1", "One, two.\nThree.", "Head", "2016-12-06", "Echo")


def test_tabs_and_a_byte_order_mark_and_large_fields() -> None:
    assert draft(read("\ufeffid\ttext\na\t" + "word " * 100_000, ".tsv")).key == "a"


def test_a_row_without_an_id_gets_one_that_stays() -> None:
    first, again = (draft(read("text\nOne.\n", ".csv")).key for _ in range(2))
    assert first == again
    assert first != draft(read("text\nTwo.\n", ".csv")).key


def test_a_missing_column_names_those_that_are_there() -> None:
    with pytest.raises(InputError, match="headline, body") as missing:
        read("headline,body\na,b\n", ".csv")
    assert missing.value.code == "E110"
    assert "--map" in missing.value.message


@pytest.mark.parametrize(("data", "suffix"), [("", ".jsonl"), ("\n \n", ".jsonl"), ("id,text\n", ".csv")])
def test_a_table_without_rows_is_told(data: str, suffix: str) -> None:
    with pytest.raises(InputError) as empty:
        read(data, suffix)
    assert empty.value.code == "E103"


def test_a_table_in_another_encoding() -> None:
    text = "Le maire a déclaré que la forêt près de l’école a brûlé à midi, et que la fête était annulée. " * 5
    assert draft(read(f'id,text\na,"{text}"\n'.encode("cp1252"), ".csv")).text == text
