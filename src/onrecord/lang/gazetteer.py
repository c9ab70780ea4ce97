"""Places of the world by name, from GeoNames (CC BY 4.0) and from what users add.

Each source is compiled once (`lang.gazetteer_pack`); a look-up touches only the files that may hold the name.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from onrecord.lang import gazetteer_files
from onrecord.lang.gazetteer_pack import Entry, Pack
from onrecord.lang.names import fold, skeleton

__all__ = ["Entry", "Gazetteer"]

_LIKE = 0.8  # likeness of two spellings with one skeleton from which on they are one name: "Jisr al-Shugur", "Jisr ash-Shughour"
_SHORT = 4  # letters of a skeleton below which too many names share it


class Gazetteer:
    """Read-only look-up of places by name."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._packs = tuple(packs)

    @classmethod
    def open(cls, extra: Sequence[Path] = ()) -> "Gazetteer":
        """The world, and the user's GeoNames country files (.zip, .txt) and CSVs (name, lat, lon). UsageError for a file that is none."""
        return cls([gazetteer_files.world(), *(gazetteer_files.added(p) for p in extra)])

    def find(self, name: str) -> tuple[Entry, ...]:
        """All places of a name, whatever its case, diacritics and hyphens."""
        return self._lookup(fold(name))

    def near(self, name: str) -> tuple[Entry, ...]:
        """The places of the name that is most like this one, when it is another spelling of it in Latin letters ("Shaykh", "Sheikh",
        "Cheikh"); () when there is none. For names of languages that are written in other scripts."""
        key, sound = fold(name), skeleton(name)
        if len(sound) < _SHORT:
            return ()
        known = {k for pack in self._packs for k in pack.spellings(sound)}
        best = max(((_like(key, k), k) for k in known), default=(0.0, ""))
        return self._lookup(best[1]) if best[0] >= _LIKE else ()

    @lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer a process, for the life of the process
    def _lookup(self, key: str) -> tuple[Entry, ...]:
        return tuple(entry for pack in self._packs for entry in pack.find(key))


def _like(one: str, other: str) -> float:
    return float(JaroWinkler.similarity(one.replace(" ", ""), other.replace(" ", "")))
