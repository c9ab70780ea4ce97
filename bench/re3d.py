"""Organisations, people and places in the re3d development folders (text on Syria and Iraq): F1 of mentions by name.

A mention counts when some word of it but an article begins with a capital; "we", "two bridges" and "the group" are no names and are left
out on both sides. Right is a record of the type (a place; an actor that is a person, or that is not) which shares at least half of the
shorter span; each mention is used once, the best fit first. A state that stands in the same words as a place and as an actor, as it does in
the records, is one mention, right when either is. What the annotators were not sure of (confidence below 1), nationalities, and
names in things of other types are neither asked for nor held against a record.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.measures import DATA

FOLDERS = ("CENTCOM", "US State Department", "Wikipedia")
_TYPES = ("Organisation", "Person", "Location")
_PRONOUNS = frozenset("i we he she it they us you his her its their our the a an this that these those who some many".split())


class Mention(NamedTuple):
    """A mention of a document."""

    report: str
    type: str
    start: int
    end: int


def documents() -> Iterator[dict[str, Any]]:
    for folder in FOLDERS:
        for line in (DATA / "re3d" / folder / "documents.json").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def gold(texts: dict[str, str]) -> tuple[list[Mention], list[Mention]]:
    """The mentions that are asked for, and those that are neither asked for nor held against a record."""
    wanted, spared = [], []
    for folder in FOLDERS:
        for line in (DATA / "re3d" / folder / "entities.json").read_text(encoding="utf-8").splitlines():
            e = json.loads(line)
            mention = Mention(e["documentId"], e["type"], e["begin"], e["end"])
            if e["confidence"] == 1 and e["type"] in _TYPES:
                if named(texts[mention.report][mention.start : mention.end]):
                    wanted.append(mention)
                else:
                    spared.append(mention)
            else:
                spared.append(mention)
    return sorted(set(wanted)), spared


def named(quote: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", quote)
    return any(w[0].isupper() and w.lower() not in _PRONOUNS for w in words)


def found(records: Iterable[dict[str, Any]]) -> list[Mention]:
    """The mentions by name among the records."""
    out = set()
    for r in records:
        if r["kind"] in ("place", "actor") and named(r["quote"]):
            kind = "Location" if r["kind"] == "place" else "Person" if r["type"] == "person" else "Organisation"
            out.add(Mention(r["report"], kind, r["start"], r["end"]))
    return sorted(out)


def score(wanted: list[Mention], spared: list[Mention], got: list[Mention]) -> tuple[dict[str, float], list[Mention], list[Mention]]:
    """F1 of all and of each type; what was missed; what is too many."""
    pairs = sorted(((_shared(w, g), w, g) for w in wanted for g in got if w.report == g.report and w.type == g.type), reverse=True)
    missed, extra = set(wanted), set(got)
    hits = []
    for shared, w, g in pairs:
        if shared >= 0.5 and w in missed and g in extra:
            missed.discard(w)
            extra.discard(g)
            hits.append(w)
    right = {(g.report, g.start, g.end) for g in set(got) - extra}
    extra = set({(g.report, g.start, g.end): g for g in sorted(extra) if (g.report, g.start, g.end) not in right}.values())
    extra = {g for g in extra if not any(s.report == g.report and _shared(s, g) >= 0.5 for s in spared)}
    values = {}
    for kind in ("all", *_TYPES):
        tp, fn, fp = (sum(kind in ("all", m.type) for m in group) for group in (hits, missed, extra))
        values[kind] = round(2 * tp / (2 * tp + fn + fp), 4) if tp else 0.0
    return values, sorted(missed), sorted(extra)


def _shared(a: Mention, b: Mention) -> float:
    """The share of the shorter span that both hold; a little more for the closer fit."""
    common = min(a.end, b.end) - max(a.start, b.start)
    if common <= 0:
        return 0.0
    return common / min(a.end - a.start, b.end - b.start) + common / max(a.end - a.start, b.end - b.start) / 1000


def measure(work: Path) -> dict[str, float]:
    """The values of the measure; reads the documents as a user would."""
    texts = {d["_id"]: d["text"] for d in documents()}
    path = work / "re3d.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts.items()), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "onrecord", "extract", str(path)], capture_output=True, text=True, check=True)
    values, _, _ = score(*gold(texts), found(map(json.loads, done.stdout.splitlines())))
    return {"re3d" if kind == "all" else f"re3d: {kind.lower()}": value for kind, value in values.items()}
