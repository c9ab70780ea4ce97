"""Counts of strikes ("carried out 40 air strikes") and of fighters to whom nothing is done ("some 300 fighters left")."""

from collections.abc import Iterator, Sequence

from onrecord.extract.clause import own_status
from onrecord.extract.counts import Count, counts
from onrecord.extract.harm import group_of, is_person
from onrecord.extract.page import Page
from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.ontology import harmful
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.ids import make_id
from onrecord.model.records import Event, Figure, FigureStatus, What

_SCORE = 0.9  # 36 of 39 that were read in press reports were right
_UNREAL: dict[str, FigureStatus] = {
    "denied": "denied", "negated": "denied", "threatened": "threatened", "planned": "hypothetical", "demanded": "hypothetical",
    "hypothetical": "hypothetical",
}  # fmt: skip


def strength(page: Page, sentence: Sentence, harmed: Sequence[Figure], events: Sequence[Event]) -> Iterator[Figure]:
    """The counts of strikes and fighters in a sentence that are no counts of people harmed."""
    if not any(t.lemma in vocabulary("strength", "strikes") or t.lemma in vocabulary("strength", "fighters") for t in sentence.tokens):
        return
    here = [e for e in events if sentence.start <= e.evidence.start < sentence.end]
    for count in counts(sentence):
        taken = any(f.evidence.start < count.end and count.start < f.evidence.end for f in harmed)
        if not count.single and not taken and (found := _counted(count, here)) is not None:
            yield _figure(page, sentence, count, *found)


def _counted(count: Count, here: Sequence[Event]) -> tuple[What, Event | None] | None:
    """What is counted, and the deed that it tells of: for strikes one whose trigger the noun is."""
    noun = count.of or count.noun
    if noun is None or noun.tag not in ("NNS", "NNPS", "NN"):
        return None
    above = {t.end for t in (count.head, *count.head.ancestors()) if t.pos == "VERB"}
    if noun.lemma in vocabulary("strength", "strikes"):
        violent = [e for e in here if e.type in harmful()]
        own = (e for e in violent if e.evidence.end == noun.end or (e.type == "airstrike" and e.evidence.end in above))
        deed = next(own, None)
        return ("strikes", deed) if deed is not None else None
    if noun.lemma in vocabulary("strength", "fighters") and is_person(noun) and group_of(noun) == "combatants":
        return "fighters", next((e for e in here if e.evidence.end in above), None)
    return None


def _figure(page: Page, sentence: Sentence, count: Count, what: What, event: Event | None) -> Figure:
    places = page.places_in(sentence)
    return Figure(
        id=make_id("fig", page.analysis.text.id, count.start, count.end, what),
        evidence=page.evidence(count.start, count.end),
        sentence=(sentence.start, sentence.end),
        score=_SCORE,
        what=what,
        low=count.low,
        high=count.high,
        approx=count.approx,
        form=count.form,
        group="combatants" if what == "fighters" else "unspecified",
        event=event.id if event else None,
        place=(event.place if event else None) or (places[0].id if places else None),
        when=event.when if event else None,
        sources=page.sources(count.start, count.end),
        status=_status(page, count.head, count, event),
    )


def _status(page: Page, head: Token, count: Count, event: Event | None) -> FigureStatus:
    """That of the deed; without one that of the verb, or of the denial or threat that holds the count."""
    if event is not None:
        return _UNREAL.get(event.status, "asserted")
    holder = page.holder(count.start, count.end)
    if holder is not None and holder.act in ("deny", "threaten"):
        return "denied" if holder.act == "deny" else "threatened"
    verb = next((t for t in head.ancestors() if t.pos == "VERB"), head)
    return _UNREAL.get(own_status(verb) or "", "asserted")
