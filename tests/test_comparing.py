"""A record and a data set side by side, one number by a policy, and copies, as a user calls them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.review.made import Maker

from onrecord.cli import main
from onrecord.store.sql import open_store

COLUMNS = (
    "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,best,high,low"
)
UCDP = f"""{COLUMNS}
77,1,Government of Syria,Syrian insurgents,1,Douma town,33.57,36.40,Syria,1,2016-12-05,2016-12-05,30,31,29
78,1,Government of Syria,Syrian insurgents,1,Hama city,35.13,36.75,Syria,1,2016-12-06,2016-12-06,5,5,5
79,1,Government of Syria,Syrian insurgents,1,Hama city,35.13,36.75,Syria,1,soon,2016-12-06,5,5,5
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "a.onrecord", create=True)
    maker = Maker(store)
    maker.tell("a", "Douma", "2016-12-05", 12)
    maker.tell("b", "Douma", "2016-12-05", 20)
    maker.tell("c", "Homs", "2016-12-06", 3)
    maker.settle()
    store.close()
    return tmp_path / "a.onrecord"


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(a) for a in arguments])
    return done.exit_code, done.output


def test_compare_says_what_both_have_and_where_they_differ(record: Path, tmp_path: Path) -> None:
    table = tmp_path / "ged.csv"
    table.write_text(UCDP, encoding="utf-8")
    code, said = run("compare", record, table, "--as", "ucdp")
    assert code == 3  # a row was bad
    assert "1 in both, of which 1 differ; 1 only in the table; 1 only in the record" in said
    assert "toll: 12 to 20 killed / 29 to 31 killed" in " ".join(said.split())
    assert "line 4 of ged.csv" in said
    _, said = run("compare", record, table, "--as", "ucdp", "--json")
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert [line["row"] for line in lines] == ["77", "78", None]
    assert lines[0]["why"]


def test_compare_with_no_table(record: Path, tmp_path: Path) -> None:
    code, said = run("compare", record, tmp_path / "none.csv")
    assert code == 2
    assert "E209" in said


def test_one_number_by_a_policy(record: Path) -> None:
    code, said = run("incidents", record, "--policy", "conservative", "--place", "Douma")
    assert code == 0
    assert "killed, conservative" in " ".join(said.split())
    assert "12 (12 to 20)" in said
    _, said = run("incidents", record, "--origins", "Paper b", "--place", "Douma", "--json")
    (number,) = json.loads(said)["numbers"]
    assert (number["best"], number["low"], number["high"], number["policy"]) == (20, 12, 20, "priority: Paper b")
    assert run("incidents", record, "--policy", "priority")[0] == 2


def test_an_incident_shows_what_it_rests_on(record: Path) -> None:
    _, said = run("incidents", record, "--place", "Douma", "--json")
    code, said = run("show", record, json.loads(said)["id"], "--policy", "latest")
    assert code == 0
    assert "fair (proposed): 2 independent origins: Paper a, Paper b" in said
    assert "by policy latest" in said
    assert "occurrence: happened (2: Paper a, Paper b)" in said


def test_copies_are_listed(record: Path) -> None:
    code, said = run("copies", record)
    assert (code, said.strip()) == (0, "nothing fits")
