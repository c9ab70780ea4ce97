"""Who the speakers of a chain are: their fullest names, and whom a pronoun means that goes on speaking."""

from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.extract.cues import sets
from onrecord.extract.drafts import Draft, Pair
from onrecord.extract.page import Page
from onrecord.extract.people import WITHIN
from onrecord.extract.phrases import phrase
from onrecord.extract.speakers import NOMINAL
from onrecord.lang.nlp import Token
from onrecord.model.values import ActorRef, Source, Span

PERSON_NEAR, BODY_NEAR = 2, 1  # sentences over which "he added", "it added" go on with whoever spoke last
PLACED = frozenset(("province", "city", "town", "village", "district", "suburb", "suburbs", "region", "countryside", "governorate", "area"))
ANY_BODY = frozenset(("group", "organization", "organisation", "network", "body"))
PEOPLE, BODIES = frozenset(("he", "she")), frozenset(("it",))


class Named:
    """Names the speakers of one page, from its first statement to its last."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.places = {p.evidence.quote for p in page.places}
        self._last: tuple[int, Source] | None = None
        self._described: dict[str, Source] = {}

    def chain(self, draft: Draft) -> tuple[Source, ...]:
        """The sources, innermost first; whoever stands twice in a chain (once named, once as "he") stands once."""
        out: list[Source] = []
        for source in (s for pair in draft.speakers for s in self.sources(pair)):
            if not any(source.name.lower() == s.name.lower() or (s.actor and s.actor == source.actor) for s in out):
                out.append(source)
        if out:
            self._last = draft.cue[0].sent.index, out[0]
            self._remember(draft.speakers[0], out[0])
        return tuple(out)

    def sources(self, pair: Pair) -> list[Source]:
        """One entry a speaker. Two bodies that speak jointly are one entry, "A; B"; a body and those it calls its own are two."""
        span = self.page.span(pair[0].start, pair[1].end)
        going_on = self._going_on(pair)
        if going_on is not None:
            return [replace(going_on, span=span)]
        whom = antecedent(pair)
        if whom is not None:
            meant = self.page.span(whom[0].start, whom[1].end)
            return [replace(self._source(self.page.cast.ref(meant), meant), span=span)]
        refs = self.page.cast.refs(span)
        if len(refs) < 2:
            refs = [self.page.cast.ref(self.page.span(a.start, b.end)) for a, b in _parts(pair)]
        if len(refs) < 2:
            return [self._source(self.page.cast.ref(span), span)]
        if any(self._is_own(r) for r in refs[1:]):
            return [self._source(r, r.span or span) for r in refs]
        return [replace(self._source(refs[0], span), name="; ".join(dict.fromkeys(r.name for r in refs)), actor=None)]

    def _remember(self, pair: Pair, source: Source) -> None:
        """Keep "a source at the ministry" for when "the source" speaks on."""
        tokens = pair[0].sent.tokens[pair[0].i - pair[0].sent.tokens[0].i :][: pair[1].i - pair[0].i + 1]
        head = next((t for t in tokens if t.pos == "NOUN" and not pair[0].i <= t.head.i <= pair[1].i), None)
        if head is not None and source.type == "unnamed" and len(tokens) > 2:
            self._described[head.lemma] = source

    def _going_on(self, pair: Pair) -> Source | None:
        """The last speaker, when a pronoun close behind can mean him."""
        token = pair[0]
        if self._last is not None and (self._issued(pair) or self._same_body(pair)):
            return self._last[1]
        if token.lower == "the" and pair[1].i == token.i + 1 and pair[1].tag == "NN":  # "the source", told of before
            return self._described.get(pair[1].lemma)
        if self._last is None or token is not pair[1] or ";" in self._last[1].name:
            return None
        distance, last = token.sent.index - self._last[0], self._last[1]
        if token.lower in PEOPLE and distance <= PERSON_NEAR and last.type == "person":
            return last
        body = last.type in ("organisation", "outlet", "government", "group") and not self._plural(last)
        return last if token.lower in BODIES and distance <= BODY_NEAR and body else None

    def _issued(self, pair: Pair) -> bool:
        """Is it "the statement", "the claim" of whoever spoke last? A text that is named further stands for itself."""
        first, head = pair
        return first.lower in ("the", "this") and head.i == first.i + 1 and head.lemma in sets().issued and self._last is not None

    def _same_body(self, pair: Pair) -> bool:
        """Is it "the group" right behind what an organisation said?"""
        first, head = pair
        if self._last is None or first.lower != "the" or head.i != first.i + 1 or head.lower not in ANY_BODY:
            return False
        index, last = self._last
        return last.type == "organisation" and not self._plural(last) and 0 <= head.sent.index - index <= BODY_NEAR

    def _plural(self, source: Source) -> bool:
        """Is it "analysts", "rebels"?"""
        last = self.page.analysis.token_at(source.span.end - 1) if source.span else None
        return last is not None and last.tag == "NNS" and last.text.islower()

    def _is_own(self, ref: ActorRef) -> bool:
        """Is it "its allies", "their backers"?"""
        if ref.span is None:
            return False
        before = self.page.body[: ref.span.start].split()[-1:]
        return before in (["its"], ["their"]) or ref.span.quote.lower().startswith(("its ", "their "))

    def _source(self, ref: ActorRef, span: Span) -> Source:
        if self._past_place(ref.name, span):
            ref = self.page.cast.watchdog(span) or replace(ref, name=span.quote, actor=None)
        return Source(name=ref.name, span=span, actor=ref.actor, type=self.page.cast.kind(span), private=self.page.cast.private(span))

    def _past_place(self, name: str, span: Span) -> bool:
        """Does the name begin with a place that belongs to the words before: "kills six in Example state TV"?"""
        cut = name.removesuffix(span.quote)
        if not cut or cut == name or not self.page.body[: span.start].endswith(cut):
            return False
        place = self.page.analysis.token_at(span.start - 2)
        before = self.page.body[: span.start - len(cut)].split()[-1:]
        placed = place is not None and (place.ent in ("GPE", "LOC") or place.lower in PLACED or place.text in self.places)
        return placed and bool(before) and before[0] in WITHIN


def antecedent(pair: Pair) -> Pair | None:
    """The phrase that "who" or "which" stands for."""
    token = pair[0]
    if token is not pair[1] or token.tag not in ("WP", "WDT"):
        return None
    clause = next((t for t in (token, *token.ancestors()) if t.dep == "relcl"), None)
    return phrase(clause.head) if clause is not None else None


def _parts(pair: Pair) -> Iterator[Pair]:
    """The members of "A and B" when both are names; the whole otherwise."""
    tokens = pair[0].sent.tokens[pair[0].i - pair[0].sent.tokens[0].i : pair[1].i - pair[0].sent.tokens[0].i + 1]
    cut = next((n for n, t in enumerate(tokens) if t.lower == "and" and t.dep == "cc"), None)
    if cut is None or cut == 0 or cut + 1 == len(tokens) or not _named(tokens[:cut]) or not _named(tokens[cut + 1 :]):
        yield pair
        return
    yield tokens[0], tokens[cut - 1]
    yield tokens[cut + 1], tokens[-1]


def _named(tokens: list[Token]) -> bool:
    """A name, a plural or a phrase with its own article: "president and chief" is one man."""
    last = tokens[-1]
    return last.pos in NOMINAL and (any(t.pos == "PROPN" for t in tokens) or last.tag == "NNS" or tokens[0].pos == "DET")
