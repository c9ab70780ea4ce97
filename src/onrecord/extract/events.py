"""What is said to have happened (or not, or to come): trigger, actors, targets, weapon, place, time, status, and who says so."""

from collections.abc import Iterator

from onrecord.extract import roles
from onrecord.extract.modality import status_of
from onrecord.extract.page import Page
from onrecord.extract.triggers import Trigger, triggers
from onrecord.extract.when import for_event
from onrecord.extract.where import denied_places, place_of
from onrecord.lang.nlp import Sentence
from onrecord.lang.ontology import types
from onrecord.model.ids import make_id
from onrecord.model.records import Event, EventStatus, Place
from onrecord.model.values import ActorRef

# Shares of right events by kind of trigger, on the development sets.
_VERB, _NOUN = 0.75, 0.7


def find(page: Page) -> list[Event]:
    """The events of the page, in the order of the text."""
    out: list[Event] = []
    for sentence in page.analysis.sentences:
        for trigger in triggers(page.analysis, sentence):
            out.extend(_events(page, sentence, trigger))
    return out


def _events(page: Page, sentence: Sentence, trigger: Trigger) -> Iterator[Event]:
    """The event of a trigger; and for "in A and B, but not in C" the one that is denied for C."""
    kind = types()[trigger.type]
    denied = denied_places(page, sentence, trigger) if kind.harms else []
    status = status_of(page, kind, trigger.token, trigger.start, trigger.end)
    place = place_of(page, sentence, trigger, exclude=denied)
    yield _event(page, sentence, trigger, status, place, "")
    for other in denied:
        yield _event(page, sentence, trigger, "denied" if page.sources(trigger.start, trigger.end) else "negated", other, other.id)


def _from_the_air(page: Page, trigger: Trigger, actors: tuple[ActorRef, ...]) -> str:
    """States bomb from the air; others plant bombs."""
    if trigger.type != "bombing" or trigger.token.lemma != "bomb":
        return trigger.type
    states = [a for a in actors if a.span and page.cast.kind(a.span) == "government"]
    return "airstrike" if states else trigger.type


def _event(page: Page, sentence: Sentence, trigger: Trigger, status: EventStatus, place: Place | None, extra: str) -> Event:
    start, end = trigger.start, trigger.end
    actors = roles.actors(page, trigger)
    time = for_event(trigger.token, page.times, page.analysis)
    return Event(
        id=make_id("evt", page.analysis.text.id, start, end, trigger.type, extra),
        evidence=page.evidence(start, end),
        sentence=(sentence.start, sentence.end),
        score=_VERB if trigger.token.pos == "VERB" else _NOUN,
        type=_from_the_air(page, trigger, actors),
        actors=actors,
        targets=roles.targets(page, trigger),
        weapon=roles.weapon(page, trigger) if types()[trigger.type].harms else None,
        place=place.id if place else None,
        when=time.id if time else None,
        status=status,
        sources=page.sources(start, end),
    )
