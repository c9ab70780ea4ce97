"""What is said to have happened (or not, or to come): trigger, actors, targets, weapon, place, time, status, and who says so."""

from collections.abc import Iterator, Sequence

from onrecord.extract import roles
from onrecord.extract.known import granted
from onrecord.extract.modality import status_of
from onrecord.extract.page import Page
from onrecord.extract.triggers import Trigger, triggers
from onrecord.extract.weapons import weapon
from onrecord.extract.when import for_event
from onrecord.extract.where import denied_places, place_of
from onrecord.lang.nlp import Sentence, Token
from onrecord.lang.ontology import types
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.ids import make_id
from onrecord.model.records import Event, EventStatus, Place
from onrecord.model.values import ActorRef

_DEFINITE = frozenset(("the", "this", "that", "both"))
_HAPPENED = frozenset(("reported", "claimed"))
_VAGUE = ("attack_other", "ground_fighting", "assassination")
_BACK = 12  # events back that "the attack" can mean; farther off it is told anew
# Shares of right types on the development sentences: with a doer, with somebody it was done to alone, with neither.
_DOER, _SUFFERER, _NEITHER = 0.86, 0.55, 0.45


def find(page: Page) -> list[Event]:
    """The events of the page, in the order of the text."""
    out: list[Event] = []
    places = page.place_tokens()
    for sentence in page.analysis.sentences:
        for trigger in triggers(page.analysis, sentence, places):
            found = list(_events(page, sentence, trigger))
            if _says_nothing(page, sentence, trigger, found[0]) or _at_large(page, sentence, trigger, found[0]):
                continue
            if not (_points_back(page, trigger) and any(_adds_nothing(found[0], event) for event in out[-_BACK:])):
                out.extend(found)
    return out


def _says_nothing(page: Page, sentence: Sentence, trigger: Trigger, event: Event) -> bool:
    """ "after years of attacks": violence by nobody on nobody, nowhere and at no time."""
    vague = event.type in _VAGUE and not event.actors and not event.targets and event.weapon is None
    if not vague:
        return False
    if trigger.token.pos not in ("NOUN", "PROPN"):
        return not page.places_in(sentence) and not page.times_in(sentence)
    return not _situated(page, sentence, trigger.token)


def _at_large(page: Page, sentence: Sentence, trigger: Trigger, event: Event) -> bool:
    """ "the murder of journalists", "by killing civilians": a habit rather than a happening, of any number of people at no time."""
    if event.type not in _VAGUE or event.weapon is not None or trigger.token.tag not in ("NN", "NNS", "VBG", "VB"):
        return False
    if trigger.token.child("nummod") or (event.actors and event.status not in _HAPPENED):
        return False  # counted deeds; and an accusation or denial is worth keeping however general it is
    heads = [page.analysis.token_at(ref.span.end - 1) for ref in event.targets if ref.span is not None]
    anybody = bool(heads) and all(t is not None and _is_anybody(t) for t in heads)
    return anybody and not page.times_in(sentence) and not _situated(page, sentence, trigger.token)


def _is_anybody(token: Token) -> bool:
    """ "journalists"; but not "two journalists", "these journalists", "dozens of journalists"."""
    if token.tag != "NNS" or token.child("det", "poss", "nummod", "relcl", "acl"):
        return False
    return not (token.dep == "pobj" and token.head.lower == "of" and token.head.head.lemma in vocabulary("event_words", "parts"))


def _situated(page: Page, sentence: Sentence, noun: Token) -> bool:
    """Does the noun's own phrase or the clause that it is subject or object of name a place or time or count somebody?"""
    carried = noun.dep in ("nsubj", "nsubjpass", "dobj", "obj", "attr") and noun.head.pos in ("VERB", "AUX")
    own = {t.i for t in (noun.head if carried else noun).subtree()}
    marks = [p.evidence.start for p in page.places_in(sentence)] + [t.evidence.start for t in page.times_in(sentence)]
    return any(t.start <= mark < t.end for t in sentence.tokens if t.i in own for mark in marks)


