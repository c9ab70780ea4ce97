"""python -m bench scale [REPORTS ...] [--keep FOLDER]   a made-up record of each size: time to build it, to add one report, to look at it

Looking: p50 and p95 of pages, searches, the overview and single things, with 8 readers that ask without a pause, and the memory of one.
What the processor alone needs is told too, since eight busy readers of two processors wait for each other.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

from bench.synthetic import Made, reports, shared
from onrecord.model.ids import row
from onrecord.store.sql import SqlStore, open_store
from onrecord.views import Filter, View, page
from onrecord.views.overview import overview

RELATED = 100_000  # reports up to which what they share is derived; of more only the lists are measured
READERS = 8
ASKS = 12  # questions of each kind that a reader asks
BATCH = 500
STAMP = "synthetic"


def build(record: Path, count: int, related: bool) -> dict[str, float]:
    """A record of so many reports; seconds for the rows and for what many reports share.

    `related`: that is derived as `onrecord read` does, else taken from the war itself, for the lists alone.
    """
    from onrecord.run.progress import Silent  # a reader needs none of this
    from onrecord.run.relate import relate
    from onrecord.views import bring_up

    store = open_store(record, create=True)
    began = time.perf_counter(), time.process_time()
    made = reports(count)
    while batch := list(islice(made, BATCH)):
        put(store, batch)
    filled = time.perf_counter(), time.process_time()
    if related:
        relate(store, Silent())
    else:
        with store.indexing() as index:
            index.put_shared((), [("", one) for one in shared(reports(count))])
        bring_up(store)
    done = time.perf_counter(), time.process_time()
    store.close()
    took = {"rows": filled[0] - began[0], "shared": done[0] - filled[0], "memory": _peak()}
    return took | {"rows, processor": filled[1] - began[1], "shared, processor": done[1] - filled[1]}


def put(store: SqlStore, batch: list[Made]) -> None:
    store.admit([m.admitted for m in batch], [])
    known = {m.admitted.text.id: m for m in batch}
    store.put_records([(text, [row(r) for r in m.records]) for text, m in known.items()], STAMP)


def add_one(record: Path, number: int) -> tuple[float, float]:
    """Seconds to add one report with its records and relate it to its neighbours: by the clock, of the processor."""
    from onrecord.run.progress import Silent
    from onrecord.run.relate import relate

    store = open_store(record)
    began = time.perf_counter(), time.process_time()
    put(store, list(reports(1, number)))
    relate(store, Silent())
    took = time.perf_counter() - began[0], time.process_time() - began[1]
    store.close()
    return took


def _peak() -> float:
    """Highest resident memory of this process so far, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


# ---- looking


def questions(view: View, chance: Random) -> dict[str, Callable[[], object]]:
    """One question of each kind, as pages ask them; each picks what it asks for anew."""
    day = f"2012-{chance.randrange(1, 5):02d}-{chance.randrange(1, 28):02d}"
    place = chance.choice(view.store.names("incident", "place", 2000)).name
    outlet = chance.choice(view.store.names("report", "outlet", 50)).name
    kind = chance.choice(("statement", "figure", "event"))
    cursor = page(view, kind, Filter(), None, 50).next
    return {
        "newest": lambda: page(view, kind, Filter(), None, 50),
        "further": lambda: page(view, kind, Filter(), cursor, 50),
        "month": lambda: page(view, kind, Filter(first=day, last=day[:8] + "28"), None, 50),
        "place": lambda: page(view, "event", Filter(place=place), None, 50),
        "part of a name": lambda: page(view, "incident", Filter(place=place[:4]), None, 50),
        "common word": lambda: page(view, "figure", Filter(what="killed"), None, 50),
        "three filters": lambda: page(view, "event", Filter(outlet=outlet, actor="army", what="airstrike", last=day), None, 50),
        "nothing fits": lambda: page(view, "event", Filter(outlet=outlet, place=place, actor="river front", what="bombing"), None, 50),
        "incidents": lambda: page(view, "incident", Filter(grade="contested"), None, 50),
        "disputes": lambda: page(view, "dispute", Filter(outlet=outlet), None, 50),
        "overview": lambda: overview(view),
        "overview of a place": lambda: overview(view, Filter(place=place)),
        "report": lambda: _one_report(view, chance),
        "search": lambda: view.search(f"{place} {chance.choice(('bakery', 'harbour', 'market'))}", 20),
        "common search": lambda: view.search("people killed", 20),
    }


def _one_report(view: View, chance: Random) -> object:
    key = f"{chance.randrange(view.store.counts()['report']):07d}.txt"
    report = view.report(key)
    return (view.items(report), page(view, "incident", Filter(report=key), None, 50)) if report else None


def read_for_a_while(record: Path, seed: int) -> None:
    """What one reader does, as a process of its own: prints the seconds of each question as JSON, and its memory."""
    chance = Random(seed)
    times: dict[str, list[float]] = {}
    store = open_store(record)
    for _ in range(ASKS):
        for name, ask in questions(View(store), chance).items():
            began = time.perf_counter(), time.process_time()
            ask()
            times.setdefault(name, []).append((time.perf_counter() - began[0], time.process_time() - began[1]))
    store.close()
    print(json.dumps({"times": times, "memory": _peak()}))


def look(record: Path, readers: int = READERS) -> tuple[dict[str, list[tuple[float, float]]], float]:
    """The seconds of all answers by question, by the clock and of the processor, and the highest memory of a reader."""
    command = [sys.executable, "-m", "bench.scale", "--reader", str(record)]
    running = [subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, text=True) for n in range(readers)]
    times: dict[str, list[tuple[float, float]]] = {}
    memory = 0.0
    for process in running:
        told = json.loads(process.communicate()[0])
        memory = max(memory, told["memory"])
        for name, seconds in told["times"].items():
            times.setdefault(name, []).extend(seconds)
    return times, memory


def share(seconds: list[float], part: float) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(part * len(seconds)))]


# ---- the report


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.scale", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--keep", type=Path, help="a folder for the records; what is there already is not built again")
    parser.add_argument("--reader", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.reader:
        read_for_a_while(Path(asked.reader[0]), int(asked.reader[1]))
        return 0
    with tempfile.TemporaryDirectory() as work:
        for size in asked.sizes or [10_000, 100_000]:
            for line in measure((asked.keep or Path(work)) / f"{size}.onrecord", size):
                print(line, flush=True)
    return 0


def measure(record: Path, size: int) -> Iterator[str]:
    """The lines of the report about one size."""
    yield f"\n{size:,} reports"
    if not record.exists():
        related = size <= RELATED
        built = build(record, size, related)
        yield "  " + ", ".join(f"{name} {seconds:.0f}" for name, seconds in built.items())
        yield f"  relating a report   {built['shared, processor'] / size * 1000:8.2f} ms of the processor"  # the same for every size: no n²
    yield f"  file                {record.stat().st_size / 1e6:8.0f} MB"
    if size <= RELATED:
        clock, processor = add_one(record, size)
        yield f"  one report added    {clock:8.2f} s, {processor:.2f} of the processor"
    times, memory = look(record)
    yield f"  {READERS} readers, memory of one {memory:.0f} MB"
    yield "                         p50      p95   of the processor alone"
    for name, seconds in times.items():
        by_clock, alone = [s for s, _ in seconds], [s for _, s in seconds]
        yield "  {:20}{:5.0f} ms {:5.0f} ms {:5.0f} ms {:5.0f} ms".format(
            name, *(share(found, part) * 1000 for found in (by_clock, alone) for part in (0.5, 0.95))
        )


if __name__ == "__main__":
    sys.exit(main())
