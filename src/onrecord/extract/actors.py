"""Mentions of states, organs, groups, people, organisations and outlets, joined within the text."""

from collections.abc import Iterator

from onrecord.extract.cast import Cast
from onrecord.extract.described import FORWARD
from onrecord.extract.mentions import Found, Mention, Reader
from onrecord.extract.owners import ANY_STATE, identify, proper
from onrecord.extract.page import Page
from onrecord.extract.people import acronyms, name_of, persons, surnames, without_callings, words_of
from onrecord.extract.standing import acts, does
from onrecord.lang.lexicon import Entry, Lexicon
from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.roles import Role, nouns
from onrecord.model.values import SourceType

# Sorts whose noun alone, as a modifier, says who did it: "rebel attacks", "government shelling".
DOERS = frozenset(("rebels", "force", "government"))
# Offices that are sent to a country and are not of it: "envoy for Syria".
SENT = frozenset(("envoy", "coordinator", "representative", "rapporteur", "mediator", "ambassador", "correspondent"))
# Sorts that are nobody in particular unless they are named, owned, definite or act: "a bank", "aircraft".
VAGUE = frozenset(("organisation", "organ", "outlet", "force", "government"))
# Sorts whose capitalised phrase is a proper name: "Homs Media Center", "Press TV".
NAMED = frozenset(("organisation", "organ", "outlet", "force"))
LONGEST_NAME = 9  # words; longer runs that the tagger calls an organisation are headlines or lists
FEW_CAPITALS = 0.02  # a text whose words are capitalised more rarely was written without capitals


def find(page: Page, lexicon: Lexicon) -> Cast:
    """Everybody who acts or speaks on the page."""
    caseless = _caseless(page)
    places = page.place_tokens()
    mentions: list[Mention] = []
    countries = [p.country for p in page.places if p.country]
    for sentence in page.analysis.sentences:
        reading = _Sentence(sentence, lexicon, caseless, places)
        mentions += reading.mentions()
        countries += reading.ground
    mentions = without_callings(mentions)
    mentions = sorted([*mentions, *surnames(page.analysis, mentions), *acronyms(page.analysis, mentions)], key=_order)
    return Cast.of(page.analysis, mentions, lexicon, countries)


def _caseless(page: Page) -> bool:
    words = [t for t in page.analysis.tokens[:2000] if t.text[:1].isalpha()]
    return sum(t.text[:1].isupper() for t in words) < FEW_CAPITALS * len(words)


