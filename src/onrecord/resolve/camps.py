"""Whom an actor belongs to: a minister to a government, a brigade to its movement, an outlet to its owner."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.lang.lexicon import Entry, Lexicon
from onrecord.model.values import ActorRef, Source
from onrecord.resolve.story import plain

UNARMED = ("outlet.", "org.", "people.", "person.")
_STEPS = 5  # links of belonging that are followed: a spokesman of a ministry of a government needs two


class Camps:
    """Answers for ids and names with the help of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._owners: dict[str, str] = {}

    def camp(self, who: ActorRef | Source | str) -> str:
        """The state, movement or organisation at the top, by its id; the bare name of somebody who is not known."""
        actor, name = (who, who) if isinstance(who, str) else (who.actor, who.name)
        if not actor or not self._known(actor):
            return self._top(actor) if actor and "." in actor else plain(name)
        for _ in range(_STEPS):
            entry = self.lexicon.get(actor)
            if entry is None or not entry.of:
                break
            actor = entry.of
        return self._top(actor)

    def camps(self, refs: Iterable[ActorRef]) -> frozenset[str]:
        return frozenset(self.camp(r) for r in refs)

    def armed(self, actor: str) -> str | None:
        """The armed camp of an id: a state, a movement, an alliance; None for outlets, organisations, people of no camp and bare names."""
        if "." not in actor or " " in actor:
            return None
        camp = self.camp(actor)
        return None if "." not in camp or camp.startswith(UNARMED) else camp

    def _known(self, actor: str) -> bool:
        return self.lexicon.get(actor) is not None

    @staticmethod
    def _top(actor: str) -> str:
        """state.ru.defence.spokesman belongs to state.ru."""
        return ".".join(actor.split(".")[:2])

    def outlet(self, name: str | None) -> Entry | None:
        """The entry of an outlet by name or id, however its name is capitalised."""
        if not name:
            return None
        known = (self.lexicon.get(name), *(self.lexicon.named(n) for n in (name, name.upper(), name.title())))
        return next((e for e in known if e is not None and e.id.startswith("outlet.")), None)

    def owner(self, outlet: str | None) -> str | None:
        """Who owns an outlet, its own name where that is not known, None for no outlet."""
        if outlet is None:
            return None
        if outlet not in self._owners:
            entry = self.outlet(outlet)
            self._owners[outlet] = (entry.owner or entry.name) if entry else spelling(outlet)
        return self._owners[outlet]

    @property
    def agencies(self) -> dict[str, str]:
        """Every form of the name of every news agency, and its name."""
        entries = [e for e in self.lexicon.entries.values() if e.id.startswith("outlet.") and "agency" in e.nouns]
        return {form: e.name for e in entries for form in (e.name, *e.aliases)}


_ARTICLE = re.compile(r"\Athe (?=\S)", re.IGNORECASE)
_AFTER = re.compile(r"(?:,? (?:news|press) agency|\.(?:com|org|net))\Z", re.IGNORECASE)


def spelling(outlet: str) -> str:
    """One spelling for an outlet that is not in the lexicon: no article, nothing behind its name, words written small as names."""
    name = " ".join(outlet.split())
    name = _AFTER.sub("", _ARTICLE.sub("", name.removeprefix("www."))) or name
    return name.title() if name.islower() and " " in name else name


@cache
def camps() -> Camps:
    """The camps of the lexicon that comes with OnRecord."""
    return Camps(Lexicon.open())
