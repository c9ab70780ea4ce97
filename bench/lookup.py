"""How fast places are looked up, what that costs in memory, and how long a country file of half a million rows takes to be added."""

import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from onrecord.lang import gazetteer_files, gazetteer_pack

LOOKUPS = 100_000
ROWS = 500_000
_SYLLABLES = "al ba da fa ha ja ka la ma na qa ra sa ta wa ya bir tel deir khan umm jis sheikh hom dar zor".split()


_CHILD = """
import sys, time
from onrecord.lang.gazetteer import Gazetteer
def memory():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
before = memory()
gazetteer = Gazetteer.open()
began = time.process_time()
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        gazetteer.find(line.rstrip())
print(time.process_time() - began, memory() - before)
"""


def main() -> None:
    """Prints look-ups a second (half of them names that are there), added memory, and the seconds of adding; processor time. On Linux."""
    with tempfile.TemporaryDirectory() as work:
        names = Path(work) / "names.txt"
        names.write_text("".join(f"{n}\n" for n in _names()), encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", _CHILD, str(names)], capture_output=True, text=True, check=True)
        seconds, memory = map(float, done.stdout.split())
        print(f"\nplaces\n  look-ups            {LOOKUPS / seconds:9,.0f} a second  (at least 100,000)")
        print(f"  added memory        {memory:9.0f} MB  (limit 150)")
        path = Path(work) / "SY.zip"
        _country_file(path)
        began = time.process_time()
        gazetteer_pack.fill(Path(work) / "SY.sqlite", gazetteer_files.rows_of(path))
        print(f"  adding {ROWS:,} rows {time.process_time() - began:8.0f} s  (limit 60)")


def _names() -> list[str]:
    """Different names, as reports write them: half are there, half are not."""
    rng = random.Random(7)
    keys = gazetteer_files.world().names(LOOKUPS // 2)
    names = [k.title() for k in keys] + [f"{rng.choice(keys)} {rng.choice(_SYLLABLES)}".title() for _ in range(LOOKUPS // 2)]
    rng.shuffle(names)
    return names


def _country_file(path: Path) -> None:
    rng = random.Random(3)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("SY.txt", "w") as out:
        for number in range(ROWS):
            names = [" ".join(_word(rng) for _ in range(rng.randint(1, 2))) for _ in range(3)]
            where = f"{32 + 5 * rng.random():.4f}\t{36 + 6 * rng.random():.4f}"
            kind = rng.choice("PPPPTHSL")
            head = f"{91_000_000 + number}\t{names[0]}\t{names[0]}\t{','.join(names)}\t{where}\t{kind}"
            out.write(f"{head}\tPPL\tSY\t\t0{number % 9}\t\t\t\t0\t\t\tUTC\t2020-01-01\n".encode())


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(1, 3))).title()


if __name__ == "__main__":
    main()
