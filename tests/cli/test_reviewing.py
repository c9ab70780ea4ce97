"""Reviewing from the command line: the queue, decisions, the log, and decisions taken into another record."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.review.made import Maker

from onrecord.cli import main
from onrecord.store.sql import open_store


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "a.onrecord"
    store = open_store(path, create=True)
    maker = Maker(store)
    maker.tell("a", "Douma", "2016-12-05", 12)
    maker.tell("b", "Douma", "2016-12-05", 20)
    maker.tell("c", "Homs", "2016-12-06", 3)
    maker.settle()
    store.close()
    return path


def run(*arguments: str | Path, status: int = 0) -> Result:
    done = CliRunner().invoke(main, [str(a) for a in arguments])
    assert done.exit_code == status, done.output
    return done


def lines(*arguments: str | Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(*arguments).stdout.splitlines()]


def figure(record: Path, key: str) -> str:
    return next(str(line["id"]) for line in lines("figures", record, "--json") if line["report"] == key)


def test_the_queue_goes_on_where_a_page_ended(record: Path) -> None:
    whole = [t["id"] for t in lines("review", record, "--json", "--limit", "100")]
    first = lines("review", record, "--json", "--limit", "2")
    assert [t["id"] for t in first] == whole[:2]
    behind = lines("review", record, "--json", "--limit", "100", "--after", str(first[-1]["after"]))
    assert [t["id"] for t in behind] == whole[2:]
    assert "--after" in run("review", record, "--limit", "2").stdout
    assert "E239" in run("review", record, "--after", "7", status=2).stderr


def test_a_correction_shows_in_the_table_and_in_its_incident(record: Path) -> None:
    ident = figure(record, "c")
    run("decide", record, ident, "correct", "low=7", "high=9", "--by", "rh")
    (line,) = [x for x in lines("figures", record, "--json") if x["id"] == ident]
    assert (line["low"], line["high"], line["review"], line["machine"]) == (7, 9, "corrected", {"low": 3, "high": 3, "form": "exact"})
    assert "7 to 9" in run("incidents", record).stdout
    shown = run("show", record, ident).stdout
    assert "corrected" in shown
    assert "low: 3" in shown
    run("decide", record, ident, "undo")
    assert "7 to 9" not in run("incidents", record).stdout
    assert "E236" in run("decide", record, ident, "undo", status=2).stderr


def test_rejected_records_are_listed_when_asked_for_and_not_exported(record: Path) -> None:
    ident = figure(record, "c")
    run("decide", record, ident, "reject")
    assert ident not in {x["id"] for x in lines("figures", record, "--json")}
    assert [x["id"] for x in lines("figures", record, "--json", "--state", "rejected")] == [ident]
    exported = lines("export", record)
    assert ident not in {x["id"] for x in exported if "id" in x}
    assert exported[-1]["kind"] == "log"
    assert "Given out" in run("log", record).stdout


def test_merge_and_split_by_id(record: Path) -> None:
    found = {str(x["id"]): {m["report"] for m in x["members"]} for x in lines("incidents", record, "--json")}
    one, other = sorted(found, key=lambda i: len(found[i]))
    run("decide", record, one, "merge", other)
    (merged,) = lines("incidents", record, "--json")
    events = [m["event"] for m in merged["members"] if m["report"] == "c"]
    run("decide", record, str(merged["id"]), "split", *events)
    assert len(lines("incidents", record, "--json")) == 2
    assert "E235" in run("decide", record, figure(record, "a"), "split", "x", status=2).stderr


def test_a_report_is_dated_and_a_note_kept(record: Path) -> None:
    run("decide", record, "a", "correct", "published=2016-12-01")
    assert "decided by" in run("reports", record).stdout
    run("decide", record, "a", "note", "ask", "the", "outlet")
    assert "ask the outlet" in run("log", record).stdout
    for wrong in (["a", "correct", "outlet=x"], ["a", "correct", "soon"], ["zz", "confirm"], ["a", "note"]):
        run("decide", record, *wrong, status=2)


def test_the_log_is_verified_against_a_head(record: Path) -> None:
    run("decide", record, figure(record, "a"), "confirm")
    head = run("log", record, "head").stdout.strip()
    assert head in run("log", record, "--verify", "--head", head).stdout
    assert "taken out" in run("log", record, "--verify", "--head", "f" * 64, status=3).stderr


def test_decisions_are_taken_into_another_record_once(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.onrecord"
    shutil.copy(record, other)
    ident = figure(record, "c")
    for words in (["confirm"], ["undo"], ["confirm"], ["correct", "low=4"], ["undo"], ["reject"], ["undo"], ["correct", "high=5"]):
        run("decide", record, ident, *words, "--later", "--by", "rh")
    log = tmp_path / "log.jsonl"
    log.write_text(run("export", record, "--format", "decisions").stdout, encoding="utf-8")
    assert "8 decisions" in run("adopt", other, log).stdout
    assert "0 decisions" in run("adopt", other, log).stdout
    run("log", other, "--verify")
    same = [next(x for x in lines("figures", r, "--json") if x["id"] == ident) for r in (record, other)]
    assert same[0] == same[1]
    assert same[0]["review"] == "corrected"
    log.write_text(log.read_text(encoding="utf-8").replace("low", "high"), encoding="utf-8")
    assert "E240" in run("adopt", other, log, status=2).stderr
    log.write_text("nothing", encoding="utf-8")
    assert "E240" in run("adopt", other, log, status=2).stderr
