"""Counts that go on with those before them: parts of a total, people in a row, numbers without a noun; and whose part they are."""

import dataclasses
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.extract.counts import Count, Fate
from onrecord.extract.harm import done, harm, is_person, suffered
from onrecord.extract.tolls import toll
from onrecord.lang.nlp import Sentence, Token
from onrecord.model.records import Figure

_AMONG = (["among", "them"], ["amongst", "them"], ["among", "whom"], ["amongst", "whom"])
_RISEN = (["up", "from"], ["down", "from"], ["compared", "with"])
_NARROW = ("children", "women")  # "two women, a man and a child": no man is one of two women
_NEAR, _THEM = 12, 25  # words between a total and its part: "including", "three of them"
_LEAST = 10  # a total; smaller ones are the sum of others by chance
_ROW = 400  # characters between the first and the last of the figures that add up to a total
PLACED = ("among", "in", "at", "on", "near", "outside", "inside", "around")


def with_next(found: list[tuple[Count, Fate | None]], sentence: Sentence) -> list[tuple[Count, Fate | None]]:
    """Counts whose fate is told with the next one's: "40 civilians and 25 fighters killed"; of "two medics among 31 dead" the 31 first."""
    out = list(found)
    for n in range(len(found) - 2, -1, -1):
        (count, own), (ahead_of, fate) = out[n], out[n + 1]
        if own is not None or fate is None or count.noun is None or not is_person(count.noun) or "of" in _words_before(count, sentence):
            continue  # "of the 27 passengers, 19 died"
        between = [t.lower for t in sentence.tokens if count.last.i < t.i < ahead_of.first.i and t.text != ","]
        if between == ["among"]:
            out[n], out[n + 1] = (ahead_of, fate), (count, Fate(fate.what, fate.by, part=True, rule="beside"))
        elif between in ([], ["and"], ["among", "them"], *([["including"]] if ahead_of.noun else [])) and fate.by.i > ahead_of.last.i:
            out[n] = count, dataclasses.replace(fate, rule="beside")
    return out


def is_part(count: Count, made: Sequence[tuple[Count, Figure]], sentence: Sentence) -> bool:
    """ "including two children", "among them a child and two women": part of those counted before, whatever the verb behind says."""
    if count.of is not None and (count.of.lower in ("them", "whom") or (count.noun is None and count.of.child("det"))):
        return True
    if not made:
        return False
    last, figure = made[-1]
    return _announced(count, sentence) or (figure.part_of is not None and count.head.dep == "conj" and count.head.head is last.head)


def still_told(count: Count, made: Sequence[tuple[Count, Figure]], sentence: Sentence) -> Fate | None:
    """ "five guards were shot, among them a cook and his aunt, and six others were hurt": the parts go on with the verb before them,
    whatever the verb behind says of the others."""
    if not made or (count.noun or count.last).lemma in ("other", "more"):
        return None
    last, figure = made[-1]
    between = [t for t in sentence.tokens if last.last.i < t.i < count.first.i and t.text != ","]
    words = [t.lower for t in between]
    row = words == ["and"] and figure.part_of is not None and _words_before(last, sentence) in _AMONG
    among = len(words) > 2 and words[-2:] in _AMONG and between[-3].tag == "VBN" and done(between[-3]) == figure.what
    return Fate(figure.what, count.head, part=True, rule="beside") if among or row else None


def like_the_last(count: Count, made: Sequence[tuple[Count, Figure]], sentence: Sentence) -> Fate | None:
    """ "killed 12, five of them children", "9 in one district, 8 in another": goes on with the last figure of the sentence."""
    if not made:
        return None
    last, figure = made[-1]
    between = [t for t in sentence.tokens if last.last.i < t.i < count.first.i]
    if _put_at(count):
        return Fate(figure.what, count.head, rule="noun")
    if _words_before(count, sentence) in _RISEN:
        return Fate(figure.what, count.head, rule="beside", earlier=True)
    own = (last.head, last.head.head)  # the verb of the last figure itself
    told = [t for t in between if t.pos == "VERB" and t is not own[1] and t.head is not own[0] and (done(t) or suffered(t))]
    another = count.noun is None and "another" in (count.first.lower, *_words_before(count, sentence)[-1:])
    if len(told) > another:  # "30 were killed in one town and another five in the next": their own verb stands between
        return None
    them = count.of is not None and count.of.lower in ("them", "whom", "those")
    near = len(between) <= (_THEM if them else _NEAR)
    if near and (them or (_announced(count, sentence) and (count.noun is None or is_person(count.noun) or count.noun.tag == "NNS"))):
        return Fate(figure.what, count.head, part=True, rule="beside")
    if count.head.head.child("prep") is last.head.head and last.head.head.lower == "of" and count.head.dep.startswith("nsubj"):
        return Fate(figure.what, count.head, part=True, rule="beside")  # "Of the 46 killed, 29 were civilians"
    if _listed(count, between) or (count.noun is None and _again(last, count, sentence, another=another)):
        return Fate(figure.what, count.head, part=figure.part_of is not None, rule="beside")
    return None


