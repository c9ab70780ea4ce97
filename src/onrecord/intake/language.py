"""Which language a text is in."""

import re
from functools import cache
from typing import Any

UNKNOWN = "und"
_SURE = 0.9  # below this share of the probability a language is not named; measured on single paragraphs of news
_SHORT = 200  # characters; below that the identifier guesses, and common English words decide
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "was",
        "were",
        "said",
        "on",
        "for",
        "that",
        "by",
        "with",
        "at",
        "is",
        "from",
        "have",
        "has",
        "not",
    ]
)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)


def language(body: str) -> str:
    """The ISO 639-1 code of the language, "und" when that is not clear."""
    words = re.findall(r"[a-z]+", body[:5000].lower())
    share = sum(w in _ENGLISH for w in words) / len(words) if words else 0.0
    if share >= 0.1 or (len(body) < _SHORT and share > 0):
        return "en"  # every tenth word an English function word: no other language has that
    code, probability = _identifier().classify(body[:5000])
    if code == "en" and not words:
        return UNKNOWN
    return str(code) if probability >= _SURE else UNKNOWN
