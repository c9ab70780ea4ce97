"""Writes lang/data/calibration.toml: what share of the records of each kind and score is right, on half of the development reports.

    python scripts/calibrate.py

The shares rise with the score (pool adjacent violators). Read once more with every change of a rule that moves the reliability table of
`python -m bench`.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measures import MEASURES
from bench.reliability import JUDGES, Judged, fitted, judge

from onrecord.config import Config
from onrecord.export.records import Writer
from onrecord.extract.text import read
from onrecord.intake.admit import admit
from onrecord.intake.tables import draft_of
from onrecord.run.plan import Reader

DATA = Path(__file__).parent.parent / "src" / "onrecord" / "lang" / "data" / "calibration.toml"
FEWEST = 10  # records of a step
PRIOR = 5  # records at the share of the whole kind that each step is taken to have besides its own: few say little
UNSEEN = 0.02  # the rules were mended on these reports, so fewer are right on others: assumed, for no set is left that nobody looked at
MOST = 0.95  # claimed of no record: the sets are too small to tell 0.95 from 0.99 on other reports
HEAD = """# What share of the records of each kind is right, from each score on that their rules give them. Written by scripts/calibrate.py.
"""


def uncalibrated(reader: Reader, reports: Path) -> Iterator[str]:
    """The records of a set as JSON lines, with the scores that their rules give them."""
    for line in reports.read_text(encoding="utf-8").splitlines():
        _, text, report = admit(draft_of(json.loads(line), str(reports)))
        page = read(reader.pipeline.analyse_one(text), reader.knowledge)
        yield from (json.dumps(record) + "\n" for record in Writer(report, text, page.records()).lines())


def steps(judged: Sequence[Judged]) -> list[tuple[float, float]]:
    """(score from which on, share right), both rising, each step of at least FEWEST records."""
    whole = sum(j.right for j in judged) / len(judged)
    blocks: list[list[Judged]] = []
    for score in sorted({j.score for j in judged}):
        blocks.append([j for j in judged if j.score == score])
        while len(blocks) > 1 and (len(blocks[-2]) < FEWEST or _share(blocks[-2], whole) >= _share(blocks[-1], whole)):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    if len(blocks) > 1 and len(blocks[-1]) < FEWEST:
        blocks[-2:] = [blocks[-2] + blocks[-1]]
    return [(min(j.score for j in b) if n else 0.0, min(MOST, round(_share(b, whole) - UNSEEN, 3))) for n, b in enumerate(blocks)]


def _share(block: Sequence[Judged], whole: float) -> float:
    return (sum(j.right for j in block) + PRIOR * whole) / (len(block) + PRIOR)


def main() -> None:
    found: dict[str, list[Judged]] = defaultdict(list)
    reader = Reader(Config())
    with tempfile.TemporaryDirectory() as work:
        for number, measure in enumerate(m for m in MEASURES if m.script in JUDGES and not m.whole):
            records = Path(work) / f"{number}.jsonl"
            records.write_text("".join(uncalibrated(reader, measure.reports)), encoding="utf-8")
            for one in judge(measure, records):
                if fitted(one.report):
                    found[one.kind].append(one)
    lines = [HEAD]
    for kind, judged in sorted(found.items()):
        scores, shares = zip(*steps(judged), strict=True)
        lines.append(f"\n[{kind}]  # {len(judged)} records\nscores = {list(scores)}\nshares = {list(shares)}\n")
    DATA.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
