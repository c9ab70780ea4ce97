"""Every hostile file ends as failures with a code, or is read; none stops the run, and none costs more than its share."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.nasty.hostile import CANARY, NASTY, STORY, Nasty

from onrecord.intake.codes import CODES
from onrecord.intake.draft import Draft
from onrecord.intake.sources import inputs
from onrecord.model.records import Failure


def made(nasty: Nasty, folder: Path) -> Path:
    canary = folder.parent / "canary.txt"
    canary.write_text(CANARY)
    path = folder / nasty.name
    path.write_bytes(nasty.make().replace(b"CANARY_FILE", canary.as_uri().encode()))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.mark.parametrize("nasty", NASTY, ids=[n.name for n in NASTY])
def test_a_hostile_file_is_answered(nasty: Nasty, folder: Path) -> None:
    path = made(nasty, folder)
    started = time.monotonic()
    found = list(inputs([path]))
    failures = [f for f in found if isinstance(f, Failure)]
    drafts = [d for d in found if isinstance(d, Draft)]
    assert [f.code for f in failures] == list(nasty.codes), failures
    assert len(drafts) == nasty.drafts
    for failure in failures:
        assert failure.stage == "intake"
        assert nasty.name in failure.input
        assert nasty.name in failure.message
        assert failure.code in CODES
    for draft in drafts:
        assert draft.text.strip()
        assert CANARY not in draft.text
        assert len(draft.text) < 1_000_000
    assert time.monotonic() - started < 30


def test_what_is_good_beside_what_is_bad_is_read(folder: Path) -> None:
    small = [n for n in NASTY if n.name in ("empty.txt", "broken.pdf", "one-bad.zip", "lines.jsonl", "rows.csv")]
    for nasty in small:
        made(nasty, folder)
    (folder / "good.txt").write_text(STORY)
    found = list(inputs([folder]))
    assert any(isinstance(d, Draft) and d.key == "good.txt" and d.text == STORY for d in found)
    assert len(found) == 1 + sum(len(n.codes) + n.drafts for n in small)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is read from /proc")
def test_the_parent_stays_small(folder: Path) -> None:
    for nasty in NASTY:
        if nasty.name in ("huge.html", "bomb.zip", "bomb.warc.gz", "bomb.docx", "deep.html", "bomb.pdf"):
            made(nasty, folder)
    code = (
        "import sys; from pathlib import Path; from onrecord.intake.sources import inputs\n"
        "n = len(list(inputs([Path(sys.argv[1])])))\n"
        "print(n, Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, check=True, text=True)
    count, kilobytes = map(int, done.stdout.split())
    assert count == 7
    assert kilobytes < 300_000


def test_a_path_that_does_not_exist_and_what_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    found = [f for f in inputs([folder / "missing.txt", folder]) if isinstance(f, Failure)]
    assert [(f.code, Path(f.input).name) for f in found] == [("E101", "missing.txt"), ("E101", "gone.txt"), ("E102", "pipe.txt")]


def test_a_directory_and_a_file_without_permission(tmp_path: Path) -> None:
    """Root may read everything, so another user looks."""
    shut = tmp_path / "shut"
    shut.mkdir()
    (shut / "a.txt").write_text(STORY)
    (tmp_path / "secret.txt").write_text(STORY)
    (tmp_path / "open.txt").write_text(STORY)
    shut.chmod(0o000)
    (tmp_path / "secret.txt").chmod(0o000)
    code = (
        "import json, os, sys; from pathlib import Path; from onrecord.intake.sources import inputs\n"
        "folder = os.open(sys.argv[1], os.O_RDONLY); os.fchdir(folder)\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "print(json.dumps([(getattr(f, 'code', 'draft'), getattr(f, 'retry', None)) for f in inputs([Path('.')])]))"
    )
    for parent in (tmp_path, *tmp_path.parents):  # the other user must get there
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
    shut.chmod(0o700)
    assert done.returncode == 0, done.stderr
    assert sorted(json.loads(done.stdout), key=str) == [["E102", True], ["E102", True], ["draft", None]]


def test_a_name_that_is_no_text_is_kept_readable(folder: Path) -> None:
    with open(os.path.join(os.fsencode(folder), b"caf\xe9.txt"), "w", encoding="utf-8") as f:
        f.write(STORY)
    (draft,) = inputs([folder])
    assert isinstance(draft, Draft)
    draft.key.encode("utf-8")


def test_plain_files_start_no_child(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a child was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    (folder / "a.txt").write_text(STORY)
    (folder / "b.jsonl").write_text('{"id": "b", "text": "One."}\n')
    assert len([d for d in inputs([folder]) if isinstance(d, Draft)]) == 2


def test_files_are_the_same_each_time() -> None:
    for nasty in NASTY:
        if "bomb" not in nasty.name and "huge" not in nasty.name:
            assert nasty.make() == nasty.make()
