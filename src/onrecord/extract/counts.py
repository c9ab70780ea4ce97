"""Who is counted: numbers with the people they count, and single people who stand for themselves ("a boy")."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.harm import harm, headline, is_person, state
from onrecord.extract.triggers import is_deed
from onrecord.lang import numbers
from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.numbers import Form, Number
from onrecord.model.records import What

_INSIDE = ("nummod", "quantmod", "compound", "amod", "det", "poss", "advmod", "nmod", "npadvmod")
_REACH = 7  # words between a number and the noun it counts
_SINGLE = frozenset(("a", "an", "another", "his", "her", "their", "the", "whose", "my", "our", "its", "one"))


@dataclass(frozen=True)
class Count:
    """A count of people: `head` is the word by which it hangs in the sentence, `noun` who is counted (None: not said)."""

    start: int
    end: int
    low: int | None
    high: int | None
    approx: bool
    form: Form
    head: Token
    noun: Token | None
    first: Token
    last: Token
    of: Token | None = None
    single: bool = False


@dataclass(frozen=True)
class Fate:
    """What happened, by which word, whether the people are part of those counted before, and by which family of rules (for the score).

    `giver`: who puts the toll at the number ("the army put it at 37").
    """

    what: What
    by: Token
    part: bool = False
    rule: str = "parse"
    earlier: bool = False
    giver: Token | None = None


def counts(sentence: Sentence) -> list[Count]:
    """The counts of a sentence, in order, none inside another."""
    found = [c for n in numbers.find(sentence.tokens) if (c := _counted(sentence, n)) is not None]
    taken = [(c.start, c.end) for c in found]
    for token in sentence.tokens:
        one = _single(sentence, token)
        if one is not None and not any(s < one.end and one.start < e for s, e in taken):
            found.append(one)
            taken.append((one.start, one.end))
    return sorted(found, key=_start)


def _start(count: Count) -> int:
    return count.start


def _counted(sentence: Sentence, number: Number) -> Count | None:
    tokens = sentence.tokens
    base = tokens[0].i
    last = tokens[number.last - base - 1]
    if number.kind != "count" and not (number.kind in ("other", "measure") and _family(tokens, number.last - base)):
        return None
    if _none_or_share(tokens, number.first - base, number.last - base):
        return None
    noun = _noun(tokens, number.last - base, last)
    of = _of(tokens, number.last - base, noun)
    head = noun or last
    behind = of or noun
    end = max(number.end, behind.end) if behind is not None and behind.start < number.end + 60 else number.end
    first = tokens[number.first - base]
    if noun is None and (whole := _group_of(tokens, number.first - base)) is not None:
        return Count(whole.start, number.end, number.low, number.high, number.approx, number.form, whole, whole, whole, last)
    return Count(number.start, end, number.low, number.high, number.approx, number.form, head, noun, first, behind or last, of)


def _group_of(tokens: Sequence[Token], at: int) -> Token | None:
    """ "a family of five": the noun before "of" that is so many people."""
    group = tokens[at - 2] if at > 1 and tokens[at - 1].lower == "of" else None
    return group if group is not None and group.lower in harm().words["groups"] else None


def _family(tokens: Sequence[Token], at: int) -> bool:
    """ "a nine-member family" counts, "a 300-strong force" does not."""
    return at + 1 < len(tokens) and tokens[at + 1].lower in ("member", "person", "people")


def _none_or_share(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "no one", "one in five": nobody, or a share."""
    before = [t.lower for t in tokens[max(0, first - 2) : first]]
    share = tokens[first].lower == "one" and last + 1 < len(tokens) and tokens[last].lower == "in" and tokens[last + 1].pos == "NUM"
    of_several = before[-1:] == ["from"] or (before[-1:] == ["of"] and first > 1 and tokens[first - 2].tag == "NNS")
    same = tokens[first].lower == "one" and of_several and _lower(tokens, last) in harm().words["groups"]
    return before[-1:] == ["no"] or share or same or before == ["one", "in"]  # "six people from one family"


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""


