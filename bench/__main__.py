"""python -m bench [NAME ...] [--update] [--no-speed]   every measure, as a table; --update raises the floors
python -m bench gate                                   every measure; exit status 1 when one is below its floor
python -m bench scale [REPORTS ...]                    a made-up record of each size: building it, adding to it, looking at it
python -m bench pages [RECORD]                         every page of a large record with 8 readers, alone and beside a writer
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import lookup, names, own, pages, re3d, reliability, scale, speed
from bench.measures import MEASURES, ROOT, SHARED, Measure

FLOORS = ROOT / "bench" / "floors.json"
SCORED_HERE = {"names": names.measure, "re3d": re3d.measure}  # with scorers of our own
TOLERANCE = 0.0005  # half of the last digit that is printed
ROOM = 0.002  # a floor stands so far below the value reached: another processor rounds otherwise and may parse a sentence otherwise


def main() -> int:
    if sys.argv[1:2] == ["scale"]:
        return scale.main(sys.argv[2:])
    if sys.argv[1:2] == ["pages"]:
        return pages.main(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--update", action="store_true", help="write floors: each just below the value reached, never lower than it was")
    parser.add_argument("--no-speed", action="store_true")
    asked = parser.parse_args()
    gate = asked.names[:1] == ["gate"]
    wanted = [m for m in MEASURES if gate or not asked.names or m.name in asked.names]
    with tempfile.TemporaryDirectory() as work:
        values = _own(Path(work))
        if SHARED.is_dir():
            values |= _shared(wanted, asked.names, Path(work))
        else:
            print("The benchmark sets are not present (../shared): measured on the project's own gold only.")
    fallen = report(values)
    if asked.update:
        update(values)
    if SHARED.is_dir() and not gate and not asked.no_speed and not asked.names:
        speed.main()
        lookup.main()
    return 1 if gate and fallen else 0


def _own(work: Path) -> dict[str, float]:
    reports = work / "own.jsonl"
    reports.write_text("".join(json.dumps({k: g[k] for k in ("id", "text", "published")}) + "\n" for g in own.gold()), encoding="utf-8")
    records = work / "own-records.jsonl"
    extract(reports, records)
    return {f"own {k}": v for k, v in own.measure(map(json.loads, records.read_text(encoding="utf-8").splitlines())).items()}


def _shared(wanted: list[Measure], asked: list[str], work: Path) -> dict[str, float]:
    made: dict[Path, Path] = {}
    values: dict[str, float] = {}
    for measure in wanted:
        began = time.perf_counter()
        if measure.reports not in made:
            made[measure.reports] = work / f"{len(made)}.jsonl"
            (whole if measure.whole else extract_measure)(measure, made[measure.reports])
        values |= measure.score(made[measure.reports])
        print(f"{measure.name}: {values[measure.name]:.4f}   ({time.perf_counter() - began:.0f} s)", flush=True)
    for name, score in SCORED_HERE.items():
        if len(wanted) == len(MEASURES) or name in asked:
            values |= score(work)
            print(f"{name}: {values[name]:.4f}", flush=True)
    return values | reliability.values(made, wanted)


def extract_measure(measure: Measure, records: Path) -> None:
    extract(measure.reports, records)


def extract(reports: Path, records: Path) -> None:
    """`onrecord extract`, as a user calls it."""
    with open(records, "wb") as out:
        subprocess.run([*_onrecord(), "extract", str(reports)], stdout=out, check=True)


def whole(measure: Measure, records: Path) -> None:
    """`onrecord read` into a record file, and its export."""
    record = records.with_suffix(".onrecord")
    subprocess.run(
        [*_onrecord(), "read", str(measure.reports), "--record", str(record), *measure.read], stdout=subprocess.DEVNULL, check=True
    )
    with open(records, "wb") as out:
        subprocess.run([*_onrecord(), "export", str(record), "--format", "jsonl"], stdout=out, check=True)


def _onrecord() -> list[str]:
    return [sys.executable, "-m", "onrecord"]


def report(values: dict[str, float]) -> list[str]:
    """Prints each value beside its floor; the names that fell below it."""
    floors = _floors()
    fallen = []
    print(f"\n{'measure':32} {'value':>8} {'floor':>8}")
    for name, value in values.items():
        floor = floors.get(name)
        low = floor is not None and value < floor - TOLERANCE
        fallen += [name] * low
        print(f"{name:32} {value:8.4f} {floor if floor is not None else '':>8} {'BELOW ITS FLOOR' if low else ''}")
    for measure in MEASURES:
        if SHARED.is_dir() and _corpora().get(measure.name, measure.corpus()) != measure.corpus():
            print(f"{measure.name}: the set itself has changed since its floor was written")
    return fallen


def update(values: dict[str, float]) -> None:
    """Raises floors to just below the values reached; a floor never falls here: lower one by hand, with its reason."""
    floors = _floors()
    for name, value in values.items():
        if name.startswith(reliability.NAME):
            continue  # a limit that is meant to be kept, not a record to be broken
        floors[name] = max(floors.get(name, 0.0), int((value - ROOM * (value < 1)) * 1000) / 1000)
    corpora = _corpora() | {m.name: m.corpus() for m in MEASURES if m.name in values}
    FLOORS.write_text(json.dumps({"floors": floors, "corpora": corpora}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _floors() -> dict[str, float]:
    return dict(json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]) if FLOORS.exists() else {}


def _corpora() -> dict[str, str]:
    return dict(json.loads(FLOORS.read_text(encoding="utf-8"))["corpora"]) if FLOORS.exists() else {}


if __name__ == "__main__":
    sys.exit(main())
