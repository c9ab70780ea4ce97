"""Everything that many reports share, from their accounts: the one entry point of this folder."""

from collections.abc import Iterable, Sequence

from onrecord.model.decisions import Merge, Split
from onrecord.model.records import Copy, Dispute, Incident, Naming, Shared, Warning
from onrecord.resolve.account import Account
from onrecord.resolve.desk import Desk
from onrecord.resolve.index import Memory
from onrecord.resolve.ties import Ties
from onrecord.resolve.update import update

_ORDER: tuple[type[Shared], ...] = (Copy, Incident, Dispute, Warning, Naming)


def derive(accounts: Iterable[Account], decided: Sequence[Merge | Split] = ()) -> list[Shared]:
    """Copies, incidents, disputes, warnings and names, each kind in order of ids; the order of the accounts does not matter.

    `decided` are the merges and splits of people that hold, oldest first.
    """
    known = {a.key: a for a in accounts}
    index = Memory()
    update(index, Desk(lambda keys: [known[k] for k in keys if k in known], Ties(decided), len(known)), known)
    return sorted(index.every(), key=_order)


def _order(shared: Shared) -> tuple[int, str]:
    return _ORDER.index(type(shared)), shared.id
