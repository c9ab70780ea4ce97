"""Reports that only deny, only threaten or only refute: nothing of theirs is shown as something that happened."""

from pathlib import Path

import pytest

from onrecord.model.records import Event, Figure
from onrecord.run.read import Options, read
from onrecord.views import Item, View, open_view
from onrecord.views.overview import overview

TOLD = {
    "denial": "DAMASCUS, Dec 6 2016 - The army denied that its jets had killed 12 civilians in Douma on Monday.",
    "threat": "HOMS, Dec 6 2016 - The rebels threatened to kill 30 hostages in Homs.",
    "refuted": "HAMA, Dec 6 2016 - It is not true that shells killed nine people in Hama on Monday, the governor said.",
}


def taken_in(folder: Path, told: dict[str, str]) -> View:
    (folder / "in").mkdir()
    for name, body in told.items():
        (folder / "in" / f"{name}.txt").write_text(body, "utf-8")
    read([folder / "in"], folder / "a.onrecord", Options(jobs=1))
    return open_view(folder / "a.onrecord")


@pytest.mark.parametrize("name", [*TOLD, "all"])
def test_they_stand_in_no_tally(tmp_path: Path, name: str) -> None:
    view = taken_in(tmp_path, TOLD if name == "all" else {name: TOLD[name]})
    seen = overview(view)
    assert (seen.counts.get("incident", 0), seen.days, seen.places) == (0, [], [])
    view.store.close()


def test_they_are_listed_with_their_status(tmp_path: Path) -> None:
    view = taken_in(tmp_path, TOLD)
    records = [i.record for r in view.reports for i in view.items(r) if isinstance(i, Item)]
    harm = [r for r in records if isinstance(r, Figure)]
    assert sorted((f.low, f.status) for f in harm) == [(9, "denied"), (12, "denied"), (30, "threatened")]
    acts = {e.status for e in records if isinstance(e, Event) and e.figures}
    assert acts == {"denied", "threatened", "negated"}
    view.store.close()


def test_what_a_report_says_happened_is_counted(tmp_path: Path) -> None:
    view = taken_in(tmp_path, {"a": "DOUMA, Dec 6 2016 - An air strike killed 12 civilians in Douma on Monday."})
    assert overview(view).counts["incident"] == 1
    view.store.close()
