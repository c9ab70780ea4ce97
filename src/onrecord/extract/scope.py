"""Over what a figure counts (an incident, a period or several incidents, the war), and whether it is asserted."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec.structs import replace

from onrecord.extract.above import to_come
from onrecord.extract.counts import Fate
from onrecord.extract.disbelief import disbelieved
from onrecord.extract.grammar import is_nobody, not_only
from onrecord.extract.harm import harm
from onrecord.extract.known import assumed, granted, known
from onrecord.extract.modality import aim
from onrecord.extract.page import Page
from onrecord.extract.triggers import is_deed
from onrecord.extract.unreal import almost, spared
from onrecord.lang.nlp import Sentence, Token
from onrecord.model.records import Figure, FigureStatus

Scope = Literal["incident", "period", "war"]
_WIDEST: tuple[Scope, ...] = ("war", "period", "incident")
_WAR_SIZE = 10_000  # no single incident or month of these wars killed so many, so such a number with "since" is the war's
_WAR_TOLL = 100_000  # killed by nothing shorter than a war
_EXODUS = 1_000_000  # driven out by nothing shorter than a war
_BEGAN = r"(?:(?:start|beginning|outbreak|onset) of (?:the |this )?)?"
_WHOLE = re.compile(rf"\bsince (?:the )?{_BEGAN}(?:\w+ )?(?:war|conflict|uprising|revolution|crisis|invasion)\b")
_FLIGHT = 1000  # so many are not driven out or shut in by one attack: it goes on for days
_SAME_TOLL = 15  # a number of this size that a report gives twice of the same harm is the same toll; smaller ones recur by chance
_NEGATIVE = frozenset(("not", "n't", "no", "never"))
_DENIES = frozenset(("deny", "reject", "dismiss", "refute", "dispute"))
_ONE = frozenset(("a", "an", "another", "one", "single"))
_SINCE = re.compile(r"\bsince (?:the|then|\w* ?\d{4})\b")
# Behind "since" and behind "days": a point in time, no stretch.
_POINTS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|dawn|morning|overnight|midnight|noon|before|after|ago|later|earlier"
)
_BLASTS = frozenset(("bomb", "blast", "explosion", "ambush", "landmine"))
_YEARS = re.compile(r"\b(?:from|between) (?:[a-z]+ )?(\d{4}) (?:to|and|until) (?:[a-z]+ )?(\d{4})\b")
_CLAUSES = ("relcl", "acl", "advcl", "ccomp")


def scope_of(page: Page, sentence: Sentence, found: Fate, size: int, total: Figure | None) -> Scope:
    """`war` for whole-war totals, `period` for days, weeks or several incidents, else `incident`; a part as its total."""
    if total is not None and total.scope != "incident":
        return total.scope
    text = page.body[sentence.start : sentence.end].lower().replace("a separate ", "another ")  # one of them, no sum over several
    if found.what == "killed" and size >= _WAR_TOLL:
        return "war"
    if size >= _WAR_SIZE and (_pattern("war").search(text) or _SINCE.search(text) or "conflict" in text or "war" in text):
        return "war"
    if size >= 1000 and _pattern("war").search(text):
        return "war"
    years = _YEARS.search(text)
    if years and years[1] != years[2]:
        return "war" if size >= _WAR_SIZE else "period"
    if any(_of_it(page, sentence.start + m.start(), found.by, None) for m in _WHOLE.finditer(text)):
        return "war"
    if found.what in ("displaced", "trapped") and size >= _FLIGHT:
        return "war" if size >= _EXODUS else "period"
    deed = _deed(found.by)
    if deed is not None and _is_one(deed):
        return "incident"
    if _pattern("wide").search(text):
        return "period"
    stretches = [sentence.start + m.start() for m in _pattern("period").finditer(text)]
    lasting = any(_of_it(page, at, found.by, deed) and not _counted_from(page, at, found.by) for at in stretches)
    several = deed is not None and deed.tag == "NNS" and (deed.lemma == "operation" or (is_deed(deed) and _several_places(page, sentence)))
    return "period" if lasting or several else "incident"


@cache
def _pattern(scope: str) -> re.Pattern[str]:
    """The phrases of harm.toml that say so."""
    phrases = "|".join(map(re.escape, sorted(harm().words[scope])))
    return re.compile(rf"(?<!de-)(?<!earlier )\b(?:{phrases})\b(?! (?:{_POINTS})\b)")


def _deed(by: Token) -> Token | None:
    """The noun that names what did it: "a bomb killed", "killed in clashes", "killed by shelling"."""
    for verb in (by, by.head):
        for child in verb.children:
            if child.dep == "nsubj" and child.pos == "NOUN" and verb.pos == "VERB" and child.i < verb.i and verb is by:
                return child
            noun = child.child("pobj") if child.dep in ("prep", "agent") and child.lower in ("in", "by", "from", "during") else None
            if noun is not None and noun.pos == "NOUN" and noun.ent not in ("DATE", "TIME"):
                return noun
    return None


def _is_one(deed: Token) -> bool:
    """ "another car bomb", "a raid": one incident, whatever else the sentence says of the time."""
    return deed.lemma in _BLASTS or (deed.tag == "NN" and any(c.dep in ("det", "nummod") and c.lower in _ONE for c in deed.children))


def _of_it(page: Page, at: int, by: Token, deed: Token | None) -> bool:
    """Do the words at this place speak of the harm, rather than of something in a clause beside it ("a city divided since 2012")?"""
    token = page.analysis.token_at(at)
    if token is not None and token.dep == "mark":  # "since the talks broke off"
        token = token.head.head
    chain = {t.i for t in (by, *by.ancestors())}
    chain |= {deed.i} if deed is not None else set()
    for above in (token, *token.ancestors()) if token is not None else ():
        if above.i in chain:
            return True
        if above.dep in _CLAUSES:
            return False
    return True


def _counted_from(page: Page, at: int, by: Token) -> bool:
    """Is the harm that from which a time is counted: "the first since an air raid that killed nine"?"""
    token = page.analysis.token_at(at)
    if token is None or token.lower != "since":
        return False
    return (token.head if token.dep == "mark" else token) in (by, *by.ancestors())


def _several_places(page: Page, sentence: Sentence) -> bool:
    """ "attacks in Hama and Homs", "on Aleppo and its countryside"."""
    places = page.places_in(sentence)
    heads = [t for p in places if p.level != "country" and (t := page.analysis.token_at(p.evidence.end - 1)) is not None]
    at = {t.i for t in heads}
    joined = any(t.dep == "conj" and t.head.i in at for t in heads)
    return joined or any(c.lemma in ("countryside", "surroundings") and c.dep == "conj" for t in heads for c in t.children)


def same_tolls(figures: Sequence[Figure]) -> list[Figure]:
    """A toll that a report gives more than once counts each time over the same: its headline seldom says over what."""
    found: dict[tuple[str, int], list[Scope]] = defaultdict(list)
    for f in figures:
        found[f.what, _size(f)].append(f.scope)
    return [replace(f, scope=_most(found[f.what, _size(f)])) if _size(f) >= _SAME_TOLL else f for f in figures]


def _most(scopes: Sequence[Scope]) -> Scope:
    """The scope that most of them have; of two that as many have the wider."""
    return max(_WIDEST, key=scopes.count)


def _size(figure: Figure) -> int:
    return figure.low or figure.high or 0


def status_of(page: Page, by: Token, start: int, end: int) -> FigureStatus:
    """Is the harm asserted, denied, feared, threatened, or only thought of?"""
    holder = page.holder(start, end)
    if holder is not None and holder.act == "deny" and not (granted(by) or known(by) or assumed(by, holder)):
        return "denied"
    if holder is not None and holder.act == "threaten" and not known(by):
        return "threatened"
    words = {c.lower for t in (by, by.head) for c in t.children} | {by.head.lower}
    if words & harm().words["feared"]:
        return "feared"
    children = {c.lower for c in by.children}
    if _is_denied(by):
        return "denied"
    if (unreal := to_come(by)) is not None:
        return unreal
    modal = any(c.dep == "aux" and c.lower in harm().words["hypothetical"] for c in by.children)
    conditional = any(c.dep == "mark" and c.lower in ("if", "unless", "whether") for t in (by, by.head) for c in t.children)
    thought = modal and ("have" not in children or "would" in children or spared(by))  # "may have died" is held to have happened
    return "hypothetical" if conditional or aim(by) or thought else "asserted"


def _is_denied(by: Token) -> bool:
    """ "were not killed", "not one civilian was killed", "nearly killed", "without killing", "dismissed claims that they killed"."""
    if any(c.lower in _NEGATIVE for c in by.children) and not not_only(by):
        return True
    if any(c is not None and is_nobody(c) for c in (by.child("nsubj", "nsubjpass"), by.child("dobj"))):
        return True
    if almost(by) or by.head.lower == "without" or _denied_before(by):
        return True
    return (by.head.lemma in _DENIES and not known(by)) or disbelieved(by) in ("denied", "negated")


def _denied_before(by: Token) -> bool:
    """ "Troops Deny Killing Dozens": in a headline, where the tagger may see names."""
    at = by.i - by.sent.tokens[0].i
    return at > 0 and by.sent.tokens[at - 1].lower in ("deny", "denies", "denied")
