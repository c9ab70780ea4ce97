"""Over what a figure counts (an incident, a period, the war), and whether it is asserted."""

import re
from typing import Literal

from onrecord.extract.harm import harm
from onrecord.extract.modality import aim
from onrecord.extract.page import Page
from onrecord.lang.nlp import Sentence, Token
from onrecord.model.records import FigureStatus

_WAR_SIZE = 10_000  # no single incident or month of these wars killed so many, so such a number with "since" is the war's
_NEGATIVE = frozenset(("not", "n't", "no", "never", "without"))
_DENIES = frozenset(("deny", "reject", "dismiss", "refute", "dispute"))


def scope_of(body: str, sentence: Sentence, size: int) -> Literal["incident", "period", "war"]:
    """`war` for whole-war totals, `period` for days, weeks or several incidents, else `incident`."""
    text = body[sentence.start : sentence.end].lower().replace("a separate ", "another ")  # one of them, no sum over several
    if size >= _WAR_SIZE and (_says(text, "war") or "since" in text or "conflict" in text or "war" in text):
        return "war"
    if size >= 1000 and _says(text, "war"):
        return "war"
    return "period" if _says(text, "period") else "incident"


def _says(text: str, scope: str) -> bool:
    return any(re.search(rf"\b{re.escape(p)}\b", text) for p in harm().words[scope])


def status_of(page: Page, by: Token, start: int, end: int) -> FigureStatus:
    """Is the harm asserted, denied, feared, threatened, or only thought of?"""
    holder = page.holder(start, end)
    if holder is not None and holder.act == "deny":
        return "denied"
    if holder is not None and holder.act == "threaten":
        return "threatened"
    words = {c.lower for t in (by, by.head) for c in t.children} | {by.head.lower}
    if words & harm().words["feared"]:
        return "feared"
    children = {c.lower for c in by.children}
    if children & _NEGATIVE or by.head.lemma in _DENIES:
        return "denied"
    modal = any(c.dep == "aux" and c.lower in harm().words["hypothetical"] for c in by.children)
    conditional = any(c.dep == "mark" and c.lower in ("if", "unless") for c in by.children)
    return "hypothetical" if conditional or aim(by) or (modal and "have" not in children) else "asserted"
