"""What became of the people counted: from a count up the sentence to the verb, noun or state that says it."""

from collections.abc import Iterator, Sequence

from onrecord.extract.beside import behind, beside, both, just_before, labelled, own
from onrecord.extract.counts import Count, Fate, sole
from onrecord.extract.harm import clause, done, group_of, harm, is_person, singular, state, suffered
from onrecord.extract.tolls import is_earlier, says, toll, toll_of
from onrecord.lang.nlp import Token
from onrecord.model.records import What

_GRAVE = ("killed", "wounded", "other_people")
_SAYING: dict[str, What] = {"victim": "killed", "hostage": "abducted", "captive": "abducted", "detainee": "detained"}
_UP = 6  # steps from a count to its verb
_OBJECTS = ("dobj", "obj", "oprd", "dative")
_ROLES = (*_OBJECTS, "nsubjpass", "nsubj", "attr")
_STATED = ("oprd", "acomp", "xcomp", "ccomp", "advcl")
_THROUGH = ("conj", "appos", "dep", "nmod", "npadvmod", "amod", "compound", "oprd", "attr", "nsubj", "nsubjpass", "dobj", "ccomp")
_CARRIED = ("prep", "pobj", "pcomp", "nummod", "dep", "advmod", "prt", "acl", "dobj")
_WAYS = ("to", "at", "from")
_BESIDE = ("along", "alongside", "besides", "and", "plus", "addition", "to")