def _points_back(page: Page, trigger: Trigger) -> bool:
    """ "the attack": a noun that names nothing of its own, nor a place or time, but a happening told before."""
    sentence = trigger.token.sent
    if page.places_in(sentence) or page.times_in(sentence):
        return False
    children = trigger.token.children
    return (
        trigger.token.pos == "NOUN"
        and any(c.dep == "det" and c.lower in _DEFINITE for c in children)
        and not any(c.dep in ("poss", "amod", "nummod", "acl", "relcl", "prep") for c in children)
    )


def _adds_nothing(event: Event, before: Event) -> bool:
    """Would the event only say again what the one before said?"""
    return (
        before.evidence.start < event.evidence.start
        and types()[event.type].harms
        and types()[before.type].harms
        and not event.actors
        and not event.targets
        and event.status in _HAPPENED
        and before.status in _HAPPENED
    )


def _events(page: Page, sentence: Sentence, trigger: Trigger) -> Iterator[Event]:
    """The event of a trigger; and for "in A and B, but not in C" the one that is denied for C."""
    kind = types()[trigger.type]
    denied = denied_places(page, sentence, trigger) if kind.harms else []
    status = status_of(page, kind, trigger.token, trigger.start, trigger.end)
    place = place_of(page, sentence, trigger, exclude=denied)
    yield _event(page, sentence, trigger, status, place, "")
    for other in denied:
        yield _event(page, sentence, trigger, "denied" if page.sources(trigger.start, trigger.end) else "negated", other, other.id)


def _type(page: Page, trigger: Trigger, actors: Sequence[ActorRef], targets: Sequence[ActorRef], means: str | None) -> str:
    """States bomb from the air, others plant bombs; an air force attacks from the air, chlorine with chemicals; to kill or attack none but
    fighters is combat."""
    if (
        trigger.type == "bombing"
        and trigger.token.lemma == "bomb"
        and any(a.span and page.cast.kind(a.span) == "government" for a in actors)
    ):
        return "airstrike"
    if trigger.type != "attack_other":
        return trigger.type
    who = " ".join(a.span.quote.lower() for a in actors if a.span)
    if "air force" in who or "suicide" in who:
        return "airstrike" if "air force" in who else "bombing"
    if means is not None and set(means.lower().split()) & vocabulary("event_words", "agents"):
        return "chemical_attack"
    heads = [page.analysis.token_at(ref.span.end - 1) for ref in targets if ref.span is not None]
    return "ground_fighting" if heads and all(t is not None and _armed(t) for t in heads) else "attack_other"


def _armed(token: Token) -> bool:
    """ "guerrillas", "the army's positions", "a military garrison"."""
    armed = vocabulary("event_words", "armed")
    theirs = any(c.dep in ("compound", "amod", "poss") and c.lemma in armed | vocabulary("event_words", "forces") for c in token.children)
    return token.lemma in armed or (theirs and token.lemma in vocabulary("event_words", "held"))


def _event(page: Page, sentence: Sentence, trigger: Trigger, status: EventStatus, place: Place | None, extra: str) -> Event:
    start, end = trigger.start, trigger.end
    given = granted(trigger.token)
    actors = () if given else roles.actors(page, trigger)
    time = for_event(trigger.token, page.times, page.analysis)
    targets = roles.targets(page, trigger)
    means = weapon(page, trigger) if types()[trigger.type].harms else None
    return Event(
        id=make_id("evt", page.analysis.text.id, start, end, trigger.type, extra),
        evidence=page.evidence(start, end),
        sentence=(sentence.start, sentence.end),
        score=_DOER if actors else _SUFFERER if targets else _NEITHER,
        type=_type(page, trigger, actors, targets, means),
        actors=actors,
        targets=targets,
        weapon=means,
        place=place.id if place else None,
        when=time.id if time else None,
        status=status,
        sources=() if given else page.sources(start, end),
    )
