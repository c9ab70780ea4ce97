"""Reports worked in one by one, in any order and batches, changed and decided on in between, give what all reports at once give."""

from collections.abc import Iterator
from random import Random

import pytest
from bench.synthetic import reports
from msgspec.structs import replace

from onrecord.intake.dating import stated
from onrecord.model.decisions import Merge, Split
from onrecord.model.ids import encode
from onrecord.model.records import Incident
from onrecord.resolve import blocks, links
from onrecord.resolve.account import Account
from onrecord.resolve.desk import Desk
from onrecord.resolve.index import Memory
from onrecord.resolve.shared import derive
from onrecord.resolve.ties import Ties, events_of
from onrecord.resolve.update import update


class Record:
    """Accounts that come and change, and what is derived from them as they do."""

    def __init__(self) -> None:
        self.index = Memory()
        self.accounts: dict[str, Account] = {}
        self.decided: list[Merge | Split] = []

    def put(self, *changed: Account) -> None:
        self.accounts |= {a.key: a for a in changed}
        self._update([a.key for a in changed])

    def decide(self, decided: list[Merge | Split]) -> None:
        moved = [e for d in (*decided, *self.decided) for e in events_of(d)]
        tied = Ties(decided).of_kin(moved) | Ties(self.decided).of_kin(moved)
        self.decided = decided
        self._update([a.key for a in self.accounts.values() if tied & {e.id for e in a.events}])

    def _update(self, keys: list[str]) -> None:
        update(self.index, Desk(lambda some: [self.accounts[k] for k in some], Ties(self.decided)), keys)

    def derived(self) -> list[bytes]:
        return sorted(map(encode, self.index.every()))

    def at_once(self) -> list[bytes]:
        return sorted(map(encode, derive(self.accounts.values(), self.decided)))

    def incidents(self) -> list[Incident]:
        return [x for x in self.index.every() if isinstance(x, Incident)]


def war(count: int) -> list[Account]:
    return [Account.of(m.admitted.report, m.admitted.text, m.records) for m in reports(count)]


def batches(accounts: list[Account], chance: Random) -> Iterator[list[Account]]:
    """The accounts in any order, a few at a time."""
    left = chance.sample(accounts, len(accounts))
    while left:
        count = chance.choice((1, 1, 2, 5, 20))
        yield left[:count]
        left = left[count:]


def torn(account: Account, chance: Random) -> Account:
    """The account as it was read before: some records missing, another date."""
    published = stated(f"2012-01-{chance.randrange(1, 29):02d}")
    kept = [r for r in account.records if chance.random() < 0.8]
    return Account.of(replace(account.report, published=published), account.text, kept)


@pytest.mark.parametrize("seed", range(6))
def test_batches_and_order_leave_no_trace(seed: int) -> None:
    chance, record, accounts = Random(seed), Record(), war(90)
    before = {a.key: torn(a, chance) for a in chance.sample(accounts, 20)}
    for some in batches([before.get(a.key, a) for a in accounts], chance):
        record.put(*some)
    assert record.derived() == record.at_once()
    for some in batches([a for a in accounts if a.key in before], chance):
        record.put(*some)
    assert record.derived() == record.at_once() == sorted(map(encode, derive(accounts)))


@pytest.mark.parametrize("seed", range(3))
def test_nor_do_places_of_which_so_many_tell_that_not_all_are_compared(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "NEAREST", 3)
    monkeypatch.setattr(links, "TEXTS", links.TEXTS._replace(most=dict.fromkeys(links.TEXTS.most, 1)))
    test_batches_and_order_leave_no_trace(seed)


@pytest.mark.parametrize("seed", range(3))
def test_nor_do_decisions_that_come_and_go(seed: int) -> None:
    chance, record = Random(seed), Record()
    for some in batches(war(60), chance):
        record.put(*some)
        found = record.incidents()
        one, other = chance.choice(found), chance.choice(found)
        ours, theirs = tuple(m.event for m in one.members), tuple(m.event for m in other.members)
        made = (
            Split(out=ours[:1], rest=ours[1:])
            if len(ours) > 1 and chance.random() < 0.5
            else Merge(incidents=(one.id, other.id), events=(ours, theirs))
        )
        held = [d for d in record.decided if chance.random() < 0.8]
        record.decide([*held, made])
        assert record.derived() == record.at_once()


def test_a_report_of_another_place_and_time_leaves_everything_as_it_was() -> None:
    """Nothing is written that is not of the report's own neighbourhood."""
    record = Record()
    record.put(*war(40))
    owners: list[str] = []
    put = record.index.put_shared

    def watched(owned: set[str], shared: object) -> None:
        owners.extend(owned)
        put(owned, shared)  # type: ignore[arg-type]

    record.index.put_shared = watched  # type: ignore[method-assign, assignment]
    (far,) = (Account.of(m.admitted.report, m.admitted.text, m.records) for m in reports(1, 9000))
    record.put(far)
    assert {o.split()[0] for o in owners} >= {"incident", "report"}
    assert all(far.key in o or o.startswith("naming") for o in owners if not o.startswith(("incident", "stretch")))
