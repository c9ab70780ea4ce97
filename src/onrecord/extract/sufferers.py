"""To whom it was done: the words of a sentence that stand for the sufferer of a verb or noun, or for whom a speech is meant."""

from collections.abc import Iterator, Sequence

from onrecord.extract.complements import OCCASIONS
from onrecord.extract.doers import is_verbal, is_victim, listed, owners, resolved, suffered
from onrecord.extract.grammar import behind_of, is_nobody
from onrecord.extract.victims import identified
from onrecord.extract.weapons import is_weapon, of_weapons
from onrecord.lang.nlp import Token
from onrecord.lang.roles import nouns

_TOWARD = frozenset(
    ("on", "at", "against", "into", "with", "near", "to", "over", "toward", "towards", "inside", "under", "outside", "beneath")
)
_UPON = ("on", "against", "of", "targeting")
_OUTSIDE = ("of", "to", "from", "for", "with", "by", "on", "over", "in", "toward")  # behind what is demanded or refused: whose it is
_NAMED = ("GPE", "NORP", "ORG", "PERSON")


def sufferers(token: Token) -> list[Token]:
    """The heads of the phrases that name whom what the token says befell."""
    named = identified(token)
    if named:
        return fit(named)
    return _verb_sufferers(token) if is_verbal(token) else _noun_sufferers(token)


def _verb_sufferers(verb: Token) -> list[Token]:
    objects = [c for c in verb.children if c.dep in ("dobj", "obj", "nsubjpass", "dative") and not is_weapon(c)]
    objects = objects or suffered(verb)
    if not objects and verb.dep == "acl" and verb.tag == "VBN":
        objects = behind_of(verb.head) if verb.head.lemma == "death" else [verb.head]  # "the death of the senator, killed by gunmen"
    if not objects and verb.dep == "amod" and verb.tag == "VBN":
        objects = [verb.head]
    if not objects and verb.dep == "conj" and verb.tag == "VBN":
        objects = [c for c in verb.head.children if c.dep == "nsubjpass"]  # "was seized and shot"
    if not objects:
        objects = [
            o for c in verb.children if c.dep == "conj" and c.i == verb.i + 2 and not c.child("nsubj", "nsubjpass") for o in _direct(c)
        ]  # "shot and killed a guard"
    out = [t for t in objects if not _is_means(t)] + [o for c in _outcomes(verb) for o in _direct(c)]
    out += [p for t in out[:1] for p in _along(verb, t)]
    if not objects or all(is_weapon(c) or _is_means(c) for c in objects):
        out += [p for c in (verb, *_laid(verb)) for p in _toward(c)]
        out += [p for o in objects if _is_means(o) for p in _of_means(o)]
    return fit(resolved(verb, out or objects))


def _toward(verb: Token) -> list[Token]:
    """ "fired at the post", "exploded in a hotel": what a weapon was meant for; in a town it only went off."""
    preps = [c for c in verb.children if c.dep == "prep"]
    out = [p for c in preps if c.lower in _TOWARD for p in _objects(c) if p.pos != "NUM"]
    within = [p for c in preps if c.lower == "in" for p in _objects(c)]
    return out + [p for o in within for p in fit([o]) if p.lemma in listed("buildings") or (o.lemma == "front" and p is not o)]


def _laid(verb: Token) -> list[Token]:
    """ "a bomb planted under the bridge exploded": the verbs that say where the weapon lay."""
    weapons = [c for c in verb.children if c.dep in ("nsubj", "dobj", "nsubjpass") and is_weapon(c)]
    return [c for w in weapons for c in w.children if c.dep == "acl" and c.lemma in listed("lays")]


def _along(verb: Token, first: Token) -> list[Token]:
    """ "murdered the priest, along with two others": those who were with the first."""
    preps = [p for word in (verb, first) for p in word.children if p.lower in ("along", "together") and p.i > first.i]
    return [t for p in preps for c in p.children if c.lower == "with" for t in _objects(c)]


