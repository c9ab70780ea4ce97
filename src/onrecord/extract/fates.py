"""What became of the people counted: from a count up the sentence to the verb, noun or state that says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.counts import Count
from onrecord.extract.harm import done, harm, headline, is_person, state, suffered
from onrecord.lang.nlp import Token
from onrecord.model.records import What

_UP = 6  # steps from a count to its verb
_NEAR = 4  # words between a count and the word of harm beside it, where the parse does not help


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


def fate(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """What became of the people of a count; None when nothing in the sentence says that they were harmed."""
    if _harmless(count):
        return None
    return (
        _own(count, tokens)
        or _behind(count, tokens)
        or _measured(count)
        or _climb(count.head, _UP, part=False)
        or (None if count.single else _beside(count, tokens))
    )


def _harmless(count: Count) -> bool:
    """A count of things, not of people: its noun is neither a person nor a word of harm."""
    if count.noun is None:
        return count.of is not None and not _human(count.of)
    return not _human(count.noun) and not (count.of is not None and is_person(count.of))


def _human(token: Token) -> bool:
    return (
        is_person(token)
        or token.lemma in harm().nouns
        or state(token) is not None
        or token.ent in ("PERSON", "NORP")
        or token.pos == "PRON"
    )


def _behind(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """ "another 40 were wounded": a passive right behind the count wins over what the parser joins the count to."""
    at = count.last.i - tokens[0].i + 1
    rest = tokens[at : at + 3]
    if not rest or rest[0].lower not in ("was", "were"):
        return None
    verb = next((t for t in rest[1:] if t.tag == "VBN"), None)
    what = done(verb) if verb is not None else None
    return _both(Fate(what, verb), verb) if what and verb is not None else None


def _measured(count: Count) -> Fate | None:
    """ "Between 80 and 95 civilians were killed": the parser hangs the count on its own preposition."""
    preposition = count.head.head
    if count.head.dep != "pobj" or preposition.start < count.start:
        return None
    verb = preposition.head
    passive = any(c.dep == "auxpass" for c in verb.children)
    what = (done(verb) if passive or preposition.i > verb.i else None) or suffered(verb)
    return Fate(what, verb) if what else None


def _own(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """The count's own words: "22 dead", "40 wounded people", "12 bodies", "150 dead and wounded", "six killed in"."""
    noun = count.noun
    at = (count.last.i if noun is None else noun.i) - tokens[0].i + 1
    following = tokens[at] if at < len(tokens) else None
    if noun is not None and noun.lemma in harm().words["joint"] and noun.lemma == "casualty":
        return Fate("other_people", noun, rule="noun")
    if noun is not None and noun.lemma in harm().nouns and not (is_person(noun) and noun.lemma not in ("dead", "wounded", "injured")):
        return _joint(Fate(harm().nouns[noun.lemma], noun, rule="noun"), noun)
    for token in (noun, following):
        if (
            token is not None
            and state(token) is not None
            and (token.tag in ("JJ", "VBN", "VBD", "NN", "NNS", "NNP"))
            and not _active(token, tokens)
        ):
            return _joint(Fate(state(token) or "killed", token, rule="state"), token)
    if noun is not None:
        for child in noun.children:
            if child.dep == "amod" and state(child) is not None and child.i < noun.i:
                return Fate(state(child) or "killed", child, rule="state")
    return None


def _active(token: Token, tokens: Sequence[Token]) -> bool:
    """ "five men killed a guard": the word that looks like a state has an object of its own; not "2 killed, 8 injured"."""
    objects = [c for c in token.children if c.dep in ("dobj", "obj") and c.i > token.i]
    return token.tag in ("VBD", "VBN") and bool(objects) and not any(_stated(c, tokens) for c in objects)


def _stated(token: Token, tokens: Sequence[Token]) -> bool:
    """Is a state told of these people themselves ("8 injured", "others wounded")?"""
    after = token.i - tokens[0].i + 1
    return any(state(c) for c in token.children) or (after < len(tokens) and state(tokens[after]) is not None)


def _joint(found: Fate, token: Token) -> Fate:
    """ "150 dead and wounded" says of nobody whether he is dead."""
    for child in token.children:
        counted = any(c.dep == "nummod" or c.pos == "NUM" for c in child.children)
        if child.dep == "conj" and child.i - token.i <= 2 and not counted and state(child) not in (None, found.what):
            return Fate("other_people", token, rule="joint")
    return found


