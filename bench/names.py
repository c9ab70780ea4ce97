"""How many names of places in Syria are found and located, when the list of them has been added as a user adds it.

300 names of ../shared/data/names/syria_places.csv, chosen by their digest, each in a sentence that we wrote; the sentence names the
province, because many names stand for several villages. Right is a place that covers the name and lies within 25 km of one that the list
has under that name in that province: where it has several, nothing in the sentence could tell them apart.
"""

import csv
import hashlib
import json
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measures import DATA
from onrecord.lang.names import fold

LIST = DATA / "names" / "syria_places.csv"
COUNT = 300
NEAR = 25.0  # km
_TEMPLATES = (
    "Two people were killed when warplanes struck {name} in {admin1} province on Sunday, residents said.",
    "Shelling of {name}, in the countryside of {admin1}, went on for a third day.",
    "Government forces took {name} from the rebels late on Monday. The fighting in {admin1} has gone on for weeks.",
    "Activists in {name} said that a barrel bomb had hit a bakery. Other parts of {admin1} province were quiet.",
    "A car bomb went off near {name} in northern Syria, wounding at least five people in {admin1} province.",
    "Residents fled {name} after the air strikes, an aid worker in {admin1} said by telephone.",
    "The strike on {name} killed a teacher and her two sons, according to a monitor of the war in {admin1}, Syria.",
    "Fighters withdrew towards {name} as the army advanced through {admin1} province.",
    "Families from {name} and other parts of {admin1} have reached the border, the agency said.",
    "Artillery fire hit {name} overnight. Hospitals across {admin1} took in the wounded.",
)


def rows() -> list[dict[str, str]]:
    """The list, in an order that has nothing to do with it."""
    with open(LIST, encoding="utf-8", newline="") as f:
        found = [r for r in csv.DictReader(f) if r["admin1"]]
    return sorted(found, key=lambda r: hashlib.sha256(f"{r['name']}{r['lat']}{r['lon']}".encode()).hexdigest())


def reports(first: int = 0) -> Iterator[tuple[dict[str, Any], dict[str, str], int]]:
    """The reports, the row whose name each holds, and where."""
    for number, row in enumerate(rows()[first : first + COUNT]):
        text = _TEMPLATES[number % len(_TEMPLATES)].format(name=row["name"], admin1=row["admin1"])
        yield {"id": str(number), "text": text, "published": "2016-12-06"}, row, text.index(row["name"])


def measure(work: Path) -> dict[str, float]:
    """The share that is right."""
    return {"names": read(work)[0]}


def read(work: Path, first: int = 0) -> tuple[float, list[str]]:
    """The share that is right, and the names that are not, of 300 from the `first` on. Reads the reports as a user would, in `work`."""
    made = list(reports(first))
    (work / "names.jsonl").write_text("".join(json.dumps(r) + "\n" for r, _, _ in made), encoding="utf-8")
    (work / "names.toml").write_text(f"gazetteer = [{json.dumps(str(LIST))}]\n", encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "extract", str(work / "names.jsonl"), "--config", str(work / "names.toml")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    places: dict[str, list[dict[str, Any]]] = {}
    for line in map(json.loads, done.stdout.splitlines()):
        if line["kind"] == "place":
            places.setdefault(line["report"], []).append(line)
    known, wrong = rows(), []
    for report, row, start in made:
        there = [p for p in places.get(report["id"], []) if p["start"] < start + len(row["name"]) and start < p["end"]]
        same = [r for r in known if (fold(r["name"]), r["admin1"]) == (fold(row["name"]), row["admin1"])]
        if not any(_km(p, r) <= NEAR for p in there for r in same):
            wrong.append(f"{report['text']} -> {[(p['quote'], p['lat'], p['lon']) for p in there]} for {row['lat']} {row['lon']}")
    return round(1 - len(wrong) / len(made), 4), wrong


def _km(place: dict[str, Any], row: dict[str, str]) -> float:
    if place["lat"] is None:
        return math.inf
    a, b, c, d = (math.radians(float(x)) for x in (place["lat"], place["lon"], row["lat"], row["lon"]))
    return 12742.0176 * math.asin(math.sqrt(math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2))
