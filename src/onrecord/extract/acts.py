"""What is done with the words: the act, how sure, in what form, by what channel, and what is denied."""

import re
from functools import cache
from typing import Literal

from onrecord.extract import cues
from onrecord.extract.cues import sets
from onrecord.extract.drafts import Draft
from onrecord.extract.page import Page
from onrecord.extract.quotes import Quotations
from onrecord.lang.nlp import Token
from onrecord.model.records import Act, Certainty

Form = Literal["direct", "indirect", "mixed"]
# Pronouns that may stand for the speaker at the head of reported words; in a quotation only the first person does.
SELF, FIRST = frozenset(("it", "they", "he", "she")), frozenset(("i", "we"))
POSSIBLE = re.compile(r"\b(?:may|might|could|possibly|perhaps|suspected|feared?)\b(?! not)", re.I)
PROBABLE = re.compile(r"\b(?:likely|probably|presumably|expected|believed|thought|apparently|appears?|seems?)\b", re.I)
REFERRED = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly)\b", re.I)


def form(quotations: Quotations, body: str, start: int, end: int) -> Form:
    """Direct when all of it is quoted, mixed when a part is."""
    quoted = sum(min(end, q.end) - max(start, q.start) for q in quotations.found if q.start < end and start < q.end)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.85 * (end - start) else "mixed"


def certainty(draft: Draft, words: str) -> Certainty:
    """As the wording puts it; words on nobody's authority are unknown, what somebody is believed to have done is probable."""
    if draft.agentless or not draft.speakers:
        return "probable" if draft.take == "infinitive" else "unknown"
    head = words[:160]
    if draft.act in ("cannot_verify", "no_comment") or REFERRED.search(head):
        return "unknown"
    if PROBABLE.search(head):
        return "probable"
    return "possible" if POSSIBLE.search(head) else "certain"


def act(draft: Draft, page: Page) -> Act:
    """The act of the verb, or where that only says that something was said, the act of the words."""
    words = " ".join(page.body[draft.start : draft.end].lower().replace("’", "'").split())
    if draft.take == "as" and _phrases()["deny"].search(words):
        return "deny"
    if draft.take == "object" and words.startswith("responsibility") and draft.verb is not None and draft.verb.lemma == "claim":
        return "claim_responsibility"
    if draft.act in ("demand", "warn") and _phrases()["threaten"].search(words):
        return "threaten"
    if draft.act != "assert" or (draft.verb is not None and draft.verb.lemma not in sets().plain) or draft.agentless:
        return draft.act
    blamed = _above(draft)
    for name in ("cannot_verify", "no_comment", "threaten"):
        if _phrases()[name].search(words):
            return _act(name)
    if blamed:
        return blamed
    head = _head(draft, page)
    if head is not None and _own(head, draft, page):
        if any(c.dep == "neg" for c in head.children) and not any(c.tag == "MD" for c in head.children):
            return "deny"
        if any(c.tag == "MD" and c.lower in ("will", "would", "'ll") for c in head.children) and not any(
            c.dep == "neg" for c in head.children
        ):
            return "promise"
    for name in ("warn", "estimate", "accuse", "demand", "condemn", "propose"):
        if _phrases()[name].search(words):
            return _act(name)
    return "assert"


def _act(name: str) -> Act:
    return next(group.act for group in cues.table().said if group.act == name)


def _above(draft: Draft) -> Act | None:
    """ "blasted the talks, saying X": X does what the verb above does."""
    verb = draft.verb
    if verb is None or verb.tag != "VBG" or verb.dep not in ("advcl", "xcomp", "ccomp"):
        return None
    entry = cues.verb(verb.head)
    return next((a for a in entry[1].values() if a in ("accuse", "condemn", "deny", "threaten", "warn")), None) if entry else None


def _head(draft: Draft, page: Page) -> Token | None:
    """The main verb of the words."""
    tokens = page.analysis.tokens_in(draft.start, draft.end)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.pos in ("VERB", "AUX") and (t.head.i not in inside or t.head is t)), None)


def _own(head: Token, draft: Draft, page: Page) -> bool:
    """Do the speakers speak of what they do themselves?"""
    subject = head.child("nsubj")
    if subject is None or not draft.speakers:
        return False
    if subject.lower in FIRST:
        return True
    first, last = draft.speakers[0]
    if subject.lower in SELF:
        many = last.tag in ("NNS", "NNPS") or any(t.dep == "conj" for t in page.analysis.tokens_in(first.start, last.end))
        agrees = subject.lower != "it" or not (many or last.ent == "PERSON" or last.lower in ("he", "she"))
        return agrees and page.body[draft.start] not in '"“'
    speaking = page.analysis.tokens_in(first.start, last.end)
    if subject.lemma in sets().deeds and subject.child("det") is not None and any(t.lemma in sets().commanding for t in speaking):
        return True  # "the attacks will go on", the minister of defence said
    return subject.pos in ("NOUN", "PROPN") and any(t.lower == subject.lower for t in speaking)


def denies(draft: Draft, words: str) -> str | None:
    """What is denied: the words themselves, without a leading "any" or "that"."""
    return re.sub(r"^(?:that|any|the)\s+", "", words) if draft.act == "deny" else None


def channel(draft: Draft, page: Page) -> str | None:
    """By what the words came: a leaflet, a text message, a statement ..., when the speaker is one or the tag names one."""
    names = cues.lexicon().channels
    tokens = [draft.carrier] if draft.carrier is not None else []
    tokens += [t for a, b in draft.speakers for t in page.analysis.tokens_in(a.start, b.end)]
    if draft.verb is not None:
        around = [c for c in draft.verb.children if c.dep in ("prep", "npadvmod", "dobj", "dative")]
        tokens += [t for c in around for t in c.subtree() if not draft.start <= t.start < draft.end]
    for token in tokens:
        left = [c.lower for c in token.children if c.dep == "compound"]
        found = names.get(" ".join([*left[-1:], token.lemma])) or names.get(token.lemma)
        if found and token.pos in ("NOUN", "PROPN"):
            return found
    return None


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    return {g.act: re.compile(r"\b(?:" + "|".join(map(re.escape, g.phrases)) + r")\b") for g in cues.table().said}