def _noun(tokens: Sequence[Token], at: int, last: Token) -> Token | None:
    """The noun that a number counts: by the parse, else the next person noun with only modifiers between."""
    head = last.head
    following = tokens[at] if at < len(tokens) else None
    if following is not None and following.text == "IS":  # read as a verb: "35 IS fighters"
        return next((t for t in tokens[at + 1 : at + 4] if is_person(t)), None)
    if (
        following is not None
        and state(following)
        and following.tag != "NNS"
        and not (
            at + 1 < len(tokens)
            and (is_person(tokens[at + 1]) or (following.lower in ("besieged", "stranded") and following.head is last.head))
        )
    ):
        return None  # "22 dead in": the state stands for the people
    if last.dep in _INSIDE and last.i < head.i <= last.i + _REACH and head.pos in ("NOUN", "PROPN", "ADJ", "PRON"):
        if _begins_anew(tokens[at:], head):
            return None
        if state(head) is not None and head.tag not in ("NN", "NNS"):
            return next((t for t in tokens[at : at + _REACH] if t.i < head.i and t.tag == "NNPS" and is_person(t)), None)
        return _meant(tokens[at:], head, last)
    for token in tokens[at : at + _REACH]:
        if is_person(token) and token.pos in ("NOUN", "PROPN", "ADJ"):
            return token
        if token.pos not in ("ADJ", "NOUN", "PROPN", "ADV") and token.lower not in ("-", "of", "the"):
            break
        if token.pos == "NOUN" and token.tag == "NNS":
            return token
        if token.lower == "of":
            break
    return None


def _begins_anew(behind: Sequence[Token], head: Token) -> bool:
    """Does something else begin behind the number: "22, most of them women", "wounded 50 a monitor said", "Kills 3 Wounds 20"?"""
    inside = [t for t in behind if t.i <= head.i]
    if any(t.lower in harm().words["breaks"] for t in inside) or (
        head.dep == "nsubj" and head.i < head.head.i and head.lemma in harm().words["tellers"] and head.head.lemma in ("tell", "say")
    ):
        return True
    ahead = behind[len(inside)] if len(behind) > len(inside) else None
    counted = ahead is not None and ahead.pos == "NUM" and head.lower in harm().forms
    verb = counted or (headline(head) is not None and head.text[:1].isupper())
    return verb or head.lower == "most" or any(t.pos == "DET" for t in inside)


def _meant(behind: Sequence[Token], head: Token, number: Token) -> Token | None:
    """The noun that is meant where the parser took a word too many or too few for the head: "38 regime forces Monitor", "70 government
    and rebel fighters"; none in "kills 32 Medical source"."""
    tells = head.lemma in harm().words["tellers"] or head.lower in harm().words["tellers"]
    one = (head.tag in ("NN", "NNP") or head.lower == "media") and number.lower not in ("one", "1")
    if is_person(head) and not (one and tells):
        return head
    inside = [t for t in behind if t.i < head.i]
    person = next((t for t in reversed(inside) if is_person(t) and t.tag in ("NNS", "NNPS")), None)
    if person is not None:
        return person
    if one and (head.text[:1].isupper() or (tells and any(t.text[:1].isupper() for t in inside))):
        return None
    if head.dep in ("nmod", "compound", "amod") and head.head.i > head.i and is_person(head.head):
        return head.head
    joined = sole(head)
    return joined if joined is not None and joined.child("nummod") is None else head


def sole(noun: Token) -> Token | None:
    """The persons that a noun is coordinated with, though it is none itself: "30 regime and 39 rebel fighters"."""
    return next((c for c in noun.children if c.dep == "conj" and c.tag == "NNS" and is_person(c)), None) if noun.tag == "NN" else None


