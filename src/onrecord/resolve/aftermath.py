"""What is reported after a warning: carried out, not yet, denied."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.lang.rules import rules
from onrecord.model.records import After, AnyRecord, Event, Outcome, Place, Statement
from onrecord.model.values import Source
from onrecord.resolve.account import Account, days
from onrecord.resolve.compare import place_pair
from onrecord.resolve.kinds import violent
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.story import Span

_WARNS = frozenset({"threaten", "warn", "demand"})
WINDOW = 14  # days after a warning in which an attack is taken for what was threatened
MOST = 6  # outcomes of one kind that are kept: the first ones answer the question
_OF_STATES = frozenset({"airstrike", "shelling", "chemical_attack"})  # what states with aircraft do, when nobody is named
_OF_MOVEMENTS = frozenset({"shelling", "bombing"})
_MOVEMENTS = ("group.", "rebels.", "people.")
_HERE = frozenset({"same", "near", "inside", "shared words"})


@dataclass(frozen=True)
class Outlook:
    """What to look for: after this record, by this camp, at this place, from these days on."""

    account: Account
    record: AnyRecord
    camp: str | None
    place: Place | None
    issued: Span | None


class Watch:
    """The reports by the places that they name, so that a warning is compared with what is told of its place only."""

    def __init__(self, accounts: Sequence[Account], lineage: Lineage) -> None:
        self.lineage = lineage
        self.at: dict[str, dict[str, Account]] = defaultdict(dict)
        for account in accounts:
            for place in account.places.values():
                self.at[place_key(place)][account.key] = account

    def outcomes(self, outlook: Outlook) -> tuple[After, ...]:
        """What is told after the warning, in its own report and in later ones of the two weeks that follow."""
        if outlook.place is None:
            return ()
        near = self.at.get(place_key(outlook.place), {})
        found: list[After] = []
        for account in [outlook.account, *(near[k] for k in sorted(near) if k != outlook.account.key)]:
            if account is outlook.account or _follows(account, outlook):
                found += self._in(account, outlook)
        return tuple(_first_of_each(found))

    def _in(self, account: Account, outlook: Outlook) -> Iterable[After]:
        for statement in account.statements:
            if _is_after(account, statement, outlook) and (value := self._said(account, statement, outlook)):
                yield _after(account, statement, value, statement.sources)
        for event in account.events:
            if _is_after(account, event, outlook) and (value := self._happened(account, event, outlook)):
                yield _after(account, event, value, event.sources)

    def _said(self, account: Account, statement: Statement, outlook: Outlook) -> Outcome | None:
        if not _waits(statement) or not _recent(account, statement, outlook):
            return None
        other = account is not outlook.account and any(s.act in _WARNS for s in account.statements)
        return None if other else "not_yet"  # a report with a warning of its own waits for that one

    def _happened(self, account: Account, event: Event, outlook: Outlook) -> Outcome | None:
        """A violent event there and then, by the camp that warned or by nobody named."""
        place = account.place(event.place)
        if not violent(event.type) or place is None or outlook.place is None or place_pair(place, outlook.place) not in _HERE:
            return None
        if not _recent(account, event, outlook) or not self._by(event, outlook):
            return None
        if event.status == "denied":
            return "denied" if event.actors else None
        return "carried_out" if event.status in ("reported", "claimed", "accused", "suspected") else None

    def _by(self, event: Event, outlook: Outlook) -> bool:
        """By the camp that warned; where nobody is named, by the means that it has: "70 were wounded" may be anybody's deed."""
        if not event.actors:
            return event.type in (_OF_MOVEMENTS if (outlook.camp or "").startswith(_MOVEMENTS) else _OF_STATES)
        return outlook.camp is None or outlook.camp in self.lineage.camps.camps(event.actors)


def place_key(place: Place) -> str:
    """One name for a place in all reports."""
    return str(place.geonameid or place.name.lower())


def answers(account: Account) -> bool:
    """Can it tell what came after a warning: violence, or that nothing has come yet?"""
    return any(violent(e.type) for e in account.events) or any(_waits(s) for s in account.statements)


def _waits(statement: Statement) -> bool:
    words = statement.evidence.quote
    return rules("warnings")["not_yet"].search(words) is not None and rules("warnings")["attack"].search(words) is not None


def _follows(account: Account, outlook: Outlook) -> bool:
    """Was the report published in the two weeks from the warning on?"""
    published = days(account.written)
    if published is None or outlook.issued is None:
        return False
    return 0 <= published[1] - outlook.issued[0] <= WINDOW


def _is_after(account: Account, record: AnyRecord, outlook: Outlook) -> bool:
    """In the warning's own report: further down than the sentence of the warning."""
    return account is not outlook.account or record.sentence[0] >= outlook.record.sentence[1]


def _recent(account: Account, record: Statement | Event, outlook: Outlook) -> bool:
    """Its time is not before the warning and not a stretch that began before.

    Without a time of its own it counts in the warning's own report, where it stands behind the warning and is said to be new.
    """
    told = days(account.when(record.when))
    if told is None:
        return account is outlook.account and rules("warnings")["begun"].search(account.text.body, *record.sentence) is not None
    return outlook.issued is None or outlook.issued[0] <= told[0] <= outlook.issued[1] + WINDOW


def _after(account: Account, record: Statement | Event, value: Outcome, sources: tuple[Source, ...]) -> After:
    start, end, quote = account.sentence(record)
    return After(
        value=value,
        sources=account.voice(sources),
        report=account.key,
        start=start,
        end=end,
        quote=quote,
        when=account.when(record.when),
    )


def _first_of_each(found: Iterable[After]) -> list[After]:
    """Each sentence once, in however many copies it stands, and of each kind the first few."""
    seen: set[tuple[str, str]] = set()
    counts: dict[str, int] = defaultdict(int)
    out = []
    for after in found:
        key = after.quote, after.value
        if key not in seen and counts[after.value] < MOST:
            seen.add(key)
            counts[after.value] += 1
            out.append(after)
    return out
