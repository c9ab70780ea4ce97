"""For whom a person speaks, as the reports themselves say: "Observatory director A", "B of the ministry"."""

import re
from collections.abc import Mapping
from itertools import pairwise

from onrecord.lang.roles import roles
from onrecord.model.records import Actor
from onrecord.resolve.account import Account

_BEFORE = re.compile(r"['’]?s?\s(?:[a-z-]+\s){0,2}([a-z-]+)\s")  # between a house and its man: "'s deputy head "
_AFTER = re.compile(r",?\s(?:[\w-]+\s){0,3}(?:of|for|at|from)\s(?:the\s)?(?:[\w-]+-based\s)?")  # "the head of the Britain-based "
LONGEST = 45  # characters between the two names


def votes(account: Account) -> list[tuple[str, str]]:
    """(person, house) for each time a report names the two together, each by id or else by name."""
    actors = [r for r in account.records if isinstance(r, Actor)]
    return [found for a, b in pairwise(actors) if (found := _pair(account, a, b)) is not None]


def elected(count: Mapping[str, int]) -> str | None:
    """The house that is named most often with a person."""
    return min(count, key=lambda house: (-count[house], house), default=None)


def _pair(account: Account, a: Actor, b: Actor) -> tuple[str, str] | None:
    if b.evidence.start - a.evidence.end > LONGEST or b.evidence.start <= a.evidence.end:
        return None
    between = account.text.body[a.evidence.end : b.evidence.start]
    if _is_house(a) and _is_person(b) and (hit := _BEFORE.fullmatch(between)) and hit[1] in roles()["office"].words:
        return _key(b), _key(a)
    if _is_person(a) and _is_house(b) and _AFTER.fullmatch(between):
        return _key(a), _key(b)
    return None


def _is_house(actor: Actor) -> bool:
    """Only organisations: between an army and a name stands what the one did to the other as often as whose it is."""
    return actor.type == "organisation" and (actor.actor or "").startswith("org.")


def _is_person(actor: Actor) -> bool:
    return actor.type == "person" and not (actor.actor or "").startswith(("org.", "state.", "group."))


def _key(actor: Actor) -> str:
    return actor.actor or actor.name
