"""Counts of people harmed, with who says so, of whom they are part, and which event they belong to; prices of what people need."""

import dataclasses
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.extract.counts import Count, Fate, counts
from onrecord.extract.fates import fate, own_death, revised, speaks
from onrecord.extract.groups import goes_on, group, with_mixed
from onrecord.extract.harm import harm
from onrecord.extract.known import granted
from onrecord.extract.page import Page
from onrecord.extract.parts import PLACED, ahead, is_part, like_the_last, still_told, sums, total_of, with_next
from onrecord.extract.prices import prices
from onrecord.extract.scope import same_tolls, scope_of, status_of
from onrecord.extract.strength import strength
from onrecord.extract.tolls import told_before
from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.ontology import types
from onrecord.model.ids import make_id
from onrecord.model.records import Event, Figure, Group
from onrecord.model.values import Source

# How often figures are right by the rule that found them: on the development reports 0.99 (parse and state together, of 293), 0.91 (noun,
# of 22), 0.93 (beside, of 14), 0.90 (joint and single people, of 29). Set a little below, for the rules were mended on those reports.
_SCORES = {"parse": 0.95, "state": 0.95, "noun": 0.88, "joint": 0.85, "beside": 0.88}
_SINGLE_SCORE = 0.85
_FURTHER = frozenset(("another", "other", "others", "more", "further"))


def find(page: Page, events: list[Event]) -> tuple[list[Figure], list[Event]]:
    """The figures of the page, and the events with the figures that belong to them."""
    figures: list[Figure] = []
    places = page.place_tokens()
    for sentence in page.analysis.sentences:
        if _gate(sentence):
            counted = [c for c in counts(sentence) if not (c.single and c.head.i in places) and not speaks(c, sentence.tokens)]
            figures.extend(sorted(_people(page, sentence, counted, figures, events), key=_start))
        figures.extend(prices(page, sentence))
    figures = sums(with_mixed(same_tolls(figures)))
    figures += [f for sentence in page.analysis.sentences for f in strength(page, sentence, figures, events)]
    named: dict[str, list[str]] = {}
    for figure in figures:
        if figure.event:
            named.setdefault(figure.event, []).append(figure.id)
    return figures, [replace(e, figures=tuple(named[e.id])) if e.id in named else e for e in events]


def _gate(sentence: Sentence) -> bool:
    """Is there a word of harm in the sentence at all?"""
    known = harm().triggers
    return any(t.lemma in known or t.lower in known for t in sentence.tokens)


def _start(figure: Figure) -> int:
    return figure.evidence.start


def _people(
    page: Page, sentence: Sentence, counted: Sequence[Count], before: Sequence[Figure], events: Sequence[Event]
) -> Iterator[Figure]:
    made: list[tuple[Count, Figure]] = []
    last_words = page.analysis.sentences[sentence.index - 1].tokens if sentence.index else ()
    for count, own in with_next([(c, fate(c, sentence.tokens)) for c in counted], sentence):
        found = still_told(count, made, sentence) or own or like_the_last(count, made, sentence) or revised(count, last_words)
        if found is None or own_death(count, found):
            continue
        found = found if found.part or not is_part(count, made, sentence) else dataclasses.replace(found, part=True)
        total = total_of(found, made, count, before)
        last = next((f for _, f in reversed(made) if f.part_of is None), None)
        if last is None and before and goes_on(count):
            last = before[-1]
        figure = _figure(page, sentence, count, found, total, group(page, count, sentence.tokens, total, last), events)
        if not figure.sources and page.holder(count.start, count.end) is None:
            figure = replace(figure, sources=_going_on(count, sentence, last or (before[-1] if before else None)))
        made.append((count, figure))
        yield figure


def _going_on(count: Count, sentence: Sentence, last: Figure | None) -> tuple[Source, ...]:
    """ "..., doctors said. Another 70 were hurt.": they go on, when the sentence right before told of the first."""
    noun = count.noun or count.head
    words = {t.lower for t in (count.first, count.last, noun, *noun.children) if t.lower != "more" or t.i >= count.last.i}
    near = last is not None and 0 <= sentence.start - last.sentence[1] <= 2
    return last.sources if last is not None and words & _FURTHER and (near or last.sentence[0] == sentence.start) else ()


