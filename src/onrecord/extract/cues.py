"""The words that report speech, from lang/data/cues.toml: what each takes and the act it performs."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct, convert

from onrecord.lang.nlp import Token
from onrecord.model.records import Act

Take = Literal[
    "clause", "quote", "toll", "object", "infinitive", "gerund", "as", "of", "for", "on", "upon", "against", "about", "to"
]  # fmt: skip
PREPOSITIONS: tuple[str, ...] = ("of", "for", "on", "upon", "against", "about", "to")


class Group(Struct, frozen=True):
    """Words that do the same thing; the tests run the two sentences."""

    act: Act
    words: tuple[str, ...]
    example: str
    counter: str
    takes: tuple[Take, ...]


class Said(Struct, frozen=True):
    """Phrases within the words reported that make them an act."""

    act: Act
    phrases: tuple[str, ...]
    example: str
    counter: str


class Words(Struct, frozen=True):
    """A plain list of words with a sentence for and against."""

    words: tuple[str, ...]
    example: str
    counter: str


class Sets(Struct, frozen=True):
    """Closed lists of words that the rules ask for by name; the file says what each is for."""

    plain: frozenset[str]
    verifying: frozenset[str]
    declining: frozenset[str]
    commenting: frozenset[str]
    telling: frozenset[str]
    inverted: frozenset[str]
    going_on: frozenset[str]
    trailing: frozenset[str]
    blaming: frozenset[str]
    quoting: frozenset[str]
    reporting: frozenset[str]
    viewing: frozenset[str]
    issuing: frozenset[str]
    handing: frozenset[str]
    showing: frozenset[str]
    making: frozenset[str]
    issued: frozenset[str]
    tolls: frozenset[str]
    labels: frozenset[str]
    not_labels: frozenset[str]
    closing: frozenset[str]
    outlets: frozenset[str]
    not_outlets: frozenset[str]
    official: frozenset[str]
    hearers: frozenset[str]
    commanding: frozenset[str]
    deeds: frozenset[str]


class Cues(Struct, frozen=True):
    """The file as it stands."""

    verb: tuple[Group, ...]
    noun: tuple[Group, ...]
    said: tuple[Said, ...]
    passive: Words
    adverb: Words
    adjective: Words
    sets: Sets
    channel: Mapping[str, tuple[str, ...]]


class Lexicon(Struct, frozen=True):
    """The same by word: what a verb takes, with the act for each; what a noun does."""

    verbs: Mapping[str, Mapping[str, Act]]
    nouns: Mapping[str, Mapping[str, Act]]
    passive: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    channels: Mapping[str, str]


@cache
def table() -> Cues:
    """The word lists. Raises msgspec.ValidationError when the file does not have this shape."""
    raw: dict[str, Any] = tomllib.loads((files("onrecord.lang") / "data" / "cues.toml").read_text("utf-8"))
    return convert(raw, Cues)


@cache
def lexicon() -> Lexicon:
    """The word lists by word."""
    cues = table()
    return Lexicon(
        verbs=_by_word(cues.verb),
        nouns=_by_word(cues.noun),
        passive=frozenset(cues.passive.words),
        adverbs=frozenset(cues.adverb.words),
        adjectives=frozenset(cues.adjective.words),
        channels={word: channel for channel, words in cues.channel.items() for word in words},
    )


def sets() -> Sets:
    return table().sets


def _by_word(groups: tuple[Group, ...]) -> dict[str, dict[str, Act]]:
    """What each word takes, with the act; the first group that has a word with a complement decides."""
    words: dict[str, dict[str, Act]] = {}
    for group in groups:
        for word in group.words:
            for take in group.takes:
                words.setdefault(word, {}).setdefault(take, group.act)
    return words


def verb(token: Token) -> tuple[str, Mapping[str, Act]] | None:
    """The entry of a verb and its particle ("point out"), None for other words."""
    entries = lexicon().verbs
    if token.text == "Said" and token.sent.kind == "story" and token is not token.sent.tokens[0]:
        return None  # a name
    if not token.tag.startswith("VB"):
        return (token.lemma, entries[token.lemma]) if token.lemma in entries and _misread(token) else None
    for child in token.children:
        if child.i == token.i + 1 and child.dep in ("prt", "advmod", "prep"):
            name = f"{token.lemma} {child.lower}"
            if name in entries:
                return name, entries[name]
    takes = entries.get(token.lemma)
    return (token.lemma, takes) if takes else None


def _misread(token: Token) -> bool:
    """Was a verb taken for a noun? "The agency claims officials fled": a plural with a clause behind it and no "that"."""
    if token.tag != "NNS":
        return False
    clause = token.child("ccomp", "acl")
    return clause is not None and clause.i > token.i and clause.child("mark") is None and clause.child("nsubj", "nsubjpass") is not None
