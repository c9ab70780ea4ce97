"""Drawings are geometry that can be checked: what is told is where it should be, once."""

from itertools import pairwise

from onrecord.model.records import Place, Warning
from onrecord.model.records import Threat as At
from onrecord.model.values import Evidence, Interval
from onrecord.store.base import Tallied
from onrecord.web.draw import chart, lineage, locator, thread, timeline, toll
from onrecord.web.words import Link


def told(origin: str, day: str, low: int | None, high: int | None, *, part: bool = False, order: str = "") -> toll.Told:
    return toll.Told(origin, day, low, high, False, part, f"{low}-{high}", "/x", order)


def test_more_dead_stand_higher_and_later_reports_further_right() -> None:
    drawn = toll.chart([told("A", "2017-04-15", 24, 24), told("A", "2017-04-16", 126, 126), told("B", "2017-04-16", 70, 70)])
    assert drawn is not None
    first, second, third = sorted(drawn.marks, key=lambda m: (m.told.day, -m.y))
    assert first.y > second.y > third.y
    assert first.x < min(second.x, third.x)


def test_an_open_count_has_an_arrow_and_a_range_a_bar() -> None:
    drawn = toll.chart([told("A", "2017-04-15", 43, None), told("B", "2017-04-15", None, 50), told("C", "2017-04-15", 10, 30)])
    assert drawn is not None
    by = {m.told.origin: m for m in drawn.marks}
    assert (by["A"].open_up, by["A"].open_down) == (True, False)
    assert (by["B"].open_up, by["B"].open_down) == (False, True)
    assert by["C"].bottom - by["C"].top > 10
    assert by["A"].bottom == by["A"].top


def test_what_many_reports_carry_from_one_origin_on_one_day_is_one_mark() -> None:
    drawn = toll.chart([told("A", "2017-04-15", 43, 43, order=str(n)) for n in range(9)])
    assert drawn is not None
    assert [m.reports for m in drawn.marks] == [9]


def test_revisions_of_one_origin_are_joined_and_parts_are_not() -> None:
    counts = [told("A", "2017-04-15", 24, 24), told("A", "2017-04-16", 126, 126), told("A", "2017-04-16", 68, 68, part=True)]
    drawn = toll.chart([*counts, told("B", "2017-04-16", 70, 70)])
    assert drawn is not None
    assert len(drawn.joins) == 1
    assert drawn.joins[0][1].count(",") == 2


def test_long_silences_are_cut_and_said_to_be() -> None:
    drawn = toll.chart([told("A", "2017-04-15", 1, 1), told("A", "2019-04-15", 2, 2)])
    assert drawn is not None
    assert len(drawn.breaks) == 1
    assert [d.text for d in drawn.days] == ["15 Apr 2017", "15 Apr 2019"]


def test_words_never_cover_each_other() -> None:
    drawn = toll.chart([told(f"O{n}", "2017-04-15", 100 + n % 3, 100 + n % 3, order=f"{n:02}") for n in range(30)])
    assert drawn is not None
    boxes = [toll._box(m.text_x, m.text_y, 6.7 * len(m.told.label), m.anchor) for m in drawn.marks if m.anchor]
    assert boxes
    assert not any(toll._meet(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert drawn.others == 30 - toll.SHAPES


def test_nothing_told_is_no_chart() -> None:
    assert toll.chart([]) is None
    drawn = toll.chart([told("A", "2017-04-15", 0, 0)])
    assert drawn is not None


def test_the_outlet_stands_right_the_innermost_source_left() -> None:
    medic, reuters = Link("a medic", None, True, False), Link("Reuters", "outlet.reuters", False, False)
    harbour, tass = Link("Harbour", None, False, False), Link("TASS", "outlet.tass", False, True)
    drawn = lineage.drawing([[[medic, reuters, harbour]], [[medic, reuters, harbour], [harbour]], [[tass]]])
    assert drawn is not None
    at = {n.name: lineage.COLUMNS.index(n.x) for n in drawn.nodes}
    assert at == {"a medic": 0, "Reuters": 1, "Harbour": 2, "TASS": 2}
    assert [e.times for e in drawn.edges] == [2, 2]
    assert {n.name for n in drawn.nodes if n.open} == {"a medic"}
    assert {n.name for n in drawn.nodes if n.state} == {"TASS"}


def test_the_timeline_draws_every_incident_once() -> None:
    days = [Tallied(f"2016-{m:02}-{d:02}", what, d) for m in range(1, 13) for d in (1, 9, 20) for what in ("shelling", "bombing")]
    drawn = timeline.drawing([*days, Tallied("", "shelling", 4)])
    assert drawn is not None
    assert sum(p.rows for p in drawn.parts) == sum(t.rows for t in days)
    assert drawn.undated == 4
    assert max(p.y + p.height for p in drawn.parts) <= timeline.BOTTOM + 0.01
    assert min(p.y for p in drawn.parts) >= timeline.TOP - 0.01
    by_day = sorted(drawn.parts, key=lambda p: p.first)
    assert all(a.last < b.first for a, b in pairwise(by_day) if a.first != b.first)


def test_one_incident_of_another_century_does_not_flatten_the_rest() -> None:
    drawn = timeline.drawing([Tallied("1881-01-01", "siege", 1), *(Tallied(f"2016-05-{d:02}", "shelling", 40) for d in range(1, 29))])
    assert drawn is not None
    assert (drawn.step, drawn.before) == ("day", 1)


def place(name: str, lat: float | None, lon: float | None, level: str = "city") -> Place:
    at = Evidence(text_id="t", start=0, end=1, quote="x", before="", after="")
    return Place(id=name, evidence=at, sentence=(0, 1), score=1.0, name=name, lat=lat, lon=lon, level=level)  # type: ignore[arg-type]


def test_a_vague_place_is_drawn_as_a_larger_circle() -> None:
    village = locator.locator(place("V", 36.0, 37.0, "village"), [place("Aleppo", 36.2, 37.1)])
    region = locator.locator(place("R", 36.0, 37.0, "region"), [place("Aleppo", 36.2, 37.1)])
    assert village is not None
    assert region is not None
    assert village.centre.r / village.scale_width * village.scale < region.centre.r / region.scale_width * region.scale
    assert locator.locator(place("?", None, None), []) is None


def test_north_is_up_and_east_is_right() -> None:
    drawn = chart.chart_of_places([(place("N", 37.0, 37.0), 1), (place("S", 33.0, 37.0), 9), (place("E", 35.0, 41.0), 1)])
    assert drawn is not None
    at = {s.place.name: s for s in drawn.sites}
    assert at["N"].y < at["E"].y < at["S"].y
    assert at["E"].x > at["N"].x == at["S"].x
    assert at["S"].dot > at["N"].dot
    assert chart.chart_of_places([(place("?", None, None), 3)]) is None


def test_the_line_of_a_warning_runs_from_threat_to_deadline() -> None:
    warning = Warning(
        id="w", issuer=None, issuer_certainty="unknown", channel=None, audience=None, place=None, issued=None,
        deadline=Interval(earliest="2016-12-09", latest="2016-12-10"), threat=At(report="r", start=0, end=1, quote="x"),
    )  # fmt: skip
    drawn = thread.thread(warning, Interval(earliest="2016-12-06", latest="2016-12-07"))
    assert drawn is not None
    assert drawn.deadline is not None
    assert drawn.threat.x < drawn.deadline.x
    assert (drawn.first, drawn.last) == ("2016-12-06", "2016-12-10")
    assert thread.thread(warning, None) is None
