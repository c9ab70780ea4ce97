"""Who is who within one text: names, short forms, pronouns and descriptions lead to one fullest name."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extract.described import FORWARD, apart
from onrecord.extract.joining import join
from onrecord.extract.mentions import Mention, Who, first_of
from onrecord.extract.pronouns import antecedent
from onrecord.lang.lexicon import Lexicon
from onrecord.lang.nlp import Analysis, Token
from onrecord.lang.roles import nouns
from onrecord.model.anchors import evidence
from onrecord.model.ids import make_id
from onrecord.model.records import Actor
from onrecord.model.values import ActorRef, SourceType, Span

ARTICLES = ("the ", "a ", "an ", "some ", "this ", "that ", "these ", "those ")
LONGEST = 400  # characters of a mention; none that was seen comes near
# Words of quantity that stand for what follows "of".
PARTS = frozenset((
    "thousands", "hundreds", "dozens", "scores", "tens", "millions", "number", "majority", "half", "third", "quarter", "group", "most",
    "many", "some", "several", "all", "both", "each", "none", "part", "rest", "handful", "couple", "dozen",
))  # fmt: skip
GATHERING = frozenset(("monitor", "watchdog", "rights group"))
# How sure a mention is: what the lexicon knows, a name that only the tagger saw, a noun phrase. Estimated by reading 200 mentions of each.
SURE, SEEN, DESCRIBED = 0.95, 0.75, 0.85


@dataclass
class Cast:
    """The actors of a text. `actors` are the mention records, in order of the text.

    The id in a reference is the lexicon's; somebody it does not know has one made of the full name ("person.ivan-example").
    """

    actors: list[Actor] = field(default_factory=list)
    analysis: Analysis | None = None
    mentions: list[Mention] = field(default_factory=list)
    _by_token: dict[int, Mention] = field(default_factory=dict)

    @classmethod
    def of(cls, analysis: Analysis, mentions: list[Mention], lexicon: Lexicon, countries: Sequence[str] = ()) -> "Cast":
        """The cast of mentions, joined. `countries` are those of the report's places."""
        join(analysis, mentions, lexicon, countries)
        cast = cls(analysis=analysis, mentions=mentions)
        for mention in mentions:
            for i in range(mention.first, mention.last):
                cast._by_token.setdefault(i, mention)
            cast._by_token[mention.head.i] = mention
        for mention in mentions:
            if mention.sort != "document":
                cast.actors.append(_record(analysis, mention))
        return cast

    def at(self, start: int, end: int) -> Actor | None:
        """The mention that covers most of [start, end), None when nobody is mentioned there."""
        best, most = None, 0
        behind = bisect_left(self.actors, end, key=_start)
        for actor in self.actors[bisect_left(self.actors, start - LONGEST, key=_start) : behind]:
            shared = min(end, actor.evidence.end) - max(start, actor.evidence.start)
            if shared > most:
                best, most = actor, shared
        return best

    def ref(self, span: Span) -> ActorRef:
        """Whom the words of a span mean: the fullest name in the report, or the words themselves."""
        alone = self._alone(span)
        if alone is not None and alone.tag in ("PRP", "PRP$", "WP", "WDT"):
            meant = self.pronoun(alone)
            if meant is not None:
                return ActorRef(name=meant.name, span=span, actor=meant.actor)
        mention = self._mention(span)
        if mention is None or mention.who is None:
            behind = self._behind(span)
            return ActorRef(name=_bare(span.quote), span=span, actor=behind.actor if behind else None)
        return _reference(mention.who, span)

    def refs(self, span: Span) -> list[ActorRef]:
        """Everybody whom a span of joint actors names, in order: "Russian and Syrian officials" are two."""
        mention = self._mention(span)
        if mention is None or self.analysis is None:
            return [self.ref(span)]
        heads = {mention.head.i} | {c.i for c in _conjuncts(mention.head)}
        inside = [m for m in self._inside(span) if span.start <= m.head.start]
        joint = [m for m in inside if m.head.i in heads or _shares(m, mention)]
        if len(joint) < 2:
            return [self.ref(span)]
        tokens, body = self.analysis.tokens, self.analysis.body
        spans = [(tokens[m.first].start, tokens[m.last - 1].end) for m in joint]
        return [_reference(m.who, Span(a, b, body[a:b])) for m, (a, b) in zip(joint, spans, strict=True) if m.who is not None]

    def pronoun(self, token: Token) -> ActorRef | None:
        """Whom a pronoun (he, she, they, it, who, his ...) means; None when nobody fits."""
        mention = antecedent(token, self.mentions, self._by_token)
        if mention is None or mention.who is None:
            return None
        return _reference(mention.who, Span(token.start, token.end, token.text))

    def kind(self, span: Span) -> SourceType:
        """What sort of source the words of a span are."""
        mention = self._spoken_of(span)
        if mention is not None and mention.who is not None:
            return mention.who.type
        head = self._head(span)
        role = nouns().get(head.lemma) if head is not None else None
        return role.type if role is not None and role.type != "person" else "unnamed"

    def private(self, span: Span) -> bool:
        """Do the words mean somebody without an office (a schoolteacher, a resident, a witness)?"""
        mention = self._spoken_of(span)
        if mention is None or mention.who is None:
            return False
        return any(m.sort == "private" or _private_title(m) for m in mention.who.mentions) and mention.who.entry is None

    def is_outlet(self, span: Span) -> bool:
        """Do the words mean a newspaper, agency or broadcaster?"""
        return self.kind(span) == "outlet"

    def watchdog(self, span: Span) -> ActorRef | None:
        """The monitor that the text names, where the words of a span only call it so ("kills six in Example Monitor")."""
        if span.quote.lower() not in FORWARD:
            return None
        named = (m.who for m in self.mentions if m.who is not None and m.who.entry is not None and FORWARD & set(m.who.entry.nouns))
        who = next(named, None)
        return _reference(who, span) if who is not None else None

    def group_at(self, token: Token) -> bool:
        """Does the token stand in the name of a group that the lexicon knows?"""
        mention = self._by_token.get(token.i)
        return mention is not None and mention.named and mention.entry is not None and mention.entry.type == "group"

    def whole(self, head: Token, start: int) -> tuple[int, int]:
        """Where a head's phrase begins and ends: a name that the lexicon knows is not cut where the parser lost its thread."""
        mention = self._by_token.get(head.i)
        if mention is None or self.analysis is None or not mention.named or mention.entry is None:
            return start, head.end
        first, last = self.analysis.tokens[mention.first], self.analysis.tokens[mention.last - 1]
        return min(start, first.start), max(head.end, last.end)

    def gathers(self, span: Span) -> bool:
        """Do the words mean a body that takes down what others tell it: a monitor, a rights group?"""
        mention = self._spoken_of(span)
        entry = mention.who.entry if mention is not None and mention.who is not None else None
        return entry is not None and bool(GATHERING & set(entry.nouns))

    def _inside(self, span: Span) -> list[Mention]:
        """The mentions that begin inside a span."""
        tokens = self.analysis.tokens_in(span.start, span.end) if self.analysis else []
        if not tokens:
            return []
        a, b = (bisect_left(self.mentions, i, key=first_of) for i in (tokens[0].i, tokens[-1].i + 1))
        return self.mentions[a:b]

    def _alone(self, span: Span) -> Token | None:
        token = self.analysis.token_at(span.start) if self.analysis else None
        return token if token is not None and (token.start, token.end) == (span.start, span.end) else None

    def _spoken_of(self, span: Span) -> Mention | None:
        """The mention a span means, through a pronoun if it is one."""
        alone = self._alone(span)
        if alone is not None and alone.pos == "PRON":
            return antecedent(alone, self.mentions, self._by_token)
        return self._mention(span)

    def _mention(self, span: Span) -> Mention | None:
        """The mention that holds the head word of a span, else the first that lies in it."""
        head = self._head(span)
        if head is None or self.analysis is None:
            return None
        mention = self._by_token.get(_counted(head).i)
        if mention is not None:
            return mention if mention.named else self._explained(mention, span) or mention
        noun = nouns().get(head.lemma)
        if noun is not None or head.tag in ("NN", "NNS"):
            return None
        inside = (self._by_token.get(t.i) for t in self.analysis.tokens_in(span.start, span.end))
        return next((m for m in inside if m is not None), None)

    def _behind(self, span: Span) -> Who | None:
        """Whose a thing is: the possessor, the maker after "by", the owner after "of" ("Iraq's offer", "positions of the rebels")."""
        head = self._head(span)
        if head is None or head.pos not in ("NOUN", "PROPN"):
            return None
        owners = [c for c in head.children if c.dep == "poss" or (c.i < head.i and c.dep in ("amod", "compound", "nmod"))]
        owners += [
            t for t in (c.child("pobj") for c in head.children if c.lower in ("of", "by", "from", "with", "against")) if t is not None
        ]
        mentions = (self._by_token.get(t.i) for t in owners)
        return next((m.who for m in mentions if m is not None and m.who is not None and m.who.actor), None)

    def _explained(self, mention: Mention, span: Span) -> Mention | None:
        """The name that stands at the end or the beginning of a described span: "the envoy of Example Ivan Brodov"."""
        if mention.plural or self.analysis is None:
            return None
        tokens = self.analysis.tokens
        named = [m for m in self._inside(span) if m.named and tokens[m.last - 1].end <= span.end]
        for name in reversed(named):
            last = self.analysis.body[tokens[name.last - 1].end : span.end].strip(" ).,”\"'")
            alike = (name.type == "person") == (mention.type == "person")
            if alike and (not last or name.first < mention.first) and not apart(tokens, name):
                return name
        return None

    def _head(self, span: Span) -> Token | None:
        """The word of a span on which the others depend."""
        tokens = self.analysis.tokens_in(span.start, span.end) if self.analysis else []
        inside = {t.i for t in tokens}
        heads = [t for t in tokens if (t.head.i not in inside or t.head is t) and t.pos not in ("PUNCT", "DET", "CCONJ", "SPACE")]
        nominal = [t for t in heads if t.pos in ("NOUN", "PROPN", "PRON")]
        return next(iter(nominal or heads), None)


