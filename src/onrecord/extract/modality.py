"""Is an act reported, claimed, denied, accused, suspected, threatened, demanded, planned, only thought of, or said not to have happened?

A denied or threatened act must never look like one that happened. The words in the trigger's own clause decide first, then the words
above it, then the statement that holds it.
"""

from onrecord.extract.above import from_above, tried
from onrecord.extract.clause import lists, own_status
from onrecord.extract.disbelief import disbelieved, listed
from onrecord.extract.grammar import is_refused
from onrecord.extract.held import by_holder
from onrecord.extract.known import going_on, granted, known, owed
from onrecord.extract.page import Page
from onrecord.extract.questions import asked
from onrecord.extract.unreal import calls_for, feared
from onrecord.lang.nlp import Token
from onrecord.lang.ontology import EventType
from onrecord.model.records import EventStatus, Statement

_AIMS = frozenset((
    "operation", "mission", "effort", "attempt", "bid", "plan", "raid", "search", "campaign", "push", "drive", "offensive", "fight",
    "battle", "struggle", "assault", "move", "war",
))  # fmt: skip


def status_of(page: Page, kind: EventType, trigger: Token, start: int, end: int) -> EventStatus:
    """The status of an event whose trigger stands at [start, end)."""
    holder = page.holder(start, end)
    if kind.speech and holder is not None and holder.act == "accuse":
        return "claimed" if holder.sources else "reported"  # "he accused them, an envoy said": what is told is that he accused
    if granted(trigger):
        return "reported"
    told: EventStatus = "claimed" if holder is not None and holder.sources else "reported"
    if going_on(trigger) or owed(trigger):
        return told
    own = "hypothetical" if asked(trigger) else own_status(trigger) or ("planned" if aim(trigger) else None)
    if own is None and calls_for(trigger) and not kind.speech:
        own = "demanded"
    if own is None and known(trigger):
        return told
    if feared(trigger):
        return "suspected" if own in (None, "suspected") else "threatened" if own == "planned" else "hypothetical"
    refused = disbelieved(trigger) or (tried(trigger) if trigger.lemma in listed("takings") else None)
    if own == "negated" and (refused == "denied" or _twice(trigger, holder)):
        return "claimed"  # "rejected claims that it had not hit the depot"
    if own == "suspected" and holder is None:
        return own
    above = refused or from_above(trigger, holder)
    if own == "planned" and above == "negated":
        return above  # "the planned march was called off"
    if above == "negated" and refused is None and _twice(trigger, holder):
        return "claimed"
    if own is not None and own != "suspected":
        return _softened(own, holder)
    if above is not None and above != "reported":
        return _softened(above, holder)
    held = by_holder(holder, trigger)
    if held in ("reported", "claimed") and any(c.lower == "any" and c.dep == "det" for c in trigger.children):
        return "hypothetical"  # "any attack on the embassy would be met with force"
    return own if own is not None and held == "claimed" else held


def _twice(trigger: Token, holder: Statement | None) -> bool:
    """ "denied that it had not hit the depot", "denied that it had refused to free them": a denial stands above the negation."""
    if holder is None or holder.act != "deny":
        return False
    for token in (trigger, *trigger.ancestors()):
        if token.dep in ("advcl", "relcl"):
            return False
        if lists()[0].get(token.head.lemma) == "denied" and token.head.start < holder.evidence.start:
            return True
    return False


def aim(verb: Token) -> bool:
    """ "an operation to capture a leader", "conducted a raid to kill": what was to be done, not what was done."""
    if verb.tag != "VB" or not any(c.dep == "aux" and c.lower == "to" for c in verb.children):
        return False
    within = verb.head.tag == "VB" or (verb.head.tag == "VBN" and verb.head.dep == "acl")
    beyond = [verb.head.head] if within else []  # "an operation to try to free them", "an operation launched to free them"
    above = [verb.head, *beyond, *(c for c in verb.head.children if c.dep in ("dobj", "nsubjpass"))]
    return any(t.lemma in _AIMS and t.pos in ("NOUN", "PROPN") and not is_refused(t) for t in above)


def _softened(found: EventStatus, holder: Statement | None) -> EventStatus:
    """What a denial says did not happen is denied; a planned act that a threat holds is threatened."""
    if holder is not None and holder.act in ("threaten", "warn") and found == "planned":
        return "threatened"
    if holder is not None and holder.act == "deny" and found in ("planned", "suspected"):
        return "denied"
    return found
