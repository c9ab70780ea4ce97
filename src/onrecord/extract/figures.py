"""Counts of people harmed, with who says so, of whom they are part, and which event they belong to; prices of what people need."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.extract.counts import Count, counts
from onrecord.extract.fates import Fate, fate
from onrecord.extract.harm import done, group_of, harm, is_person, suffered
from onrecord.extract.page import Page
from onrecord.extract.prices import prices
from onrecord.extract.scope import scope_of, status_of
from onrecord.lang.nlp import Sentence, Token
from onrecord.model.ids import make_id
from onrecord.model.records import Event, Figure, Group
from onrecord.model.values import Source

# How often figures are right by the rule that found them: on the development reports 0.99 (parse and state together, of 293), 0.91 (noun,
# of 22), 0.93 (beside, of 14), 0.90 (joint and single people, of 29). Set a little below, for the rules were mended on those reports.
_SCORES = {"parse": 0.95, "state": 0.95, "noun": 0.88, "joint": 0.85, "beside": 0.88}
_SINGLE_SCORE = 0.85


def find(page: Page, events: list[Event]) -> tuple[list[Figure], list[Event]]:
    """The figures of the page, and the events with the figures that belong to them."""
    figures: list[Figure] = []
    for sentence in page.analysis.sentences:
        if _gate(sentence):
            figures.extend(_people(page, sentence, figures, events))
        figures.extend(prices(page, sentence))
    named: dict[str, list[str]] = {}
    for figure in figures:
        if figure.event:
            named.setdefault(figure.event, []).append(figure.id)
    return figures, [replace(e, figures=tuple(named[e.id])) if e.id in named else e for e in events]


def _gate(sentence: Sentence) -> bool:
    """Is there a word of harm in the sentence at all?"""
    lexicon = harm()
    return any(
        t.lemma in lexicon.verbs
        or t.lemma in lexicon.suffers
        or t.lemma in lexicon.nouns
        or t.lower in lexicon.states
        or t.lemma in ("casualty", "shoot", "pull", "take", "dig", "lose")
        for t in sentence.tokens
    )


def _people(page: Page, sentence: Sentence, before: Sequence[Figure], events: Sequence[Event]) -> Iterator[Figure]:
    made: list[tuple[Count, Figure]] = []
    for count in counts(sentence):
        found = fate(count, sentence.tokens) or _like_the_last(count, made, sentence)
        if found is None or _one_taken(count, found):
            continue
        total = _total(found, made, count, before)
        figure = _figure(page, sentence, count, found, total, events)
        made.append((count, figure))
        yield figure


def _one_taken(count: Count, found: Fate) -> bool:
    """ "captured a leader": whom an arrest took is told by the event; to count him as well would tell it twice."""
    return count.single and found.what == "detained"


def _like_the_last(count: Count, made: Sequence[tuple[Count, Figure]], sentence: Sentence) -> Fate | None:
    """ "killed 12, five of them children", "9 in one district, 8 in another": goes on with the last figure of the sentence."""
    if not made:
        return None
    last, figure = made[-1]
    between = [t for t in sentence.tokens if last.last.i < t.i < count.first.i]
    if any(t.pos == "VERB" and (done(t) or suffered(t)) for t in between):
        return None
    them = count.of is not None and count.of.lower in ("them", "whom", "those")
    among = any(t.lower in ("including", "among", "amongst", "them", "whom") for t in between) and (
        count.noun is None or is_person(count.noun)
    )
    if (them or among) and len(between) <= 12:
        return Fate(figure.what, count.head, part=True, rule="beside")
    listed = (
        len(between) <= 2
        and all(t.lower in (",", "and", "or", "as", "well", "another") for t in between)
        and count.noun is not None
        and is_person(count.noun)
    )
    return Fate(figure.what, count.head, part=figure.part_of is not None, rule="beside") if listed else None


def _total(found: Fate, made: Sequence[tuple[Count, Figure]], count: Count, before: Sequence[Figure]) -> Figure | None:
    """The figure that this one is a part of."""
    if not found.part:
        return None
    same = [f for _, f in made if f.what == found.what and f.part_of is None]
    if same:
        return same[-1]
    earlier = [f for f in before if f.what == found.what and f.part_of is None]
    return earlier[-1] if earlier else None


def _figure(page: Page, sentence: Sentence, count: Count, found: Fate, total: Figure | None, events: Sequence[Event]) -> Figure:
    start, end = count.start, count.end
    event = _event(found, sentence, events)
    places, times = page.places_in(sentence), page.times_in(sentence)
    return Figure(
        id=make_id("fig", page.analysis.text.id, start, end, found.what),
        evidence=page.evidence(start, end),
        sentence=(sentence.start, sentence.end),
        score=_SINGLE_SCORE if count.single else _SCORES[found.rule],
        what=found.what,
        low=count.low,
        high=count.high,
        approx=count.approx,
        form=count.form,
        group=_group(count, total),
        part_of=total.id if total else None,
        scope=scope_of(page.body, sentence, count.low or count.high or 0),
        event=event.id if event else None,
        place=(event.place if event else None) or (places[0].id if places else None),
        when=(event.when if event else None) or (times[0].id if len(times) == 1 else None),
        sources=_sources(page, found, start, end),
        status=status_of(page, found.by, start, end),
        earlier=found.earlier,
    )


def _sources(page: Page, found: Fate, start: int, end: int) -> tuple[Source, ...]:
    """The chain of the statement that holds the figure; whoever "puts" a toll at it is its first link."""
    chain = page.sources(start, end)
    if found.giver is None:
        return chain
    ref = page.cast.ref(page.token_span([t for t in found.giver.subtree() if t.i <= found.giver.i]))
    span = ref.span or page.token_span([found.giver])
    giver = Source(name=ref.name, span=span, actor=ref.actor, type=page.cast.kind(span), private=page.cast.private(span))
    return chain if any(s.name == giver.name for s in chain) else (giver, *chain)


def _group(count: Count, total: Figure | None) -> Group:
    for token in (count.noun, count.of):
        if token is not None and (group := group_of(token)) != "unspecified":
            return group
    return "unspecified"


def _event(found: Fate, sentence: Sentence, events: Sequence[Event]) -> Event | None:
    """The event that harmed them: one of which the word of harm is the trigger, else the nearest above or beside it in the sentence."""
    here = [e for e in events if sentence.start <= e.evidence.start < sentence.end]
    if not here:
        return None
    exact = [e for e in here if e.evidence.start <= found.by.start < e.evidence.end]
    if exact:
        return exact[0]
    heads: dict[int, int] = {t.i: n for n, t in enumerate((found.by, *found.by.ancestors()))}
    return min(here, key=lambda e: _distance(e, sentence, found.by, heads))


def _distance(event: Event, sentence: Sentence, by: Token, heads: dict[int, int]) -> tuple[int, int, str]:
    trigger = next((t for t in sentence.tokens if t.end > event.evidence.start), sentence.tokens[0])
    steps = next((n + heads[t.i] for n, t in enumerate((trigger, *trigger.ancestors())) if t.i in heads), 99)
    return steps, abs(trigger.i - by.i), event.id
