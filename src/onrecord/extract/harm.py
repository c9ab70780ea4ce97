"""What happens to people: which of killed, wounded, displaced ... a word says, and who the people are."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.lang.nlp import Token
from onrecord.model.records import Group, What

KINDS: tuple[What, ...] = ("killed", "wounded", "missing", "detained", "abducted", "displaced", "evacuated", "trapped", "rescued")
GROUPS: tuple[Group, ...] = ("civilians", "combatants", "children", "women", "medics", "journalists", "unspecified")


@dataclass(frozen=True)
class Harm:
    """The words of harm.toml: lemma → what, for verbs done to people, verbs people do, nouns, and states ("dead")."""

    verbs: dict[str, What]
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
    return Harm(by["verbs"], by["suffers"], by["nouns"], by["states"], persons, words)


def is_person(token: Token) -> bool:
    """Is this noun a person or a group of persons?"""
    return token.lemma in harm().persons or token.lower in harm().persons or singular(token.lower) in harm().persons


def singular(word: str) -> str:
    """The word without a plural ending; parsers give capitalised words no lemma."""
    for ending, rest in (("children", "child"), ("women", "woman"), ("wives", "wife"), ("men", "man"), ("ies", "y"), ("s", "")):
        if (word.endswith(ending) and len(word) > len(ending) + 1) or word == ending:
            return word[: len(word) - len(ending)] + rest
    return word


def group_of(token: Token) -> Group:
    """Who the people are that a noun names; its modifiers may say it ("rebel forces", "civilian deaths")."""
    known = harm().persons
    for word in (token.lemma, token.lower, singular(token.lower)):
        if word in known and known[word] != "unspecified":
            return known[word]
    for child in token.children:
        if child.dep in ("amod", "compound", "nmod") and known.get(singular(child.lower), "unspecified") != "unspecified":
            return known[singular(child.lower)]
    return "unspecified"


def state(token: Token) -> What | None:
    """What a state or participle says of the people it stands by: "22 dead", "38 injured"."""
    return harm().states.get(token.lower)


def done(token: Token) -> What | None:
    """What a verb does to its object."""
    if token.lemma == "shoot" and any(c.lower in ("dead", "down") for c in token.children):
        return "killed"
    if token.lemma in ("gun", "wipe", "bus") and not any(c.lower in ("down", "out", "to", "from") for c in token.children):
        return None
    if token.lemma == "take" and any(t.lower == "custody" for t in token.subtree()):
        return "detained"
    if token.lemma in ("pull", "dig", "take", "bring", "drag") and any(t.lower in ("out", "rubble", "alive") for t in token.subtree()):
        return "rescued" if any(t.lower == "alive" for t in token.subtree()) else None
    if token.lemma == "lose":
        lost = [c for c in token.children if c.dep in ("dobj", "obj")]
        return "killed" if any(group_of(c) == "combatants" for c in lost) else None
    return harm().verbs.get(token.lemma) or (harm().states.get(token.lower) if token.tag in ("VBN", "VBD") else None)


def headline(token: Token) -> What | None:
    """What a verb says that the tagger took for a name, as it does in headlines ("Attack Kills Five")."""
    if token.tag not in ("NNP", "NNPS", "NNS"):
        return None
    word = token.lower
    return next(
        (harm().verbs[stem] for stem in (word, word[:-1], word[:-2]) if stem in harm().verbs and word in (stem, stem + "s", stem + "es")),
        None,
    )


def suffered(token: Token) -> What | None:
    """What a verb says that its subject suffers: "12 people died"."""
    return harm().suffers.get(token.lemma)
