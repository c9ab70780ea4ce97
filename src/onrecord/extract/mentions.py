"""Where somebody is mentioned: names of the lexicon, noun phrases whose head names a role, and names that the tagger saw."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.lang.lexicon import Entry, Hit, Lexicon, fold, fold_words
from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.roles import Role, nouns, ranks
from onrecord.model.values import SourceType

# What is left of a noun and belongs to its name: "Syrian government forces", "top U.S. commander".
PREMODIFIER = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))
# After a hyphen these make the state before them a backer or a holder, not the one who is named: "U.S.-backed rebels".
BACKED = frozenset((
    "backed", "held", "controlled", "supported", "trained", "made", "based", "born", "occupied", "run", "aligned", "allied",
    "funded", "affiliated", "sponsored", "linked", "dominated",
))  # fmt: skip


RULED = frozenset(("government", "force", "rebels", "private", "organ"))
QUANTITY = frozenset(
    ("many", "several", "few", "most", "least", "more", "other", "numerous", "some", "dozen", "various", "fellow", "such", "own")
)


@dataclass(eq=False)
class Mention:
    """Tokens[first:last] name somebody. `head` is the word that stands for the whole; `owners` are the actors named beside it.

    `sort` is "name" for a proper name, else the sort of the head noun in roles.toml. `entry` is set where the lexicon knows the name.
    `pending` names an organ of a state that the words leave open ("the government"); `speaks_for` is the state of an unnamed official.
    """

    first: int
    last: int
    head: Token
    sort: str
    type: SourceType
    name: str
    entry: Entry | None = None
    actor: str | None = None
    country: str | None = None
    role: str | None = None
    owners: list[Entry] = field(default_factory=list)
    pending: str | None = None
    speaks_for: str | None = None
    who: "Who | None" = None

    shared: Token | None = None

    @property
    def noun(self) -> Token:
        """The noun that says what it is: its head, or the head that an adjective shares ("Russian" in "Russian and Syrian officials")."""
        return self.shared or self.head

    @property
    def plural(self) -> bool:
        return self.noun.tag in ("NNS", "NNPS")

    @property
    def named(self) -> bool:
        return self.sort == "name"


@dataclass(eq=False)
class Who:
    """Somebody of the report, with all mentions that mean the same."""

    name: str
    type: SourceType
    actor: str | None = None
    country: str | None = None
    role: str | None = None
    entry: Entry | None = None
    mentions: list[Mention] = field(default_factory=list)

    def take(self, mention: Mention) -> None:
        """Count a mention as this one; its country and role are kept where none was known (a known group is of no one country)."""
        mention.who = self
        self.mentions.append(mention)
        if self.entry is None or self.type == "person":
            self.country = self.country or mention.country
        self.role = self.role or mention.role


@dataclass(frozen=True)
class Found:
    """An alias of the lexicon at tokens[first:last]."""

    first: int
    last: int
    hit: Hit

    @property
    def entry(self) -> Entry:
        return self.hit.alias.entry

    @property
    def form(self) -> str:
        return self.hit.alias.form


def first_of(mention: Mention) -> int:
    """Where a mention begins: the key by which mentions are in order."""
    return mention.first


class Reader:
    """One sentence's tokens with the aliases found in them."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, caseless: bool) -> None:
        self.tokens = sentence.tokens
        self.base = self.tokens[0].i
        self.found = list(_aliases(self.tokens, lexicon, caseless or _shouted(self.tokens)))
        self._at = {i: f for f in self.found for i in range(f.first, f.last)}

    def alias(self, token: Token) -> Found | None:
        """The alias that covers a token of this sentence."""
        return self._at.get(token.i)

    def token(self, i: int) -> Token | None:
        """The token with the index i of the whole text, None outside this sentence."""
        return self.tokens[i - self.base] if self.base <= i < self.base + len(self.tokens) else None

    def role(self, token: Token) -> Role | None:
        """The role a noun names, alone or with the word before it ("news agency")."""
        if token.pos not in ("NOUN", "PROPN") and token.tag not in ("NN", "NNS", "NNP", "NNPS"):
            return None
        before = self.token(token.i - 1)
        word = _singular(token)
        if before is not None and before.pos in ("NOUN", "ADJ", "PROPN", "VERB"):
            pair = nouns().get(f"{before.lower} {word}")
            if pair:
                return pair
        return nouns().get(word)

    def left(self, head: Token, sort: str) -> int:
        """Where the noun phrase that ends at head begins, without its determiner; a ruler's name belongs to his forces."""
        first = head.i
        state: Found | None = None
        while (before := self.token(first - 1)) is not None and self._belongs(before, first, head):
            found = self.alias(before)
            if found is not None and found.entry.type == "person" and sort not in RULED:
                break
            if found is not None and found.entry.id.startswith("state."):
                if state is not None and state is not found:  # "Syria Russian officials": a comma got lost
                    break
                state = found
            first -= 1
        while first < head.i and _no_name(self.tokens[first - self.base]):
            first += 1
        return first

    def _belongs(self, token: Token, first: int, head: Token) -> bool:
        if token.lower == "-" or token.tag == "POS":
            return token.tag != "POS" or first <= token.head.head.i <= head.i
        if token.pos == "VERB":
            return token.dep == "amod" and first <= token.head.i <= head.i
        above = token.head
        if token.pos not in PREMODIFIER or token.ent in ("DATE", "TIME"):
            return False
        if self.alias(token) is not None and token.dep not in ("nsubj", "nsubjpass"):
            return True  # "Free Syrian Army forces": the name before the noun is its owner, whatever the parser made of it
        return first <= above.i <= head.i or (above.i < token.i and above.head.i == head.i)

    def owners(self, first: int, head: Token, prepositions: tuple[str, ...]) -> list[Entry]:
        """The actors named inside the phrase, before its head, and after one of the prepositions; backers do not count."""
        out = [f.entry for f in self.found if first <= f.first and f.last <= head.i and not self.backs(f)]
        for preposition in prepositions:
            found = self._after(head, preposition)
            if found is not None and not (preposition == "in" and found.form == "capital"):
                out.append(found.entry)
        return out

    def backs(self, found: Found) -> bool:
        """Is the alias a backer or holder of what follows ("Russian-backed")?"""
        before = self.token(found.first - 1)
        if before is not None and before.lower == "ethnic":  # "ethnic Albanians" are of another state
            return True
        last, hyphen, word = self.token(found.last - 1), self.token(found.last), self.token(found.last + 1)
        if last is not None and last.text.endswith("-"):  # "U.S.- and Turkish-backed"
            return True
        return hyphen is not None and word is not None and hyphen.lower == "-" and fold(word.text) in BACKED

    def _after(self, head: Token, preposition: str) -> Found | None:
        for child in head.children:
            if child.lower == preposition and child.i > head.i:
                thing = child.child("pobj")
                if thing is None:
                    return None
                return self.alias(thing) or next((f for f in (self.alias(c) for c in thing.children if c.i < thing.i) if f), None)
        return None


