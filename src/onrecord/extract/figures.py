"""Counts of people harmed, with who says so, of whom they are part, and which event they belong to; prices of what people need."""

import dataclasses
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.extract.counts import Count, Fate, counts
from onrecord.extract.fates import fate, revised
from onrecord.extract.groups import goes_on, group, with_mixed
from onrecord.extract.harm import done, harm, is_person, suffered
from onrecord.extract.page import Page
from onrecord.extract.prices import prices
from onrecord.extract.scope import same_tolls, scope_of, status_of
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
_AMONG = (["among", "them"], ["amongst", "them"], ["among", "whom"], ["amongst", "whom"])
_RISEN = (["up", "from"], ["down", "from"], ["compared", "with"])
_PLACED = ("among", "in", "at", "near", "outside", "inside", "around")


def find(page: Page, events: list[Event]) -> tuple[list[Figure], list[Event]]:
    """The figures of the page, and the events with the figures that belong to them."""
    figures: list[Figure] = []
    for sentence in page.analysis.sentences:
        if _gate(sentence):
            figures.extend(_people(page, sentence, figures, events))
        figures.extend(prices(page, sentence))
    figures = with_mixed(same_tolls(figures))
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
        or t.lower in lexicon.forms
        or t.lemma in lexicon.suffers
        or t.lemma in lexicon.nouns
        or t.lower in lexicon.states
        or t.lemma in lexicon.words["others"]
        for t in sentence.tokens
    )


def _people(page: Page, sentence: Sentence, before: Sequence[Figure], events: Sequence[Event]) -> Iterator[Figure]:
    made: list[tuple[Count, Figure]] = []
    last_words = page.analysis.sentences[sentence.index - 1].tokens if sentence.index else ()
    for count in counts(sentence):
        found = fate(count, sentence.tokens) or _like_the_last(count, made, sentence) or revised(count, last_words)
        if found is None:
            continue
        found = found if found.part or not _is_part(count, made, sentence) else dataclasses.replace(found, part=True)
        total = _total(found, made, count, before)
        last = next((f for _, f in reversed(made) if f.part_of is None), None)
        if last is None and before and goes_on(count):
            last = before[-1]
        figure = _figure(page, sentence, count, found, total, group(page, count, sentence.tokens, total, last), events)
        made.append((count, figure))
        yield figure


def _is_part(count: Count, made: Sequence[tuple[Count, Figure]], sentence: Sentence) -> bool:
    """ "including two children", "among them a child and two women": part of those counted before, whatever the verb behind says."""
    if count.of is not None and count.of.lower in ("them", "whom"):
        return True
    if not made:
        return False
    last, figure = made[-1]
    return _announced(count, sentence) or (figure.part_of is not None and count.head.dep == "conj" and count.head.head is last.head)


def _like_the_last(count: Count, made: Sequence[tuple[Count, Figure]], sentence: Sentence) -> Fate | None:
    """ "killed 12, five of them children", "9 in one district, 8 in another": goes on with the last figure of the sentence."""
    if not made:
        return None
    last, figure = made[-1]
    between = [t for t in sentence.tokens if last.last.i < t.i < count.first.i]
    if _words_before(count, sentence) in _RISEN:
        return Fate(figure.what, count.head, rule="beside", earlier=True)
    told = [t for t in between if t.pos == "VERB" and (done(t) or suffered(t))]
    another = count.noun is None and "another" in (count.first.lower, *_words_before(count, sentence)[-1:])
    if len(told) > another:  # "30 were killed in one town and another five in the next": their own verb stands between
        return None
    them = count.of is not None and count.of.lower in ("them", "whom", "those")
    if (them or _announced(count, sentence)) and len(between) <= 12 and (them or count.noun is None or is_person(count.noun)):
        return Fate(figure.what, count.head, part=True, rule="beside")
    if _listed(count, between) or (count.noun is None and _again(last, count, sentence, another=another)):
        return Fate(figure.what, count.head, part=figure.part_of is not None, rule="beside")
    return None


def _announced(count: Count, sentence: Sentence) -> bool:
    """ "including two children", "among them a child"."""
    before = _words_before(count, sentence)
    return before in _AMONG or before[-1:] == ["including"]


def _listed(count: Count, between: Sequence[Token]) -> bool:
    """ "a woman, her son and two others": people in a row; where commas got lost, "the commander his son and 20 guards"."""
    if count.noun is None or not is_person(count.noun):
        return False
    words = [t.lower for t in between if t.pos != "PUNCT"]
    row = words in ([], ["and"], ["or"], ["another"], ["and", "another"], ["as", "well", "as"])
    relative = count.single and count.first.tag == "PRP$" and count.head.dep in ("appos", "conj")
    return row or (relative and not any(t.pos == "VERB" for t in between))


def _again(last: Count, count: Count, sentence: Sentence, *, another: bool) -> bool:
    """ "nine in Hama and eight in Homs"; "30 were killed in one town and another five outside the next"."""
    ahead = _ahead(count, sentence)
    return ahead in _PLACED and (_ahead(last, sentence) in _PLACED or last.noun is None or another or ahead == "among")


def _words_before(count: Count, sentence: Sentence) -> list[str]:
    at = count.first.i - sentence.tokens[0].i
    return [t.lower for t in sentence.tokens[max(0, at - 2) : at]]


def _ahead(count: Count, sentence: Sentence) -> str:
    at = count.last.i - sentence.tokens[0].i + 1
    return sentence.tokens[at].lower if at < len(sentence.tokens) else ""


def _total(found: Fate, made: Sequence[tuple[Count, Figure]], count: Count, before: Sequence[Figure]) -> Figure | None:
    """The figure that this one is a part of."""
    if not found.part:
        return None
    same = [f for _, f in made if f.what == found.what and f.part_of is None]
    if same:
        return same[-1]
    earlier = [f for f in before if f.what == found.what and f.part_of is None]
    return earlier[-1] if earlier else None


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
        scope=scope_of(page, sentence, found, count.low or count.high or 0, None if _ahead(count, sentence) in _PLACED else total),
        event=event.id if event else None,
        place=(event.place if event else None) or (places[0].id if places else None),
        when=(event.when if event else None) or (times[0].id if len(times) == 1 else None),
        sources=_sources(page, found, total, start, end),
        status=status_of(page, found.by, start, end),
        earlier=found.earlier or told_before(found.by),
    )


def _sources(page: Page, found: Fate, total: Figure | None, start: int, end: int) -> tuple[Source, ...]:
    """The chain of the statement that holds the figure, or its total; whoever "puts" a toll at it is its first link."""
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
    if not here:
        return None
    heads: dict[int, int] = {t.i: n for n, t in enumerate((found.by, *found.by.ancestors()))}
    return min(here, key=lambda e: _distance(e, sentence, found.by, heads))


def _distance(event: Event, sentence: Sentence, by: Token, heads: dict[int, int]) -> tuple[int, int, str]:
    trigger = next((t for t in sentence.tokens if t.end > event.evidence.start), sentence.tokens[0])
    steps = next((n + heads[t.i] for n, t in enumerate((trigger, *trigger.ancestors())) if t.i in heads), 99)
    return steps, abs(trigger.i - by.i), event.id
