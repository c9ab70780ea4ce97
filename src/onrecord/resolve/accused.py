"""Whom an account blames, and who denies: read from the sentence where the event itself names nobody."""

from collections.abc import Iterable

from onrecord.lang.rules import rules
from onrecord.model.records import Event
from onrecord.model.values import ActorRef
from onrecord.resolve.account import Account
from onrecord.resolve.camps import UNARMED, Camps


def blamed(account: Account, event: Event) -> tuple[ActorRef, ...]:
    """Who is said to have done it: the actors; for an accusation the accused of its sentence; for a denial whoever denies."""
    if event.status == "accused":
        accusers = {s.name for s in event.sources}
        found = tuple(r for r in event.actors if r.name not in accusers) or _accused(account, event)
        return tuple(r for r in found if r.name not in accusers)
    if event.status == "denied" and not event.actors:
        return tuple(ActorRef(name=s.name, span=s.span or event.evidence.span, actor=s.actor) for s in event.sources[:1])
    return event.actors


def _accused(account: Account, event: Event) -> tuple[ActorRef, ...]:
    """Whom "accused" or "blamed" in the same sentence has for its object."""
    charges = [e for e in account.events if e.type == "accusation" and e.sentence == event.sentence]
    return tuple(r for e in charges[:1] for r in e.targets if r.actor)


def denies(account: Account, event: Event, camps: Camps) -> bool:
    """Is it denied, or does one say of one's own side that it did not do it?"""
    if event.status == "denied":
        return bool(event.sources)
    own = {camps.camp(s) for s in event.sources} & camps.camps(event.actors)
    before = event.sentence[0], event.evidence.start
    return event.status == "negated" and bool(own) and rules("tolls")["never"].search(account.text.body, *before) is not None


def camps_of(refs: Iterable[ActorRef], camps: Camps) -> frozenset[str]:
    """The armed camps among them: states, movements, alliances; no outlet, no organisation, no person that belongs to none."""
    return frozenset(c for r in refs if r.actor and not (c := camps.camp(r)).startswith(UNARMED))
