"""What people decided about which events are one happening, and which are not.

Ties stand between events, so that they hold whatever incidents are derived next: all events of two merged incidents are one happening,
none of those split off is one with any of the rest. A later decision wins over an earlier one, also where
the two meet only through others: "a and b are one, b and c are one, a and c are not" leaves out the oldest of the three.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model.decisions import Merge, Split

JOINED = "joined"
KEPT_APART = "kept apart"


class Ties:
    """Merges and splits that hold, oldest first."""

    def __init__(self, decided: Sequence[Merge | Split] = ()) -> None:
        self._home: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._kin: dict[str, str] = {}
        for decision in reversed(decided):
            self._meet(events_of(decision))
            if isinstance(decision, Merge):
                self._join([e for events in decision.events for e in events])
            else:
                self._part(decision.out, decision.rest)

    def kin(self, event: str) -> str | None:
        """One name for all events that decisions tie to this one, directly or through others, together or apart; None without any."""
        if event not in self._kin:
            return None
        while (up := self._kin[event]) != event:
            event = up
        return event

    def of_kin(self, some: Iterable[str]) -> set[str]:
        """Every event that decisions tie to some of these."""
        names = {self.kin(e) for e in some} - {None}
        return {e for e in self._kin if self.kin(e) in names}

    def _meet(self, events: Sequence[str]) -> None:
        roots = sorted({self.kin(e) or e for e in events})
        self._kin.update(dict.fromkeys((*events, *roots), roots[0]) if roots else {})

    def _find(self, event: str) -> str:
        while (up := self._home.get(event, event)) != event:
            event = up
        return event

    def _join(self, events: Sequence[str]) -> None:
        """All of these are one but for those that a later decision keeps apart."""
        homes: list[str] = []
        for event in events:
            home = self._find(event)
            one = next((h for h in homes if h == home or home not in self._apart.get(h, ())), None)
            if one is None:
                homes.append(home)
            elif one != home:
                self._unite(one, home)

    def _unite(self, a: str, b: str) -> None:
        self._home[b] = self._home[a] = a
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)

    def _part(self, out: Sequence[str], rest: Sequence[str]) -> None:
        for a in map(self._find, out):
            for b in map(self._find, rest):
                if a != b:
                    self._apart[a].add(b)
                    self._apart[b].add(a)

    def apart(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Did people say that events of the two are not one happening?"""
        if not self._apart:
            return False
        theirs = {self._find(e) for e in others}
        return any(self._apart.get(self._find(e), set()) & theirs for e in some)

    def together(self, told: Sequence[Iterable[str]]) -> list[tuple[int, int]]:
        """Of lists of events the pairs of positions that people said are one happening; neighbours are enough."""
        if not self._home:
            return []
        last: dict[str, int] = {}
        pairs = []
        for position, events in enumerate(told):
            for home in dict.fromkeys(self._find(e) for e in events if e in self._home):
                if home in last:
                    pairs.append((last[home], position))
                last[home] = position
        return pairs

    def why(self, events: Iterable[str]) -> list[tuple[str, str, float]]:
        """What people decided about some events, in the form in which features say why something was joined."""
        ours = list(events)
        joined = [("a person", JOINED, 0.0)] if any(e in self._home for e in ours) else []
        parted = [("a person", KEPT_APART, 0.0)] if any(self._apart.get(self._find(e)) for e in ours) else []
        return [*joined, *parted]


def events_of(decision: Merge | Split) -> list[str]:
    """Every event that a decision names."""
    parts = decision.events if isinstance(decision, Merge) else (decision.out, decision.rest)
    return [e for events in parts for e in events]
