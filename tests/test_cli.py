"""The commands as a user calls them: exit status, messages, JSON lines."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.run.read import Options, read

REPORTS = [
    {"id": "r1", "title": "Strike kills 15 in Homs", "outlet": "Meridian Wire", "published": "2016-12-07",
     "text": "An air strike killed 15 people in Homs on Tuesday, doctors told AFP.\r\nTwo were children."},
    {"id": "r2", "text": "The army denied on Wednesday that it had bombed Homs.", "outlet": "Levant Courier", "published": "2016-12-07"},
]  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "reports.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in REPORTS), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def record(reports: Path) -> Path:
    path = reports.with_name("a.onrecord")
    read([reports], path, Options(jobs=1))
    return path


def run(*arguments: str | Path, stdin: str | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, arguments)], capture_output=True, text=True, check=False, input=stdin
    )


def test_help_answers_at_once() -> None:
    run("--help")
    best = 9.0
    for _ in range(3):
        before = os.times()
        assert run("--help").returncode == 0
        after = os.times()
        # processor time, so that a busy machine does not decide
        best = min(best, after.children_user + after.children_system - before.children_user - before.children_system)
    assert best < 0.150
    probe = "import sys, onrecord.cli; sys.exit(any(m in sys.modules for m in ('spacy', 'sqlalchemy', 'rich', 'msgspec', 'trafilatura')))"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_extract_keeps_offsets_in_the_fields_as_given(reports: Path) -> None:
    done = run("extract", reports)
    assert done.returncode == 0, done.stderr
    by_id = {r["id"]: r for r in REPORTS}
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["field"] for line in lines} == {"text", "title"}
    for line in lines:
        field = by_id[line["report"]][line["field"]]
        assert field[line["start"] : line["end"]] == line["quote"]
        assert line["v"] == 1
        assert 0 <= line["score"] <= 1


def test_extract_is_the_same_on_two_processes_and_from_standard_input(reports: Path) -> None:
    one = run("extract", reports, "--jobs", "1")
    assert run("extract", reports, "--jobs", "2").stdout == one.stdout
    assert run("extract", stdin=reports.read_text(encoding="utf-8")).stdout == one.stdout


def test_bad_lines_are_named_and_the_rest_goes_on(reports: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{not json\n" + reports.read_text(encoding="utf-8") + '{"id": "r3"}\n', encoding="utf-8")
    done = run("extract", bad)
    assert done.returncode == 3
    assert done.stdout == run("extract", reports).stdout
    assert "1" in done.stderr.splitlines()[0]
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("table", ["statements", "figures", "incidents", "disputes", "warnings"])
def test_tables_and_their_json(record: Path, table: str) -> None:
    runner = CliRunner()
    assert runner.invoke(main, [table, str(record)]).exit_code == 0
    done = runner.invoke(main, [table, str(record), "--json"])
    assert done.exit_code == 0
    for line in done.output.splitlines():
        assert json.loads(line)["kind"] == table[:-1]


def test_filters_keep_only_what_fits(record: Path) -> None:
    runner = CliRunner()

    def count(*arguments: str) -> int:
        return len(runner.invoke(main, ["figures", str(record), "--json", *arguments]).output.splitlines())

    everything = count()
    assert 0 < count("--what", "killed") <= everything
    assert count("--what", "evacuated") == 0
    assert count("--from", "2016-12-01", "--to", "2016-12-31") == everything
    assert count("--from", "2017-01-01") == 0
    assert count("--outlet", "Levant") == 0


def test_show_opens_the_sentence_behind_an_id(record: Path) -> None:
    runner = CliRunner()
    line = json.loads(runner.invoke(main, ["figures", str(record), "--json"]).output.splitlines()[0])
    shown = runner.invoke(main, ["show", str(record), line["id"]]).output
    assert f"«{line['quote']}»" in shown
    assert "Meridian Wire" in shown
    assert "doctors" in runner.invoke(main, ["show", str(record), "r1"]).output


def test_export_is_the_extraction_and_what_is_shared(record: Path, reports: Path) -> None:
    exported = [json.loads(line) for line in run("export", record).stdout.splitlines()]
    extracted = [json.loads(line) for line in run("extract", reports).stdout.splitlines()]
    assert {line.pop("review") for line in exported if "report" in line} == {"proposed"}
    assert [line for line in exported if "report" in line] == extracted
    assert exported[-1]["kind"] == "log"
    assert exported[-1]["unreviewed"]["figure"] == sum(line["kind"] == "figure" for line in extracted)


def test_wrong_arguments_say_what_to_do(record: Path, tmp_path: Path) -> None:
    for arguments, status, words in (
        (["show", record, "no-such-id"], 2, "E204"),
        (["stats", tmp_path / "none.onrecord"], 4, "E401"),
        (["date", record, "r1", "last Tuesday"], 2, "2016-12-06"),
        (["date", record, "nobody", "2016-12-06"], 2, "E206"),
        (["read", tmp_path / "missing", "--record", tmp_path / "b.onrecord"], 3, "failures"),
        (["read", tmp_path, "--record", tmp_path / "b.onrecord", "--map", "text"], 2, "E205"),
    ):
        done = run(*arguments)
        assert done.returncode == status, (arguments, done.stderr)
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_doctor_finds_a_changed_byte(record: Path, tmp_path: Path) -> None:
    import shutil
    import sqlite3

    broken = tmp_path / "broken.onrecord"
    shutil.copy(record, broken)
    assert run("doctor", broken).returncode == 0
    with sqlite3.connect(broken) as db:
        db.execute("UPDATE record SET data = replace(CAST(data AS TEXT), '15 people', '51 people') WHERE kind = 'figure'")
    db.close()
    done = run("doctor", broken)
    assert done.returncode == 3
    assert "FAILED  evidence" in done.stdout
    assert "FAILED  digests" in done.stdout
