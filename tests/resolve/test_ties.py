"""What people decided about incidents comes before any score, and the later decision before the earlier."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.decisions import Merge, Split
from onrecord.model.records import Incident
from onrecord.resolve.account import Account
from onrecord.resolve.shared import derive
from onrecord.resolve.ties import Ties

Strike = Callable[..., Account]
KNOWN = "abcdef"


def merge(a: str, b: str) -> Merge:
    return Merge(incidents=("x", "y"), events=(tuple(a.split()), tuple(b.split())))


def split(out: str, rest: str) -> Split:
    return Split(out=tuple(out), rest=tuple(rest))


def incidents(accounts: list[Account], *decided: Merge | Split) -> list[Incident]:
    return [x for x in derive(accounts, decided) if isinstance(x, Incident)]


def reports(found: list[Incident]) -> list[list[str]]:
    return sorted(sorted({m.report for m in i.members}) for i in found)


def test_people_join_what_no_score_would(strike: Strike) -> None:
    accounts = [strike("a", "Douma", "2016-12-05", 12), strike("b", "Homs", "2016-11-05", 3)]
    events = [a.events[0].id for a in accounts]
    assert reports(incidents(accounts)) == [["a"], ["b"]]
    (found,) = incidents(accounts, merge(*events))
    assert reports([found]) == [["a", "b"]]
    assert all(m.why[0] == ("a person", "joined", 0.0) for m in found.members)


def test_people_part_what_every_score_joins(strike: Strike) -> None:
    accounts = [strike(k, "Douma", "2016-12-05", 12) for k in "abc"]
    a, b, c = (x.events[0].id for x in accounts)
    assert reports(incidents(accounts)) == [["a", "b", "c"]]
    found = incidents(accounts, Split(out=(b,), rest=(a, c)))
    assert reports(found) == [["a", "c"], ["b"]]
    assert all(("a person", "kept apart", 0.0) in m.why for i in found for m in i.members)


def test_events_of_one_story_can_be_parted(draft: type) -> None:
    d = draft("a", "An air strike hit Douma on that day. The air raid in Douma killed 12 people. Nothing else was known.")
    place, day = d.place("Douma"), d.time("that day", "2016-12-05")
    one = d.event("air strike", "airstrike", place=place, when=day)
    other = d.event("air raid", "airstrike", place=place, when=day)
    assert len(incidents([d.account()])) == 1
    assert len(incidents([d.account()], Split(out=(one,), rest=(other,)))) == 2


def test_events_that_are_gone_say_nothing_and_the_others_stand_in() -> None:
    gone = Merge(incidents=("x", "y"), events=(("z", "a"), ("b",)))
    assert Ties([gone]).together(["a", "b", "c"]) == [(0, 1)]
    assert Ties([gone]).together(["b", "c"]) == []


def test_a_merge_brings_whole_incidents_together_whatever_was_split_before(strike: Strike) -> None:
    accounts = [strike(k, "Douma", "2016-12-05", 12) for k in "abcd"]
    a, b, c, d = (x.events[0].id for x in accounts)
    parted = Split(out=(a, b), rest=(c, d))
    assert reports(incidents(accounts, parted)) == [["a", "b"], ["c", "d"]]
    again = Merge(incidents=("x", "y"), events=((a, b), (c, d)))
    assert reports(incidents(accounts, parted, again)) == [["a", "b", "c", "d"]]
    assert reports(incidents(accounts, parted, again, Split(out=(a,), rest=(b, c, d)))) == [["a"], ["b", "c", "d"]]


def test_the_later_decision_wins_also_through_others() -> None:
    assert not Ties([split("a", "b"), merge("a", "b")]).apart("a", "b")
    assert Ties([merge("a", "b"), split("a", "b")]).together(["a", "b"]) == []
    ties = Ties([merge("a", "b"), merge("b", "c"), split("a", "c")])
    assert ties.apart("a", "c")
    assert ties.together(["a", "b", "c"]) == [(1, 2)]


def test_all_events_that_decisions_name_together_are_kin() -> None:
    ties = Ties([merge("a b", "c"), split("d", "c"), merge("e", "f")])
    assert len({ties.kin(e) for e in "abcd"}) == 1
    assert ties.kin("e") == ties.kin("f") != ties.kin("a")
    assert ties.kin("g") is None
    assert ties.of_kin("ag") == set("abcd")


EVENT = st.sampled_from(KNOWN)
PAIR = st.tuples(EVENT, EVENT).filter(lambda p: p[0] != p[1])
DECIDED = st.lists(st.one_of(PAIR.map(lambda p: merge(*p)), PAIR.map(lambda p: split(*p))), max_size=9)


@given(DECIDED)
def test_no_two_events_are_joined_and_kept_apart(decided: list[Merge | Split]) -> None:
    ties = Ties(decided)
    home = list(range(len(KNOWN)))
    for i, j in ties.together(list(KNOWN)):
        home = [home[i] if h == home[j] else h for h in home]
    joined = [(a, b) for n, a in enumerate(KNOWN) for m, b in enumerate(KNOWN) if n < m and home[n] == home[m]]
    assert not any(ties.apart(a, b) for a, b in joined)
    if decided:
        (last,) = decided[-1:]
        if isinstance(last, Merge):
            pair = tuple(sorted((last.events[0][0], last.events[1][0])))
            assert pair in joined
        else:
            assert ties.apart(last.out, last.rest)
