"""What each outlet and each source calls an actor: "the regime", "the Syrian government"; "rebels", "terrorists"."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.model.ids import make_id
from onrecord.model.records import Actor, Name, Naming, Statement
from onrecord.resolve.account import Account
from onrecord.resolve.camps import camps

Key = tuple[str, str, str | None]  # the name, who uses it, the outlet in which it stands
ARTICLES = frozenset(("the", "a", "an", "these", "those", "some"))


def naming(accounts: Iterable[Account]) -> list[Naming]:
    """The names of every actor with an id, in order of ids; names by how often they are used, then in order of the alphabet.

    `by` is the innermost source where the name stands inside what somebody is said to have said, else the outlet or the report; `outlet`
    is where it stands, so that the names of a source and those of the outlet that quotes it are counted apart.
    """
    used: dict[str, Counter[Key]] = defaultdict(Counter)
    for account in accounts:
        for record in account.records:
            if isinstance(record, Actor) and record.actor:
                used[record.actor][called(record), _speaker(account, record), account.report.outlet] += 1
    return [_naming(actor, used[actor]) for actor in sorted(used) if _worth(actor, used[actor])]


def _worth(actor: str, used: Counter[Key]) -> bool:
    """Is the actor known, or called by more than one name? A bystander with one name has nothing to compare."""
    known = actor.startswith(("state.", "rebels.", "people.")) or camps().lexicon.get(actor) is not None
    return known or len({name for name, _, _ in used}) > 1


def called(record: Actor) -> str:
    """The words at the mention, without an article and with single spaces."""
    words = record.evidence.quote.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in ARTICLES else words)


def _naming(actor: str, used: Counter[Key]) -> Naming:
    names = [Name(name=name, count=count, by=by, outlet=outlet) for (name, by, outlet), count in sorted(used.items(), key=_often_first)]
    return Naming(id=make_id("naming", actor), actor=actor, names=tuple(names))


def _often_first(item: tuple[Key, int]) -> tuple[int, str, str, str]:
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
