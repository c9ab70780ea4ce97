"""Which language a text is in."""

import re
from functools import cache
from typing import Any

UNKNOWN = "und"
_SURE = 0.9  # below this share of the probability a language is not named; measured on single paragraphs of news
_WEAK = frozenset("in on at for is".split())  # decide only where a short text is unclear: what is not read is lost
_SHORT = 200  # characters; below that the identifier guesses, and common English words decide
# Function words of English that no other large language writes so: "a", "on", "in", "was" stand in French, Spanish or German too.
_ENGLISH = frozenset("the of and were said that by with from have has had not this which who their they into".split())
_SHARE = 0.06  # of the words of a longer text: English news has 0.12 to 0.25 of them


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)


def language(body: str) -> str:
    """The ISO 639-1 code of the language, "und" when that is not clear."""
    words = re.findall(r"[^\W\d_]+", body[:5000].lower())
    share = sum(w in _ENGLISH for w in words) / len(words) if words else 0.0
    if not words:
        return UNKNOWN
    if share >= _SHARE or (len(body) < _SHORT and share > 0):
        return "en"
    code, probability = _identifier().classify(body[:5000])
    if probability >= _SURE:
        return str(code)
    return "en" if len(body) < _SHORT and (code == "en" or not _WEAK.isdisjoint(words)) else UNKNOWN
