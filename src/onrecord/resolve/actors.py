"""The same actor in different reports: by the id of the lexicon, else by the full name and the type."""

from onrecord.lang.lexicon import fold_words
from onrecord.model.records import Actor
from onrecord.model.values import ActorRef, Source


def actor_key(who: ActorRef | Source | Actor) -> str:
    """One key for an actor in all reports: the id, else the folded name with its type where that is known ("unnamed:residents")."""
    if who.actor:
        return who.actor
    kind = "" if isinstance(who, ActorRef) else who.type
    words = [w for w in fold_words(who.name) if w not in ("the", "a", "an")]
    return f"{kind}:{' '.join(words)}" if kind else " ".join(words)
