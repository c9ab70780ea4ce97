"""A search under a filter against the plainest reading of both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model.records import Event, Figure, Incident, Report, Statement
from onrecord.review import confirm
from onrecord.run.read import Options, read
from onrecord.views import Filter, View, bring_up, open_view
from onrecord.views.overview import where

SAMPLE = Path(__file__).parent.parent.parent / "examples" / "aleppo" / "reports"
FILTERS = (
    Filter(),
    Filter(outlet="harbour"),
    Filter(first="2016-12-01"),
    Filter(last="2016-12-10"),
    Filter(first="2016-12-01", last="2016-12-15", outlet="tribune"),
    Filter(place="alep"),
    Filter(actor="syria", what="airstrike"),
    Filter(what="killed"),
    Filter(what="no such thing"),
    Filter(grade="contested"),
    Filter(grade="weak", place="Aleppo"),
    Filter(reviewed=True),
    Filter(reviewed=False, what="deny"),
    Filter(state="confirmed"),
)
WORDS = ("Aleppo", "killed", '"air strike"', "said hospital", "nowhere")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("search") / "aleppo.onrecord"
    read([SAMPLE], path, Options(jobs=1))
    found = open_view(path)
    first = next(i for r in found.reports for i in found.items(r) if isinstance(i.record, Figure))
    confirm(found.store, first.fold, by="rh")
    bring_up(found.store)
    yield found
    found.store.close()


def fits(view: View, report: Report, wanted: Filter) -> bool:
    """What the filter says of a report, read off the report, its records and the incidents that rest on it."""
    items = [i for i in view.items(report) if isinstance(i.record, Statement | Figure | Event)]
    incidents = [i for i in view.shared("incident", Filter()) if isinstance(i, Incident)]
    what = {getattr(i.record, name) for i in items for name in ("act", "what", "type") if hasattr(i.record, name)}
    grades = {i.grade for i in incidents if any(m.report == report.key for m in i.members)}
    first, until = (report.published.earliest or "")[:10], report.published.latest or "9999"
    rows = view.store.listed(report.id)
    named = (
        [name.casefold() for r in rows for role, name in r.names if role == "place"],
        [name.casefold() for r in rows for role, name in r.names if role == "actor"],
    )
    return all((
        wanted.outlet is None or wanted.outlet.casefold() in (report.outlet or "").casefold(),
        wanted.first is None or until > wanted.first,
        wanted.last is None or first <= wanted.last,
        wanted.what is None or wanted.what in what,
        wanted.grade is None or wanted.grade in grades,
        wanted.place is None or any(wanted.place.casefold() in n for n in named[0]),
        wanted.actor is None or any(wanted.actor.casefold() in n for n in named[1]),
        wanted.reviewed is None or wanted.reviewed == any(i.fold.reviewed for i in items),
        wanted.state is None or any(i.fold.state == wanted.state for i in items),
    ))  # fmt: skip


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_a_search_finds_what_has_the_words_and_fits(view: View, wanted: Filter, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {r.key for r in view.reports if fits(view, r, wanted)}
    for words in WORDS:
        every = {h.report.key for h in view.search(words, 200)}
        found = [h.report.key for h in view.search(words, 200, wanted)]
        assert len(found) == len(set(found))
        assert set(found) == every & expected
        with monkeypatch.context() as changed:  # as it is done in a large record, where the words are common
            changed.setattr("onrecord.store.sql_search.FEW", -1)
            changed.setattr("onrecord.store.sql_search.STRETCH", 7)
            assert {h.report.key for h in view.search(words, 200, wanted)} == set(found)
            for rare in (-1, 1_000_000):
                changed.setattr("onrecord.store.sql_lists.FEW", rare)
                changed.setattr("onrecord.store.sql_lists.FEW_RESTING", rare)
                assert {h.report.key for h in view.search(words, 200, wanted)} == set(found)
                assert {r.key for r in view.every("report", wanted) if isinstance(r, Report)} == expected


def test_the_filters_under_test_let_some_through(view: View) -> None:
    some = [w for w in FILTERS if list(view.every("report", w))]
    assert len(some) >= len(FILTERS) - 2


@pytest.mark.parametrize("wanted", [Filter(), Filter(first="2016-12-01"), Filter(outlet="harbour"), Filter(grade="weak")], ids=str)
def test_the_places_of_a_filter_are_those_of_all_its_incidents(view: View, wanted: Filter) -> None:
    expected: dict[str, int] = {}
    for incident in view.shared("incident", wanted):
        if isinstance(incident, Incident) and incident.place:
            expected[incident.place] = expected.get(incident.place, 0) + 1
    found, places = where(view, wanted, 1000)
    assert {w.place: w.rows for w in found} == expected
    assert places == len(expected)
    assert all(sum(n for _, n in w.types) == w.rows for w in found)
    assert [w.rows for w in found] == sorted((w.rows for w in found), reverse=True)
    assert where(view, wanted, 2)[0] == found[:2]