def _of(tokens: Sequence[Token], at: int, noun: Token | None) -> Token | None:
    """The noun behind "of": "dozens of civilians", "five of them", "members of one family"."""
    if [t.lower for t in tokens[at : at + 2]] in (["of", "them"], ["of", "whom"]):
        return tokens[at + 1]  # "three of them women"
    behind = (noun.i - tokens[0].i + 1) if noun is not None else at
    if behind < len(tokens) and tokens[behind].lower == "of":
        inner = tokens[behind].child("pobj")
        if inner is not None and inner.i - tokens[behind].i <= _REACH:
            return inner
        for token in tokens[behind + 1 : behind + 1 + _REACH]:
            if token.pos in ("NOUN", "PROPN", "PRON") and (is_person(token) or token.pos == "PRON"):
                return token
    return None


def _single(sentence: Sentence, token: Token) -> Count | None:
    """ "a boy", "her husband", a named person: one person who stands for himself."""
    if token.tag == "NNP" and (token.ent == "PERSON" or _aged(token)) and token.dep in ("nsubjpass", "nsubj", "dobj"):
        named = not any(is_deed(t) for t in token.subtree() if _left(token).i <= t.i < token.i)
        return _one(token, _left(token)) if named else None
    if token.tag not in ("NN", "NNP") or not is_person(token) or token.lower in harm().words["collective"]:
        return None
    if any(c.dep == "nummod" or (c.pos == "NUM" and c.i < token.i) for c in token.children):
        return None
    if token.dep == "compound" and token.head.ent == "PERSON" and token.head.dep != "nsubjpass":
        return None  # "Observatory chief Ann Example": who speaks, or who is counted by the name
    article = next((c for c in token.children if c.dep in ("det", "poss") and c.i < token.i), None)
    if token.lower in ("half", "third", "majority"):
        return None  # "a third of them"
    if token.lower == "head" and article is not None and article.dep == "poss" and article.pos == "PRON":
        return None  # "my head"
    if article is None and token.tag == "NN" and any(c.dep == "appos" and c.tag == "NNP" for c in token.children):
        return _one(token, _left(token))  # "killed group leader, Ann Example"
    if article is None and _bare(token, sentence):
        return _one(token, _left(token))
    if article is None or (article.dep == "det" and article.lower not in _SINGLE):
        return None
    return _one(token, article if article.dep == "det" else _left(token))


def _aged(name: Token) -> bool:
    """ "Salim, 13, suffered": a name with an age is a person's."""
    return any(c.pos == "NUM" and c.i - name.i in (1, 2) and c.text.isdigit() and len(c.text) < 3 for c in name.children)


def _bare(token: Token, sentence: Sentence) -> bool:
    """Without an article, as headlines write: "Rebel Commander Killed", "Mine kills soldier", "Officer among 5 dead"."""
    if any(c.dep in ("det", "poss", "nummod", "appos") for c in token.children) or token.dep in ("compound", "appos", "conj"):
        return False
    at = token.i - sentence.tokens[0].i
    before, behind = sentence.tokens[at - 1 : at] if at else [], sentence.tokens[at + 1 : at + 3]
    told = [t.lower for t in behind]
    if told[:1] == ["among"]:
        return _left(token).i == sentence.tokens[0].i and behind[-1].pos == "NUM"
    verb = before[0] if before else None
    struck = verb is not None and verb.lower in harm().forms and verb.tag in ("VBZ", "VBP", "NNS", "NNP") and verb.lower.endswith("s")
    return struck or (bool(behind) and (told == ["shot", "dead"] or (behind[0].tag in ("VBN", "VBD") and state(behind[0]) is not None)))


def _one(token: Token, first: Token) -> Count:
    return Count(first.start, token.end, 1, 1, False, "exact", token, token, first, token, single=True)


def _left(token: Token) -> Token:
    """The first word of the noun phrase that a noun heads."""
    inside = [t for t in token.subtree() if t.i <= token.i and t.i >= token.i - 6]
    return inside[0] if inside else token