class _Sentence:
    """The mentions of one sentence, found in the order: persons, noun phrases, other names, states, names that only the tagger saw."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, caseless: bool, places: frozenset[int]) -> None:
        self.reader = Reader(sentence, lexicon, caseless)
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.places = places
        self.out: list[Mention] = []
        self.ground: list[str] = []
        self.taken: dict[int, Mention] = {}

    def mentions(self) -> list[Mention]:
        for person in persons(self.reader, self.lexicon, self.places):
            self._keep(person)
        for first, last in self._tagged():
            if _long_name(self.reader, self.tokens[first:last]):
                self._tag(first, last)
        for token in self.tokens:
            if token.i not in self.taken and (role := self.reader.role(token)) is not None:
                self._phrase(token, role)
        for found in self.reader.found:
            if not _plain_state(found):
                self._alias(found)
        for first, last in self._tagged():
            self._tag(first, last)
        for found in self.reader.found:
            if _plain_state(found):
                self._state(found)
        return sorted(self.out, key=_order)

    def _keep(self, mention: Mention) -> None:
        self.out.append(mention)
        for i in range(mention.first, mention.last):
            self.taken.setdefault(i, mention)

    def _phrase(self, head: Token, role: Role) -> None:
        """A noun phrase around a noun that names a role."""
        found = self.reader.alias(head)
        if (found is not None and found.entry.type != "person") or self._modifies(head, role):
            return
        if head.i in self.places and role.sort in NAMED:  # "San Miguel Department"
            return
        first = self.reader.left(head, role.sort)
        while first < head.i and first in self.taken and self.taken[first].first < first:
            first += 1
        mention = Mention(first, head.i + 1, head, role.sort, role.type, words_of(self.reader, first, head.i + 1))
        words = [t for t in self.tokens if first <= t.i < head.i]
        mention.owners = self.reader.owners(first, head, _owning(head, role)) + self._possessor(head, first)
        if proper(self.reader, head, words) and role.sort in NAMED:
            mention.sort = "name"
            mention.type = "group" if role.sort == "force" else role.type
            mention.country = next((e.country for e in mention.owners if e.country), None)
        else:
            identify(mention, role, words, self.lexicon)
        if role.sort in ("government", "organ") and mention.owners:
            self._reach(mention)
        if role.sort not in VAGUE or mention.named or mention.owners or mention.pending is not None or _stands_out(head):
            self._keep(mention)

    def _possessor(self, head: Token, first: int) -> list[Entry]:
        owner = head.child("poss")
        found = self.reader.alias(owner) if owner is not None and owner.i < first else None
        return [found.entry] if found else []

    def _modifies(self, token: Token, role: Role) -> bool:
        """Is the noun only a modifier of another noun? Not of what its bearer does: "rebel shelling" names the rebels."""
        above = token.head
        if token.dep not in ("compound", "amod", "nmod", "npadvmod") or above.i <= token.i:
            return False
        return not (role.sort in DOERS and self.reader.role(above) is None and does(above))

    def _reach(self, mention: Mention) -> None:
        """Let "the regime of Bashar al-Assad" and "Ministry of Defence" end behind their owner."""
        of = next((c for c in mention.head.children if c.lower == "of" and c.i == mention.head.i + 1), None)
        thing = of.child("pobj") if of else None
        found = self.reader.alias(thing) if thing is not None else None
        if found is not None and found.entry in mention.owners and found.last - mention.last <= 8:
            mention.last = found.last
            mention.name = words_of(self.reader, mention.first, mention.last)

    def _alias(self, found: Found) -> None:
        holder = self.taken.get(found.last - 1)
        if self.reader.backs(found) or (holder is not None and (holder.actor == found.entry.id or holder.sort == "name")):
            return
        mention = self._named(found)
        if found.entry.id.startswith("people.") and mention.head.dep in ("amod", "compound", "nmod"):  # "Sunni areas"
            return
        self._keep(self._of_state(mention) if found.entry.id.startswith("people.") else mention)

    def _of_state(self, mention: Mention) -> Mention:
        """A people with the state before it: "Iraqi Kurds"."""
        before = self.reader.token(mention.first - 1)
        found = self.reader.alias(before) if before is not None else None
        if found is not None and found.form == "adjective":
            mention.first, mention.country = found.first, found.entry.country
            mention.name = words_of(self.reader, mention.first, mention.last)
        return mention

    def _named(self, found: Found) -> Mention:
        tokens = [t for t in self.tokens if found.first <= t.i < found.last]
        head = next((t for t in reversed(tokens) if not found.first <= t.head.i < found.last), tokens[-1])
        entry = found.entry
        name = name_of(self.reader, found, found.first, found.last)
        return Mention(found.first, found.last, head, "name", entry.type or "organisation", name, entry, entry.id, entry.country)

    def _state(self, found: Found) -> None:
        """A state by name, adjective, people or capital, where it stands for those who act."""
        if found.first in self.taken or self.reader.backs(found):
            return
        mention = self._named(found)
        shared = self._shared(mention.head)
        if shared is not None:
            mention.owners, mention.sort, mention.entry, mention.actor = [found.entry], shared.sort, None, None
            mention.shared = shared.head
            mention.name = f"{mention.name} {shared.head.text}"
            role = self.reader.role(shared.head)
            if role is not None:
                identify(mention, role, [t for t in self.tokens if shared.first <= t.i < shared.head.i], self.lexicon)
            self._keep(mention)
        elif found.form == "people":
            mention.type, mention.actor, mention.entry = "group", f"people.{str(found.entry.country).lower()}", None
            mention.sort = "private"
            self._keep(mention)
        elif acts(mention.head, found.form, self.reader):
            self._keep(mention)
        elif found.entry.country and mention.head.head.head.lemma != "base":  # "based in Britain"
            self.ground.append(found.entry.country)

    def _shared(self, token: Token) -> Mention | None:
        """The phrase whose head an adjective shares: "Russian" in "Russian and Syrian warplanes"."""
        if token.dep not in ("amod", "compound", "nmod", "conj"):
            return None
        holder = self.taken.get(token.head.i)
        joined = any(c.dep in ("cc", "conj") for c in token.children) or token.dep == "conj"
        return holder if holder is not None and joined and token.i < holder.first and holder.head is token.head else None

    def _tagged(self) -> Iterator[tuple[int, int]]:
        """Runs that the tagger calls organisations or nationalities and nobody has taken."""
        i = 0
        while i < len(self.tokens):
            j = i
            while j < len(self.tokens) and self.tokens[j].ent in ("ORG", "NORP") and self.tokens[j].ent == self.tokens[i].ent:
                j += 1
            if j > i:
                yield i, j
            i = max(j, i + 1)

    def _ground_name(self, run: list[Token]) -> bool:
        """Is it the name of a place? A place's name with a role's noun ("Aleppo Media Center") is somebody."""
        inside = [t.i in self.places for t in run]
        return all(inside) or (any(inside) and all(self.reader.role(t) is None for t in run))

    def _tag(self, first: int, last: int) -> None:
        run = self.tokens[first:last]
        while run and (run[0].pos == "DET" or not run[0].text[:1].isalnum()):
            run = run[1:]
        while run and (run[-1].tag == "POS" or not run[-1].text[-1:].isalnum()):
            run = run[:-1]
        if not run or len(run) > LONGEST_NAME or not _looks_named(run) or any(t.i in self.taken for t in run) or self._ground_name(run):
            return
        if all(self.reader.alias(t) for t in run):
            return
        first, last = run[0].i, run[-1].i + 1
        head = next((t for t in reversed(run) if not first <= t.head.i < last), run[-1])
        states = [f.entry.country for f in map(self.reader.alias, run) if f is not None]
        country = next((c for c in states if c), None)
        self._keep(Mention(first, last, head, "name", _type_of(run), words_of(self.reader, first, last), country=country))


def _owning(head: Token, role: Role) -> tuple[str, ...]:
    """The prepositions after which the owner stands: "civilians in Iraq", "spokesman for the army", but "envoy for Syria"."""
    if role.sort == "office":
        return ("of", "from") if head.lemma in SENT else ("of", "for", "from", "at")
    return ("of", "for", "from", "at", "with", "in")


def _plain_state(found: Found) -> bool:
    return found.entry.id.startswith("state.") and found.entry.id.count(".") == 1


def _order(mention: Mention) -> tuple[int, int]:
    return mention.first, -mention.last


def _stands_out(head: Token) -> bool:
    """Is a vague noun definite or a subject, or one that may mean somebody named ("Monitor")? "The country" is only as a subject."""
    if head.lower in FORWARD:
        return True
    if head.lemma in ANY_STATE:
        return head.dep == "nsubj"
    return head.dep in ("nsubj", "nsubjpass") or any(c.lower in ("the", "its", "this") for c in head.children)


def _type_of(run: list[Token]) -> SourceType:
    """What a name that only the tagger saw is, by the last word of it that names a role."""
    if run[0].ent == "NORP":
        return "group"
    return next((nouns()[t.lower].type for t in reversed(run) if t.lower in nouns()), "organisation")


def _long_name(reader: Reader, run: list[Token]) -> bool:
    """Is it an organisation whose name runs over a preposition ("Union of Example Nurses"), so that its parts are nobody?"""
    inner = [n for n, t in enumerate(run) if t.lower in ("of", "for", "to") and 0 < n < len(run) - 1]
    if not inner or run[0].ent != "ORG" or any(f is not None and not _plain_state(f) for f in map(reader.alias, run)):
        return False
    role = reader.role(run[inner[0] - 1])
    return role is not None and role.sort in ("organisation", "outlet") and run[inner[0] - 1].text[:1].isupper()


def _looks_named(run: list[Token]) -> bool:
    """More than one capitalised word, or an acronym, or a plural people."""
    capitals = [t for t in run if t.text[:1].isupper()]
    if run[0].ent == "NORP":
        return len(capitals) > 0 and run[-1].tag in ("NNS", "NNPS")
    return len(capitals) > 1 or (len(run) == 1 and run[0].text.isupper() and len(run[0].text) > 1)
