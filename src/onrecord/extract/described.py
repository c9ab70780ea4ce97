"""Whom a description means: "the ministry", "the monitor", "the group", "the minister"; and how it is named when it means nobody named."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.extract.mentions import Mention, Who, first_of
from onrecord.lang.lexicon import Lexicon, fold_words
from onrecord.lang.nlp import Analysis, Token

# Nouns for any group or organisation that was just named: "the group said".
ANY_GROUP = frozenset(("group", "organization", "organisation", "movement", "militia", "faction", "network", "body"))
# What organisations are not: "the terrorist group" is an armed one.
FIGHTING = frozenset(("terrorist", "militant", "extremist", "jihadist", "armed", "rebel", "islamist", "insurgent", "radical", "guerrilla"))
# Describing nouns that may come before the name ("a monitoring group said ... the Syrian Observatory").
FORWARD = frozenset(("monitor", "monitoring group", "watchdog", "ngo"))
# Sorts that a definite article takes up again ("a source at the port ... the source").
AGAIN = frozenset(("private", "profession", "office", "attackers"))
PLACING = frozenset(("of", "at", "for", "in", "from", "with", "near", "by"))
KNOWING = frozenset(("close", "familiar", "briefed", "involved"))  # "a source close to the talks"
NEAR = 200  # named mentions before and behind that a description may mean; bounds the work on endless texts
FOLLOWING = 3  # sentences within which an unnamed body is given its name
LONGEST = 8  # words after a description's noun that still belong to its name


class Described:
    """The named of a text, in its order, and the descriptions met so far."""

    def __init__(self, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.headed: dict[str, Who] = {}
        self.named = [m for m in mentions if m.named and m.who is not None]
        self.met: list[Mention] = []

    def remember(self, mention: Mention) -> None:
        """Count a description that means nobody named, so that "the source" can take it up."""
        if mention.sort in AGAIN:
            self.met.append(mention)

    def find(self, mention: Mention) -> Who | None:
        """Whom the description means, None when it is somebody of its own."""
        if mention.actor is not None or mention.sort == "document":
            return None
        definite = _definite(mention)
        if mention.plural:
            return self._again(mention) if definite else None
        phrase, word = " ".join(fold_words(mention.name)), mention.head.lower
        here = bisect_left(self.named, mention.first, key=first_of)
        before = self.named[max(0, here - NEAR) : here][::-1]
        if definite:
            found = next((m.who for m in before if m.who and _called(word, phrase, mention, m.who)), None)
            found = found or next((m.who for m in before if m.who and _describes(word, phrase, mention, m.who)), None)
            if found is None and mention.owners:
                found = next(
                    (
                        m.who
                        for m in self.named[here : here + NEAR]
                        if m.who and m.who.type == "person" and _called(word, phrase, mention, m.who)
                    ),
                    None,
                )
            if found is not None:
                return found
        if word in FORWARD or phrase in FORWARD or phrase.endswith(("monitoring group", "monitor group")):
            around = [*before, *self.named[here : here + NEAR]]
            return next((m.who for m in around if m.who and _monitors(m.who)), None) or self._led(around)
        if not definite and mention.type == "organisation":
            return self._named_next(phrase, here, mention)
        return self._again(mention) if definite else None

    def _led(self, around: Sequence[Mention]) -> Who | None:
        """The monitor of which only the head is named."""
        for who in (m.who for m in around if m.who is not None and m.who.entry is not None):
            body = self.lexicon.get(who.entry.of) if who.entry is not None else None
            if body is not None and FORWARD & set(body.nouns):
                return self.headed.setdefault(body.id, Who(body.name, "organisation", body.id, body.country, entry=body))
        return None

    def _named_next(self, phrase: str, here: int, mention: Mention) -> Who | None:
        """Who is named in one of the next sentences: "a rights group said ... The Network for Human Rights said"."""
        watching = any(c.dep == "acl" and c.lower == "monitoring" for c in mention.head.children)
        if not watching and "rights" not in phrase.split():
            return None
        last = mention.head.sent.index + FOLLOWING
        near = [m.who for m in self.named[here : here + NEAR] if m.who and m.head.sent.index <= last and m.who.type == "organisation"]
        return next((w for w in near if _monitors(w) or "rights" in fold_words(w.name)), None)

    def _again(self, mention: Mention) -> Who | None:
        return next((m.who for m in self.met[: -NEAR - 1 : -1] if m.head.lemma == mention.head.lemma and m.plural == mention.plural), None)

    def name(self, analysis: Analysis, mention: Mention) -> str:
        """What somebody is called who has no name: the phrase, with "of", "at" or "for" whom or what behind it."""
        if mention.sort not in ("private", "profession", "office", "document") or mention.actor is not None:
            return mention.name
        behind = next((c for c in mention.head.children if c.i == mention.last and (c.lower in PLACING or c.lower in KNOWING)), None)
        if behind is None:
            return mention.name
        last = max(t.i for t in behind.subtree() if t.i - mention.last <= LONGEST)
        tokens = analysis.tokens[mention.last : last + 1]
        stop = next((n for n, t in enumerate(tokens) if n and _ends_name(t)), len(tokens))
        while stop and tokens[stop - 1].pos not in ("NOUN", "PROPN", "NUM"):
            stop -= 1
        if stop < 2:
            return mention.name
        return f"{mention.name} {analysis.body[tokens[0].start : tokens[stop - 1].end]}"


def _ends_name(token: Token) -> bool:
    return token.pos in ("VERB", "AUX", "SCONJ") or token.lower in (",", "who", "which", "that")


def _definite(mention: Mention) -> bool:
    """With an article or a possessor: "the minister", "Iran's foreign minister"."""
    left = [c for c in mention.head.children if c.i < mention.head.i]
    return any(c.lower in ("the", "this", "that", "its", "their") for c in left) or (
        bool(mention.owners) and not any(c.lower in ("a", "an", "one", "another") or c.dep == "nummod" for c in left)
    )


def _called(word: str, phrase: str, mention: Mention, who: Who) -> bool:
    """Does the noun stand in the name ("the Observatory") or in a person's role ("the minister")?"""
    if _elsewhere(mention, who):
        return False
    if who.type == "person" or mention.type == "person":
        return who.type == mention.type and word in fold_words(who.role or "")
    return word in fold_words(who.name)[-3:] and not (phrase.endswith("based " + word) and not _monitors(who))


def _describes(word: str, phrase: str, mention: Mention, who: Who) -> bool:
    """Is the noun one that the lexicon gives for the named, or one for any group?"""
    if who.entry is None or "person" in (who.type, mention.type) or _elsewhere(mention, who):
        return False
    if "based" in phrase.split():
        return _monitors(who)
    if word in ANY_GROUP:
        fighting = set(phrase.split()) & FIGHTING
        return who.type == "group" or (who.type == "organisation" and not fighting)
    return word in who.entry.nouns or any(phrase.endswith(n) for n in who.entry.nouns)


def _elsewhere(mention: Mention, who: Who) -> bool:
    return mention.country is not None and who.country is not None and mention.country != who.country


def _monitors(who: Who) -> bool:
    return who.entry is not None and bool(FORWARD & set(who.entry.nouns))


def apart(tokens: Sequence[Token], mention: Mention) -> bool:
    """Does a name only belong to the description before it ("the wife of Omar Example"), not explain it?"""
    first = mention.first
    if first and tokens[first - 1].pos == "DET":
        first -= 1
    before = tokens[first - 1] if first else None
    return before is not None and (before.pos in ("ADP", "CCONJ", "VERB", "AUX", "SCONJ") or before.tag == "POS")
