"""Is a score what it says: of the records with 0.8, are 80 of a hundred right?

Each kind is judged as its measure judges it: a figure by its interval, a statement by its words and source, an event by its type, a place
by where it is, a time by its value. Only reports of the half that `scripts/calibrate.py` does not fit on are counted. Actors are in no set.
"""

import hashlib
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from bench.measures import ROOT, SHARED, Measure

Line = dict[str, Any]
BINS = 10
NAME = "calibration:"


class Judged(NamedTuple):
    """A record of a development set: its score and whether it is right."""

    kind: str
    report: str
    score: float
    right: bool


def fitted(report: str) -> bool:
    """Is this a report of the half that the scores are fitted on?"""
    return hashlib.sha256(report.encode()).digest()[0] % 2 == 0


def judge(measure: Measure, records: Path) -> list[Judged]:
    """The records of a set that its measure can judge; none for a measure of something else."""
    judged = JUDGES.get(measure.script)
    return list(judged(_scorer(measure.script), measure, records)) if judged and not measure.whole else []


def errors(judged: list[Judged]) -> dict[str, float]:
    """The expected calibration error of each kind on the half not fitted on: the mean distance, over its records, between the mean score
    and the share of right ones of the ten bins of score."""
    return {
        kind: sum(n * abs(score - share) for n, score, share in rows) / sum(n for n, _, _ in rows) for kind, rows in table(judged).items()
    }


def table(judged: list[Judged]) -> dict[str, list[tuple[int, float, float]]]:
    """For each kind and bin: how many records, their mean score, the share of right ones."""
    bins: dict[str, dict[int, list[Judged]]] = defaultdict(lambda: defaultdict(list))
    for one in judged:
        if not fitted(one.report):
            bins[one.kind][min(BINS - 1, int(one.score * BINS))].append(one)
    return {
        kind: [(len(b), sum(x.score for x in b) / len(b), sum(x.right for x in b) / len(b)) for _, b in sorted(found.items())]
        for kind, found in sorted(bins.items())
    }


def report(judged: list[Judged]) -> None:
    """Prints the reliability table."""
    wrong = errors(judged)
    print("\nscore and share right, on the half of the reports that the scores are not fitted on")
    for kind, rows in table(judged).items():
        print(f"{kind:12} error {wrong[kind]:.3f}   " + "   ".join(f"{score:.2f}: {share:.2f} of {n}" for n, score, share in rows))


def values(made: Mapping[Path, Path], measures: list[Measure]) -> dict[str, float]:
    """One minus the calibration error of each kind, so that more is better; `made`: the records of each set of reports."""
    judged = [one for m in measures for one in judge(m, made[m.reports])]
    if judged:
        report(judged)
    return {f"{NAME} {kind}": round(1 - error, 4) for kind, error in errors(judged).items()}


def _scorer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"score_{name}", SHARED / "score" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise RuntimeError(f"no scorer {name}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _figures(scorer: ModuleType, measure: Measure, records: Path) -> Iterator[Judged]:
    data = scorer.Data(str(measure.gold), str(records), str(measure.reports))
    for report in data.reports:
        found = [p for p in data.pred.get((report, "figure"), []) if p["what"] in scorer.WHATS]
        right = {j for _, j in scorer.pair_up(data.gold.get((report, "figure"), []), found, scorer.same_value)}
        yield from (Judged("figure", report, p["score"], j in right) for j, p in enumerate(found))


def _times(scorer: ModuleType, measure: Measure, records: Path) -> Iterator[Judged]:
    data = scorer.Data(str(measure.gold), str(records), str(measure.reports))
    for report in data.reports:
        found = data.pred.get((report, "time"), [])
        pairs = scorer.pair_up(data.gold.get((report, "time"), []), found)
        right = {id(p) for g, p in pairs if g["timex"] == p.get("timex")}
        yield from (Judged("time", report, p["score"], id(p) in right) for p in found)


def _statements(scorer: ModuleType, measure: Measure, records: Path) -> Iterator[Judged]:
    data = scorer.Data(str(measure.gold), str(records), str(measure.reports))
    for report, given in data.reports.items():
        words = scorer.Words(given["text"])
        lines = data.pred.get((report, "statement"), [])
        gold = [scorer.Statement(r, words) for r in data.gold.get((report, "statement"), [])]
        found = [scorer.Statement(r, words) for r in lines]
        close = {(i, j): x for i, g in enumerate(gold) for j, p in enumerate(found) if (x := scorer.iou(g, p)) >= 0.5}
        pairs = scorer.assign({(i, j): 1 + x for (i, j), x in close.items() if scorer.source_right(gold[i], found[j], words)})
        right = {j for _, j in pairs}
        yield from (Judged("statement", report, p["score"], j in right) for j, p in enumerate(lines))


def _places(scorer: ModuleType, measure: Measure, records: Path) -> Iterator[Judged]:
    data = scorer.Data(str(measure.gold), str(records), str(measure.reports))
    for report in data.reports:
        lines = data.gold.get((report, "place"), [])
        gold, beside = [g for g in lines if g["scored"]], [g for g in lines if not g["scored"]]
        found = data.pred.get((report, "place"), [])
        close = {(i, j): 1.0 for i, g in enumerate(gold) for j, p in enumerate(found) if scorer.overlap(g, p) and scorer.within(g, p, 161)}
        right = {j for _, j in scorer.assign(close)}
        for j, p in enumerate(found):
            if j in right or not any(scorer.overlap(g, p) for g in beside):
                yield Judged("place", report, p["score"], j in right)


def _events(scorer: ModuleType, measure: Measure, records: Path) -> Iterator[Judged]:
    gold = scorer.read_gold(str(measure.gold))
    types = scorer.read_types(str(ROOT / "bench" / "types" / "plover.json"))
    for line in map(json.loads, records.read_text(encoding="utf-8").splitlines()):
        kind = scorer.target_type(line, types) if line["kind"] == "event" else None
        if kind:
            yield Judged("event", line["report"], line["score"], kind in {e["type"] for e in gold[line["report"]]})


JUDGES: dict[str, Callable[[ModuleType, Measure, Path], Iterator[Judged]]] = {
    "figures": _figures,
    "times": _times,
    "statements": _statements,
    "places": _places,
    "plover": _events,
}
