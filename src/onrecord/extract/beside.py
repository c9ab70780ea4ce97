"""What became of the people counted, by the words right beside the count: states ("22 dead"), passives behind it, headlines."""

from collections.abc import Sequence

from onrecord.extract.counts import Count, Fate
from onrecord.extract.harm import done, harm, headline, is_person, phrase, singular, state, suffered
from onrecord.extract.tolls import toll
from onrecord.lang.nlp import Token

_MANY = frozenset(("dozens", "scores", "hundreds", "thousands", "several", "many", "others", "a", "at", "more", "over", "some", "up"))
_LABEL = 3  # words before the colon of "Killed so far: 9"
_NEAR = 4  # words between a count and the word of harm beside it, where the parse does not help


def behind(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """ "another 40 were wounded": a passive right behind the count wins over what the parser joins the count to."""
    at = count.last.i - tokens[0].i + 1
    rest = tokens[at : at + 3]
    if not rest or rest[0].lower not in ("was", "were"):
        return None
    verb = next((t for t in rest[1:] if t.tag == "VBN"), None)
    what = done(verb) if verb is not None else None
    return both(Fate(what, verb), verb) if what and verb is not None else None


def labelled(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """ "Killed today: 9 civilians, 3 fighters."; "Wounded: 21"."""
    at = count.first.i - tokens[0].i
    mark = next((n for n in range(1, min(at, _LABEL + 1)) if tokens[n].text == ":"), None)
    listed = mark is not None and not any(t.pos in ("VERB", "AUX") for t in tokens[mark + 1 : at])
    what = state(tokens[0]) if listed else None
    return Fate(what, tokens[0], rule="state") if what else None


def own(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """The count's own words: "22 dead", "40 wounded people", "12 bodies", "150 dead and wounded", "six killed in"."""
    at = (count.last.i if count.noun is None else count.noun.i) - tokens[0].i + 1
    noun = count.noun or count.of  # "scores of bodies"
    following = _following(tokens, at)
    if noun is not None and "casualty" in (noun.lemma, singular(noun.lower)):
        return Fate("other_people", noun, rule="noun")
    if (
        noun is not None
        and noun.lemma == "case"
        and count.of is not None
        and {count.of.lemma, *(c.lemma for c in count.of.children)} & harm().words["symptoms"]
    ):
        return Fate("wounded", count.of, rule="noun")
    named = next((harm().nouns[w] for w in (noun.lemma, singular(noun.lower)) if w in harm().nouns), None) if noun is not None else None
    if noun is not None and named is not None and not (is_person(noun) and noun.lemma not in ("dead", "wounded", "injured")):
        return _joint(Fate(named, noun, rule="noun"), noun, tokens)
    if following is not None and following.tag in ("VBN", "VBD") and (what := phrase(following, "done")) and not _active(following, tokens):
        return Fate(what, following, rule="state")  # "17 residents shot dead in"
    if following is not None and following.lower == "alive" and (what := phrase(following.head, "done")):
        return Fate(what, following.head, rule="state")  # "burned three villagers alive"
    before = tokens[count.first.i - tokens[0].i - 1] if count.first.i > tokens[0].i else None
    behind = tokens[following.i - tokens[0].i + 1 :][:1] if following is not None else []
    if before is not None and headline(before) and behind and (behind[0].pos == "NUM" or behind[0].lower in _MANY):
        return None  # "Raids Kill 7 Villagers Wounded Scores": the second verb has its own people
    for token in (noun, following):
        if (
            token is not None
            and state(token) is not None
            and (token.tag in ("JJ", "VBN", "VBD", "NN", "NNS", "NNP", "IN", "RB") or token.lower == "missing")
            and not _active(token, tokens)
        ):
            return _joint(Fate(state(token) or "killed", token, rule="state"), token, tokens)
    if noun is not None and not (count.single and noun.tag == "NNP"):
        for child in (c for n in (noun, count.of) if n is not None for c in n.children):
            if child.dep == "amod" and (what := state(child)) is not None and child.i < count.last.i:
                mixed = any(c.dep == "conj" and state(c) not in (None, what) for c in child.children)
                return Fate("other_people", child, rule="joint") if mixed else Fate(what, child, rule="state")
    return None


def _following(tokens: Sequence[Token], at: int) -> Token | None:
    """The word behind a count, or behind what stands between dashes there: "23 civilians - including nine children - dead"."""
    if at < len(tokens) and tokens[at].text in ("-", "–", "—"):
        at = next((n + 1 for n in range(at + 1, min(at + 10, len(tokens))) if tokens[n].text == tokens[at].text), at)
    return tokens[at] if at < len(tokens) else None


def just_before(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """ "kill 10 injure scores", "the toll reached 330 sources said": the verb right before the count, whatever the parser made of it."""
    at = count.first.i - tokens[0].i
    word = tokens[at - 1] if at else None
    if word is None:
        return None
    risen = tokens[at - 2] if at > 1 and word.lower == "to" else word
    if risen.lemma in harm().words["risen"] and (said := next((t for t in reversed(tokens[: at - 1]) if toll(t)), None)):
        return Fate(toll(said) or "killed", said, rule="noun")
    if word.lemma in harm().words["rises"] and (said := next((c for c in word.children if c.dep == "nsubj" and toll(c)), None)):
        return Fate(toll(said) or "killed", said, rule="noun")
    named = word.tag in ("NN", "NNS", "NNP", "NNPS") and word.lower in harm().words["breaks"] and word.lower in harm().forms
    before = next((t for t in reversed(tokens[: at - 1]) if t.text not in (",", "and", "&")), None)
    if not named or (before is not None and headline(before) is not None):
        return None  # "kills, wounds 40" is for the rule of joint counts
    return Fate(harm().forms[word.lower], word, rule="beside")


def _active(token: Token, tokens: Sequence[Token]) -> bool:
    """ "five men killed a guard": the word that looks like a state has an object of its own; not "2 killed, 8 injured"."""
    objects = [c for c in token.children if c.dep in ("dobj", "obj") and c.i > token.i and c.lemma not in harm().words["tellers"]]
    told = any(t.lower in harm().words["tellers"] for c in objects for t in c.children)  # "20 rebels killed NGO AFP"
    return token.tag in ("VBD", "VBN") and bool(objects) and not told and not any(_stated(c, tokens) for c in objects)


def _stated(token: Token, tokens: Sequence[Token]) -> bool:
    """Is a state told of these people themselves ("8 injured", "others wounded")?"""
    after = token.i - tokens[0].i + 1
    return state(token) is not None or any(state(c) for c in token.children) or (after < len(tokens) and state(tokens[after]) is not None)


def _joint(found: Fate, token: Token, tokens: Sequence[Token]) -> Fate:
    """ "150 dead and wounded", "Dozens Killed Injured in" say of nobody whether he is dead."""
    at = token.i - tokens[0].i + 1
    at += at < len(tokens) and tokens[at].lower in ("and", "or", "/", "&", ",")
    second, third = tokens[at : at + 1], tokens[at + 1 : at + 2]
    own = bool(third) and (third[0].pos == "NUM" or third[0].lower in _MANY)  # "took nine lives and hurt scores"
    if second and state(second[0]) not in (None, found.what) and not own:
        return Fate("other_people", token, rule="joint")
    return found


def both(found: Fate, verb: Token) -> Fate:
    """ "killed or wounded 30": one object of two verbs."""
    pair = [*verb.children, *(verb.head.children if verb.dep == "conj" else ())]
    if any(c.lower == "or" for c in pair if c.dep == "cc"):
        others = [
            w
            for c in (*verb.children, *([verb.head] if verb.dep == "conj" else []))
            if (c.dep == "conj" or c is verb.head) and (w := done(c) or suffered(c) or state(c))
        ]
        if any(w != found.what for w in others):
            return Fate("other_people", verb, found.part, rule="joint")
    for other in [c for c in verb.children if c.dep in ("conj", "nsubj")] + ([verb.head] if verb.dep == "conj" else []):
        second = headline(other) if other.dep == "nsubj" else done(other)
        joined = abs(other.i - verb.i) <= 2
        if joined and second is not None and second != found.what and {second, found.what} <= {"killed", "wounded"}:
            return Fate("other_people", verb, found.part, rule="joint")
    return found


def beside(count: Count, tokens: Sequence[Token]) -> Fate | None:
    """Without the parse: the word of harm right behind the count ("were killed") or right before it ("killing")."""
    base = tokens[0].i
    behind = tokens[count.last.i - base + 1 : count.last.i - base + 1 + _NEAR]
    for token in behind:
        if (token.tag in ("VBN", "VBD", "JJ") or token.lower == "missing") and (
            what := state(token) or (done(token) if token.tag == "VBN" else None) or suffered(token)
        ):
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
        what = what or harm().nouns.get(token.lower.removesuffix("s")) if token.lower in ("killing", "killings") else what
        what = what or headline(token)
        if what is not None:
            second = next((headline(t) for t in reversed(tokens[: token.i - base]) if t.text not in (",", "and", "&")), None)
            return Fate("other_people", token, rule="joint") if second not in (None, what) else Fate(what, token, rule="beside")
        if token.pos not in ("DET", "ADJ", "ADV", "NUM", "PROPN") or token.lower in (",", ";"):
            break
    return None