def fit(tokens: Sequence[Token]) -> list[Token]:
    kept = [t for t in tokens if t.ent not in ("DATE", "TIME") and t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    return [_people(t) for t in kept if t.lemma not in listed("traces") and not is_nobody(t) and not of_weapons(t)]


def _is_means(token: Token) -> bool:
    """Is the object what is done or used ("launched an attack", "dropped leaflets") rather than whom it is done to?"""
    wielded = token.pos == "PRON" and token.dep == "dobj" and token.head.lemma in listed("wield")
    return wielded or token.lemma in listed("means")


def _of_means(noun: Token) -> Iterator[Token]:
    """ "the use of gas on the villagers", "talks with the rebels": whom the deed in the object is aimed at."""
    for child in noun.children:
        if child.dep == "prep" and child.lower in _TOWARD:
            yield from _objects(child)
        elif child.dep == "prep":
            for inner in child.children:
                yield from _of_means(inner)


def _outcomes(verb: Token) -> list[Token]:
    """ "shelled the port, killing nine"; but not what came of a clause between: "while jets bombed a village, killing nine"."""
    beside = [c for c in verb.children if c.dep in ("advcl", "conj") and c.child("nsubj", "nsubjpass") is not None]
    found = [c for c in verb.children if c.dep in ("advcl", "xcomp") and _tells_harm(c)]
    return [c for c in found if not any(verb.i < b.i < c.i for b in beside)]


def _tells_harm(verb: Token) -> bool:
    return verb.tag == "VBG" and verb.lemma in listed("hits")


def _direct(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep in ("dobj", "obj") and not is_weapon(c)]


def _noun_sufferers(noun: Token) -> list[Token]:
    there = noun.lemma in listed("fatal") and noun.lemma != "shooting"  # "the murder at the station": where, not whom
    toward = _UPON if there else (*_UPON, "at")
    out = [p for c in noun.children if c.dep == "prep" and c.lower in toward for p in _objects(c) if p.ent not in ("DATE", "TIME")]
    out += [c for c in noun.children if c.dep == "poss" and is_victim(c)]
    head = noun.head
    if noun.dep == "nsubjpass" and head.lemma in listed("carriers"):  # "the attack was carried out against the bank"
        out += [p for c in head.children if c.dep == "prep" and c.lower in ("against", "on") for p in _objects(c)]
    if noun.dep == "nsubj" and head.lemma in listed("hits"):
        out += [c for c in head.children if c.dep in ("dobj", "obj")]
    if noun.dep == "pobj" and head.dep in ("prep", "agent") and head.head.pos == "VERB" and head.head.lemma in listed("hits"):
        out += [c for c in head.head.children if c.dep == "nsubjpass"] or ([head.head.head] if head.head.dep == "acl" else [])
    out += _damaged(noun) + _after(noun)
    out += _unhurt(noun)
    if noun.dep == "nsubj" and head.lemma in listed("blasts") and not out:
        out += _toward(head)
    if noun.lemma == "attempt":
        lives = [p for c in noun.children if c.dep == "prep" for p in _objects(c) if p.lemma == "life"]
        out = [t for life in lives for t in (*(c for c in life.children if c.dep == "poss"), *behind_of(life))] or out
    if noun.dep == "pobj" and head.lower in ("in", "during", "from") and head.head.lemma in ("die", "perish"):
        out += [c for c in head.head.children if c.dep == "nsubj"]
    for clause in noun.children:
        if clause.dep in ("acl", "relcl", "advcl") and clause.lemma in listed("hits"):
            out += [c for c in clause.children if c.dep in ("dobj", "obj")]
    if noun.dep in ("nsubj", "dobj") and not out:
        out += [o for c in head.children if c.dep == "advcl" and c.lemma in listed("hits") for o in c.children if o.dep == "dobj"]
    return fit(out)


def _unhurt(noun: Token) -> list[Token]:
    """ "escaped an attack", "emerged unhurt from the attack", "was unharmed in the attack": who was meant."""
    word = noun.head
    if noun.dep == "pobj" and word.lower in ("from", "in"):
        word = word.head
    elif noun.dep != "dobj":
        return []
    verb = word.head if word.lower in listed("unhurt") else word
    spared = any(c.lower in listed("unhurt") for c in verb.children)
    if verb.lemma in ("escape", "survive") or (spared and verb.lemma in ("emerge", "be", "walk", "come")):
        return [c for c in verb.children if c.dep == "nsubj"]
    return []


def _damaged(noun: Token) -> list[Token]:
    """ "the blast caused damage to the bank": the bank."""
    verb = noun.head
    if noun.dep != "nsubj" or verb.lemma not in ("cause", "do", "inflict", "leave"):
        return []
    harm = [c for c in verb.children if c.dep in ("dobj", "obj") and c.lemma in ("damage", "destruction")]
    behind = [p for word in (verb, *harm) for p in word.children if p.dep in ("prep", "dative") and p.lower == "to"]
    return [t for p in behind if harm for t in _objects(p)]


def _after(noun: Token) -> list[Token]:
    """ "the hall was destroyed as a result of the attack": the hall."""
    result = noun.head.head
    if noun.dep != "pobj" or noun.head.lower != "of" or result.lemma not in ("result", "consequence") or result.head.lower != "as":
        return []
    verb = result.head.head
    return [c for c in verb.children if c.dep == "nsubjpass"] if verb.lemma in listed("hits") else []


def _objects(prep: Token) -> Iterator[Token]:
    for child in prep.children:
        if child.dep == "pobj" and not is_weapon(child):
            yield child


def _people(token: Token) -> Token:
    """ "dozens of civilians", "control of the town", "the roof of the school": whom the number counts, what is controlled, what was hit."""
    if token.lemma in listed("parts") or token.lemma in listed("sections") or token.lemma == "control" or token.pos == "NUM":
        inner = next((p for c in token.children if c.dep == "prep" and c.lower == "of" for p in c.children if p.dep == "pobj"), None)
        return inner or token
    return token


def addressed(verb: Token) -> list[Token]:
    """Whom a demand, refusal or accusation is meant for: "demanded that Oslo pay", "rejected Oslo's offer", "urged rebels to go"."""
    out = [o for c in verb.children if c.dep in ("ccomp", "xcomp") for o in c.children if o.dep in ("nsubj", "nsubjpass")]
    for thing in _direct(verb):
        if thing.ent in _NAMED or thing.lemma in nouns() or thing.pos == "PRON":
            out.append(thing)
        else:
            out.extend(_whose(thing) or [thing])
    if not out:
        out = [p for c in verb.children if c.dep == "prep" and c.lower in _OUTSIDE for p in _objects(c) if p.lemma not in OCCASIONS]
    return fit(out or sufferers(verb))


def _whose(thing: Token) -> list[Token]:
    """ "a Norwegian offer", "relations with Norway", "a withdrawal of Norwegian troops"."""
    behind = [p for c in thing.children if c.dep == "prep" and c.lower in _OUTSIDE for p in _objects(c)]
    named = [p for p in behind if p.ent in _NAMED or p.lemma in nouns()]
    return owners([thing]) or named or [t for p in behind for t in owners([p])]
