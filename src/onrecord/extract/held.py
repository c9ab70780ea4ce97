"""What the statement that holds a deed makes of it: denied, accused, threatened, demanded, promised or asserted."""

from collections.abc import Iterator
from itertools import islice, takewhile

from onrecord.extract.above import CAUSE, UP, called_for
from onrecord.extract.clause import carriers, lists
from onrecord.extract.grammar import is_definite, looks_back
from onrecord.extract.known import assumed
from onrecord.lang.nlp import Token
from onrecord.model.records import EventStatus, Statement

_HELD: dict[str, EventStatus] = {
    "deny": "denied", "accuse": "accused", "threaten": "threatened", "demand": "demanded", "promise": "planned", "propose": "planned",
    "question": "hypothetical", "warn": "hypothetical", "cannot_verify": "suspected",
}  # fmt: skip
_TO_COME = frozenset(("threaten", "demand", "promise", "propose", "warn"))


def by_holder(holder: Statement | None, trigger: Token) -> EventStatus:
    """What the act of the statement says of the deed, unless the deed is only looked back on; without a statement it is reported."""
    if holder is None:
        return "reported"
    if (
        holder.act in _HELD
        and not (holder.act in _TO_COME and _past(trigger, holder))
        and not (holder.act == "deny" and _given(trigger))
        and not assumed(trigger, holder)
    ):
        return _HELD[holder.act]
    if not holder.sources:
        return "suspected" if holder.certainty != "certain" else "reported"
    return "claimed"


def _past(trigger: Token, holder: Statement) -> bool:
    """Inside a threat, promise or demand: what it looks back on ("for the raid that killed six", "an end to the shelling")."""
    head = trigger.head
    if any(t.dep == "prep" and t.lower in CAUSE for t in _within(trigger, holder)) and trigger.dep != "pcomp":
        return True  # "warned of more dead because of the number of wounded"
    if trigger.pos in ("VERB", "AUX"):
        return looks_back(trigger) or (trigger.dep == "pcomp" and head.lower == "after" and looks_back(head.head))
    if trigger.dep in ("dobj", "nsubj", "nsubjpass") and head.pos == "VERB":
        if head.lemma in carriers() or head.lemma in lists()[0]:
            return looks_back(head) or (trigger.dep != "dobj" and is_definite(trigger) and not head.child("mark") and _is_so(head))
        return True
    if trigger.dep == "pobj" and head.dep == "agent":
        return looks_back(head.head)
    looked_on = trigger.dep == "pobj" and head.lower in ("of", "for", "over", "about", "in") and not called_for(trigger)
    return looked_on or _given(trigger)


def _within(trigger: Token, holder: Statement) -> Iterator[Token]:
    return takewhile(lambda t: t.start >= holder.evidence.start, islice(trigger.ancestors(), UP))


def _is_so(verb: Token) -> bool:
    """ "the bombardment is aimed at driving them out"."""
    return verb.tag in ("VBZ", "VBP") or (verb.tag == "VBN" and any(c.lower in ("is", "are") for c in verb.children))


def _given(noun: Token) -> bool:
    """ "linked to the murder", "since the raid": taken as having happened, whatever is said of the rest."""
    return noun.dep == "pobj" and noun.head.lower in ("to", "after", "during", "since", "following", "before")
