"""The public surface: three functions, and what they raise."""

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import InputError, RecordFileError
from onrecord.model.records import Figure
from onrecord.views import Filter

REPORT = {"id": "r1", "text": "An air strike killed 15 people in Homs on Tuesday, doctors told AFP.", "published": "2016-12-08"}


def test_what_is_exported() -> None:
    assert sorted(onrecord.__all__) == onrecord.__all__
    assert [n for n in onrecord.__all__ if not hasattr(onrecord, n)] == []


def test_extract_gives_the_lines_of_the_contract() -> None:
    lines = list(onrecord.extract_records([REPORT]))
    (figure,) = [line for line in lines if line["kind"] == "figure"]
    assert (figure["what"], figure["low"], figure["high"], figure["report"]) == ("killed", 15, 15, "r1")
    assert [s["name"] for s in figure["sources"]] == ["doctors", "AFP"]
    assert figure["when"]["earliest"] == "2016-12-06"


BAD = [{"text": "No id."}, {"id": "r2"}, {"id": "r3", "text": "A bomb fell.", "published": "soon"}, {"id": "r4", "text": 7}]


@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_report_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(InputError):
        list(onrecord.extract_records([bad]))


def test_read_and_open(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(REPORT["text"], encoding="utf-8")
    tally = onrecord.read([tmp_path / "in"], tmp_path / "a.onrecord", jobs=1)
    assert (tally.inputs, tally.reports) == (1, 1)
    view = onrecord.open_record(tmp_path / "a.onrecord")
    assert [i.record.low for i in view.find(Figure, Filter()) if isinstance(i.record, Figure)] == [15]
    view.store.close()
    with pytest.raises(RecordFileError):
        onrecord.open_record(tmp_path / "missing.onrecord")


def test_the_version_is_the_one_of_the_package() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert onrecord.__version__ == project["version"]