def fate(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """What became of the people of a count; None when nothing in the sentence says that they were harmed."""
    if _harmless(count):
        return None
    if _some_of(count, tokens):
        stated = own(count, tokens)
        if stated is not None and count.noun is None and count.of is None and stated.by.child("auxpass", "aux") is None:
            return stated  # "seven of the 14 killed were children"
        if count.noun is not None and (what := _SAYING.get(count.noun.lemma)):
            return Fate(what, count.noun, rule="noun")
        return stated if stated is not None and stated.by.tag not in ("VBD", "VBN") else None  # "60 percent of the 200 dead"
    near = labelled(count, tokens) or own(count, tokens) or behind(count, tokens) or just_before(count, tokens)
    if count.of is not None and count.of.pos == "NUM":
        near = None  # "one of the 13 wounded died": the state is told of the 13
    if near is not None and near.by.dep == "amod" and near.what not in _GRAVE:  # "killed six displaced people"
        worse = _climb(count.head, _UP, part=False)
        near = worse if worse is not None and worse.what in _GRAVE else near
    found = near or _measured(count) or _climb(count.head, _UP, part=False)
    if found is not None and found.by.i > count.last.i + 2 and _of_included(found.by):
        found = None
    if (
        count.single
        and count.head.dep == "dobj"
        and found is not None
        and found.by.lemma in harm().words["taken"]
        and not _titled(count, tokens)
    ):
        return None
    if count.single or (found is not None and not _aside(found.by, count)):
        return found
    return beside(count, tokens) or found


def _some_of(count: Count, tokens: Sequence[Token]) -> bool:
    """ "half of the 40 patients", "12 of the 60": how many of them came to harm is not said, or not of all."""
    at = count.first.i - tokens[0].i
    before = tokens[max(0, at - 3) : at]
    words = [t.lower for t in before]
    return words[-2:] in (["of", "the"], ["of", "its"], ["of", "their"]) and (words[0] in harm().words["shares"] or before[0].pos == "NUM")


def speaks(count: Count, tokens: Sequence[Token]) -> bool:
    """ "... killing four, two residents said": those who tell of it."""
    at = count.last.i - tokens[0].i + 1
    verb, after = tokens[at : at + 1], tokens[at + 1 : at + 2]
    before = tokens[count.first.i - tokens[0].i - 1] if count.first.i > tokens[0].i else None
    if (
        not verb
        or (before is not None and done(before))
        or verb[0].lemma not in harm().words["speaking"]
        or verb[0].tag not in ("VBD", "VBP")
    ):
        return False
    return verb[0].lemma == "tell" or not after or after[0].pos in ("PUNCT", "ADP", "SCONJ", "ADV") or after[0].ent in ("DATE", "TIME")


def _titled(count: Count, tokens: Sequence[Token]) -> bool:
    """Does a word say that the name is a person's: "the commander", "Sheikh Salim"?"""
    return count.noun is not None and (count.noun.tag != "NNP" or any(is_person(t) for t in tokens if count.first.i <= t.i <= count.last.i))


def _of_included(by: Token) -> bool:
    """ "700 people including 47 wounded": a state right behind a number that is only a part is told of that one."""
    at = by.i - by.sent.tokens[0].i
    before = by.sent.tokens[max(0, at - 2) : at]
    return len(before) == 2 and before[1].pos == "NUM" and before[0].lower == "including"


def _aside(by: Token, count: Count) -> bool:
    """ "Raids kill 120 fighters fleeing the city": what the people were doing when they were killed."""
    return by.tag == "VBG" and by.dep == "acl" and by.head is count.head


def own_death(count: Count, found: Fate) -> bool:
    """ "the bomber died": an attacker's own death, which is no harm that anybody did to him."""
    noun = count.noun
    return noun is not None and noun.lemma in harm().words["own_death"] and suffered(found.by) is not None


def revised(count: Count, before: Sequence[Token]) -> Fate | None:
    """ "... a toll of 47. This was updated to 82": a number by which the toll of the sentence before is put right."""
    for hanging, verb in _chain(count.head.head) if count.head.dep == "pobj" else ():
        if verb.lemma in harm().words["rises"]:
            return _risen(hanging, verb, part=False, before=before)
    return None


def _harmless(count: Count) -> bool:
    """A count of things, not of people: its noun is neither a person nor a word of harm, nor does it stand where only people can."""
    if count.noun is not None and _struck(count.noun):
        return False
    if count.noun is None:
        return count.of is not None and not _human(count.of) and count.of.pos not in ("PROPN", "NUM")
    band = count.of is not None and is_person(count.of) and count.noun.lemma in harm().words["bands"]  # not "three generations of a family"
    return not _human(count.noun) and not band and sole(count.noun) is None


def _struck(noun: Token) -> bool:
    """ "killed 20 operators", "three bystanders were arrested": of a plural that no list has; not "killed 12 cows"."""
    verb = noun.head
    to = noun.dep == "nsubjpass" or (noun.dep == "dobj" and noun.i > verb.i)
    named = noun.tag == "NNS" and noun.text.islower() and noun.lemma not in harm().words["never_people"]
    return named and to and verb.pos == "VERB" and verb.lemma in harm().words["only_people"]


def _human(token: Token) -> bool:
    return (
        is_person(token)
        or token.lemma in harm().nouns
        or singular(token.lower) in harm().nouns
        or state(token) is not None
        or token.ent in ("PERSON", "NORP")
        or token.pos == "PRON"
        or token.lower == "more"
        or (token.tag in ("NNS", "NNPS") and token.text[:1].isupper() and token.text[1:].islower())  # "30 Alawites"
    )


def _measured(count: Count) -> Fate | None:
    """ "Between 80 and 95 civilians were killed": the parser hangs the count on its own preposition."""
    preposition = count.head.head
    if count.head.dep != "pobj" or preposition.start < count.start:
        return None
    verb = preposition.head.head if preposition.head.pos == "ADV" else preposition.head  # "killed upwards of 80 people"
    if verb.dep in ("nsubj", "nsubjpass"):  # a dateline: "MOSCOW Over 130 people were killed"
        verb = verb.head
    passive = any(c.dep == "auxpass" for c in verb.children)
    what = (done(verb) if passive or preposition.i > verb.i else None) or suffered(verb)
    return Fate(what, verb) if what else None


def _climb(token: Token, steps: int, *, part: bool) -> Fate | None:
    """From a word for the people up to what says their fate; what a clause of their own says comes first, unless it only says where
    they lived or had come from ("people who lived under siege were killed")."""
    told = next((Fate(what, c, part) for c in _clauses(token) if (what := clause(c))), None) or _among(token)
    head = token.head
    counted = _numbered(token, head, part=part) if told is not None and token.dep in _OBJECTS else None
    if counted is not None and counted.part:
        return counted  # "the victims included nine who were displaced last year"
    if told is not None and told.by.tag != "VBG" and told.what not in ("displaced", "trapped"):
        return told
    above = _above_it(token, steps, part=part) if head is not token and steps else None
    return above if above is not None and (told is None or above.what in _GRAVE or above.by is head) else told


def _above_it(token: Token, steps: int, *, part: bool) -> Fate | None:
    """The verb whose people they are, else what the words above say."""
    head = token.head
    verb = _verb(token, head, part=part)
    if verb is not None:
        return verb
    if token.dep in ("pobj", "pcomp"):
        return _preposition(head, steps, part=part)
    if token.dep in _THROUGH and not (head.pos in ("VERB", "AUX") and token.dep not in ("conj", "attr", "dep", "appos")):
        family = any(c.dep == "poss" for c in token.children)  # "the commander, his son": he is no part of the commander
        return _climb(head, steps - 1, part=part or (token.dep == "appos" and not family))
    return None


def _clauses(token: Token) -> Iterator[Token]:
    """The clauses that hang on a noun, or on what stands beside it: "ten civilians, some of them children, killed in"."""
    yield from (c for c in token.children if c.dep in ("acl", "relcl") and not _of_included(c))
    for apposed in (c for c in token.children if c.dep == "appos" and c.i > token.i):
        yield from (c for b in (apposed, *apposed.children) if b.dep == "appos" for c in b.children if c.dep == "acl")


def _among(token: Token) -> Fate | None:
    """ "there were eleven children among the dead"."""
    for prep in (c for c in token.children if c.dep == "prep" and c.lower in ("among", "amongst")):
        noun = prep.child("pobj")
        if noun is not None and noun.child("nummod") is None and (what := says(noun)):
            return Fate(what, noun, part=True)
    return None


def _verb(token: Token, head: Token, *, part: bool) -> Fate | None:
    """The verb whose subject or object the people are."""
    if head.pos not in ("VERB", "AUX", "NOUN", "ADJ") or token.dep not in _ROLES:
        return None
    return _suffering(token, head, part=part) or _left(token, head, part=part) or _numbered(token, head, part=part)


def _suffering(token: Token, head: Token, *, part: bool) -> Fate | None:
    """What a verb does to them, or says that they suffer; "forced to flee", "reported to have died" by the verb below."""
    what = done(head) if _is_passive(token, head) or token.dep in _OBJECTS else None
    if what is not None and not (token.dep == "nsubjpass" and head.lemma == "release"):
        return both(Fate(what, head, part), head)
    if token.dep == "nsubj" and head.lemma == "cross" and group_of(token) == "combatants":
        return None
    if token.dep == "nsubj" and (what := suffered(head) or _fled(head) or ("missing" if head.lower == "missing" else None)):
        return Fate(what, head, part)
    if token.dep in ("nsubjpass", *_OBJECTS):  # "was shot and wounded"
        second = next((c for c in head.children if c.dep == "conj" and c.tag == head.tag and _of_the_same(c) and done(c)), None)
        if second is not None and (what := done(second)):
            return Fate(what, second, part)
    below = head.child("xcomp", "ccomp")
    if below is not None and head.lemma in harm().words["forces"] and (what := suffered(below)):
        return Fate(what, below, part)
    if below is not None and head.lemma in harm().words["tells"] and token.dep == "nsubjpass":
        what = suffered(below) or (done(below) if below.tag == "VBN" else None)
        return Fate(what, below, part) if what else None
    return None


def _of_the_same(verb: Token) -> bool:
    """Has a second verb the people of the first: "was shot and wounded", "rounded up 20 men and shot them"?"""
    whom = verb.child("dobj")
    return verb.child("aux", "auxpass", "nsubj", "nsubjpass") is None and (whom is None or whom.lower in ("them", "him", "her"))


def _fled(verb: Token) -> What | None:
    """ "3,000 people arrived after fleeing attacks": what those did who did something else besides."""
    if verb.lemma not in harm().words["arrives"]:
        return None
    below = [p for c in verb.children for p in (c, *c.children) if p.tag == "VBG" and p.dep in ("pcomp", "advcl")]
    return "displaced" if any(suffered(t) == "displaced" for t in below) else None


def _is_passive(token: Token, verb: Token) -> bool:
    """Does the verb happen to its subject? A participle without "have" and without an object of its own does."""
    if token.dep == "nsubjpass":
        return True
    if token.dep != "nsubj" or verb.tag != "VBN":
        return False
    return not any((c.dep == "aux" and c.lemma == "have") or c.dep in ("dobj", "obj") for c in verb.children)


def _left(token: Token, head: Token, *, part: bool) -> Fate | None:
    """ "left 40 dead", "nine are feared dead"."""
    if head.lemma not in harm().words["leaves"] or token.dep not in ("dobj", "obj", "nsubj", "nsubjpass"):
        return None
    stated = next((c for c in head.children if c.dep in _STATED and c.i > token.i and state(c)), None)
    if stated is None:
        return None
    mixed = any(c.dep == "conj" and state(c) not in (None, state(stated)) for c in stated.children)  # "were left dead and wounded"
    return Fate("other_people" if mixed else state(stated) or "killed", stated, part, rule="joint" if mixed else "state")


def _numbered(token: Token, head: Token, *, part: bool) -> Fate | None:
    """ "the dead included two women", "the toll reached 91", "the victims were nine", "three were among those killed"."""
    objects, subjects = token.dep in ("dobj", "obj"), [c for c in head.children if c.dep in ("nsubj", "nsubjpass") and c is not token]
    for subject in subjects:
        if objects and head.lemma in harm().words["parts"] and (what := says(subject)):
            return Fate(what, subject, part=True)
        if objects and head.lemma in harm().words["rises"] and subject.lemma in harm().words["tolls"] and (what := toll(subject)):
            return Fate(what, subject, part, rule="noun", earlier=is_earlier(head, subject))
        if token.dep == "attr" and (what := says(subject)):
            return Fate(what, subject, part, earlier=is_earlier(head, subject))
    if token.dep == "attr" and head.dep == "auxpass" and (what := done(head.head)):
        return Fate(what, head.head, part)  # "Also killed in the raid were nine men."
    if token.dep in ("nsubj", "attr", "nsubjpass"):
        for prep in (c for c in head.children if c.dep == "prep" and c.lower in harm().words["parts"]):
            among = prep.child("pobj")
            if among is not None and (what := says(among)):
                return Fate(what, among, part=True)
    return None


def _preposition(prep: Token, steps: int, *, part: bool) -> Fate | None:
    """Through a preposition: "the death of 12", "a toll of 91", "including two", "rose to 126", "with 30 dead"."""
    above = prep.head
    if prep.lower == "with" and above.lower in ("along", "together"):
        return _beside_others(above.head, part=part)
    if prep.lower == "to" and above.lemma == "addition":
        return _beside_others(above.head.head, part=part)
    if prep.lower in harm().words["parts"] or prep.lower == "including":
        return _above(above, steps, part=True)
    if prep.lower in ("of", "for"):
        noun = prep.sent.tokens[max(0, prep.i - prep.sent.tokens[0].i - 1)]  # the word right before, where the parser took another
        for act in (above, noun):
            if harm().acts.keys() & {act.lemma, act.lower} or act.lemma in harm().words["tolls"] or act.lower in ("killing", "wounding"):
                return _of(act, steps, part=part)
    if prep.lower in _WAYS and above.dep == "conj" and above.child("det") is not None and (what := says(above)):
        return Fate(what, above, part, rule="noun")  # "the dead rose to 34 and the injured to 102"
    for hanging, verb in _chain(prep):
        if verb.lemma in harm().words["rises"]:
            return _risen(hanging, verb, part=part)
    if prep.lower in _BESIDE and above.pos in ("NOUN", "PROPN", "ADP"):
        return _above(above, steps, part=part)
    return None


def _of(noun: Token, steps: int, *, part: bool) -> Fate | None:
    """ "the death of 12", "a toll of 91"; "a total of 54" is what the verb above says."""
    what = toll(noun) if noun.lemma in harm().words["tolls"] else harm().acts.get(noun.lemma) or harm().acts.get(noun.lower)
    what = what or done(noun)
    if what is None:
        return _climb(noun, steps - 1, part=part) if noun.lemma in harm().words["tolls"] else None
    if _or_hurt(noun):
        return Fate("other_people", noun, part, rule="joint")
    return Fate(what, noun, part, rule="noun", earlier=is_earlier(noun.head, noun))


def _or_hurt(noun: Token) -> bool:
    """ "the killing or wounding of nine", "the death or injury of 20": of nobody is said which."""
    beside = [*(c for c in noun.children if c.dep == "conj"), *([noun.head] if noun.dep == "conj" else [])]
    hurt = harm().words["hurts"]
    harmed = [c for c in beside if abs(c.i - noun.i) == 2 and (c.lower in hurt or c.lemma in harm().acts or done(c))]
    return any((c.lower in hurt) != (noun.lower in hurt) for c in harmed)


def _chain(prep: Token) -> Iterator[tuple[Token, Token]]:
    """The words above a preposition by which a number can hang on a verb ("put at as high as 90", "up from 43"), each with the
    nearest preposition that says whether the toll went there or came from there."""
    token, way = prep, prep
    while token.head is not token and token.dep in _CARRIED:
        way = token if way.lower not in _WAYS else way
        yield way, token.head
        token = token.head


def _risen(prep: Token, verb: Token, *, part: bool, before: Sequence[Token] = ()) -> Fate | None:
    """ "rose to 126", "up from 43", "put it at 37": the toll that a verb moves; a pronoun's is looked for among the words before too."""
    if prep.lower not in _WAYS:
        return None
    number = toll_of(verb, before) or next(
        (
            c
            for c in verb.children
            if c.dep in ("nsubj", "nsubjpass", "dobj") and (c.lemma in harm().words["tolls"] or c.lemma in harm().nouns)
        ),
        None,
    )
    what = (toll(number) or harm().nouns.get(number.lemma)) if number is not None else None
    if what is None or number is None:
        return None
    agent = verb.child("agent")
    giver = verb.child("nsubj") if verb.lemma == "put" else agent.child("pobj") if agent is not None else None
    earlier = (prep.lower == "from" and verb.lemma not in ("vary", "range")) or is_earlier(
        verb
    )  # "an initial toll of 12 was raised to 19": 19 is the later one
    return Fate(what, number, part, rule="noun", earlier=earlier, giver=giver)


def _beside_others(verb: Token, *, part: bool) -> Fate | None:
    """ "killed a commander along with two guards": what was done to the first was done to those named with him."""
    verb = verb if verb.pos == "VERB" else verb.head
    what = done(verb) if verb.pos == "VERB" and verb.child("dobj", "nsubjpass") is not None else None
    return Fate(what, verb, part) if what else None


def _above(token: Token, steps: int, *, part: bool) -> Fate | None:
    """The fate of those that a word above names: a noun's own, or that of a verb's people."""
    if token.pos in ("VERB", "AUX"):
        what: What | None = done(token) or suffered(token) or clause(token)
        return Fate(what, token, part) if what else None
    if (what := says(token)) is not None:
        return Fate(what, token, part)
    return _climb(token, steps - 1, part=part)