def _figure(
    page: Page, sentence: Sentence, count: Count, found: Fate, total: Figure | None, group: Group, events: Sequence[Event]
) -> Figure:
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
        group=group,
        part_of=total.id if total else None,
        scope=scope_of(page, sentence, found, count.low or count.high or 0, None if ahead(count, sentence) in PLACED else total),
        event=event.id if event else None,
        place=(event.place if event else None) or (places[0].id if places else None),
        when=(event.when if event else None) or (times[0].id if len(times) == 1 else None),
        sources=_sources(page, found, total, start, end),
        status=status_of(page, found.by, start, end),
        earlier=found.earlier or told_before(found.by),
    )


def _sources(page: Page, found: Fate, total: Figure | None, start: int, end: int) -> tuple[Source, ...]:
    """The chain of the statement that holds the figure, or its total; whoever "puts" a toll at it is its first link."""
    if granted(found.by):
        return ()
    chain = page.sources(start, end) or _of_clause(page, found.by) or (total.sources if total else ())
    if found.giver is None:
        return chain
    ref = page.cast.ref(page.token_span([t for t in found.giver.subtree() if t.i <= found.giver.i]))
    span = ref.span or page.token_span([found.giver])
    giver = Source(name=ref.name, span=span, actor=ref.actor, type=page.cast.kind(span), private=page.cast.private(span))
    return chain if any(s.name == giver.name for s in chain) else (giver, *chain)


def _of_clause(page: Page, by: Token) -> tuple[Source, ...]:
    """ "Officials said 31 people were killed, raising the toll to 126": whoever told the one told what it led to."""
    verb = next((t for t in (by, *by.ancestors()) if t.pos == "VERB"), by)
    return page.sources(verb.head.start, verb.head.end) if verb.tag == "VBG" and verb.dep == "advcl" else ()


def _event(found: Fate, sentence: Sentence, events: Sequence[Event]) -> Event | None:
    """The event that harmed them: one of which the word of harm is the trigger, else the nearest above or beside it in the sentence."""
    here = [e for e in events if sentence.start <= e.evidence.start < sentence.end]
    if not here:
        return None
    exact = [e for e in here if e.evidence.start <= found.by.start < e.evidence.end]
    if exact:
        return exact[0]
    here = [e for e in here if types()[e.type].harms]
    bare = not any(c.dep in ("prep", "agent") and c.lower != "including" for c in found.by.children)
    apart = [e for e in here if not _another(e, sentence, found.by)]
    here = apart or (here if bare and len(here) == 1 else [])  # "twelve were killed and thirty were wounded in a blast"
    if not here:
        return None
    heads: dict[int, int] = {t.i: n for n, t in enumerate((found.by, *found.by.ancestors()))}
    return min(here, key=lambda e: _distance(e, sentence, found.by, heads))


def _another(event: Event, sentence: Sentence, by: Token) -> bool:
    """ "twelve died in the siege and forty were wounded by snipers": what a clause joined by "and" tells of others."""
    token = next((t for t in sentence.tokens if t.end >= event.evidence.end), sentence.tokens[0])
    while token is not by and token.head is not token:
        if token.dep == "conj" and token.pos == "VERB" and token.child("nsubj", "nsubjpass") is not None:
            return token.head is by
        token = token.head
    return False


def _distance(event: Event, sentence: Sentence, by: Token, heads: dict[int, int]) -> tuple[bool, int, int, str]:
    """Beside or below the word of harm before above it, then by the steps in the tree, then by the words between."""
    trigger = next((t for t in sentence.tokens if t.end >= event.evidence.end), sentence.tokens[0])
    up = next(((n, heads[t.i]) for n, t in enumerate((trigger, *trigger.ancestors())) if t.i in heads), (99, 99))
    return up[1] > 0, sum(up), abs(trigger.i - by.i), event.id
