"""python -m bench pages [RECORD] [--reports N] [--seconds S]   every page of a record as 8 readers find it, alone and beside a writer

A real server, a real connection for each reader. For each page: milliseconds of the processor that one request costs the server, p50 and
p95 with 8 readers that ask without a pause, and the same while another process writes reports into the record as `onrecord read` does.
Memory and open files of the server before and after 1,000 requests. RECORD is made with so many reports when it is not there; what is
written goes into a copy. Eight busy readers of two processors wait for each other: p95 is some eight times what one request costs.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from bench.scale import READERS, build, share

REQUESTS = 1_000  # after which memory and open files must be what they were
LIMIT = 300.0  # milliseconds that p95 of every page should stay below
MANY = 12  # addresses of one kind that are visited
ONE = ("incidents", "disputes", "warnings", "names", "actors", "places", "reports", "records")
LISTS = ("/", *(f"/{n}" for n in (*ONE[:-1], "statements", "figures", "events", "review")))
_TICK = os.sysconf("SC_CLK_TCK")
Times = dict[str, list[float]]


class Server:
    """`onrecord serve` of a record, with one browser let in."""

    def __init__(self, record: Path) -> None:
        command = [sys.executable, "-u", "-m", "onrecord", "serve", str(record)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.address = urlsplit((self.process.stdout or sys.stdin).readline().strip())
        first = self.connect()
        first.request("GET", f"/?{self.address.query}")
        self.cookie = (first.getresponse().getheader("set-cookie") or "").split(";")[0]

    def connect(self) -> HTTPConnection:
        return HTTPConnection(self.address.netloc, timeout=60)

    def get(self, connection: HTTPConnection, path: str) -> str:
        connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        body = answer.read().decode()
        if answer.status not in (200, 303):
            raise RuntimeError(f"{path}: {answer.status}")
        return body

    def processor(self) -> float:
        """Seconds of the processor so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def memory(self) -> float:
        """Resident, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def files(self) -> int:
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))


@contextmanager
def serving(record: Path) -> Iterator[Server]:
    server = Server(record)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait()


def addresses(server: Server) -> dict[str, list[str]]:
    """The addresses of each kind of page: the lists, some of their further pages, filters, searches, and things that they link."""
    connection = server.connect()
    pages = {path: server.get(connection, path) for path in LISTS}
    found = {path: [path] for path in LISTS}
    for name in ONE:
        links = [unescape(a) for page in pages.values() for a in re.findall(rf'href="(/{name}/[^"#]+)"', page)]
        found[f"/{name}/…"] = list(dict.fromkeys(links))[:MANY]
    outlets = re.findall(r'href="/reports\?outlet=([^"&]+)"', pages["/"])[:3] or ["none"]
    places = [a.split("/")[2] for a in found["/places/…"]][:3] or ["none"]
    further = [a for page in pages.values() for a in re.findall(r'rel="next"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*rel="next"', page)]
    found["further pages"] = [unescape(a or b) for a, b in further][:MANY]
    found["overview, filtered"] = [f"/?outlet={o}" for o in outlets] + [f"/?place={p}" for p in places]
    found["lists, filtered"] = [f"/{kind}?{q}" for kind in ("incidents", "statements", "events", "disputes", "reports", "places")
                                for q in (f"outlet={outlets[0]}", f"place={places[0]}", f"outlet={outlets[-1]}&grade=weak")]  # fmt: skip
    found["search"] = [f"/search?q={q}" for q in (places[0], "people", "people+killed", "bakery")]
    found["search, filtered"] = [f"/search?q={q}&{f}" for q in ("people", "bakery+people")
                                 for f in (f"outlet={outlets[0]}", f"place={places[0]}", "grade=contested", "what=abduction")]  # fmt: skip
    connection.close()
    return {kind: some for kind, some in found.items() if some}


def alone(server: Server, asked: dict[str, list[str]]) -> dict[str, float]:
    """Milliseconds of the server's processor that a request of each kind costs, once what is kept is there."""
    connection, out = server.connect(), {}
    for kind, paths in asked.items():
        for path in paths:
            server.get(connection, path)
        began, count = server.processor(), 0
        while count < 40:
            for path in paths:
                server.get(connection, path)
                count += 1
        out[kind] = (server.processor() - began) / count * 1000
    connection.close()
    return out


