"""Which reports carry the same text: identical, near copy, excerpt, same wire, and versions of one story.

Two texts are alike by the share of their three-word runs that they have in common: J of all runs of both, C of the runs of the
shorter one. Pairs to look at come from the runs whose hash is a multiple of `SAMPLE`; each holder of such a run is compared with the
`HOLDERS` that published it next before and next after, not with all, so that five hundred copies of a text cost some thousand
comparisons. Of texts weeks apart that share one or two, as a stock phrase makes it, none is compared (`links.MARKS`), but those that are
the same throughout are.

The thresholds were read off the copies that readers marked among 650 reports on one war: of those with C of 0.6 and more nine in ten
are of one dispatch, and J of 0.4 is passed by edited copies but not by two agencies' texts on one event (J below 0.1). Outlets repeat
their background paragraphs for months, so that texts further apart than `NEAR` days must be nearly the same to count.

A text that was spun (words changed for others here and there) keeps few of its runs but most of its words: two texts within days that share
`J_WORDS` of all their telling words are near copies too. Of the pairs that pass this among those 650 reports every one is of one dispatch;
two agencies' own texts on one event share less than 0.4.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from onrecord.model.ids import make_id
from onrecord.model.records import Copy
from onrecord.model.traces import Mark
from onrecord.resolve.account import Account, days
from onrecord.resolve.credit import agency
from onrecord.resolve.marks import Of, day_of, key, report_of

Kind = Literal["identical", "near_copy", "same_wire", "excerpt"]
KINDS: tuple[Kind, ...] = ("identical", "near_copy", "same_wire", "excerpt")
RUN = 3
SAMPLE = 8
HOLDERS = 8
J_NEAR, C_NEAR = 0.4, 0.75  # a near copy by either
C_EXCERPT, C_WIRE = 0.6, 0.35
LENGTHS = 0.6  # a text shorter than this share of the other is its excerpt
J_WORDS, DAYS = 0.5, 3
BURST = 25  # reports with one text within `DAYS`: the widest group among the development reports holds three
J_ALWAYS = 0.8  # the same text however far apart in time
NEAR = 21
LEAST_WORDS = 40  # telling words that two texts need for their words to speak: two who tell of one thing in a line use the same ones
LEAST = 20  # runs that a text needs to be called a copy of anything
_WORD = re.compile(r"\w+")
_READ = ("headline", "caption", "story")


def marks(account: Account) -> list[Mark]:
    """The marks by which copies of a report are found; none for rows of tables of events, which have no text of their own."""
    if account.report.document is not None:
        return []
    me, day = report_of(account), day_of(account)
    runs = sorted(_Text(account).runs)
    names = ("key", account.key.split("@")[0]), ("url", account.report.url or ""), ("runs", " ".join(map(str, runs)))
    versions = [key(Of.VERSION, *name) for name in names if name[1]]
    return [Mark(k, day, me) for k in (*(key(Of.RUN, run) for run in runs if not run % SAMPLE), *versions)]


def link(a: Account, b: Account) -> Kind | None:
    """What two reports are to each other; None for two texts. Versions of one story by one outlet are near copies, whatever is left."""
    versions = a.key.split("@")[0] == b.key.split("@")[0] or (a.report.url is not None and a.report.url == b.report.url)
    return _relation(_Text(a), _Text(b)) or ("near_copy" if versions else None)


Links = Mapping[tuple[str, str], Kind]  # by the keys of two reports, in order


def copies(accounts: Iterable[Account], links: Links) -> list[Copy]:
    """The groups of reports with one text, in order of their ids. Each group begins with the report that was first."""
    ordered = sorted(accounts, key=_first)
    found = [_copy(ordered, group, kind) for kind, group in _groups(ordered, links)]
    return sorted(found, key=_id)


def _first(account: Account) -> tuple[str, str]:
    return account.published or "9999", account.key


def _id(copy: Copy) -> str:
    return copy.id


def _copy(ordered: Sequence[Account], group: Sequence[int], kind: Kind) -> Copy:
    members = [ordered[i] for i in group]
    reports = tuple(a.key for a in members)
    agencies = [found for a in members if (found := agency(a))]
    origin = agencies[0] if agencies and len(set(agencies)) == 1 else members[0].report.outlet
    return Copy(id=make_id("copy", kind, *sorted(reports)), reports=reports, relation=kind, origin=origin, burst=_burst(members))


def _burst(members: Sequence[Account]) -> bool:
    """Did so many carry it within days of one another that it may have been spread on purpose? Either way it is one origin."""
    told = sorted(d[1] for a in members if (d := days(a.written)))
    return any(last - first <= DAYS for first, last in zip(told, told[BURST - 1 :], strict=False))


def _groups(ordered: Sequence[Account], known: Links) -> list[tuple[Kind, list[int]]]:
    """Identical texts and near copies by union; excerpts and wires as pairs with what they are taken from."""
    at = {a.key: n for n, a in enumerate(ordered)}
    links = {(min(i, j), max(i, j)): kind for (a, b), kind in known.items() for i, j in [(at[a], at[b])]}
    out: list[tuple[Kind, list[int]]] = []
    for kind in KINDS:
        chosen = [p for p in sorted(links) if links[p] == kind or (kind == "near_copy" and links[p] == "identical")]
        own = {i for i, j in chosen if links[i, j] == kind}
        out += [(kind, group) for group in _union(len(ordered), chosen) if own & set(group)]
    return out


def _union(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    home = list(range(count))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for i, j in links:
        a, b = sorted((root(i), root(j)))
        home[b] = a
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        members[root(i)].append(i)
    return [m for m in members.values() if len(m) > 1]


class _Text:
    """The words that are read in a report, as hashes of runs."""

    def __init__(self, account: Account) -> None:
        self.account = account

    @property
    def days(self) -> tuple[int, int] | None:
        return days(self.account.written)

    @property
    def words(self) -> frozenset[str]:
        return _telling(self.account.text.body, self._spans())

    @property
    def runs(self) -> frozenset[int]:
        return _runs(self.account.text.body, self._spans())

    def _spans(self) -> tuple[tuple[int, int], ...]:
        text = self.account.text
        return tuple((s.start, s.end) for s in text.segments if s.kind in _READ) or ((0, len(text.body)),)


@lru_cache(maxsize=4096)
def _runs(body: str, spans: tuple[tuple[int, int], ...]) -> frozenset[int]:
    words = [w.lower() for start, end in spans for w in _WORD.findall(body[start:end])]
    return frozenset(_hash(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


@lru_cache(maxsize=4096)
def _telling(body: str, spans: tuple[tuple[int, int], ...]) -> frozenset[str]:
    """Words of four letters and more, cut to six so that endings do not matter, and numbers."""
    found = (w.lower() for start, end in spans for w in _WORD.findall(body[start:end]))
    return frozenset(w[:6] for w in found if len(w) > 3 or w.isdigit())


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big")


def _relation(a: _Text, b: _Text) -> Kind | None:
    ours, theirs = a.runs, b.runs
    short, long = sorted((len(ours), len(theirs)))
    if ours == theirs and short:
        return "identical"
    if short < LEAST:
        return None
    shared = len(ours & theirs)
    alike, held = shared / (short + long - shared), shared / short
    if alike >= J_ALWAYS:
        return "near_copy"
    if _spun(a, b):
        return "near_copy"
    if held < C_WIRE or not _close(a, b):
        return None
    if held >= C_EXCERPT and short < LENGTHS * long:
        return "excerpt"
    if alike >= J_NEAR or held >= C_NEAR:
        return "near_copy"
    credit = agency(a.account)
    return "same_wire" if credit and credit == agency(b.account) else None


def _spun(a: _Text, b: _Text) -> bool:
    ours, theirs = a.words, b.words
    if min(len(ours), len(theirs)) < LEAST_WORDS:
        return False
    shared = len(ours & theirs)
    return shared >= J_WORDS * (len(ours) + len(theirs) - shared) and _close(a, b, DAYS)


def _close(a: _Text, b: _Text, most: int = NEAR) -> bool:
    """Within so many days of one another, as far as is known."""
    if a.days is None or b.days is None:
        return True
    return max(a.days[0] - b.days[1], b.days[0] - a.days[1]) <= most
