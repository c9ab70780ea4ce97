"""Groups from scored pairs, and the blocks that pairs come from."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.account import Account
from onrecord.resolve.blocks import marks
from onrecord.resolve.cluster import groups
from onrecord.resolve.retell import stories
from onrecord.resolve.story import Story

EDGES = st.lists(st.tuples(st.floats(-3, 3), st.integers(0, 11), st.integers(0, 11)).filter(lambda e: e[1] != e[2]), max_size=40)


def never(i: int, j: int) -> bool:
    return False


@given(EDGES, st.randoms(use_true_random=False))
def test_groups_are_a_partition_whatever_the_order(edges: list[tuple[float, int, int]], rnd: object) -> None:
    scores = {frozenset(e[1:]): e[0] for e in edges}
    edges = [(scores[k], min(k), max(k)) for k in sorted(scores, key=sorted)]

    def score(i: int, j: int) -> float:
        return scores.get(frozenset((i, j)), -3.0)

    found = groups(12, [e for e in edges if e[0] > 0], score, never, 0.0)
    assert sorted(i for g in found for i in g) == list(range(12))
    assert found == groups(12, [e for e in reversed(edges) if e[0] > 0], score, never, 0.0)
    for group in found:
        inside = [score(i, j) for n, i in enumerate(group) for j in group[n + 1 :]]
        assert len(group) == 1 or max(inside) > 0


def test_what_may_not_be_together_is_not() -> None:
    edges = [(5.0, 0, 1), (4.0, 1, 2)]
    found = groups(3, edges, lambda i, j: 5.0, lambda i, j: {i, j} == {0, 2}, 0.0)
    assert found == [[0, 1], [2]]


def pairs(told: list[Story]) -> list[tuple[int, int]]:
    keys = [{m.key for m in marks(s)} for s in told]
    return [(i, j) for j in range(len(told)) for i in range(j) if keys[i] & keys[j]]


def test_only_neighbours_in_place_and_time_are_compared(strike: Callable[..., Account]) -> None:
    accounts = [strike("a", "Douma", "2016-12-05", 1), strike("b", "Douma", "2016-12-06", 1), strike("c", "Douma", "2016-03-05", 1)]
    told = [replace(s, words=frozenset()) for a in [*accounts, strike("d", "Homs", "2016-12-05", 1)] for s in stories(a)]
    assert pairs(told) == [(0, 1)]


def test_rare_words_bring_together_what_a_date_read_wrong_keeps_apart(strike: Callable[..., Account]) -> None:
    accounts = [strike("a", "Douma", "2016-12-05", 1), strike("b", "Homs", "2016-03-05", 1)]
    told = [replace(s, words=frozenset({"bakery"})) for a in accounts for s in stories(a)]
    assert pairs(told) == [(0, 1)]