def together(server: Server, asked: dict[str, list[str]], seconds: float) -> Times:
    """The milliseconds of all answers by kind, with readers who ask without a pause."""
    turns = list(asked.items())
    times: Times = defaultdict(list)
    until = time.monotonic() + seconds
    wrong: list[BaseException] = []

    def read(reader: int) -> None:
        connection, turn = server.connect(), reader * len(turns) // READERS
        try:
            while time.monotonic() < until:
                kind, paths = turns[turn % len(turns)]
                began = time.perf_counter()
                server.get(connection, paths[turn % len(paths)])
                times[kind].append((time.perf_counter() - began) * 1000)
                turn += 1
        except BaseException as e:
            wrong.append(e)

    readers = [threading.Thread(target=read, args=(n,)) for n in range(READERS)]
    for thread in readers:
        thread.start()
    for thread in readers:
        thread.join()
    if wrong:
        raise RuntimeError("a reader was turned away") from wrong[0]
    return times


def write(record: Path) -> None:
    """What the writer does, as a process of its own: takes in report after report and lists them, as `onrecord read` does."""
    from bench.scale import put
    from bench.synthetic import reports
    from onrecord.run.read import _BATCH
    from onrecord.store.lock import WAIT, writing
    from onrecord.store.sql import open_store
    from onrecord.views import list_texts

    store = open_store(record)
    made = reports(10_000_000, store.counts()["report"])
    with writing(record, WAIT):
        while batch := list(islice(made, _BATCH)):
            put(store, batch)
            list_texts(store, [m.admitted.text.id for m in batch])


@contextmanager
def being_written(record: Path) -> Iterator[None]:
    writer = subprocess.Popen([sys.executable, "-m", "bench.pages", str(record), "--write"])
    try:
        yield
        if writer.poll() is not None:
            raise RuntimeError("the writer ended before the readers")
    finally:
        writer.terminate()
        writer.wait()


def measure(record: Path, seconds: float) -> Iterator[str]:
    """The lines of the report."""
    with serving(record) as server:
        asked = addresses(server)
        cost = alone(server, asked)
        memory, files = server.memory(), server.files()
        connection = server.connect()
        paths = [path for some in asked.values() for path in some]
        for n in range(REQUESTS):
            server.get(connection, paths[n % len(paths)])
        yield f"  {REQUESTS:,} requests: memory {memory:.0f} to {server.memory():.0f} MB, open files {files} to {server.files()}"
        quiet = together(server, asked, seconds)
        yield f"  after {READERS} readers: memory {server.memory():.0f} MB, open files {server.files()}"
    with tempfile.TemporaryDirectory(dir=record.parent) as folder:
        copy = Path(shutil.copy(record, folder))
        with serving(copy) as server, being_written(copy):
            beside = together(server, asked, seconds)
    yield from table(cost, quiet, beside)


def table(cost: dict[str, float], quiet: Times, beside: Times) -> Iterator[str]:
    yield f"  {'':20} processor      p50      p95   beside a writer      p95"
    slow = []
    for kind, ms in cost.items():
        row = [share(times[kind], part) for times in (quiet, beside) for part in (0.5, 0.95)]
        slow += [kind] * (row[1] >= LIMIT)
        yield "  {:20}{:7.0f} ms {:5.0f} ms {:5.0f} ms {:14.0f} ms {:5.0f} ms".format(kind, ms, *row)
    every = [[ms for times in some.values() for ms in times] for some in (quiet, beside)]
    yield "  {:20}{:7.0f} ms {:5.0f} ms {:5.0f} ms {:14.0f} ms {:5.0f} ms".format(
        "all", sum(cost.values()) / len(cost), *(share(some, part) for some in every for part in (0.5, 0.95))
    )
    yield f"  p95 of {LIMIT:.0f} ms or more: {', '.join(slow) or 'none'}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.pages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path, nargs="?")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.write:
        write(asked.record)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        record = asked.record or Path(folder) / "pages.onrecord"
        if not record.exists():
            build(record, asked.reports, related=False)
        for line in measure(record, asked.seconds):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
