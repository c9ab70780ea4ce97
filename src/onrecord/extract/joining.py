"""Which mentions of a text are the same somebody: full and short names, appositions, acronyms, descriptions."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.described import Described
from onrecord.extract.mentions import Mention, Who
from onrecord.extract.pronouns import antecedent
from onrecord.lang.lexicon import Lexicon, fold, fold_words
from onrecord.lang.nlp import Analysis, Token
from onrecord.lang.roles import nouns, ranks
from onrecord.model.values import SourceType

# The first part of an id by type, as in the lexicon.
PREFIXES = {"person": "person", "organisation": "org", "outlet": "outlet", "group": "group", "government": "org"}
# Ids under which each name is kept as it stands: the army is not renamed to "Assad's forces", nor "moderate rebels" to anything.
OWN_NAMES = ("state.", "rebels.", "people.")
# What a possessive pronoun makes of a noun of these sorts, as the first part of an id.
POSSESSED = {"force": "state", "government": "state", "private": "people"}
# Offices of states.
STATE_OFFICES = frozenset((
    "president", "minister", "premier", "governor", "judge", "chancellor", "king", "queen", "mayor", "prosecutor", "senator",
    "gen", "general", "col", "colonel",
))  # fmt: skip
# Forces that a state mostly has at home, where its jets and officials are anywhere.
ON_THE_GROUND = frozenset(("army", "troop", "soldier", "police", "guard"))
LONGEST_GAP = 7  # words between a description and the name that explains it: "commander in northern Example, Gen."
SKIPPED = frozenset(("al", "el", "the", "of"))


def join(analysis: Analysis, mentions: Sequence[Mention], lexicon: Lexicon, countries: Sequence[str]) -> None:
    """Give every mention its `who`. `countries` are those of the report's places."""
    home = main_country(mentions, countries)
    _settle(mentions, lexicon, home, _ground(mentions, countries))
    at = {m.head.i: m for m in mentions}
    people = _Persons()
    for mention in mentions:  # full names first, so that short ones before them find them too
        if mention.named and mention.type == "person" and len(fold_words(mention.name)) > 1:
            people.add(mention)
    known: dict[str, Who] = {}
    for mention in mentions:
        if mention.who is None and mention.named:
            if mention.type == "person":
                people.add(mention)
            else:
                _name(mention, known)
    _acronyms(analysis, mentions)
    _appositions(mentions, at)
    _beside(analysis, mentions)
    described = Described(mentions, lexicon)
    for mention in mentions:
        if mention.who is None:
            who = described.find(mention) or Who(described.name(analysis, mention), _type(mention), mention.actor or mention.speaks_for)
            who.take(mention)
            described.remember(mention)
    _full_names(mentions)
    _home_offices(mentions, home)
    _possessed(mentions, at)


def main_country(mentions: Sequence[Mention], places: Sequence[str]) -> str | None:
    """The country that the report is about: where its places lie, and whose government and people it names."""
    votes: Counter[str] = Counter()
    for country in places:
        votes[country] += 2
    for m in mentions:
        if m.country and m.type in ("government", "group"):
            votes[m.country] += 3 if m.sort in ("government", "force", "rebels", "private") else 1
    return min(votes, key=lambda c: (-votes[c], c), default=None)


def _ground(mentions: Sequence[Mention], places: Sequence[str]) -> str | None:
    """The country that is fought over, by its places, people and army: a state whose envoys only speak of rebels has none at home."""
    fought = [m for m in mentions if m.sort in ("rebels", "private") or m.head.lemma in ON_THE_GROUND]
    return main_country(fought, places)


def _settle(mentions: Sequence[Mention], lexicon: Lexicon, home: str | None, ground: str | None) -> None:
    """Say whose "the government", "the army" and "the rebels" are: the last of that noun named in full, else the main country's."""
    last: dict[str, str] = {}
    for mention in mentions:
        if mention.pending is None:
            if mention.country and mention.sort in ("government", "force", "rebels"):
                last[mention.head.lemma] = mention.country
            continue
        code = last.get(mention.head.lemma) or (ground if mention.pending == "rebels" else home)
        if code is None:
            continue
        if mention.pending == "outlet":
            mention.actor = lexicon.state_outlet(code, mention.name.lower())
            continue
        mention.country = code
        kind = "rebels" if mention.pending == "rebels" else "state"
        organ = mention.pending if kind == "state" else ""
        mention.actor = f"{kind}.{code.lower()}" + (f".{organ}" if organ else "")
        country = lexicon.states.country(code)
        if country is not None and country.adjective not in mention.name:
            mention.name = f"{country.adjective} {mention.name}"


