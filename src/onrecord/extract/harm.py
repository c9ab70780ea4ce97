"""What happens to people: which of killed, wounded, displaced ... a word says, and who the people are."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.lang.nlp import Token
from onrecord.model.records import Group, What

KINDS: tuple[What, ...] = ("killed", "wounded", "missing", "detained", "abducted", "displaced", "evacuated", "trapped", "rescued")
GROUPS: tuple[Group, ...] = ("civilians", "combatants", "children", "women", "medics", "journalists", "unspecified")


_PERSONS = ("member", "man", "woman")  # "crewmember", "tribesman"


@dataclass(frozen=True)
class Harm:
    """The words of harm.toml: lemma → what, for verbs done to people, verbs people do, nouns, and states ("dead").

    `forms` are the verbs as headlines write them ("kills"), where the tagger may take them for names.
    """

    verbs: dict[str, What]
    forms: dict[str, What]
    suffers: dict[str, What]
    nouns: dict[str, What]
    states: dict[str, What]
    persons: dict[str, Group]
    words: dict[str, frozenset[str]]


@cache
def harm() -> Harm:
    """The lexicon, read once."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/harm.toml").read_text(encoding="utf-8"))
    by = {part: {word: kind for kind in KINDS for word in data[kind][part]} for part in ("verbs", "suffers", "nouns", "states")}
    persons = {word: group for group in reversed(GROUPS) for word in data["persons"][group]}
    words = {name: frozenset(listed) for name, listed in data["words"].items()}
    forms = {form: what for verb, what in by["verbs"].items() for form in (verb, verb + "s", verb + "es", verb.removesuffix("e") + "ing")}
    return Harm(by["verbs"], forms, by["suffers"], by["nouns"], by["states"], persons, words)


def is_person(token: Token) -> bool:
    """Is this noun a person or a group of persons?"""
    word = singular(token.lower)
    known = harm().persons
    made = token.tag in ("NN", "NNS") and word.endswith(_PERSONS)
    return token.lemma in known or token.lower in known or word in known or made


def singular(word: str) -> str:
    """The word without a plural ending; parsers give capitalised words no lemma."""
    for ending, rest in (("children", "child"), ("women", "woman"), ("wives", "wife"), ("men", "man"), ("ies", "y"), ("s", "")):
        if (word.endswith(ending) and len(word) > len(ending) + 1) or word == ending:
            return word[: len(word) - len(ending)] + rest
    return word


def group_of(token: Token) -> Group:
    """Who the people are that a noun names; its modifiers may say it ("rebel forces", "civilian deaths")."""
    known = harm().persons
    modifiers = [known.get(singular(t.lower), "unspecified") for t in _modifiers(token)]
    if "medics" in modifiers:
        return "medics"  # "medical staff", "health workers"
    for word in (token.lemma, token.lower, singular(token.lower)):
        if word in known and known[word] != "unspecified":
            return known[word]
    return next((group for group in modifiers if group != "unspecified"), "unspecified")


def _modifiers(noun: Token) -> Iterator[Token]:
    """The words before a noun that say of what kind it is, and theirs; and the noun behind "from": "three persons from the staff"."""
    for child in noun.children:
        if child.dep in ("amod", "compound", "nmod"):
            yield child
            yield from (c for c in child.children if c.dep in ("amod", "compound"))
        elif child.dep == "prep" and child.lower == "from" and (whence := child.child("pobj")):
            yield from (c for c in whence.children if c.dep in ("amod", "compound"))


def state(token: Token) -> What | None:
    """What a state or participle says of the people it stands by: "22 dead", "38 injured"."""
    return harm().states.get(token.lower)


def done(token: Token) -> What | None:
    """What a verb does to its object."""
    if token.lemma == "shoot" and any(c.lower in ("dead", "down") for c in token.children):
        return "killed"
    if token.lemma in ("gun", "wipe", "bus") and not any(c.lower in ("down", "out", "to", "from") for c in token.children):
        return None
    if token.lemma in ("pull", "dig", "take", "bring", "drag"):
        return _taken(token)
    if token.lemma == "lose":
        return "killed" if _fighters_lost(token) else None
    if token.lemma == "put" and "siege" in _under(token):
        return "trapped"
    known = harm().verbs.get(token.lemma) or (harm().states.get(token.lower) if token.tag in ("VBN", "VBD") else None)
    if known is None and "death" in _under(token):
        return "killed"  # "tortured to death"
    return known


def _under(verb: Token) -> list[str]:
    """The objects of the verb's "to" and "under"."""
    return [p.lower for c in verb.children if c.dep == "prep" and c.lower in ("to", "under") for p in c.children if p.dep == "pobj"]


def _taken(verb: Token) -> What | None:
    """ "pulled alive from the rubble", "pulled out of a house": a rescue; "taken into custody": an arrest."""
    around = {t.lower for t in verb.subtree()}
    if "custody" in around or "prisoner" in around:
        return "detained" if verb.lemma == "take" else None
    if "alive" in around or ("out" in around and around & harm().words["ruins"] and not around & {"body", "bodies", "dead"}):
        return "rescued"
    return None


def _fighters_lost(verb: Token) -> bool:
    """ "lost 15 fighters"; "the rebels lost 15 fighters and the army lost 89"."""
    lost = [c for c in verb.children if c.dep in ("dobj", "obj")]
    if any(group_of(c) == "combatants" for c in lost):
        return True
    return any(c.pos == "NUM" for c in lost) and verb.dep == "conj" and verb.head.lemma == "lose" and _fighters_lost(verb.head)


def clause(verb: Token) -> What | None:
    """What the clause of a verb says of the people that it hangs on: "12 people killed in", "who were shot dead", "who died"."""
    passive = verb.tag == "VBN" or any(c.dep in ("nsubjpass", "auxpass") for c in verb.children)
    if passive and not any(c.dep in ("dobj",) for c in verb.children):
        return done(verb) or suffered(verb)
    return suffered(verb)


def headline(token: Token) -> What | None:
    """What a verb says that the tagger took for a name, as it does in headlines ("Attack Kills Five")."""
    if token.tag not in ("NNP", "NNPS", "NNS"):
        return None
    return harm().forms.get(token.lower)


def suffered(token: Token) -> What | None:
    """What a verb says that its subject suffers: "12 people died", "who suffered a wound", "left the besieged area"."""
    objects = {t.lemma for c in token.children if c.dep in ("dobj", "obj") for t in (c, *c.children)}
    if token.lemma in ("suffer", "sustain", "experience") and objects & harm().words["symptoms"]:
        return "wounded"
    if token.lemma in ("leave", "escape") and objects & harm().words["ground"]:
        return "displaced"
    return harm().suffers.get(token.lemma)