def _climb(token: Token, steps: int, *, part: bool) -> Fate | None:
    head = token.head
    for child in token.children:
        if child.dep in ("acl", "relcl") and (found := _clause(child)):
            return Fate(found, child, part)
    if head is token or steps == 0:
        return None
    verb = _verb(token, head, part=part)
    if verb is not None:
        return verb
    if token.dep in ("pobj", "pcomp"):
        return _preposition(head, steps, part=part)
    if token.dep in (
        "conj",
        "appos",
        "dep",
        "nmod",
        "npadvmod",
        "amod",
        "compound",
        "oprd",
        "attr",
        "nsubj",
        "nsubjpass",
        "dobj",
        "ccomp",
    ) and not (head.pos in ("VERB", "AUX") and token.dep not in ("conj", "attr", "dep", "appos")):
        return _climb(head, steps - 1, part=part or (token.dep == "appos"))
    return None


def _clause(verb: Token) -> What | None:
    """ "12 people killed in", "who were shot dead", "who died"."""
    passive = verb.tag == "VBN" or any(c.dep in ("nsubjpass", "auxpass") for c in verb.children)
    if passive and not any(c.dep in ("dobj",) for c in verb.children):
        return done(verb) or suffered(verb)
    return suffered(verb)


def _verb(token: Token, head: Token, *, part: bool) -> Fate | None:
    """The verb whose subject or object the people are."""
    if head.pos not in ("VERB", "AUX", "NOUN", "ADJ") or token.dep not in ("dobj", "obj", "nsubjpass", "nsubj", "oprd", "attr", "dative"):
        return None
    passive = token.dep == "nsubjpass" or (
        token.dep == "nsubj" and head.tag == "VBN" and not any(c.dep == "aux" and c.lemma == "have" for c in head.children)
    )
    if passive or token.dep in ("dobj", "obj", "oprd", "dative"):
        what = done(head)
        if what is not None and not (token.dep == "nsubjpass" and head.lemma == "release"):
            return _both(Fate(what, head, part), head)
    if token.dep == "nsubj" and (what := suffered(head)):
        return Fate(what, head, part)
    if token.dep in ("dobj", "obj", "nsubj", "nsubjpass"):
        left = next(
            (c for c in head.children if c.dep in ("oprd", "acomp", "xcomp", "ccomp", "advcl") and c.i > token.i and state(c)), None
        )
        if left is not None and head.lemma in (
            "leave",
            "be",
            "remain",
            "lie",
            "go",
            "fear",
            "believe",
            "presume",
            "find",
            "declare",
            "pronounce",
        ):
            return Fate(state(left) or "killed", left, part, rule="state")
    if token.dep in ("dobj", "obj") and head.lemma in harm().words["parts"]:
        subject = head.child("nsubj")
        if subject is not None and (what := _says(subject)):
            return Fate(what, subject, part=True)
    if token.dep in ("dobj", "obj") and head.lemma in harm().words["rises"]:
        subject = head.child("nsubj")
        if subject is not None and subject.lemma in harm().words["tolls"] and (what := _toll(subject)):
            return Fate(what, subject, part, rule="noun")
    if token.dep == "attr" and (subject := head.child("nsubj")) is not None and (what := _says(subject)):
        return Fate(what, subject, part)
    if token.dep in ("nsubj", "attr", "nsubjpass"):
        for prep in (c for c in head.children if c.dep == "prep" and c.lower in harm().words["parts"]):
            among = prep.child("pobj")
            if among is not None and (what := _says(among)):
                return Fate(what, among, part=True)
    return None


def _both(found: Fate, verb: Token) -> Fate:
    """ "killed or wounded 30": one object of two verbs."""
    for other in [c for c in verb.children if c.dep == "conj"] + ([verb.head] if verb.dep == "conj" else []):
        second = done(other)
        joined = abs(other.i - verb.i) <= 2
        if joined and second is not None and second != found.what and {second, found.what} <= {"killed", "wounded"}:
            return Fate("other_people", verb, found.part, rule="joint")
    return found


def _says(token: Token) -> What | None:
    """What a noun says of those it names: "the dead", "those killed", "the victims"."""
    if token.lemma in harm().nouns and token.lemma not in harm().words["tolls"]:
        return harm().nouns[token.lemma]
    if token.lemma == "victim":
        return "killed"
    if state(token):
        return state(token)
    if token.lemma in harm().words["tolls"]:
        return _toll(token)
    return next((w for c in token.children if c.dep in ("acl", "relcl", "amod") and (w := _clause(c) or state(c))), None)


