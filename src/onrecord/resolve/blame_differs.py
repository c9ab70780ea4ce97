"""Accounts of one incident that differ in who did it, whether it happened, to whom, or to what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model.records import Dispute, Side
from onrecord.resolve.incidents import Happening, events_of
from onrecord.resolve.kinds import family, plain, violent
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.said import Said, against, blame, blames, camps_in, struck, to_whom, whether
from onrecord.resolve.sides import dispute
from onrecord.resolve.targets_differ import targets


def of_incident(happening: Happening, lineage: Lineage) -> list[Dispute | None]:
    """The disputes about one incident other than those about numbers."""
    said = [Said.of(a, e, lineage) for a, e in events_of(happening)]
    about = happening.incident.id
    return [
        dispute(about, "perpetrator", "contradiction", perpetrators(said, lineage)),
        dispute(about, "occurrence", "contradiction", occurrence(said, lineage)),
        dispute(about, "victims", "contradiction", victims(said)),
        dispute(about, "target", "contradiction", targets(said)),
    ]


# ---- who did it


def perpetrators(said: Sequence[Said], lineage: Lineage) -> list[Side]:
    """The sides where one origin blames one camp and another origin another; the blamed who deny are a side.

    Only known camps count, and no battles, in which both sides act.
    """
    named = [(s, camps) for s in said if violent(s.event.type) and family(s.event.type) != "ground" and (camps := camps_in(s, lineage))]
    found: list[Side] = []
    for n, (a, ours) in enumerate(named):
        for b, theirs in named[n + 1 :]:
            if a.origin != b.origin and _one_deed(a, b) and _at_odds(a, b, ours, theirs):
                found += [blame(a), blame(b)]
    return found


def _one_deed(a: Said, b: Said) -> bool:
    """Both are told on somebody's word, of one kind of deed: a report that tells of an attack and of the answer to it blames nobody."""
    blaming = any(s.event.status in ("accused", "suspected", "denied") for s in (a, b))
    return bool(a.event.sources) and bool(b.event.sources) and a.event.type == b.event.type and blaming


def _at_odds(a: Said, b: Said, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if (a.event.status == "denied") != (b.event.status == "denied"):
        return bool(ours & theirs)
    return not ours & theirs and a.event.status != "denied"


# ---- whether it happened


def occurrence(said: Sequence[Said], lineage: Lineage) -> list[Side]:
    """A denial of it, and those who say that it happened; the denial of somebody who is not blamed for it is theirs alone."""
    denials = [s for s in said if s.event.status == "denied" and plain(s.event.type)]
    claims = [s for s in said if s.event.status != "denied" and plain(s.event.type)]
    found: list[Side] = []
    for denial in denials:
        near = [c for c in claims if c.event.type == denial.event.type and c.event.sources and against(c, denial, lineage)]
        claimed = [c for c in near if not blames(c, denial, lineage)]
        if claimed:
            found.append(whether(denial))
            found += [whether(c) for c in distinct_origins(claimed)]
    return found


def distinct_origins(said: Iterable[Said]) -> list[Said]:
    first: dict[str, Said] = {}
    for s in said:
        first.setdefault(s.origin, s)
    return list(first.values())


# ---- to whom


def victims(said: Sequence[Said]) -> list[Side]:
    """One origin speaks of civilians harmed, another of fighters only; an origin that speaks of both disputes neither."""
    told = [(s, whom) for s in said if violent(s.event.type) and s.event.status != "denied" and (whom := struck(s))]
    groups: dict[str, set[str]] = defaultdict(set)
    for s, whom in told:
        groups[s.origin].add(whom)
    sure = [(s, whom) for s, whom in told if len(groups[s.origin]) == 1]
    return [to_whom(s) for s, _ in sure] if len({whom for _, whom in sure}) > 1 else []
