"""Which reports carry the same text: identical, near copy, excerpt, same wire, and versions of one story.

Two texts are alike by the share of their three-word runs that they have in common: J of all runs of both, C of the runs of the
shorter one. Pairs to look at come from the runs whose hash is a multiple of `SAMPLE`; the holders of such a run are compared with
the first and the previous holder, not all with all, so that five hundred copies of one text cost a thousand comparisons.

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
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from onrecord.model.ids import make_id
from onrecord.model.records import Copy
from onrecord.resolve.account import Account, days
from onrecord.resolve.credit import agency

Kind = Literal["identical", "near_copy", "same_wire", "excerpt"]
KINDS: tuple[Kind, ...] = ("identical", "near_copy", "same_wire", "excerpt")
RUN = 3
SAMPLE = 8
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


def copies(accounts: Iterable[Account]) -> list[Copy]:
    """The groups of reports with one text, in order of their ids. Each group begins with the report that was first.

    Rows of tables of events are left out: they have no text of their own.
    """
    ordered = sorted((a for a in accounts if a.report.document is None), key=_first)
    found = [_copy(ordered, group, kind) for kind, group in _groups(ordered)]
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


def _groups(ordered: Sequence[Account]) -> list[tuple[Kind, list[int]]]:
    """Identical texts and near copies by union; excerpts and wires as pairs with what they are taken from."""
    texts = [_Text(a) for a in ordered]
    links: dict[tuple[int, int], Kind] = {pair: kind for pair in _pairs(texts) if (kind := _relation(texts, *pair))}
    for pair in _versions(ordered):
        links.setdefault(pair, "near_copy")
    out: list[tuple[Kind, list[int]]] = []
    for kind in KINDS:
        chosen = [p for p in sorted(links) if links[p] == kind or (kind == "near_copy" and links[p] == "identical")]
        for group in _union(len(ordered), chosen):
            if kind == "identical" or any(links.get((i, j)) == kind for n, i in enumerate(group) for j in group[n + 1 :]):
                out.append((kind, group))
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
        self.days = days(account.written)

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


def _pairs(texts: Sequence[_Text]) -> Iterable[tuple[int, int]]:
    """Positions that share a sampled run: each holder with the first holder and with the one before."""
    first: dict[int, int] = {}
    before: dict[int, int] = {}
    found: set[tuple[int, int]] = set()
    for i, text in enumerate(texts):
        for run in text.runs:
            if run % SAMPLE:
                continue
            if run in first:
                found.update(((first[run], i), (before[run], i)))
            first.setdefault(run, i)
            before[run] = i
    return sorted(found)


def _relation(texts: Sequence[_Text], i: int, j: int) -> Kind | None:
    ours, theirs = texts[i].runs, texts[j].runs
    short, long = sorted((len(ours), len(theirs)))
    if ours == theirs and short:
        return "identical"
    if short < LEAST:
        return None
    shared = len(ours & theirs)
    alike, held = shared / (short + long - shared), shared / short
    if alike >= J_ALWAYS:
        return "near_copy"
    if _spun(texts[i], texts[j]):
        return "near_copy"
    if held < C_WIRE or not _close(texts[i], texts[j]):
        return None
    if held >= C_EXCERPT and short < LENGTHS * long:
        return "excerpt"
    if alike >= J_NEAR or held >= C_NEAR:
        return "near_copy"
    credit = agency(texts[i].account)
    return "same_wire" if credit and credit == agency(texts[j].account) else None


def _spun(a: _Text, b: _Text) -> bool:
    if not _close(a, b, DAYS):
        return False
    ours, theirs = a.words, b.words
    if min(len(ours), len(theirs)) < LEAST_WORDS:
        return False
    shared = len(ours & theirs)
    return shared >= J_WORDS * (len(ours) + len(theirs) - shared)


def _close(a: _Text, b: _Text, most: int = NEAR) -> bool:
    """Within so many days of one another, as far as is known."""
    if a.days is None or b.days is None:
        return True
    return max(a.days[0] - b.days[1], b.days[0] - a.days[1]) <= most


def _versions(ordered: Sequence[Account]) -> list[tuple[int, int]]:
    """Versions of one story by one outlet: the same key (`key`, `key@2` ...) or the same address."""
    out: list[tuple[int, int]] = []
    first: dict[tuple[str, str], int] = {}
    for i, account in enumerate(ordered):
        names = [("key", account.key.split("@")[0])]
        if account.report.url:
            names.append(("url", account.report.url))
        for name in names:
            if name in first and first[name] != i:
                out.append((first[name], i))
            first.setdefault(name, i)
    return out
