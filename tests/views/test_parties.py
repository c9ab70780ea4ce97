"""Who is named in a record, and how they are said to stand to one another."""

from pathlib import Path

from click.testing import CliRunner

from onrecord import cli
from onrecord.run.read import read
from onrecord.store.sql import open_store
from onrecord.views import View
from onrecord.views.parties import parties


def test_mentions_of_reports_come_together_with_their_ties(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("Hezbollah, backed by Iran, took the hill. Hezbollah lost ten men.", encoding="utf-8")
    (tmp_path / "in" / "two.txt").write_text("Hezbollah is fighting the Nusra Front near the border.", encoding="utf-8")
    record = tmp_path / "war.onrecord"
    read([tmp_path / "in"], record)
    first = parties(View(open_store(record)))[0]
    assert (first.name, first.actor, first.mentions, len(first.reports)) == ("Hezbollah", "group.hezbollah", 3, 2)
    assert {k: [t.report for t in told] for k, told in first.ties.items()} == {
        ("backed_by", "Iran"): ["one.txt"],
        ("fights", "Nusra Front"): ["two.txt"],
    }
    shown = CliRunner().invoke(cli.main, ["actors", str(record), "--actor", "hezbollah", "--json"]).output
    assert '"kind": "backed_by", "to": "Iran"' in shown