class _Persons:
    """Named persons by the words of their fullest names."""

    def __init__(self) -> None:
        self.known: list[tuple[tuple[str, ...], Who]] = []
        self.holding: dict[str, list[int]] = {}

    def add(self, mention: Mention) -> None:
        words = tuple(w for w in fold_words(mention.name) if w not in SKIPPED)
        who = self._same(mention, words)
        if who is None:
            who = Who(mention.name, "person", mention.actor, mention.country, mention.role, mention.entry)
            for key in {*words, mention.actor or ""}:
                self.holding.setdefault(key, []).append(len(self.known))
            self.known.append((words, who))
        who.take(mention)

    def _same(self, mention: Mention, words: tuple[str, ...]) -> Who | None:
        alike = [self.known[n] for n in sorted({n for key in (*words, mention.actor or "") for n in self.holding.get(key, ())})]
        if len(words) == 1:  # a surname is the last of that name before it, else the first behind it
            named = [who for known, who in alike if _short_for(words, known)]
            before = [who for who in named if who.mentions[0].first < mention.first]
            if named:
                return before[-1] if before else named[0]
        for known, who in alike:
            same_entry = mention.entry is not None and mention.entry is who.entry
            if same_entry or (mention.entry is who.entry is None and (_short_for(words, known) or _short_for(known, words))):
                return who
        return None


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is it the end of the full name ("Abdel Rahman"), or its beginning of two words, or first and last word of it?"""
    if not short or len(short) > len(full):
        return False
    ends = full[-len(short) :] == short
    return ends or (len(short) > 1 and (full[: len(short)] == short or (short[0], short[-1]) == (full[0], full[-1])))


def _name(mention: Mention, known: dict[str, Who]) -> None:
    """Organisations, groups, outlets and states are the same by id, else by the folded words of the name."""
    words = " ".join(w for w in fold_words(mention.name) if w != "the")
    key = mention.actor or words
    if key.startswith(OWN_NAMES) and not _is_state(key):
        key = f"{key} {words}"
    who = known.get(key)
    if who is None:
        name = mention.entry.name if mention.entry is not None and _is_state(mention.entry.id) else mention.name
        who = known[key] = Who(name, mention.type, mention.actor, mention.country, entry=mention.entry)
    who.take(mention)


def _acronyms(analysis: Analysis, mentions: Sequence[Mention]) -> None:
    """Join "Association of Example Doctors (AED)"."""
    tokens = analysis.tokens
    for one, two in pairwise(mentions):
        gap = tokens[one.last : two.first]
        bracket = one.named and two.named and one.who is not two.who and [t.text for t in gap] == ["("]
        short = two.name.isupper() or one.name.isupper()
        if bracket and short and two.type != "person" != one.type and not _is_state(one.actor or "") and not _is_state(two.actor or ""):
            _merge(one, two)


def _appositions(mentions: Sequence[Mention], at: dict[int, Mention]) -> None:
    """Join a name and the description beside it: "Moscow's envoy, Ivan Example"."""
    for mention in mentions:
        other = at.get(mention.head.head.i) if mention.head.dep == "appos" else None
        if other is None or other.named == mention.named:
            continue
        name, description = (mention, other) if mention.named else (other, mention)
        if name.who is not None and _may_describe(name, description):
            name.who.role = name.who.role or description.name
            if description.who is None and description.actor is None:
                name.who.take(description)


def _beside(analysis: Analysis, mentions: Sequence[Mention]) -> None:
    """Join what stands side by side between commas, where the parser saw no apposition: "the envoy to Example, Ivan Name, said"."""
    for one, two in pairwise(mentions):
        if one.head.sent is not two.head.sent or one.named == two.named or two.first - one.last > LONGEST_GAP:
            continue
        name, description = (one, two) if one.named else (two, one)
        gap = analysis.tokens[one.last : two.first]
        commas = [t for t in gap if t.lower == ","]
        plain = all(t.pos not in ("VERB", "AUX", "CCONJ", "SCONJ", "PRON") for t in gap)
        closing = analysis.tokens[two.last] if two.last < len(analysis.tokens) else None
        ends = closing is None or closing.lower in (",", ".", "-", "—") or closing.pos in ("VERB", "AUX", "ADV")
        fits = name.type == "person" and description.sort in ("office", "profession", "private") and description.who is None
        if (
            plain
            and fits
            and name.who is not None
            and _may_describe(name, description)
            and (_between(one, gap) or (ends and len(commas) == 1))
        ):
            if one.named and gap and gap[0].lower != ",":
                continue
            name.who.role = name.who.role or description.name
            name.who.take(description)


def _between(one: Mention, gap: Sequence[Token]) -> bool:
    """Nothing stands between a name and its office: "Ivan Example head of the example fund", where commas got lost."""
    return one.named and not gap


def _may_describe(name: Mention, description: Mention) -> bool:
    """A person is a minister or a witness, an organisation is not; "rebels" and "government" describe groups."""
    role = nouns().get(description.head.lemma) or nouns().get(description.head.lower)
    person = name.type == "person"
    nameless = description.head.lemma == "source"  # who is called so is not named
    return description.head.tag not in ("NNS", "NNPS") and not nameless and role is not None and (role.type == "person") == person


def _merge(one: Mention, two: Mention) -> None:
    keep, drop = (one.who, two.who) if one.who and (one.who.actor or not two.who or not two.who.actor) else (two.who, one.who)
    if keep is None or drop is None:
        return
    for mention in drop.mentions:
        keep.take(mention)
    drop.mentions.clear()


def _type(mention: Mention) -> SourceType:
    """Several persons are a group, one without a name or an office is unnamed."""
    if mention.type != "person" or mention.named:
        return mention.type
    if mention.head.lemma == "source":
        return "unnamed"
    return "group" if mention.plural else "unnamed" if mention.sort in ("private", "profession") else "person"


def _full_names(mentions: Sequence[Mention]) -> None:
    """The fullest of its names in the report stands for each."""
    for mention in mentions:
        who = mention.who
        if who is not None and mention.named and mention is who.mentions[0] and not _is_state(who.actor or ""):
            names = [m.name for m in sorted(who.mentions, key=lambda m: m.first) if m.named]
            who.name = max(names, key=_fullness)
            who.actor = who.actor or _own_id(who)


def _home_offices(mentions: Sequence[Mention], home: str | None) -> None:
    """A president, minister or judge whose country is not said is of the country that the report is about."""
    for mention in mentions:
        who = mention.who
        if who is not None and who.country is None and who.entry is None and who.role and STATE_OFFICES & set(fold_words(who.role)):
            who.country = home


def _possessed(mentions: Sequence[Mention], at: dict[int, Mention]) -> None:
    """Give "its forces", "his government" and "their people" to whom the pronoun means."""
    for mention in mentions:
        who = mention.who
        pronoun = mention.head.child("poss")
        if pronoun is None or pronoun.pos != "PRON" or who is None or mention.named or mention.owners or mention.sort not in POSSESSED:
            continue
        if mention.sort == "private" and not mention.plural:
            continue
        owner = antecedent(pronoun, mentions, at)
        if owner is None or owner.who is None or owner.who is who or owner.who.country is None:
            continue
        who.country = owner.who.country
        who.actor = f"{POSSESSED[mention.sort]}.{who.country.lower()}" + (".forces" if mention.sort == "force" else "")


def _fullness(name: str) -> tuple[bool, int, int]:
    """More words are fuller; a title is no part of a name ("President Example" says less than "Ann Example")."""
    words = name.split()
    role = nouns().get(words[0].lower())
    titled = len(words) > 1 and (fold(words[0]) in ranks() or (role is not None and role.sort == "office"))
    return not titled, len(words), len(name)


def _own_id(who: Who) -> str | None:
    """An id of the full name for somebody whom the lexicon does not know, so that other reports can mean the same; None for one word."""
    words = [w for w in fold_words(who.name) if w != "the" and w.isalnum()]
    prefix = PREFIXES.get(who.type)
    known = sum(w not in SKIPPED for w in words) > 1
    return f"{prefix}.{'-'.join(words)}" if prefix and known else None


def _is_state(actor: str) -> bool:
    """Is it a state itself, not one of its organs?"""
    return actor.startswith("state.") and actor.count(".") == 1
