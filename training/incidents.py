"""Fits the weights by which stories of different reports are joined (docs/reference/models.md): src/onrecord/lang/data/incidents.toml.

    python training/incidents.py            cross-validates, then fits on everything and writes the table
    python training/incidents.py --check    only cross-validates
    ... --keep FOLDER                       keeps the record files that it reads from, and uses those that are there

Reads ../shared/data: reports_syria with incidents/dev (clusters that readers made) and resolution/dev (coded single-source reports).
Needs scikit-learn (the extra `training`); the program itself does not.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from statistics import mean

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord.export.records import Writer
from onrecord.model.traces import Trace
from onrecord.resolve import links
from onrecord.resolve.account import Account
from onrecord.resolve.compare import FEATURES, Comparer, hopeless, rivals
from onrecord.resolve.desk import Desk
from onrecord.resolve.incidents import Joining, Weights, weights
from onrecord.resolve.index import Memory
from onrecord.resolve.story import Story
from onrecord.resolve.ties import Ties
from onrecord.resolve.trace import trace
from onrecord.store.sql import open_store
from onrecord.views import View

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
TABLE = ROOT / "src" / "onrecord" / "lang" / "data" / "incidents.toml"
FOLDS = 5
STRENGTH = 1.0  # how little the weights are held down
NEAR = 200  # characters between a mention of the readers and the event that is taken for it
# Set by hand: two places that are both certain are two places, and what is told in the same words of days weeks apart is two happenings,
# though readers' clusters hold stories whose day was misread.
BY_HAND = {("place", "surely far"): -4.0, ("days", "weeks"): -3.5, ("days", "far"): -4.0}
EDGES, MEANS = (-1.0, -0.5), (-2.0, -1.75, -1.5, -1.25, -1.0)

Pair = tuple[int, int]
Mention = tuple[str, int | None]  # the cluster that it belongs to, and the story that holds it, if any does
Levels = dict[str, str]


class Remembering(Comparer):
    """Compares every pair of stories once."""

    def __init__(self, told: Sequence[Story]) -> None:
        held = Counter(k for s in told for k in rivals(s))
        super().__init__(held.__getitem__)
        self.known: dict[tuple[Story, Story], Levels] = {}

    def levels(self, a: Story, b: Story) -> Levels:
        if (a, b) not in self.known:
            self.known[a, b] = dict(super().each(a, b))
        return self.known[a, b]


@dataclass
class Set:
    """The stories of one development set, the pairs of them that are compared, and what readers said of them."""

    stories: list[Story]
    mentions: list[Mention]
    pairs: list[Pair]
    alone_counts: bool  # is a mention that is alone in both a success worth counting?
    comparer: Remembering = field(init=False)

    def __post_init__(self) -> None:
        self.comparer = Remembering(self.stories)

    def both(self, pair: Pair) -> tuple[Story, Story]:
        return self.stories[pair[0]], self.stories[pair[1]]

    def levels(self, pair: Pair) -> Levels:
        return self.comparer.levels(*self.both(pair))


def _compared(desk: Desk, accounts: Sequence[Account], told: Sequence[Story]) -> list[Pair]:
    """The pairs of stories that the program compares when it relates these reports."""
    index, found, at = Memory(), set[Pair](), {s.key: n for n, s in enumerate(told)}
    for account in accounts:
        index.put_trace(account.key, Trace(), trace(account, desk.told(account), desk.ties))

    def note(a: Story, b: Story) -> None:
        pair = at[a.key], at[b.key]
        if not hopeless(a, b):
            found.add((min(pair), max(pair)))

    links.link(index, desk, [a.key for a in accounts], links.stories(note))
    return sorted(found)


# ---- the sets


def sets(folder: Path) -> list[Set]:
    """The development sets, read into record files in this folder where they are not there yet."""
    return [_syria(folder), _kenya(folder)]


def _accounts(record: Path, reports: Path, *options: str) -> list[Account]:
    """What the program reads in some reports."""
    if not record.exists():
        subprocess.run([sys.executable, "-m", "onrecord", "read", str(reports), "--record", str(record), *options], check=True)
    with closing(open_store(record)) as store:
        view = View(store)
        found = list(view.reports)
        ids = sorted({r.text_id for r in found})
        texts, records = store.texts(ids), view.records_of(ids)
        return [Account.of(r, texts[r.text_id], records[r.text_id]) for r in found]


def _syria(folder: Path) -> Set:
    accounts = _accounts(folder / "syria.onrecord", DATA / "reports_syria" / "reports.jsonl")
    desk, told = _told(accounts)
    holder = {(s.account.key, e.id): n for n, s in enumerate(told) for e in s.events}
    held = {a.key: [(first, last, holder[a.key, i]) for first, last, i in _spans(a) if (a.key, i) in holder] for a in accounts}
    mentions: list[Mention] = []
    for cluster in _lines(DATA / "incidents" / "dev" / "gold.jsonl"):
        for said in cluster["articles"]:
            gaps = ((max(0, first - said["end"], said["start"] - last), n) for first, last, n in held[said["report"]])
            gap, n = min(gaps, default=(NEAR + 1, 0))
            mentions.append((cluster["cluster"], n if gap <= NEAR else None))
    return Set(told, mentions, _compared(desk, accounts, told), alone_counts=False)


def _spans(account: Account) -> Iterator[tuple[int, int, str]]:
    for line in Writer(account.report, account.text, account.records).lines():
        if line["kind"] == "event" and line.get("field", "text") == "text":
            yield line["start"], line["end"], line["id"]


def _kenya(folder: Path) -> Set:
    data = DATA / "resolution" / "dev"
    accounts = _accounts(folder / "kenya.onrecord", data / "reports.csv", "--as", "event-reports")
    desk, told = _told(accounts)
    at = {s.account.key: n for n, s in enumerate(told)}
    mentions = [(row["event"], at.get(row["report"])) for row in _lines(data / "gold.jsonl")]
    return Set(told, mentions, _compared(desk, accounts, told), alone_counts=True)


def _told(accounts: Sequence[Account]) -> tuple[Desk, list[Story]]:
    """The stories of these accounts, and the desk that holds them."""
    known = {a.key: a for a in accounts}
    desk = Desk(lambda keys: [known[k] for k in keys if k in known], Ties(()), len(known))
    return desk, [s for a in accounts for s in desk.told(a)]


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# ---- fitting


@dataclass
class Example:
    """A pair of stories of which readers said whether they are one happening. `clusters`: those that the two belong to."""

    levels: Levels
    same: bool
    weight: float
    clusters: frozenset[str]


def examples(one: Set) -> list[Example]:
    """The compared pairs of which both are in one cluster each; a pair of a cluster of n mentions weighs 3/(n - 1), so that no great event
    rules."""
    held: dict[int, set[str]] = defaultdict(set)
    for cluster, n in one.mentions:
        if n is not None:
            held[n].add(cluster)
    size = Counter(cluster for cluster, _ in one.mentions)
    out = []
    for pair in one.pairs:
        ours, theirs = (held.get(n, set()) for n in pair)
        if len(ours) == len(theirs) == 1:
            same = ours == theirs
            out.append(Example(one.levels(pair), same, 3 / (size[next(iter(ours))] - 1) if same else 1.0, frozenset(ours | theirs)))
    return out


def fit(told: Sequence[Example], before: Weights) -> Weights:
    """The weights of a logistic regression; the edges as they were."""
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([e.levels for e in told])
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(matrix, [e.same for e in told], [e.weight for e in told])
    named = (name.split("=", 1) for name in vectors.get_feature_names_out())
    levels = {(feature, level): round(float(w), 2) for (feature, level), w in zip(named, model.coef_[0], strict=True)}
    return replace(before, bias=round(float(model.intercept_[0]), 2), levels=levels | BY_HAND)


# ---- measuring


def joined(one: Set, by: Weights) -> list[int]:
    """The group of each story when they are joined with these weights."""
    joining = Joining(one.comparer, Ties(()))
    joining.weights = by
    scored = ((*one.both(p), by.score(one.levels(p))) for p in one.pairs)
    found = joining.groups(one.stories, [s for s in scored if s[2] >= by.edge])
    group = dict[int, int]()
    for number, members in enumerate(found):
        group |= dict.fromkeys(members, number)
    return [group[n] for n in range(len(one.stories))]


def shares(one: Set, group: Sequence[int], asked: Iterable[int]) -> list[tuple[float, float]]:
    """Of some mentions, by their positions: how much of its predicted group is of its cluster, how much of its cluster is in the group."""
    predicted = [("alone", m) if n is None else ("group", group[n]) for m, (_, n) in enumerate(one.mentions)]
    ours, theirs = defaultdict(set), defaultdict(set)
    for m, (cluster, _) in enumerate(one.mentions):
        ours[predicted[m]].add(m)
        theirs[cluster].add(m)
    both = [(ours[predicted[m]], theirs[one.mentions[m][0]]) for m in asked]
    return [(len(p & g) / len(p), len(p & g) / len(g)) for p, g in both if one.alone_counts or len(p) > 1 or len(g) > 1]


def f1(found: Sequence[tuple[float, float]]) -> float:
    """B-cubed F1 from the shares of each mention."""
    precision, recall = (mean(share[k] for share in found) for k in (0, 1))
    return 2 * precision * recall / (precision + recall)


def measured(one: Set, by: Weights) -> float:
    return f1(shares(one, joined(one, by), range(len(one.mentions))))


def with_edges(every: Sequence[Set], by: Weights) -> Weights:
    """The edge and the mean that are best for all sets together."""
    tried = [replace(by, edge=edge, mean=least) for edge, least in product(EDGES, MEANS)]
    return max(tried, key=lambda w: sum(measured(one, w) for one in every))


def folds(one: Set) -> dict[str, int]:
    """The fold of each cluster."""
    return {cluster: n % FOLDS for n, cluster in enumerate(sorted({c for c, _ in one.mentions}))}


def cross_validated(every: Sequence[Set], by: Weights) -> list[float]:
    """The measure of each set when each fifth of the clusters is joined with weights that saw none of its pairs."""
    found: list[list[tuple[float, float]]] = [[] for _ in every]
    told, fold = [examples(one) for one in every], [folds(one) for one in every]
    for f in range(FOLDS):
        seen = [e for n in range(len(every)) for e in told[n] if all(fold[n][c] != f for c in e.clusters)]
        fitted = with_edges(every, fit(seen, by))
        for n, one in enumerate(every):
            asked = [m for m, (cluster, _) in enumerate(one.mentions) if fold[n][cluster] == f]
            found[n] += shares(one, joined(one, fitted), asked)
    return [f1(one) for one in found]


# ---- the table


def table(by: Weights) -> str:
    """The table with these weights; what it says of itself at its head stays."""
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    out = [*head, "", f"bias = {by.bias:.2f}", f"edge = {by.edge}", f"mean = {by.mean}"]
    for feature in sorted(FEATURES):
        out += ["", f"[levels.{feature}]", *(f'"{level}" = {w:.2f}' for (of, level), w in sorted(by.levels.items()) if of == feature)]
    return "\n".join(out) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--check", action="store_true", help="only cross-validate")
    options.add_argument("--keep", type=Path, help="the folder of the record files")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        every = sets(asked.keep or Path(made))
    before = weights()
    print("as it stands", *(f"{measured(one, before):.4f}" for one in every))
    print("cross-validated", *(f"{f:.4f}" for f in cross_validated(every, before)))
    if asked.check:
        return
    fitted = with_edges(every, fit([e for one in every for e in examples(one)], before))
    print("fitted on everything", *(f"{measured(one, fitted):.4f}" for one in every))
    TABLE.write_text(table(fitted), encoding="utf-8")


if __name__ == "__main__":
    main()
