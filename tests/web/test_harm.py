"""The chart of an incident: what no event of its text carries is drawn all the same, a contradiction is ringed, undated counts are told."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from onrecord.model.records import Dispute, Incident
from onrecord.model.values import Interval
from onrecord.run.read import Options, read
from onrecord.views import Filter, View, open_view
from onrecord.views.policy import agreed
from onrecord.web.accounts import accounts
from onrecord.web.harm import Harm, harms
from onrecord.web.pages.incidents import hits

TOLD = {
    "monitor": "BEIRUT, Dec 6 2016 - The Syrian Observatory for Human Rights said 12 people were killed in air strikes on Douma on Monday.",
    "ministry": "MOSCOW, Dec 7 2016 - The Russian Defence Ministry said exactly 3 people were killed in air strikes on Douma on Monday.",
    "undated": "Activists said warplanes bombed a hospital in Douma on 5 December 2016 and killed 12 people.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    here = tmp_path_factory.mktemp("harm")
    for name, body in TOLD.items():
        (here / f"{name}.txt").write_text(body, "utf-8")
    read([here / f"{name}.txt" for name in TOLD], here / "a.onrecord", Options(jobs=1))
    view = open_view(here / "a.onrecord")
    yield view
    view.store.close()


def killed(view: View) -> Harm:
    incident = the_one(view)
    disputes = [d for d in view.shared("dispute", Filter(about=incident.id)) if isinstance(d, Dispute)]
    return next(h for h in harms(accounts(view, incident), agreed(incident.tolls), disputes) if h.what == "killed")


def the_one(view: View) -> Incident:
    return max((i for i in view.shared("incident", Filter()) if isinstance(i, Incident)), key=lambda i: len(i.members))


def test_what_contradicts_is_ringed_and_named(told: View) -> None:
    harm = killed(told)
    assert harm.ringed
    sides = {value: who for doubt in harm.doubts for value, who in doubt.sides}
    assert "Russian Defense Ministry" in sides["3 killed"]
    assert "Syrian Observatory for Human Rights" in sides["12 killed"]


def test_counts_without_a_day_are_told_beside_the_chart(told: View) -> None:
    harm = killed(told)
    assert harm.chart is not None
    assert harm.undated == 0
    first, *others = harm.counts
    undated = first.item._replace(report=replace(first.item.report, published=Interval()))
    assert harm._replace(counts=[first._replace(item=undated), *others]).undated == 1


def test_protected_objects_stand_first(told: View) -> None:
    rows = hits(accounts(told, the_one(told)))
    assert [h.named for h in rows if h.protected] == ["hospital", "hospital and people"]
    assert [h.protected for h in rows[:2]] == [["health"], ["health"]]
    assert rows[2:]
    assert not any(h.protected for h in rows[2:])