def _toll(token: Token) -> What | None:
    """ "the death toll", "the number of dead", "the toll"."""
    words = [t for t in token.subtree() if t is not token]
    for word in words[:8]:
        what = harm().nouns.get(word.lemma) or state(word) or (done(word) if word.tag == "VBN" else None)
        if what and word.lemma not in harm().words["tolls"]:
            return what
    return "killed" if token.lemma == "toll" else None


def _preposition(prep: Token, steps: int, *, part: bool) -> Fate | None:
    """Through a preposition: "the death of 12", "a toll of 91", "including two", "rose to 126", "with 30 dead"."""
    above = prep.head
    if prep.lower == "with" and above.lower in ("along", "together"):
        return _beside_others(above.head, part=part)
    if prep.lower in harm().words["parts"] or prep.lower == "including":
        return _above(above, steps, part=True)
    if prep.lower in ("of", "for") and (
        above.lemma in harm().nouns or above.lemma in harm().words["tolls"] or above.lower in ("killing", "wounding")
    ):
        what = harm().nouns.get(above.lemma) if above.lemma not in harm().words["tolls"] else _toll(above)
        what = what or done(above)
        return Fate(what, above, part, rule="noun") if what else None
    while above.lemma not in harm().words["rises"] and above.dep in ("prep", "pobj", "nummod", "dep") and above.head is not above:
        above = above.head
    if prep.lower in ("to", "at", "from", "by") and above.lemma in harm().words["rises"]:
        toll = _toll_of(above) or next(
            (
                c
                for c in above.children
                if c.dep in ("nsubj", "nsubjpass", "dobj") and (c.lemma in harm().words["tolls"] or c.lemma in harm().nouns)
            ),
            None,
        )
        if toll is not None and prep.lower != "by":
            what = _toll(toll) or harm().nouns.get(toll.lemma)
            giver = above.child("nsubj") if above.lemma == "put" else None
            return Fate(what, toll, part, rule="noun", earlier=prep.lower == "from", giver=giver) if what else None
    if prep.lower in ("along", "alongside", "besides", "and", "plus", "addition", "to") and above.pos in ("NOUN", "PROPN", "ADP", "VERB"):
        return _above(above, steps, part=part) if above.pos != "VERB" else None
    return None


def _beside_others(verb: Token, *, part: bool) -> Fate | None:
    """ "killed a commander along with two guards": what was done to the first was done to those named with him."""
    verb = verb if verb.pos == "VERB" else verb.head
    what = done(verb) if verb.pos == "VERB" and verb.child("dobj", "nsubjpass") is not None else None
    return Fate(what, verb, part) if what else None


def _toll_of(verb: Token) -> Token | None:
    """ "The toll rose to 91, but the army put it at 37": the toll that "it" is."""
    if not any(c.lower == "it" and c.dep in ("dobj", "obj", "nsubj", "nsubjpass") for c in verb.children):
        return None
    return next((t for t in reversed(verb.sent.tokens) if t.i < verb.i and t.lemma in harm().words["tolls"] and _toll(t)), None)


def _above(token: Token, steps: int, *, part: bool) -> Fate | None:
    """The fate of those that a word above names: a noun's own, or that of a verb's people."""
    if token.pos in ("VERB", "AUX"):
        what = done(token) or suffered(token) or _clause(token)
        return Fate(what, token, part) if what else None
    if (what := _says(token)) is not None:
        return Fate(what, token, part)
    return _climb(token, steps - 1, part=part)


def _beside(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """Without the parse: the word of harm right behind the count ("were killed") or right before it ("killing")."""
    base = tokens[0].i
    behind = tokens[count.last.i - base + 1 : count.last.i - base + 1 + _NEAR]
    for token in behind:
        if token.tag in ("VBN", "VBD", "JJ") and (what := state(token) or (done(token) if token.tag == "VBN" else None) or suffered(token)):
            return None if _active(token, tokens) else Fate(what, token, rule="beside")
        if token.pos not in ("AUX", "ADV", "PART", "PRON") and token.lower not in (
            "have",
            "been",
            "were",
            "was",
            "reportedly",
            "others",
            "more",
            "people",
            "other",
        ):
            break
    before = tokens[max(0, count.first.i - base - 3) : count.first.i - base]
    for token in reversed(before):
        what = done(token) if token.tag in ("VBG", "VBD", "VBZ", "VBP", "VB") or token is before[-1] else None
        what = what or headline(token)
        if what is not None:
            return Fate(what, token, rule="beside")
        if token.pos not in ("DET", "ADJ", "ADV", "NUM", "PROPN") or token.lower in (",", ";"):
            break
    return None
