"""Who the people counted are: civilians, combatants, children ... by their own words, or by those that they are counted with."""

from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.extract.counts import Count, sole
from onrecord.extract.harm import group_of, harm, is_person
from onrecord.extract.page import Page
from onrecord.extract.phrases import phrase
from onrecord.lang.nlp import Token
from onrecord.model.records import Figure, Group

_REST = frozenset(("other", "more", "one", "rest"))  # nouns that only say that they are of the same people
_HANDED_ON = ("civilians", "combatants")  # "two children and nine others" are not eleven children


def group(page: Page, count: Count, tokens: Sequence[Token], total: Figure | None, before: Figure | None) -> Group:
    """The group that a count's own words name; "ten civilians died and 20 others were hurt" goes on with the civilians.

    `before` is the last total before it: of the sentence, or of the text where the count says that it goes on ("seven others").
    """
    own = _own(count, tokens)
    if own != "unspecified":
        return own
    if not _bare(count):
        return "combatants" if _of_a_force(page, count) else "unspecified"
    last = total or before
    return last.group if last is not None and last.group in _HANDED_ON else "unspecified"


def goes_on(count: Count) -> bool:
    """ "seven others", "dozens more": are they of the people counted before?"""
    return (count.noun or count.last).lemma in _REST or count.last.lower in ("others", "more")


def _of_a_force(page: Page, count: Count) -> bool:
    """ "three members of Islamic State", "a spokesman for the Example Front"."""
    if (count.noun or count.head).lemma in harm().words["offices"]:
        return False  # "an opposition minister"
    first, last = phrase(count.noun or count.head)
    actor = page.cast.ref(page.span(first.start, last.end)).actor or ""
    return actor.startswith(("group.", "rebels.")) or actor.endswith(".forces")


def _own(count: Count, tokens: Sequence[Token]) -> Group:
    for token in (count.noun, count.of, sole(count.noun) if count.noun is not None and not is_person(count.noun) else None):
        if token is not None and (found := group_of(token)) != "unspecified":
            return "children" if found == "civilians" and _at_school(token, tokens) else found
    told = _told(count) if _bare(count) or (count.noun or count.head).lemma in harm().words["joint"] else None
    if told is not None:
        return told
    behind = tokens[count.last.i - tokens[0].i + 1 :][:6]
    if count.of is not None and count.of.lower in ("them", "whom", "those", "these"):
        if behind and (found := group_of(behind[0])) != "unspecified":
            return found
        words = [t.lower for t in behind]
        if "under" in words and ("age" in words or "18" in words):
            return "children"
    return _among(behind)


def _told(count: Count) -> Group | None:
    """ "six were children"; "the number of fighters killed has risen to 39"."""
    verbs = [t for t in list(count.head.ancestors())[:3] if t.pos in ("VERB", "AUX")]
    for verb in verbs[:1]:
        words = [c for c in verb.children if c.dep == "attr" and count.head.dep == "nsubj"]
        toll = verb.child("nsubj", "nsubjpass")
        if toll is not None and toll.lemma in harm().words["tolls"]:
            words += [p for c in toll.children if c.lower == "of" for p in c.children]
        return next((g for w in words if is_person(w) and (g := group_of(w)) != "unspecified"), None)
    return None


def _at_school(token: Token, tokens: Sequence[Token]) -> bool:
    return token.lemma == "student" and any(t.lemma in ("school", "classroom", "kindergarten") for t in tokens)


def _among(behind: Sequence[Token]) -> Group:
    """ "15 dead among the ranks of the militia", "23 among its adversaries"."""
    words = [t.lower for t in behind]
    at = words.index("among") if "among" in words[:2] else None
    return "combatants" if at is not None and any(t.lemma in harm().words["ranks"] for t in behind[at : at + 4]) else "unspecified"


def _bare(count: Count) -> bool:
    """Does the count name nobody ("44 injured", "13 others", "dozens more")?"""
    if count.of is not None and count.of.pos != "PRON":
        return False
    return count.noun is None or count.noun.lemma in _REST or count.noun.pos in ("ADJ", "VERB")


def with_mixed(figures: Sequence[Figure]) -> list[Figure]:
    """ "47 people, most of them civilians", "82 people including 58 civilians": a total without a name of whom some are civilians or
    fighters is of both."""
    named = {f.part_of for f in figures if f.part_of and f.group in _HANDED_ON and f.low != 1}
    return [replace(f, group="mixed") if f.id in named and f.group == "unspecified" else f for f in figures]
