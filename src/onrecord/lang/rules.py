"""Word rules from TOML data: ordered words with small gaps, for questions that need no grammar."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

GAP = r"(?:\W+\w+){0,3}?\W+"  # at most three words between two words of a rule


@dataclass(frozen=True)
class Rules:
    """A group of rules that answers whether, where and with which words a text meets one of them."""

    pattern: re.Pattern[str]
    example: str
    counter: str

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in text[start:end], None without one."""
        return self.pattern.search(text, start, len(text) if end is None else end)


@cache
def rules(data: str) -> dict[str, Rules]:
    """The groups of a data file by name, such as `rules("warnings")["harm"]`."""
    raw = tomllib.loads(files("onrecord.lang").joinpath(f"data/{data}.toml").read_text("utf-8"))
    return {name: _group(groups[0]) for name, groups in raw.items()}


def _group(raw: dict[str, object]) -> Rules:
    phrases = raw["rules"]
    if not isinstance(phrases, list):
        raise TypeError(f"rules must be a list, not {phrases!r}")
    alternatives = "|".join(_phrase(str(p)) for p in sorted(phrases, key=_longest))
    return Rules(re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE), str(raw["example"]), str(raw["counter"]))


def _longest(phrase: object) -> tuple[int, str]:
    return -len(str(phrase)), str(phrase)


def _phrase(phrase: str) -> str:
    return GAP.join(re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in phrase.split())
