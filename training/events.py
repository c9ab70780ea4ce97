"""Trains the linear models of events (docs/reference/models.md): is a deed told or only mentioned, and who has which part in it.

    python training/events.py            cross-validates, then trains on everything and writes the table of weights
    python training/events.py --check    only cross-validates

Reads ../shared/data/events_muc/dev (reports with their answer keys) and the matching of strings and incidents of ../shared/score.
Needs scikit-learn (the extra `training`); the program itself does not. Prints the digest to put into lang/linear.py.
"""

import argparse
import hashlib
import importlib.util
import json
import lzma
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from plain import sentences
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord.export.records import Writer
from onrecord.extract import parties, party_marks, telling
from onrecord.extract.page import Page
from onrecord.extract.text import by_rules
from onrecord.intake.dating import stated
from onrecord.intake.text import make_text
from onrecord.lang.linear import Linear
from onrecord.lang.nlp import Analysis, Pipeline
from onrecord.model.records import Event, Incident, Report
from onrecord.resolve.account import Account
from onrecord.resolve.retell import main_story, stories
from onrecord.resolve.shared import derive
from onrecord.run.plan import knowledge

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data" / "events_muc" / "dev"
TODAY = SHARED / "data" / "reports_syria" / "reports.jsonl"
INCIDENTS = SHARED / "data" / "incidents" / "dev" / "gold.jsonl"
TABLE = ROOT / "src" / "onrecord" / "lang" / "data" / "event_weights.tsv.xz"
MODELS = ("telling", "actor", "target")
# Chosen by cross-validation: how strongly weights are held down, how often a feature must occur, which weights are worth keeping.
STRENGTH = {"telling": 0.03, "actor": 0.1, "target": 0.1}
SEEN = 3
KEPT = 0.01
FOLDS = 5
# What an example of a report without keys weighs beside one with, and what one of a plain sentence (plain.py).
BESIDE = {"telling": 0.1, "parts": 0.1}
PLAIN = {"telling": 1.0, "parts": 0.5}
MARKED = 0.6  # of a deed of today that a reader marked as an incident
SENTENCES = 600


@dataclass
class Example:
    """The features of one decision, and what was right."""

    features: list[str]
    right: dict[str, bool]
    weight: float = 1.0


@dataclass
class Told:
    """One report: what the rules read, and the examples for each model."""

    report: Report
    page: Page
    telling: list[Example] = field(default_factory=list)
    parts: list[Example] = field(default_factory=list)


