"""Prices of what people need: "a gas cylinder costs about $200"."""

import re
from collections.abc import Iterator

from onrecord.extract.page import Page
from onrecord.lang.nlp import Sentence
from onrecord.lang.numbers import Form
from onrecord.model.ids import make_id
from onrecord.model.records import Figure

_COSTS = frozenset(("cost", "price", "sell", "buy", "pay", "charge", "fetch"))
_MONEY = re.compile(
    r"(?P<about>(?:about|around|some|nearly|almost|roughly|up to|at least) )?"
    r"(?P<sign>US\$|\$|£|€)\s?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<scale> (?:million|billion))?"
)
_UNITS = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR"}
_SCALE = {"": 1, " million": 1_000_000, " billion": 1_000_000_000}


def prices(page: Page, sentence: Sentence) -> Iterator[Figure]:
    """Sums of money that a sentence says something costs."""
    text = page.body[sentence.start : sentence.end]
    if not any(sign in text for sign in "$£€") or not any(t.lemma in _COSTS for t in sentence.tokens):
        return
    for found in _MONEY.finditer(text.replace("\xa0", " ")):
        value = round(float(found["n"].replace(",", "")) * _SCALE[found["scale"] or ""])
        start, end = sentence.start + found.start(), sentence.start + found.end()
        about = (found["about"] or "").strip()
        form: Form = "at_most" if about == "up to" else "at_least" if about == "at least" else "exact"
        yield Figure(
            id=make_id("fig", page.analysis.text.id, start, end, "price"),
            evidence=page.evidence(start, end),
            sentence=(sentence.start, sentence.end),
            score=0.9,
            what="price",
            low=None if about == "up to" else value,
            high=None if about == "at least" else value,
            approx=bool(about) and about not in ("up to", "at least"),
            form=form,
            sources=page.sources(start, end),
            unit=_UNITS[found["sign"]],
        )