def _put_at(count: Count) -> bool:
    """ "58 were killed; the rebels put the figure at 100": a figure that does not say of what goes on with the last."""
    verb = count.head.head.head if count.head.dep == "pobj" and count.head.head.lower == "at" else count.head
    whose = verb.child("dobj")
    return verb.lemma == "put" and whose is not None and whose.lemma in harm().words["tolls"] and toll(whose) is None


def _announced(count: Count, sentence: Sentence) -> bool:
    """ "including two children", "among them a child"."""
    before = _words_before(count, sentence)
    return before in _AMONG or before[-1:] == ["including"]


def _listed(count: Count, between: Sequence[Token]) -> bool:
    """ "a woman, her son and two others": people in a row; where commas got lost, "the commander his son and 20 guards"."""
    if count.noun is None or not is_person(count.noun):
        return False
    words = [t.lower for t in between if t.pos != "PUNCT"]
    row = words in ([], ["and"], ["or"], ["another"], ["and", "another"], ["as", "well", "as"])
    relative = count.single and count.first.tag == "PRP$" and count.head.dep in ("appos", "conj")
    return row or (relative and not any(t.pos == "VERB" for t in between))


def _again(last: Count, count: Count, sentence: Sentence, *, another: bool) -> bool:
    """ "nine in Hama and eight in Homs"; "30 were killed in one town and another five outside the next"."""
    next_word = ahead(count, sentence)
    before = sentence.tokens[count.first.i - sentence.tokens[0].i - 1]
    if next_word in ("", ",", ".", ";", "and") and before.pos == "PROPN" and _placed(before, sentence):
        return True  # "six people died in one town, in Beni four"
    if next_word == "in" and (before.pos == "PROPN" or before.lower in (",", "and")):
        return True
    return next_word in PLACED and (ahead(last, sentence) in PLACED or last.noun is None or another or next_word == "among")


def _placed(name: Token, sentence: Sentence) -> bool:
    """Does "in" or "at" stand before the name?"""
    before = next((t for t in reversed(sentence.tokens[: name.i - sentence.tokens[0].i]) if t.pos != "PROPN"), None)
    return before is not None and before.lower in PLACED


def _words_before(count: Count, sentence: Sentence) -> list[str]:
    at = count.first.i - sentence.tokens[0].i
    return [t.lower for t in sentence.tokens[max(0, at - 2) : at]]


def ahead(count: Count, sentence: Sentence) -> str:
    at = count.last.i - sentence.tokens[0].i + 1
    return sentence.tokens[at].lower if at < len(sentence.tokens) else ""


def total_of(found: Fate, made: Sequence[tuple[Count, Figure]], count: Count, before: Sequence[Figure]) -> Figure | None:
    """The figure that this one is a part of."""
    if not found.part:
        return None
    them = count.of is not None and count.of.lower in ("them", "whom")
    same = [f for _, f in made if f.what == found.what and f.part_of is None and f.high != 1 and (them or f.group not in _NARROW)]
    if same:
        return same[-1]
    earlier = [f for f in before if f.what == found.what and f.part_of is None]
    return earlier[-1] if earlier else None


def sums(figures: Sequence[Figure]) -> list[Figure]:
    """ "A raid killed 82 people. ... It killed 58 civilians. Another 24 people died.": figures in a row that add up to a total told
    before them are its parts; small numbers add up by chance."""
    out = list(figures)
    for total in figures:
        if total.part_of is None and total.low is not None and total.low >= _LEAST:
            for at in _rows(out, total):
                out[at] = replace(out[at], part_of=total.id)
    return out


def _rows(figures: Sequence[Figure], total: Figure) -> list[int]:
    """Where two or three figures of the same harm stand behind a total, one soon behind the other, that add up to it."""
    free = [n for n, f in enumerate(figures) if f.what == total.what and f.part_of is None and f.evidence.start > total.evidence.end]
    for size in (2, 3):
        for i in range(len(free) - size + 1):
            row = [figures[n] for n in free[i : i + size]]
            near = row[-1].evidence.start - row[0].evidence.start <= _ROW
            near = near and not (total.group in _NARROW and any(f.group not in (total.group, "unspecified") for f in row))
            if near and all(f.low for f in row) and sum(f.low or 0 for f in row) == total.low:
                return free[i : i + size]
    return []