def _reference(who: Who, span: Span) -> ActorRef:
    return ActorRef(name=who.name, span=span, actor=who.actor)


def _record(analysis: Analysis, mention: Mention) -> Actor:
    """The record of a mention."""
    tokens = analysis.tokens
    start, end = tokens[mention.first].start, tokens[mention.last - 1].end
    record = make_id("actor", analysis.text.id, start, end)
    who = mention.who or Who(mention.name, mention.type)
    sentence = tokens[mention.first].sent
    score = SURE if mention.entry else SEEN if mention.named else DESCRIBED
    return Actor(
        id=record, evidence=evidence(analysis.text.id, analysis.body, start, end), sentence=(sentence.start, sentence.end), score=score,
        name=who.name, actor=who.actor, type=who.type, country=who.country, role=mention.role or who.role,
    )  # fmt: skip


def _counted(head: Token) -> Token:
    """What a number or a word of quantity counts: "thousands of protesters", "two of the men"."""
    if head.pos != "NUM" and head.lower not in PARTS:
        return head
    of = next((c for c in head.children if c.lower == "of"), None)
    return (of.child("pobj") if of is not None else None) or head


def _start(actor: Actor) -> int:
    return actor.evidence.start


def _bare(quote: str) -> str:
    """The words without the article before them."""
    lower = quote.lower()
    return next((quote[len(a) :] for a in ARTICLES if lower.startswith(a)), quote)


def _private_title(mention: Mention) -> bool:
    words = (mention.role or "").lower().split()
    return any(nouns()[w].sort == "private" for w in words if w in nouns())


def _conjuncts(head: Token) -> list[Token]:
    out, todo = [], [head]
    while todo:
        for child in todo.pop().children:
            if child.dep == "conj":
                out.append(child)
                todo.append(child)
    return out


def _shares(mention: Mention, main: Mention) -> bool:
    """Does an adjective share the head of the main phrase ("Russian and Syrian officials")?"""
    return not mention.named and mention.head.head is main.head and mention.last < main.first
