"""How many independent origins an incident rests on, and the grade that this suggests."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from onrecord.model.records import Blame
from onrecord.resolve.camps import Camps
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.story import Story

Stance = Literal["asserts", "denies", "suspects", "claims_responsibility"]


class Graded(NamedTuple):
    """A grade in Airwars' words and what it rests on."""

    grade: str
    reasons: tuple[str, ...]


def origins(stories: Iterable[Story], lineage: Lineage) -> tuple[str, ...]:
    """The independent origins of those that say it happened, sorted."""
    said = [(s.account, e.sources) for s in stories for e in s.events if e.status != "denied"]
    return tuple(sorted(lineage.independent(said)))


def grade(stories: Sequence[Story], who: Sequence[str], blamed: Sequence[Blame], known: Camps) -> Graded:
    """A proposal in Airwars' words: confirmed, fair, weak or contested, with its reasons.

    confirmed: somebody claims it and does not deny it; contested: more than one is blamed, or the blamed deny;
    fair: two independent origins; weak: one. Only armed camps can have done it, each counted once, whoever of it is named.
    """
    claims, denies = _camps(blamed, known, "claims_responsibility"), _camps(blamed, known, "denies")
    asserted, told = _camps(blamed, known, "asserts", "suspects"), _origins(who)
    if taken := [camp for camp in claims if camp not in denies]:
        return Graded("confirmed", (f"claimed by {_all(taken)}", told))
    if len(asserted) > 1:
        return Graded("contested", (f"blamed: {_all(asserted)}", *_denied(denies), told))
    if denies or any(s.denied for s in stories):
        return Graded("contested", (*(_denied(denies) or ("an account denies it",)), told))
    return Graded("fair" if len(who) > 1 else "weak", (told,))


def _camps(blamed: Iterable[Blame], known: Camps, *stances: Stance) -> list[str]:
    return sorted({camp for b in blamed if b.stance in stances and (camp := known.armed(b.actor))})


def _origins(who: Sequence[str]) -> str:
    return f"one origin: {_all(who)}" if len(who) == 1 else f"{len(who)} independent origins: {_all(who)}"


def _denied(denies: Sequence[str]) -> tuple[str, ...]:
    return (f"denied by {_all(denies)}",) if denies else ()


MOST = 6  # names in one reason


def _all(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")


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
