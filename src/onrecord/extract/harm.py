"""What happens to people: which of killed, wounded, displaced ... a word says, and who the people are."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.lang.nlp import Token
from onrecord.model.records import Group, What

KINDS: tuple[What, ...] = ("killed", "wounded", "missing", "detained", "abducted", "displaced", "evacuated", "trapped", "rescued")
GROUPS: tuple[Group, ...] = ("civilians", "combatants", "children", "women", "medics", "journalists", "unspecified")


_PARTS = ("verbs", "suffers", "nouns", "acts", "states")
_PERSONS = ("member", "man", "woman")  # "crewmember", "tribesman"


@dataclass(frozen=True)
class Harm:
    """The words of harm.toml: lemma → what, for verbs done to people, verbs people do, nouns, acts ("massacre of"), states ("dead").

    `forms` are the verbs as headlines write them ("kills"), where the tagger may take them for names; `phrases` the verbs that harm
    only together with another word; `triggers` all words without one of which a sentence tells of no harm.
    """

    verbs: dict[str, What]
    forms: dict[str, What]
    suffers: dict[str, What]
    nouns: dict[str, What]
    acts: dict[str, What]
    states: dict[str, What]
    persons: dict[str, Group]
    words: dict[str, frozenset[str]]
    phrases: dict[tuple[str, str], list[tuple[What, frozenset[str]]]]
    triggers: frozenset[str]


@cache
def harm() -> Harm:
    """The lexicon, read once."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/harm.toml").read_text(encoding="utf-8"))
    by = {part: {word: kind for kind in KINDS for word in data[kind].get(part, ())} for part in _PARTS}
    persons = {word: group for group in reversed(GROUPS) for word in data["persons"][group]}
    words = {name: frozenset(listed) for name, listed in data["words"].items()}
    forms = {form: what for verb, what in by["verbs"].items() for form in (verb, verb + "s", verb + "es", verb.removesuffix("e") + "ing")}
    phrases: dict[tuple[str, str], list[tuple[What, frozenset[str]]]] = defaultdict(list)
    for rule in data["phrases"]:
        for verb in rule["verbs"]:
            part = "done" if "done" in rule else "suffers"
            phrases[verb, part].append((rule[part], frozenset(rule["words"])))
    triggers = frozenset().union(*by.values(), forms, words["others"])
    return Harm(
        by["verbs"], forms, by["suffers"], by["nouns"], by["acts"] | by["nouns"], by["states"], persons, words, dict(phrases), triggers
    )


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
    if token.lemma in harm().words["enemy"] and _fighters_lost(token):
        return "killed"
    if token.lemma in ("pull", "dig", "take", "bring", "drag") and _rescued(token):
        return "rescued"
    known = harm().verbs.get(token.lemma) or (harm().states.get(token.lower) if token.tag in ("VBN", "VBD") else None)
    return phrase(token, "done") or known


def phrase(verb: Token, part: Literal["done", "suffers"]) -> What | None:
    """What a verb says with another word: "beat to death", "held 60 people hostage"; "lost their lives"."""
    rules = harm().phrases.get((verb.lemma, part))
    if rules is None:
        return None
    ways = [
        p for c in verb.children if c.dep in ("prep", "agent") for p in (c, *c.children) if p.dep in ("prep", "agent")
    ]  # "from", "out of"
    behind = [p for way in ways for p in way.children if p.dep in ("pobj", "pcomp")]
    around = [*verb.children, *behind]
    around += [c for t in (*behind, *(o for o in verb.children if o.dep == "dobj")) for c in t.children if c.dep in ("amod", "conj")]
    after = verb.sent.tokens[verb.i - verb.sent.tokens[0].i + 1 :][:1]  # "have fallen victims", whatever the parse
    words = {w for t in (*around, *after) if not t.dep.startswith("nsubj") for w in (t.lower, t.lemma)}
    return next((what for what, listed in rules if words & listed), None)


def _rescued(verb: Token) -> bool:
    """ "pulled alive from the rubble", "pulled out of a house"."""
    around = {t.lower for t in verb.subtree()}
    return "alive" in around or ("out" in around and bool(around & harm().words["ruins"]) and not around & {"body", "bodies", "dead"})


def _fighters_lost(verb: Token) -> bool:
    """ "lost 15 fighters", "lost two sons", "destroyed 60 terrorists"; "the rebels lost 15 fighters and the army lost 89"."""
    lost = [c for c in verb.children if c.dep in ("dobj", "obj", "nsubjpass")]
    lost += [p for c in lost if c.pos == "NUM" for of in c.children if of.lower == "of" for p in of.children]  # "13 of its fighters"
    if any(group_of(c) == "combatants" or (verb.lemma == "lose" and _own(c)) for c in lost):
        return True
    return any(c.pos == "NUM" for c in lost) and verb.dep == "conj" and verb.head.lemma == "lose" and _fighters_lost(verb.head)


def _own(lost: Token) -> bool:
    """Somebody whose loss is a death: "a son", "11 men"; not "12 customers"."""
    return lost.lemma in harm().words["lost"] or group_of(lost) in ("children", "women")


def clause(verb: Token) -> What | None:
    """What the clause of a verb says of the people that it hangs on: "12 people killed in", "who were shot dead", "who died"."""
    told = verb.child("oprd", "acomp") if verb.lemma in harm().words["tells"] else None
    if told is not None and state(told) is not None:
        return state(told)  # "hundreds reported dead"
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
    return phrase(token, "suffers") or harm().suffers.get(token.lemma)
