"""What is known of a text while it is being read: each stage adds its records and the later stages look them up here."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extract.cast import Cast
from onrecord.lang.nlp import Analysis, Sentence, Token
from onrecord.model.anchors import evidence, span
from onrecord.model.records import AnyRecord, Event, Figure, Place, Statement, Time
from onrecord.model.values import Evidence, Source, Span

_ANSWERS = frozenset(("deny", "confirm", "question", "cannot_verify"))  # acts that answer what others report


@dataclass
class Page:
    """A text with its tokens and what was found so far. Stages read it; only `extract.text` fills it."""

    analysis: Analysis
    times: list[Time] = field(default_factory=list)
    cast: Cast = field(default_factory=Cast)
    places: list[Place] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def records(self) -> list[AnyRecord]:
        """Everything found, in the order of the text."""
        found: list[AnyRecord] = [*self.times, *self.places, *self.cast.actors, *self.statements, *self.events, *self.figures]
        return sorted(found, key=lambda r: (r.evidence.start, r.evidence.end, r.id))

    @property
    def body(self) -> str:
        return self.analysis.body

    def evidence(self, start: int, end: int) -> Evidence:
        return evidence(self.analysis.text.id, self.body, start, end)

    def span(self, start: int, end: int) -> Span:
        return span(self.body, start, end)

    def token_span(self, tokens: Sequence[Token]) -> Span:
        """The span from the first of the tokens to the last."""
        return self.span(min(t.start for t in tokens), max(t.end for t in tokens))

    def sentence_offsets(self, start: int) -> tuple[int, int]:
        sentence = self.analysis.sentence_at(start)
        return (sentence.start, sentence.end) if sentence else (start, start)

    def times_in(self, sentence: Sentence) -> list[Time]:
        return [t for t in self.times if sentence.start <= t.evidence.start < sentence.end]

    def places_in(self, sentence: Sentence) -> list[Place]:
        return [p for p in self.places if sentence.start <= p.evidence.start < sentence.end]

    def place_tokens(self) -> frozenset[int]:
        """The indices of the tokens inside the names of places."""
        inside = [self.analysis.tokens_in(p.evidence.start, p.evidence.end) for p in self.places]
        return frozenset(t.i for tokens in inside for t in tokens)

    def holder(self, start: int, end: int) -> Statement | None:
        """The innermost (shortest) statement whose content holds [start, end)."""
        around = [s for s in self.statements if s.evidence.start <= start and end <= s.evidence.end]
        return min(around, key=lambda s: (s.evidence.end - s.evidence.start, s.id), default=None)

    def sources(self, start: int, end: int) -> tuple[Source, ...]:
        """Who says what stands at [start, end): the chain of the statement that holds it, () when the report says it itself. Of what nobody
        in particular reports but somebody answers ("denied a report that ...") those who answer."""
        around = sorted((s for s in self.statements if s.evidence.start <= start and end <= s.evidence.end), key=_size)
        if not around or around[0].sources:
            return around[0].sources if around else ()
        return next((s.sources for s in around if s.sources and s.act in _ANSWERS), ())


def _size(statement: Statement) -> tuple[int, str]:
    return statement.evidence.end - statement.evidence.start, statement.id
