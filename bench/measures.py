"""The measures on the development sets: which reports are read how, which script scores them, which numbers are kept."""

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"


@dataclass(frozen=True)
class Measure:
    """`reports`: what is read; `whole`: through a record file (read + export) rather than one report at a time (extract);
    `keep`: side figures to keep, by a name and the path of keys into what the script prints as JSON."""

    name: str
    script: str
    gold: Path
    reports: Path
    whole: bool = False
    typed: bool = False
    read: tuple[str, ...] = ()
    keep: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def score(self, records: Path) -> dict[str, float]:
        """The numbers of this measure for a file of records."""
        types = ROOT / "bench" / "types" / f"{self.script}.json"
        extra = ["--types", str(types)] if self.typed and types.exists() else []
        command = [sys.executable, str(SHARED / "score" / f"{self.script}.py"), str(self.gold), str(records), "--json", *extra]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{self.name}: the scorer failed: {done.stderr.strip()}")
        result = json.loads(done.stdout)
        return {self.name: result["headline"]} | {f"{self.name}: {label}": _at(result, path) for label, path in self.keep.items()}

    def corpus(self) -> str:
        """A digest of the set, so that a changed set is noticed."""
        h = hashlib.sha256(self.gold.read_bytes())
        for path in sorted(self.reports.rglob("*")) if self.reports.is_dir() else [self.reports]:
            h.update(path.read_bytes())
        return h.hexdigest()[:16]


def _at(result: Any, path: tuple[str, ...]) -> float:
    for key in path:
        result = result[key]
    if isinstance(result, str) and "/" in result:  # the seeds' counts are written "27/29"
        right, total = result.split("/")
        return int(right) / int(total)
    return float(result)


def _dev(name: str, script: str, folder: str, reports: str = "reports.jsonl", **rest: Any) -> Measure:
    return Measure(name, script, DATA / folder / "gold.jsonl", DATA / folder / reports, **rest)


MEASURES = (
    Measure(
        "seeds",
        "seeds",
        SHARED / "gold" / "seeds.json",
        SHARED / "seeds",
        whole=True,
        read=("--meta", str(SHARED / "gold" / "seeds-dates.csv")),
        keep={k: (k,) for k in ("statements", "chains", "acts", "figures", "places", "disputes", "warnings", "deadlines", "outcomes")},
    ),
    _dev(
        "figures",
        "figures",
        "figures/dev",
        typed=True,
        keep={
            "with group": ("f1", "+ group", "f1"),
            "with source": ("f1", "+ source", "f1"),
            "with scope": ("f1", "+ scope", "f1"),
            "span": ("f1", "span", "f1"),
        },
    ),
    _dev(
        "statements",
        "statements",
        "statements/dev",
        keep={"content": ("f1", "content >= 0.5", "f1"), "reporting cues": ("rates", "recall, reporting cues", "value")},
    ),
    _dev("chains", "chains", "chains/dev", keep={"content": ("content_f1",), "act": ("act",), "long chains": ("long_chains_r",)}),
    _dev("places lgl", "places", "places/lgl"),
    _dev("places gwn", "places", "places/gwn"),
    _dev("places geovirus", "places", "places/geovirus"),
    _dev("times", "times", "times/dev"),
    _dev("plover", "plover", "plover/dev", typed=True),
    _dev(
        "releases",
        "releases",
        "releases/dev",
        typed=True,
        keep={k: ("rows", k, "accuracy") for k in ("killed", "captured", "date", "province")},
    ),
    _dev("events_muc", "events_muc", "events_muc/dev", "reports_lower.jsonl", whole=True, typed=True),
    Measure(
        "incidents",
        "incidents",
        DATA / "incidents/dev/gold.jsonl",
        DATA / "reports_syria/reports.jsonl",
        whole=True,
        keep={"links": ("links_f1",), "found": ("found",)},
    ),
    Measure(
        "disputes",
        "disputes",
        DATA / "incidents/dev/disputes.jsonl",
        DATA / "reports_syria/reports.jsonl",
        whole=True,
        keep={"kind right": ("kind_right",)},
    ),
    Measure(
        "resolution",
        "resolution",
        DATA / "resolution/dev/gold.jsonl",
        DATA / "resolution/dev/reports.csv",
        whole=True,
        read=("--as", "event-reports"),
        keep={"links": ("rows", "pairwise", "f1"), "contradictions": ("rows", "contradiction", "f1")},
    ),
)
