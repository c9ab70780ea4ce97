"""Everything that many reports share, from their accounts: the one entry point of this folder."""

from collections.abc import Iterable, Sequence

from onrecord.model.decisions import Merge, Split
from onrecord.model.records import Shared
from onrecord.resolve.account import Account
from onrecord.resolve.copies import copies
from onrecord.resolve.disputes import disputes
from onrecord.resolve.houses import houses
from onrecord.resolve.incidents import happenings
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.naming import naming
from onrecord.resolve.warnings import warnings


def derive(accounts: Iterable[Account], decided: Sequence[Merge | Split] = ()) -> list[Shared]:
    """Copies, incidents, disputes, warnings and names, each kind in order of ids; the order of the accounts does not matter.

    `decided` are the merges and splits of people that hold, oldest first.
    """
    ordered = sorted(accounts, key=lambda a: a.key)
    same = copies(ordered)
    lineage = Lineage.of(same, house=houses(ordered))
    happened = happenings(ordered, lineage, decided)
    incidents = [h.incident for h in happened]
    return [*same, *incidents, *disputes(ordered, happened, lineage), *warnings(ordered, lineage), *naming(ordered)]
