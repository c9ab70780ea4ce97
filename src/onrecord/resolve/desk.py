"""The accounts at hand while reports are related: loaded when they are asked for, the last used kept."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.resolve.account import Account
from onrecord.resolve.marks import story_of
from onrecord.resolve.retell import stories
from onrecord.resolve.story import Story
from onrecord.resolve.ties import Ties

MOST = 3000  # accounts that are kept: those of a few weeks of a war that all papers write about

Load = Callable[[Sequence[str]], Iterable[Account]]


class _Told(NamedTuple):
    account: Account
    stories: dict[int, Story]  # by who they are in their marks, in the order in which the report begins them


class Desk:
    """Accounts by the keys of their reports, with the stories that they tell under what people decided."""

    def __init__(self, load: Load, ties: Ties, most: int = MOST) -> None:
        self.ties = ties
        self._load = load
        self._most = most
        self._held: OrderedDict[str, _Told] = OrderedDict()

    def clear(self) -> None:
        """Forgets every account, since some may have changed."""
        self._held.clear()

    def accounts(self, reports: Iterable[str]) -> list[Account]:
        """The accounts of these reports, as far as they exist, in order of their keys."""
        return [held.account for held in self._get(reports)]

    def stories(self, reports: Iterable[str]) -> dict[int, Story]:
        """The stories of these reports, by who they are in their marks."""
        return {who: s for held in self._get(reports) for who, s in held.stories.items()}

    def told(self, account: Account) -> list[Story]:
        """The stories of a report, in the order in which it begins them."""
        return list(self._get([account.key])[0].stories.values())

    def _get(self, reports: Iterable[str]) -> list[_Told]:
        wanted = sorted(set(reports))
        found = {r: self._held[r] for r in wanted if r in self._held}
        if missing := [r for r in wanted if r not in found]:
            found |= {a.key: _Told(a, {story_of(s): s for s in stories(a, self.ties)}) for a in self._load(missing)}
        for r in found:
            self._held[r] = found[r]
            self._held.move_to_end(r)
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return [found[r] for r in wanted if r in found]
