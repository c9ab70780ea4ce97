"""Groups from scored pairs: the surest pairs come together first, and two groups only where their members agree on the whole."""

from collections.abc import Callable, Sequence

Edge = tuple[float, int, int]
SAMPLE = 8  # members of a large group that are asked about another one: enough for a steady mean, and no group costs more than 64 questions


def groups(
    count: int,
    edges: Sequence[Edge],
    score: Callable[[int, int], float],
    apart: Callable[[int, int], bool],
    least: float,
    given: Sequence[tuple[int, int]] = (),
) -> list[list[int]]:
    """Positions 0..count-1 in groups, each sorted, in order of their first member.

    `edges` are (score, i, j) of the pairs worth joining; `score` answers for any other pair; `apart` says that two may never be
    together; two groups join when the mean score between them is `least` or more. The pairs `given` are together before anything is
    asked. The order of the edges does not matter.
    """
    home = list(range(count))
    members: list[list[int]] = [[i] for i in range(count)]
    for i, j in given:
        _join(home, members, home[i], home[j])
    for _, i, j in sorted(edges, key=_surest):
        a, b = home[i], home[j]
        if a != b and _agree(members[a], members[b], score, apart, least):
            _join(home, members, a, b)
    return sorted(m for m in members if m)


def _join(home: list[int], members: list[list[int]], a: int, b: int) -> None:
    if a == b:
        return
    if len(members[a]) < len(members[b]):
        a, b = b, a
    for k in members[b]:
        home[k] = a
    members[a] = sorted(members[a] + members[b])
    members[b] = []


def _surest(edge: Edge) -> tuple[float, int, int]:
    return -edge[0], edge[1], edge[2]


def _agree(a: Sequence[int], b: Sequence[int], score: Callable[[int, int], float], apart: Callable[[int, int], bool], least: float) -> bool:
    if any(apart(i, j) for i in a for j in b):
        return False
    scores = [score(i, j) for i in a[:SAMPLE] for j in b[:SAMPLE]]
    return sum(scores) / len(scores) >= least
