"""What many reports share, brought up to date with the reports that changed: each batch is one transaction, so a killed run goes on."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.model.decisions import Merge, Split
from onrecord.model.ids import decode, encode
from onrecord.resolve.account import Account
from onrecord.resolve.desk import Desk, Load
from onrecord.resolve.ties import Ties, events_of
from onrecord.resolve.update import update
from onrecord.run.plan import relating
from onrecord.run.progress import Progress
from onrecord.store.base import Store
from onrecord.views import View, bring_up

BATCH = 250  # reports: enough for neighbours to be worked in together, few enough that decisions wait for a second or two only


def relate(store: Store, progress: Progress) -> None:
    """Derives what many reports share, as far as reports or decisions changed; nothing is written that says the same as before."""
    changes, mark = store.changes(), relating()
    if store.settled(changes, mark):
        return
    view = View(store)
    joins = view.joins()
    with store.indexing() as index:
        index.begin(mark)
        before = decode(index.joins(), list[Merge | Split])
        if before != joins:
            index.put_joins(encode(joins).decode(), _moved(before, joins))
    desk, seen = Desk(_accounts(view), Ties(joins)), changes
    waiting = store.waiting()
    progress.begin("relating reports", len(waiting))
    for batch in _batches(waiting):
        with store.indexing() as index:
            if index.changes() != seen:  # somebody decided meanwhile
                desk.clear()
                seen = index.changes()
            update(index, desk, batch)
            index.done(batch)
        progress.step(len(batch))
    with store.indexing() as index:
        index.end()
    bring_up(store)
    store.settle(changes, mark)
    progress.end()


def _moved(before: Sequence[Merge | Split], now: Sequence[Merge | Split]) -> set[str]:
    """The events that decisions which came or went tie to others, before or now; the order of decisions counts."""
    same = sum(1 for _ in takewhile(_equal, zip(before, now, strict=False)))
    moved = [e for d in (*before[same:], *now[same:]) for e in events_of(d)]
    return Ties(before).of_kin(moved) | Ties(now).of_kin(moved)


def _equal(pair: tuple[Merge | Split, Merge | Split]) -> bool:
    return pair[0] == pair[1]


def _accounts(view: View) -> Load:
    """Loads the reports with their texts and records as people decided."""

    def load(keys: Sequence[str]) -> Iterator[Account]:
        for some in _batches(keys):
            reports = view.reports_named(some)
            ids = sorted({r.text_id for r in reports})
            texts, records = view.store.texts(ids), view.records_of(ids)
            yield from (Account.of(r, texts[r.text_id], records[r.text_id]) for r in reports)

    return load


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
