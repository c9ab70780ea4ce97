"""Names written in many ways: folding for look-up, and a scored likeness of transliterations for names in different reports."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

_QUOTES = str.maketrans(dict.fromkeys("'’‘ʿʾ`´ʼ\"", "") | dict.fromkeys("-–—.,/_()", " "))
_ARTICLE = re.compile(r"\b(?:al|el|an|ar|as|ash|at|ad|ed|es|er|az|ul)\b ?")
_KINDS = (
    "city town village district neighbourhood neighborhood province governorate region area the of in quarter suburb camp county "
    "municipality countryside rural"
)
_TYPE = re.compile(rf"\b(?:{'|'.join(_KINDS.split())})\b ?")
# Spellings of one sound, from French, Turkish, German and English ways to write Arabic; applied in this order.
_SPELLINGS = "kh h gh g sh s ch s dh d th t ph f ou u oo u ee i ei i ai i ay i ey i aw u au u q k c k j g w u y i o u e a z s v f".split()
_SOUNDS = tuple(zip(_SPELLINGS[::2], _SPELLINGS[1::2], strict=True))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name without case, diacritics, apostrophes and hyphens: the key of the gazetteer."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.translate(_QUOTES).lower().split())


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """What different transliterations of a name have in common: no article, no kind of place, one letter a sound, no doubled letter."""
    text = _ARTICLE.sub("", _TYPE.sub("", fold(name) + " ")).strip() or fold(name)
    for spelling, sound in _SOUNDS:
        text = text.replace(spelling, sound)
    text = re.sub(r"(.)\1+", r"\1", text)
    return re.sub(r"(?:ah|h|a)\b", "", text)


def alike(a: str, b: str) -> float:
    """How likely two names are one name in two spellings: 1 for the same skeleton, else the Jaro-Winkler likeness of the skeletons."""
    one, other = skeleton(a), skeleton(b)
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    return float(JaroWinkler.similarity(one, other))