def scorer() -> ModuleType:
    """The measure's own script: its matching of strings and its pairing of incidents say what was right."""
    spec = importlib.util.spec_from_file_location("events_muc", SHARED / "score" / "events_muc.py")
    if spec is None or spec.loader is None:
        raise SystemExit("no ../shared/score/events_muc.py here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def analysed(path: Path) -> Iterator[tuple[Report, Analysis]]:
    """The reports of a file with their sentences."""
    pipeline = Pipeline()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, removed = make_text(row.get("title"), row["text"])
        published = stated(row.get("published"))
        yield Report(id=row["id"], key=row["id"], text_id=text.id, published=published, removed=removed), pipeline.analyse_one(text)


def plain() -> Iterator[tuple[Report, Analysis]]:
    """The plain sentences, each a report of its own."""
    pipeline = Pipeline()
    for n, sentence in enumerate(sentences(SENTENCES)):
        text, _ = make_text(None, sentence)
        yield Report(id=f"plain-{n}", key=f"plain-{n}", text_id=text.id, published=stated(None)), pipeline.analyse_one(text)


def lines(report: Report, page: Page) -> list[dict[str, Any]]:
    """The records as the measure reads them, with the incidents that join the mentions of one happening."""
    records = page.records()
    out = Writer(report, page.analysis.text, records).lines()
    for incident in (x for x in derive([Account.of(report, page.analysis.text, records)]) if isinstance(x, Incident)):
        members = [{"report": report.key, "event": m.event, "main": m.main} for m in incident.members]
        out.append({"kind": "incident", "members": members})
    return out


def sorted_records(written: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The lines of one report in the shape in which the measure keeps them."""
    out: dict[str, Any] = {"event": [], "figure": {}, "place": {}, "together": []}
    for line in written:
        if line["kind"] == "event":
            out["event"].append(line)
        elif line["kind"] in ("figure", "place"):
            out[line["kind"]][line["id"]] = line
        elif line["kind"] == "incident":
            out["together"].append([m["event"] for m in sorted(line["members"], key=lambda m: not m["main"])])
    return out


def told(measure: ModuleType, types: Mapping[str, str | None], report: Report, page: Page, gold: Mapping[str, Any]) -> Told:
    """The examples of one report."""
    out = Told(report, page)
    records = sorted_records(lines(report, page))
    templates = [measure.gold_template(t) for t in gold["templates"]]
    counted = telling.counted(page)
    meant = _template_of(measure, types, records, templates)
    for event in page.events:
        if event.id not in meant:
            continue
        template = meant[event.id]
        if event.type in telling.OF and not counted & set(event.figures):
            out.telling.append(Example(telling.features(page, event), {"telling": template is not None}))
        if event.type in telling.OF and template is not None:
            out.parts += [_part(measure, page, event, p, template) for p in parties.parts(page, event)]
    return out


def _template_of(measure: ModuleType, types: Mapping[str, str | None], records: dict[str, Any], templates: Sequence[Any]) -> dict[str, Any]:
    """For each event that the measure looks at, the answer-key incident that its group is paired with, or None."""
    counted = [e for e in records["event"] if e["status"] in measure.ACCOMPLISHED and types.get(e["type"])]
    by_id = {e["id"]: e for e in counted}
    group = {i: [i] for i in by_id}
    for together in records["together"]:
        members = [i for i in together if i in by_id]
        joined = [i for m in members for i in group[m]]
        for i in joined:
            group[i] = list(dict.fromkeys([*members, *joined]))
    groups = list(dict.fromkeys(tuple(group[i]) for i in by_id))
    merged = [measure.merge([by_id[i] for i in g], records, types) for g in groups]
    paired = dict(measure.align(merged, templates).keys())
    return {i: templates[paired[n]] if n in paired else None for n, g in enumerate(groups) for i in g}


def _part(measure: ModuleType, page: Page, event: Event, part: party_marks.Part, template: Mapping[str, Any]) -> Example:
    names = measure.forms([part.ref.name, part.ref.span.quote if part.ref.span else ""])
    target = any(measure.matches(names, t["forms"]) for t in template["targets"])
    actor = not target and any(measure.matches(names, t["forms"]) for t in template["individuals"] + template["organisations"])
    return Example(party_marks.features(page, event, part), {"actor": actor, "target": target})


def fit(name: str, examples: Sequence[Example]) -> dict[str, float]:
    """Weights by feature of a logistic regression; "all" carries the bias."""
    counter = CountVectorizer(analyzer=_features, min_df=SEEN, binary=True)
    matrix = counter.fit_transform([e.features for e in examples])
    model = LogisticRegression(C=STRENGTH[name], solver="liblinear", max_iter=500, fit_intercept=False)
    model.fit(matrix, [e.right[name] for e in examples], [e.weight for e in examples])
    weights = zip(counter.get_feature_names_out(), model.coef_[0], strict=True)
    return {str(f): round(float(w), 3) for f, w in weights if abs(w) >= KEPT}


def taken_as_right(report: Report, page: Page, weight: Mapping[str, float], marked: Sequence[str] = ()) -> Told:
    """Examples from a report without keys, in the words of today: the parts that the rules give are taken as right, and as told whatever
    readers marked as an incident (its words in `marked`) or is of the report's main story. They keep the models from unlearning what they
    never saw in the keys."""
    out = Told(report, page)
    main = main_story(stories(Account.of(report, page.analysis.text, page.records())))
    counted, seen = telling.counted(page), _sentences_with(page, marked)
    for event in page.events:
        if event.type in telling.OF and event.status in telling.TOLD and not counted & set(event.figures):
            if event.sentence[0] in seen:
                out.telling.append(Example(telling.features(page, event), {"telling": True}, MARKED))
            elif main and event in main.events:
                out.telling.append(Example(telling.features(page, event), {"telling": True}, weight["telling"]))
        if event.type in telling.OF:
            for part in parties.parts(page, event):
                right = {role: part.rule == role for role in ("actor", "target")}
                if part.rule:
                    out.parts.append(Example(party_marks.features(page, event, part), right, weight["parts"]))
    return out


def _sentences_with(page: Page, quotes: Iterable[str]) -> set[int]:
    """Where the sentences begin that hold some of the quotes; the blanks of a quote may be any."""
    found = [m.span() for q in quotes if (m := re.search(r"\s+".join(map(re.escape, q.split())), page.body))]
    return {s.start for s in page.analysis.sentences for start, end in found if s.start < end and start < s.end}


def marked_incidents() -> dict[str, list[str]]:
    """The words by which readers marked incidents, by report."""
    out: dict[str, list[str]] = {}
    for row in map(json.loads, INCIDENTS.read_text(encoding="utf-8").splitlines()):
        for article in row["articles"]:
            out.setdefault(article["report"], []).append(article["quote"])
    return out


def _features(features: list[str]) -> list[str]:
    return features


def train(reports: Sequence[Told]) -> dict[str, dict[str, float]]:
    """The weights of all models."""
    parted = [e for t in reports for e in t.parts]
    return {name: fit(name, [e for t in reports for e in t.telling] if name == "telling" else parted) for name in MODELS}


def table(weights: Mapping[str, Mapping[str, float]]) -> str:
    return "".join(f"{name}\t{f}\t{w:g}\n" for name in MODELS for f, w in sorted(weights[name].items()))


def read_with(weights: Mapping[str, Mapping[str, float]], page: Page) -> Page:
    """The page as the program would read it with these weights."""
    models = {name: Linear(w) for name, w in weights.items()}
    chosen: Callable[[str], Linear] = models.__getitem__
    kept = telling.linear, parties.linear
    telling.linear = parties.linear = chosen  # type: ignore[assignment]
    try:
        seen = Page(**(vars(page) | {"events": telling.weighed(page)}))
        seen.events = parties.weighed(seen)
    finally:
        telling.linear, parties.linear = kept  # type: ignore[assignment]
    return seen


def measured(measure: ModuleType, types: Mapping[str, str | None], pages: Iterable[tuple[Report, Page]], gold: Mapping[str, Any]) -> float:
    """The measure's headline for pages as they stand."""
    records = {report.key: sorted_records(lines(report, page)) for report, page in pages}
    result = measure.measure({key: gold[key] for key in records}, records, types)
    measure.show(result)
    return float(result["headline"])


def cross_validated(
    measure: ModuleType, types: Mapping[str, str | None], reports: Sequence[Told], beside: Sequence[Told], gold: Mapping[str, Any]
) -> float:
    """The headline when each fifth of the reports is read with weights that never saw it (neighbours stay in one fold)."""
    fold = {t.report.key: n // 7 % FOLDS for n, t in enumerate(reports)}
    pages: dict[str, tuple[Report, Page]] = {}
    for f in range(FOLDS):
        weights = train([*beside, *(t for t in reports if fold[t.report.key] != f)])
        pages |= {t.report.key: (t.report, read_with(weights, t.page)) for t in reports if fold[t.report.key] == f}
    return measured(measure, types, [pages[t.report.key] for t in reports], gold)


def main(keyed: Iterable[tuple[Report, Analysis]] | None = None, today: Iterable[tuple[Report, Analysis]] | None = None) -> None:
    """`keyed`, `today`: the reports with their sentences, where somebody has them already."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--check", action="store_true", help="only cross-validate")
    check = options.parse_args().check
    measure = scorer()
    types = measure.read_types(str(ROOT / "bench" / "types" / "events_muc.json"))
    gold = {row["report"]: row for row in map(json.loads, (DATA / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
    known = knowledge()
    marked = marked_incidents()
    beside = [taken_as_right(r, by_rules(a, known), BESIDE, marked.get(r.key, ())) for r, a in (today or analysed(TODAY))]
    beside += [taken_as_right(r, by_rules(a, known), PLAIN) for r, a in plain()]
    examples = [told(measure, types, r, by_rules(a, known), gold[r.key]) for r, a in (keyed or analysed(DATA / "reports_lower.jsonl"))]
    print(f"cross-validated {cross_validated(measure, types, examples, beside, gold):.4f}")
    if check:
        return
    weights = table(train([*beside, *examples]))
    TABLE.write_bytes(lzma.compress(weights.encode("utf-8"), preset=9))
    digest = hashlib.sha256(weights.encode("utf-8")).hexdigest()
    print(f"{TABLE.name}: {weights.count(chr(10))} weights, {TABLE.stat().st_size} bytes, sha256 {digest}")


if __name__ == "__main__":
    sys.exit(main())
