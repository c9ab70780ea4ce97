"""What each outlet and each source calls an actor: "the regime", "the Syrian government"; "rebels", "terrorists"."""

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.model.ids import make_id
from onrecord.model.records import Actor, Name, Naming, Statement
from onrecord.resolve.account import Account
from onrecord.resolve.camps import camps


class Use(NamedTuple):
    """A name of an actor, who uses it, the outlet in which it stands."""

    name: str
    by: str
    outlet: str | None


ARTICLES = frozenset(("the", "a", "an", "these", "those", "some"))


def uses(account: Account) -> list[tuple[str, Use]]:
    """What a report calls each actor with an id, mention by mention.

    `by` is the innermost source where the name stands inside what somebody is said to have said, else the outlet or the report; `outlet`
    is where it stands, so that the names of a source and those of the outlet that quotes it are counted apart.
    """
    named = [r for r in account.records if isinstance(r, Actor) and r.actor]
    return [(r.actor or "", Use(called(r), _speaker(account, r), account.report.outlet)) for r in named]


def naming(actor: str, used: Mapping[Use, int]) -> Naming | None:
    """The names of an actor by how often they are used, then in order of the alphabet; None for one who is not known and has one name.

    A bystander with one name has nothing to compare.
    """
    known = actor.startswith(("state.", "rebels.", "people.")) or camps().lexicon.get(actor) is not None
    if not known and len({name for name, _, _ in used}) < 2:
        return None
    names = [Name(name=name, count=count, by=by, outlet=outlet) for (name, by, outlet), count in sorted(used.items(), key=_often_first)]
    return Naming(id=make_id("naming", actor), actor=actor, names=tuple(names))


def called(record: Actor) -> str:
    """The words at the mention, without an article and with single spaces."""
    words = record.evidence.quote.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in ARTICLES else words)


def _often_first(item: tuple[Use, int]) -> tuple[int, str, str, str]:
    (name, by, outlet), count = item
    return -count, name, by, outlet or ""


def _speaker(account: Account, record: Actor) -> str:
    """Whose word it is: the innermost source of the shortest statement around, else the outlet, else the report's key."""
    start, end = record.evidence.start, record.evidence.end
    around = [s for s in account.statements if s.evidence.start <= start and end <= s.evidence.end and s.sources]
    held = min(around, key=_length, default=None)
    return held.sources[0].name if held else account.report.outlet or account.key


def _length(statement: Statement) -> tuple[int, str]:
    return statement.evidence.end - statement.evidence.start, statement.id
