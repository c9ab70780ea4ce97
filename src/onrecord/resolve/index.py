"""What is kept between two times of deriving: marks, links and where everything stands. `Memory` keeps it for the length of a call."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from onrecord.model.records import Shared
from onrecord.model.traces import Mark, Standing, Trace


class Index(Protocol):
    """Everything that the derivation looks up. What it answers depends on what was put last, never on the order in which it was put."""

    def traces(self, reports: Iterable[str]) -> dict[str, Trace]: ...
    def put_trace(self, report: str, old: Trace, new: Trace) -> None: ...
    def around(self, mark: Mark, most: int) -> tuple[list[Mark], list[Mark]]: ...
    def several(self, keys: Iterable[int]) -> set[int]: ...
    def members(self, key: int, first: int, last: int) -> list[int]: ...
    def size(self, key: int, most: int) -> int: ...
    def reports(self, whos: Iterable[int]) -> dict[int, str]: ...
    def links(self, whos: Iterable[int]) -> dict[int, list[tuple[int, float]]]: ...
    def put_links(self, whos: Iterable[int], links: Iterable[tuple[int, int, float]]) -> None: ...
    def standing(self, whos: Iterable[int]) -> dict[int, Standing]: ...
    def put_standing(self, standing: Mapping[int, Standing]) -> None: ...
    def counts(self, of: str) -> dict[str, int]: ...
    def shared(self, owners: Iterable[str]) -> list[Shared]: ...
    def put_shared(self, owners: Iterable[str], shared: Sequence[tuple[str, Shared]]) -> None: ...


class Memory:
    """An `Index` that lasts as long as the object."""

    def __init__(self) -> None:
        self._traces: dict[str, Trace] = {}
        self._marks: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._reports: dict[int, str] = {}
        self._links: dict[int, dict[int, float]] = defaultdict(dict)
        self._standing: dict[int, Standing] = {}
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._shared: dict[str, list[Shared]] = {}

    def traces(self, reports: Iterable[str]) -> dict[str, Trace]:
        """The traces of these reports, as far as they have any."""
        return {r: self._traces[r] for r in reports if r in self._traces}

    def put_trace(self, report: str, old: Trace, new: Trace) -> None:
        """A report leaves other marks than before; what is no longer marked has no links and stands nowhere."""
        self._traces[report] = new
        for mark in old.marks:
            self._marks[mark.key].remove((mark.day, mark.who))
        for mark in new.marks:
            insort(self._marks[mark.key], (mark.day, mark.who))
        now = {m.who for m in new.marks}
        for who in {m.who for m in old.marks} - now:
            self.put_links([who], [])
            self._standing.pop(who, None)
            self._reports.pop(who, None)
        self._reports.update(dict.fromkeys(now, report))
        for of, value in old.counted:
            self._counts[of][value] -= 1
        for of, value in new.counted:
            self._counts[of][value] += 1

    def around(self, mark: Mark, most: int) -> tuple[list[Mark], list[Mark]]:
        """The nearest other marks of this key, at most so many before and behind, nearest first."""
        block = self._marks[mark.key]
        at = bisect_left(block, (mark.day, mark.who))
        behind = at + (block[at : at + 1] == [(mark.day, mark.who)])
        before, after = reversed(block[max(0, at - most) : at]), block[behind : behind + most]
        return [Mark(mark.key, *where) for where in before], [Mark(mark.key, *where) for where in after]

    def several(self, keys: Iterable[int]) -> set[int]:
        """Those of these keys that more than one has a mark of."""
        return {k for k in keys if len(self._marks[k]) > 1}

    def members(self, key: int, first: int, last: int) -> list[int]:
        """Who has a mark of this key in these days, both included, in order."""
        block = self._marks[key]
        return [w for _, w in block[bisect_left(block, (first, 0)) : bisect_left(block, (last + 1, 0))]]

    def size(self, key: int, most: int) -> int:
        """How many have a mark of this key, counted up to `most`."""
        return min(most, len(self._marks[key]))

    def reports(self, whos: Iterable[int]) -> dict[int, str]:
        """The reports that these belong to."""
        return {w: self._reports[w] for w in whos if w in self._reports}

    def links(self, whos: Iterable[int]) -> dict[int, list[tuple[int, float]]]:
        """What each of these is linked with, in order."""
        return {w: sorted(self._links[w].items()) for w in whos if self._links.get(w)}

    def put_links(self, whos: Iterable[int], links: Iterable[tuple[int, int, float]]) -> None:
        """Replaces every link of some reports or stories."""
        for who in whos:
            for other in self._links.pop(who, {}):
                self._links[other].pop(who, None)
        for a, b, value in links:
            self._links[a][b] = self._links[b][a] = value

    def standing(self, whos: Iterable[int]) -> dict[int, Standing]:
        """Where each of these stands, as far as it was put."""
        return {w: self._standing[w] for w in whos if w in self._standing}

    def put_standing(self, standing: Mapping[int, Standing]) -> None:
        self._standing.update(standing)

    def counts(self, of: str) -> dict[str, int]:
        """How often each value was counted, those that were in order."""
        return {value: n for value, n in sorted(self._counts[of].items()) if n}

    def shared(self, owners: Iterable[str]) -> list[Shared]:
        """What was derived for these owners, in order of owners and ids."""
        return [s for owner in sorted(set(owners)) for s in self._shared.get(owner, ())]

    def put_shared(self, owners: Iterable[str], shared: Sequence[tuple[str, Shared]]) -> None:
        """Replaces all that was derived for some owners."""
        for owner in owners:
            self._shared.pop(owner, None)
        for owner, one in sorted(shared, key=_owned):
            self._shared.setdefault(owner, []).append(one)

    def every(self) -> list[Shared]:
        """All that is derived."""
        return self.shared(self._shared)


def _owned(owned: tuple[str, Shared]) -> tuple[str, str]:
    return owned[0], owned[1].id
