"""An account that only denies an incident says so beside its words."""

from pathlib import Path

from onrecord.model.records import Incident
from onrecord.run.read import Options, read
from onrecord.views import Filter, open_view
from onrecord.web.accounts import accounts

TOLD = {
    "claim": "DOUMA, Dec 6 2016 - Activists said Russian warplanes bombed a market in Douma on Monday and killed 12 people.",
    "denial": "MOSCOW, Dec 6 2016 - Russia denied that its warplanes had bombed a market in Douma on Monday.",
}


def test_a_denial_is_marked(tmp_path: Path) -> None:
    for name, body in TOLD.items():
        (tmp_path / f"{name}.txt").write_text(body, "utf-8")
    read([tmp_path / f"{name}.txt" for name in TOLD], tmp_path / "a.onrecord", Options(jobs=1))
    view = open_view(tmp_path / "a.onrecord")
    (found,) = [i for i in view.shared("incident", Filter()) if isinstance(i, Incident)]
    told = accounts(view, found)
    view.store.close()
    assert {a.report.key.split("/")[-1].removesuffix(".txt"): a.denies for a in told} == {"claim": False, "denial": True}