def _shouted(tokens: list[Token]) -> bool:
    """Is the sentence written in capitals throughout, so that "US" may be "us"?"""
    words = [t.text for t in tokens if t.text.isalpha()]
    return len(words) > 3 and sum(w.isupper() for w in words) > 0.8 * len(words)


def _no_name(token: Token) -> bool:
    """A number, a hyphen or a word of quantity, which is no part of a name."""
    return token.pos in ("NUM", "PUNCT") or token.tag == "POS" or token.ent == "CARDINAL" or token.lower in QUANTITY


def _aliases(tokens: list[Token], lexicon: Lexicon, caseless: bool) -> Iterator[Found]:
    """The aliases of a sentence; one that begins or ends inside a token ("U.S.-led") does not count."""
    words: list[str] = []
    written: list[str] = []
    place: list[int] = []
    for token in tokens:
        if token.tag == "POS" and words:
            words[-1] += "s" if token.lower in ("'s", "’s") else ""  # "People's Units" is written "Peoples Units" in the index
            continue
        for word, text in _pieces(token.text):
            words.append(word)
            written.append(text)
            place.append(token.i)
    for hit in lexicon.find(words, written, caseless):
        inside = hit.first > 0 and place[hit.first - 1] == place[hit.first]
        beyond = hit.last < len(place) and place[hit.last] == place[hit.last - 1]
        if not inside and not beyond:
            yield Found(place[hit.first], place[hit.last - 1] + 1, hit)


def _pieces(text: str) -> list[tuple[str, str]]:
    if text.isalpha():
        return [(fold(text), text)]
    return [(w, text) for w in fold_words(text)]


def _singular(token: Token) -> str:
    """The lemma, or for proper nouns the word without its plural s: the tagger leaves "Ministries" as it is."""
    if token.lower in nouns():
        return token.lower
    word = token.lemma if token.pos == "NOUN" else token.lower
    if word in nouns() or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def person_role(role: Role | None) -> bool:
    """Can this noun stand before a person's name ("minister", "activist", "resident")?"""
    return role is not None and role.type == "person"


def is_rank(token: Token) -> bool:
    return fold(token.text) in ranks() and token.text[:1].isupper()
