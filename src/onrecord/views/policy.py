"""One number of many: what an incident's toll is taken to be, by a policy that is named beside it.

Nothing here is stored: every origin's range is, and a page, a table or an export asks for the policy that its reader wants.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

from onrecord.errors import UsageError
from onrecord.lang.lexicon import Lexicon
from onrecord.model.records import Group, Toll, What

Name = Literal["conservative", "majority", "latest", "priority"]
NAMES: tuple[Name, ...] = get_args(Name)
SAYS: dict[Name, str] = {
    "conservative": "the lowest number that an origin gives",
    "majority": "the number that most origins allow, the lowest of those",
    "latest": "the number of whoever spoke last",
    "priority": "the number of the first origin on your list",
}


class Policy(NamedTuple):
    """A policy by name; `first` lists origins, most trusted first, for "priority"."""

    name: Name = "conservative"
    first: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, given: str = "") -> "Policy":
        """A policy by its name and a list "SOHR, AFP". Raises UsageError for an unknown name and for "priority" without a list."""
        if name not in NAMES:
            raise UsageError("E210", f"there is no policy {name!r}; take one of {', '.join(NAMES)}")
        first = tuple(part.strip() for part in given.split(",") if part.strip())
        if (name == "priority") != bool(first):
            raise UsageError("E210", "origins and the policy priority go together, as --policy priority --origins 'AFP, Reuters'")
        return cls(name, first)

    @property
    def called(self) -> str:
        """The name as it stands beside a number."""
        return f"priority: {', '.join(self.first)}" if self.name == "priority" else self.name


class Agreed(NamedTuple):
    """What one count of one group is taken to be. None is open: `high` None says that somebody gives no upper end.

    `by` are the origins that stand behind `best`; `policy` is what was really used: where none of a priority list speaks, the most
    conservative number is taken and named so.
    """

    what: What
    group: Group
    best: int
    low: int
    high: int | None
    policy: str
    by: tuple[str, ...]


def agreed(tolls: Iterable[Toll], policy: Policy = Policy()) -> list[Agreed]:  # noqa: B008 - a tuple, never changed
    """One line for each kind and group that is counted, in order: all who were killed, then civilians, children and so on.

    Groups are different scopes and never added up; "mixed" counts as everybody.
    """
    slots: dict[tuple[int, What, Group], list[Toll]] = defaultdict(list)
    for toll in tolls:
        group: Group = "unspecified" if toll.group == "mixed" else toll.group
        if toll.low is not None or toll.high is not None:
            slots[_WHATS.index(toll.what), toll.what, group].append(toll)
    return [_agreed(what, group, slots[key], policy) for key in sorted(slots, key=_scope) for _, what, group in [key]]


_WHATS: tuple[What, ...] = get_args(What)
_GROUPS: tuple[Group, ...] = ("unspecified", "civilians", "combatants", "children", "women", "medics", "journalists", "mixed")


def _scope(key: tuple[int, What, Group]) -> tuple[int, int]:
    return key[0], _GROUPS.index(key[2])


def _agreed(what: What, group: Group, said: Sequence[Toll], policy: Policy) -> Agreed:
    highs = [t.high for t in said]
    low, high = min(map(_said, said)), None if None in highs else max(h for h in highs if h is not None)
    used, best = policy.called, _CHOICES[policy.name](said, policy)
    if best is None:
        used, best = f"conservative, as nobody on the list speaks ({policy.called})", _conservative(said, policy)
    by = tuple(sorted({t.origin for t in said if _allows(t, best)}))
    return Agreed(what, group, best, low, high, used, by)


def _said(toll: Toll) -> int:
    """The number that was said: the low end of "at least 12", the high end of "up to 12"."""
    return toll.low if toll.low else toll.high or 0


def _allows(toll: Toll, number: int) -> bool:
    return (toll.low or 0) <= number and (toll.high is None or number <= toll.high)


def _conservative(said: Sequence[Toll], policy: Policy) -> int:
    return min(map(_said, said))


def _majority(said: Sequence[Toll], policy: Policy) -> int:
    """The number that the most origins allow. "At least 12" backs 12 before 20, so that an open end wins no vote by itself."""

    def votes(number: int) -> tuple[int, int, int]:
        return -sum(_allows(t, number) for t in said), -sum(_said(t) == number for t in said), number

    return min({_said(t) for t in said}, key=votes)


def _latest(said: Sequence[Toll], policy: Policy) -> int:
    last = max(t.as_of or "" for t in said)
    return _majority([t for t in said if (t.as_of or "") == last], policy)


def _priority(said: Sequence[Toll], policy: Policy) -> int | None:
    places = {name: n for n, given in reversed(list(enumerate(policy.first))) for name in _forms(given)}
    ranked = sorted((places[t.origin.casefold()], _said(t)) for t in said if t.origin.casefold() in places)
    return ranked[0][1] if ranked else None


@cache
def _forms(given: str) -> frozenset[str]:
    """What an origin may be called in a record: as given, its id and name in the lexicon, the owner of an outlet."""
    entry = _lexicon().get(given) or _lexicon().named(given)
    names = (given, entry.id, entry.name, entry.owner or "") if entry else (given,)
    return frozenset(n.casefold() for n in names if n)


@cache
def _lexicon() -> Lexicon:
    return Lexicon.open()


_CHOICES = {"conservative": _conservative, "majority": _majority, "latest": _latest, "priority": _priority}
