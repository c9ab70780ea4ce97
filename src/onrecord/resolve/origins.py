"""How many independent origins an incident rests on, and the grade that this suggests."""

from collections.abc import Iterable, Sequence
from typing import Literal

from onrecord.model.records import Blame
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.story import Story

Stance = Literal["asserts", "denies", "suspects", "claims_responsibility"]


def origins(stories: Iterable[Story], lineage: Lineage) -> tuple[str, ...]:
    """The independent origins of those that say it happened, sorted. A report that names a source does not count beside it."""
    found: set[str] = set()
    for story in stories:
        said = [e for e in story.events if e.status != "denied"]
        sourced = [e for e in said if e.sources]
        found.update(lineage.origin(story.account, e.sources) for e in sourced or said)
    return tuple(sorted(found))


def grade(stories: Sequence[Story], who: Sequence[str], blamed: Sequence[Blame]) -> str:
    """A proposal in Airwars' words: confirmed, fair, weak, contested or discounted.

    confirmed: somebody claims it; contested: more than one is blamed, or the blamed deny; discounted: nobody says that it happened;
    fair: two independent origins; weak: one.
    """
    if not who:
        return "discounted"
    if any(b.stance == "claims_responsibility" for b in blamed):
        return "confirmed"
    asserted = {b.actor for b in blamed if b.stance in ("asserts", "suspects")}
    denied = any(b.stance == "denies" for b in blamed) or any(s.denied for s in stories)
    if len(asserted) > 1 or denied:
        return "contested"
    return "fair" if len(who) > 1 else "weak"


def blames(stories: Sequence[Story]) -> tuple[Blame, ...]:
    """Who is said to have done it, by whom: one line for each actor, innermost source and stance."""
    found: dict[tuple[str, str, str], Blame] = {}
    for story in stories:
        for event in story.events:
            for ref in event.actors:
                actor = ref.actor or ref.name
                by = event.sources or story.account.voice(())
                stance = stance_of(event.status, actor, by[0].actor or by[0].name if by else "")
                said_by = by[0].actor or by[0].name if by else story.account.key
                found.setdefault((actor, said_by, stance), Blame(actor=actor, by=by, stance=stance))
    return tuple(found[k] for k in sorted(found))


def stance_of(status: str, actor: str, by: str) -> Stance:
    """What a source says of an actor by the status of the event: the actor's own claim is a claim of responsibility."""
    if status == "denied":
        return "denies"
    if status == "suspected":
        return "suspects"
    return "claims_responsibility" if actor == by and status == "claimed" else "asserts"
