"""How common words are in reports: python scripts/common_words.py REPORTS.jsonl ...   writes lang/data/common_words.toml.

Every set of reports has the same say, however large it is. A word is cut as stories cut it (resolve/story.py); its level is the rounded
logarithm, to the base of two, of how many sentences must be read to meet it.
"""

import json
import re
import sys
from collections import Counter
from math import log2
from pathlib import Path

from onrecord.resolve.rarity import UNKNOWN
from onrecord.resolve.story import words

TABLE = Path(__file__).parent.parent / "src" / "onrecord" / "lang" / "data" / "common_words.toml"
SENTENCES = 1.5  # a story in one report is told in about so many
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
HEAD = """\
# How common words are in reports, cut to six letters as stories cut them (resolve/story.py): at level 5 one sentence in 32 has the word.
# Words that stand at no level are rarer. Counted by scripts/common_words.py in news of several continents and decades (see NOTICE).

[levels]
"""


def shares(reports: Path) -> dict[str, float]:
    """The share of the sentences of these reports that hold each word."""
    held, count = Counter[str](), 0
    for line in reports.read_bytes().splitlines():
        for sentence in _SENTENCE.split(json.loads(line)["text"]):
            if found := words(sentence):
                held.update(found)
                count += 1
    return {word: n / count for word, n in held.items()}


def levels(sets: list[dict[str, float]]) -> dict[int, list[str]]:
    """Words by level, for every level below `UNKNOWN`."""
    out: dict[int, list[str]] = {}
    for word in sorted({w for one in sets for w in one}):
        share = sum(one.get(word, 0.0) for one in sets) / len(sets)
        level = -round(log2(min(1.0, SENTENCES * share)))
        if level < UNKNOWN:
            out.setdefault(level, []).append(word)
    return out


def main() -> None:
    found = levels([shares(Path(name)) for name in sys.argv[1:]])
    lines = [f'{level} = "{" ".join(found[level])}"\n' for level in sorted(found)]
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
