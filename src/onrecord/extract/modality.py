"""Is an act reported, claimed, denied, accused, suspected, threatened, demanded, planned, only thought of, or said not to have happened?

A denied or threatened act must never look like one that happened. The words in the trigger's own clause decide first, then the words
above it, then the statement that holds it.
"""

import tomllib
from functools import cache
from importlib.resources import files

from onrecord.extract.disbelief import disbelieved, listed
from onrecord.extract.known import adds, assumed, going_on, granted, known, owed
from onrecord.extract.page import Page
from onrecord.extract.questions import asked
from onrecord.extract.unreal import almost, feared, inverted, is_definite, is_nobody, is_refused, provided, spared, unreal
from onrecord.lang.nlp import Token
from onrecord.lang.ontology import EventType
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import EventStatus, FigureStatus, Statement

_NEGATIVE = frozenset(("not", "n't", "never", "no", "neither", "nor"))
_FUTURE = frozenset(("will", "'ll", "shall", "would"))
_POSSIBLE = frozenset(("could", "may", "might", "can"))
_DUE = frozenset(("must", "should", "ought"))
_CONDITIONAL = frozenset(("if", "unless", "whether", "lest", "should"))
_HELD: dict[str, EventStatus] = {
    "deny": "denied", "accuse": "accused", "threaten": "threatened", "demand": "demanded", "promise": "planned", "propose": "planned",
    "question": "hypothetical", "warn": "hypothetical", "cannot_verify": "suspected",
}  # fmt: skip
_TELL = frozenset(("tell", "ask", "instruct", "beg", "call"))  # ask for a deed only by a verb: "asked them to leave"
_TO_COME = frozenset(("threaten", "demand", "promise", "propose", "warn"))
_TIME_OR_CAUSE = frozenset(("after", "since", "when", "as", "before", "while", "because", "although", "though", "once"))
_AMID = frozenset(("in", "during", "by", "amid", "at", "with", "through", "including"))  # what a noun happened in
_CAUSE = frozenset(("due", "because", "despite", "after", "following", "since"))
_OPEN = frozenset(("planned", "hypothetical", "threatened", "demanded"))  # may still come, so nothing that lies back
_UP = 4  # clauses above a trigger whose words still speak of it
_THROUGH = (
    "xcomp",
    "ccomp",
    "pcomp",
    "prep",
    "pobj",
    "dobj",
    "obj",
    "acl",
    "advcl",
    "conj",
    "oprd",
    "attr",
    "nsubj",
    "nsubjpass",
    "dep",
    "relcl",
    "agent",
    "compound",
    "csubj",
)
_COMPLEMENTS = ("xcomp", "ccomp", "pcomp", "prep", "dobj", "obj", "oprd", "acl", "advcl", "attr")


@cache
def _lists() -> tuple[dict[str, EventStatus], dict[str, EventStatus], frozenset[str]]:
    """What verbs above a trigger say of it, what words beside it say, and of what there can be none."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/modality.toml").read_text(encoding="utf-8"))
    above = {word: status for status, words in data["above"].items() for word in words}
    beside = {word: status for status, words in data["words"].items() if status != "example" for word in words}
    return above, beside, frozenset(data["none"]["of"])


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
    if own is None and known(trigger):
        return told
    if feared(trigger):
        return "suspected" if own in (None, "suspected") else "threatened" if own == "planned" else "hypothetical"
    refused = disbelieved(trigger) or (_tried(trigger) if trigger.lemma in listed("takings") else None)
    if own == "negated" and (refused == "denied" or _twice(trigger, holder)):
        return "claimed"  # "rejected claims that it had not hit the depot"
    if own == "suspected" and holder is None:
        return own
    above = refused or _above(trigger, holder)
    if own == "planned" and above == "negated":
        return above  # "the planned march was called off"
    if above == "negated" and refused is None and _twice(trigger, holder):
        return "claimed"
    if own is not None and own != "suspected":
        return _softened(own, holder)
    if above is not None and above != "reported":
        return _softened(above, holder)
    held = _held(holder, trigger)
    return own if own is not None and held == "claimed" else held


def _twice(trigger: Token, holder: Statement | None) -> bool:
    """ "denied that it had not hit the depot", "denied that it had refused to free them": a denial stands above the negation."""
    if holder is None or holder.act != "deny":
        return False
    for token in (trigger, *trigger.ancestors()):
        if token.dep in ("advcl", "relcl"):
            return False
        if _lists()[0].get(token.head.lemma) == "denied" and token.head.start < holder.evidence.start:
            return True
    return False


def aim(verb: Token) -> bool:
    """ "an operation to capture a leader", "conducted a raid to kill": what was to be done, not what was done."""
    if verb.tag != "VB" or not any(c.dep == "aux" and c.lower == "to" for c in verb.children):
        return False
    within = verb.head.tag == "VB" or (verb.head.tag == "VBN" and verb.head.dep == "acl")
    beyond = [verb.head.head] if within else []  # "an operation to try to free them", "an operation launched to free them"
    above = [verb.head, *beyond, *(c for c in verb.head.children if c.dep in ("dobj", "nsubjpass"))]
    return any(t.lemma in _AIMS and t.pos in ("NOUN", "PROPN") for t in above)


def _softened(found: EventStatus, holder: Statement | None) -> EventStatus:
    """What a denial says did not happen is denied; a planned act that a threat holds is threatened."""
    if holder is not None and holder.act in ("threaten", "warn") and found == "planned":
        return "threatened"
    if holder is not None and holder.act == "deny" and found in ("planned", "suspected"):
        return "denied"
    return found


def _held(holder: Statement | None, trigger: Token) -> EventStatus:
    if holder is None:
        return "reported"
    if (
        holder.act in _HELD
        and not (holder.act in _TO_COME and _past(trigger))
        and not (holder.act == "deny" and (_given(trigger) or assumed(trigger, holder)))
    ):
        return _HELD[holder.act]
    if not holder.sources:
        return "suspected" if holder.certainty != "certain" else "reported"
    return "claimed"


def _neither(token: Token) -> bool:
    """ "neither the army nor the rebels"."""
    return any(c.lower == "neither" and c.dep in ("preconj", "cc", "det") for c in token.children)


def _done(noun: Token) -> bool:
    """ "mounted its long-threatened invasion": the verb that carries the noun says that it took place."""
    head = noun.head
    return (
        noun.dep in ("dobj", "nsubjpass")
        and _said_by(head) is None
        and head.tag in ("VBD", "VBN")
        and head.lemma in vocabulary("event_words", "carriers")
        and own_status(head) is None
    )


def _past(trigger: Token) -> bool:
    """Inside a threat, promise or demand: what it looks back on ("for the raid that killed six", "an end to the shelling")."""
    if trigger.pos in ("VERB", "AUX"):
        return _looks_back(trigger)
    head = trigger.head
    if trigger.dep in ("dobj", "nsubj", "nsubjpass") and head.pos == "VERB":
        if head.lemma in vocabulary("event_words", "carriers") or head.lemma in _lists()[0]:
            return _looks_back(head) or (trigger.dep != "dobj" and is_definite(trigger) and not head.child("mark") and _is_so(head))
        return True
    if trigger.dep == "pobj" and head.dep == "agent":
        return _looks_back(head.head)
    looked_on = trigger.dep == "pobj" and head.lower in ("of", "for", "over", "about", "in") and not _called_for(trigger)
    return looked_on or _given(trigger)


def _called_for(noun: Token) -> bool:
    """ "called for the arrest of the leader"; but not "demanded an apology for the arrest"."""
    verb = noun.head.head
    if noun.dep != "pobj" or noun.head.lower != "for" or any(c.dep == "relcl" and _looks_back(c) for c in noun.children):
        return False
    return _said_by(verb) == "demanded" and verb.child("dobj") is None


def _looks_back(verb: Token) -> bool:
    participle = verb.tag == "VBN" and verb.dep == "acl" and not any(c.lower == "be" for c in verb.children)  # "the nurses abducted in May"
    return (
        participle
        or verb.tag == "VBD"
        or any(c.dep in ("aux", "auxpass") and c.lower in ("has", "have", "had", "was", "were") for c in verb.children)
    )


def _is_so(verb: Token) -> bool:
    """ "the bombardment is aimed at driving them out"."""
    return verb.tag in ("VBZ", "VBP") or (verb.tag == "VBN" and any(c.lower in ("is", "are") for c in verb.children))


def _given(noun: Token) -> bool:
    """ "linked to the murder", "since the raid": taken as having happened, whatever is said of the rest."""
    return noun.dep == "pobj" and noun.head.lower in ("to", "after", "during", "since", "following", "before")


def own_status(trigger: Token) -> EventStatus | None:
    """What the trigger's own clause says: negation, a modal, a condition, "alleged"."""
    children = {c.lower: c for c in trigger.children}
    if _NEGATIVE & children.keys() and not any(children[w].lower == "no" and children[w].dep != "det" for w in _NEGATIVE & children.keys()):
        return "negated"
    if any(c.dep in ("nsubj", "nsubjpass", "dobj") and (is_nobody(c) or _neither(c)) for c in trigger.children):
        return "negated"
    if almost(trigger):
        return "negated"
    words = _lists()[1]
    for child in trigger.children:
        if (
            child.dep in ("amod", "advmod", "compound")
            and child.lower in words
            and not (words[child.lower] in ("planned", "threatened") and _done(trigger))
        ):
            return words[child.lower]
    if trigger.pos not in ("VERB", "AUX"):
        would_be = any(c.lower == "be" and c.child("aux") and c.i < trigger.i for c in trigger.children)
        return "planned" if would_be else None
    if inverted(trigger) or provided(trigger) or any(c.dep == "mark" and c.lower in _CONDITIONAL for c in trigger.children):
        return "hypothetical"
    modal = next((c.lower for c in trigger.children if c.tag == "MD"), None)
    if modal in _FUTURE:
        return "hypothetical" if modal == "would" and "have" in children else "planned"
    if modal in _DUE and "have" not in children:
        return "demanded"
    if modal in _POSSIBLE or modal in _DUE:
        return "suspected" if "have" in children and modal not in _DUE and not spared(trigger) else "hypothetical"
    return None


def _above(trigger: Token, holder: Statement | None) -> EventStatus | None:
    """What a verb above says of the act: "threatened to", "refused to", "denied bombing", "accused X of", "if ..."."""
    token, back = trigger, False
    for _ in range(_UP):
        head, dep = _over(token), token.dep
        if head is token or dep not in _THROUGH or (dep == "advcl" and _beside(token)):
            return None
        if dep == "conj" and token.tag in ("VBD", "VBZ") and head.tag == "VB":
            return None  # "were not allowed to speak and asked for anonymity"
        if dep == "prep" and token.lower in _AMID and (head.pos == "NOUN" or head.lemma in listed("averts")):
            return None  # "avoid civilian deaths in its air strikes"
        if dep == "prep" and token.lower in _CAUSE:
            return None  # "could not leave because of the shelling"
        if dep == "relcl" and adds(token) and head.lemma not in listed("claims"):
            return None  # "denied using such bombs in the war that killed thousands"
        if holder is not None and head.start < holder.evidence.start:  # beyond the statement, whose act speaks for it: "warned of a raid"
            return unreal(trigger, token, head) if dep == "pobj" else None
        found = _of_head(token, head) or unreal(trigger, token, head) or _of_carrier(trigger, token, head)
        if found is not None:
            return None if back and found in _OPEN else found
        if dep in ("nsubj", "nsubjpass", "relcl") and head.pos == "VERB":
            return None
        back = back or (dep in ("acl", "relcl") and _looks_back(token))
        token = head
    return None


def _over(token: Token) -> Token:
    """The word above: of "pledged to stop shelling and to release them" the pledge, though the parser hangs "release" on "shelling"."""
    head = token.head
    return head.head if token.dep == "conj" and token.tag == "VB" and head.tag == "VBG" else head


def _beside(clause: Token) -> bool:
    """ "threatened them after talks had failed": a clause of time or cause, of which the threat says nothing."""
    return any(c.dep in ("mark", "advmod") and c.lower in _TIME_OR_CAUSE for c in clause.children)


def _said_by(head: Token) -> EventStatus | None:
    """What a word of the lists says of what hangs on it, its particle taken with it: "called off"."""
    above = _lists()[0]
    phrasal = (above.get(f"{head.lemma} {c.lower}") for c in head.children if c.dep in ("prt", "advmod"))
    return next((status for status in phrasal if status is not None), None) or above.get(head.lemma)


def to_come(verb: Token) -> FigureStatus | None:
    """ "plotted to kill", "refused to free", "tried to seize": what an open verb of harm says did not come about, or not yet."""
    if _called_for(verb):
        return "hypothetical"
    if verb.dep == "pcomp":
        return "denied" if _above(verb, None) == "negated" else None  # "stopped short of arresting him"
    if verb.tag != "VB" or verb.head is verb or verb.dep not in ("xcomp", "acl", "advcl", "ccomp", "conj"):
        return None
    above = _tried(verb) or _above(verb, None)
    if above is None:
        return None
    return "denied" if above in ("negated", "denied") else "threatened" if above == "threatened" else "hypothetical"


def _tried(verb: Token) -> EventStatus | None:
    """ "tried to seize": it did not come to that; but who tried to storm a town fought for it."""
    return "negated" if verb.dep == "xcomp" and verb.head.lemma in ("try", "attempt") else None


def _of_head(token: Token, head: Token) -> EventStatus | None:
    status = _said_by(head)
    if head.lower == "short" and token.lower == "of" and head.head.lemma in ("stop", "fall"):
        return "negated"  # "stopped short of storming"
    if (
        status is not None
        and (token.dep in _COMPLEMENTS or (token.dep == "conj" and token.pos == "ADP"))
        and head.pos in ("VERB", "NOUN", "ADJ")
    ):
        if token.dep in ("dobj", "obj") and (status in ("suspected", "accused") or (status == "demanded" and head.lemma in _TELL)):
            return None
        if status == "negated" and head.pos == "NOUN" and token.dep == "prep":
            return None  # "an end to the shelling": there is shelling
        if status == "demanded" and head.dep == "pcomp" and head.head.lower == "for":
            return None  # "jailed for ordering the massacre"
        if status == "demanded" and token.dep == "ccomp" and not _open(token):
            return None  # "told the court that he fired": said, not asked for
        if (
            token.dep in ("prep", "advcl")
            and status in ("negated", "planned", "suspected", "demanded", "threatened")
            and token.lower not in ("of", "for", "to", "from")
            and not (status == "demanded" and token.tag == "VB" and head.child("dobj"))
        ):
            return None
        if head.lemma == "unable" or (head.lemma == "able" and (head.head.tag == "VBD" or is_refused(head.head))):
            return None  # "were able to take the town": they took it
        return _negate(status, head)
    if _none_of(token, head):
        return "negated"
    if (
        head.pos in ("VERB", "AUX")
        and token.dep in ("xcomp", "dobj", "obj", "nsubj", "nsubjpass", "prep", "agent")
        and any(c.dep == "mark" and c.lower in _CONDITIONAL for c in head.children)
    ):
        return "hypothetical"
    return None


def _none_of(token: Token, head: Token) -> bool:
    """ "did not begin to shell", "no evidence of shelling"; but not "were not in town at the time of the shelling"."""
    if token.dep not in ("xcomp", "pcomp", "prep", "dobj", "pobj", "acl", "oprd", "attr"):
        return False
    if any(c.lower == "no" and c.dep == "det" for c in head.children):
        return head.lemma in _lists()[2]
    aside = token.dep == "prep" and token.lower not in ("in", "of", "to", "for", "from", "with")
    return not aside and any(c.dep == "neg" or c.lower == "never" for c in head.children)


def _open(verb: Token) -> bool:
    """ "demanded that they leave", "told them to leave": a verb without a time of its own."""
    return verb.tag == "VB" or any(c.tag == "MD" or c.lower == "to" for c in verb.children)


def _of_carrier(trigger: Token, token: Token, head: Token) -> EventStatus | None:
    """ "would tighten the blockade", "did not launch an attack": what is said of the verb holds for the deed it carries."""
    if token.dep == "nsubjpass" and _said_by(head) == "negated":
        return "negated"  # "the strikes were suspended"
    if _imagined(token, head):
        return "hypothetical"
    if token.dep == "nsubj" and head.lemma == "be" and any(_is_to(c) for c in head.children):
        return "planned"
    if token.dep == "nsubj" and token.pos == "NOUN" and own_status(head) == "hypothetical":
        return "hypothetical"  # "if the shelling continues"
    of_it = token is trigger or (trigger.dep == "pobj" and trigger.head.lower == "of")  # but not "the gas used in the raid was not lit"
    carriers = vocabulary("event_words", "carriers")
    if of_it and token.dep in ("dobj", "nsubjpass", "nsubj") and token.pos == "NOUN" and head.lemma in carriers and head.lemma != "mark":
        return own_status(head)
    return None


def _is_to(verb: Token) -> bool:
    """ "the withdrawal was to have begun on Monday"."""
    to = verb.dep == "xcomp" and any(c.lower == "to" and c.dep == "aux" for c in verb.children)
    return to and verb.lemma in vocabulary("event_words", "carriers")


def _imagined(token: Token, head: Token) -> bool:
    """ "hundreds would die in an assault", "an assault could kill hundreds": a deed of which only the harm is thought out."""
    noun = token if token.pos == "NOUN" else token.child("pobj") if token.dep in ("prep", "agent") else None
    if noun is None or head.pos != "VERB" or token.dep not in ("nsubj", "prep", "agent"):
        return False
    named = any(c.dep == "poss" or (c.dep == "det" and c.lower not in ("a", "an", "any", "another")) for c in noun.children)
    harm = head.lemma in vocabulary("event_words", "hits") or head.lemma == "die"
    modal = any(c.tag == "MD" and c.lower in ("would", "could", "might", "may") for c in head.children)
    return harm and modal and not named and (spared(head) or not any(c.lower == "have" for c in head.children))


def _negate(status: EventStatus, head: Token) -> EventStatus:
    """ "did not threaten to", "neither confirmed nor denied": nothing is said of the deed; "did nothing to stop it": it was done."""
    clause = own_status(head.head if head.pos == "ADJ" else head)
    if clause in ("demanded", "hypothetical"):
        return clause
    if status == "demanded" and head.dep in ("dobj", "nsubjpass") and head.head.lemma in listed("defies"):
        return "negated"  # "ignored an order to fire"
    if not is_refused(head):
        return status
    if status == "negated":
        return "reported" if head.lemma in listed("ends") or head.lemma in listed("averts") else "hypothetical"
    return "suspected" if status == "denied" else "hypothetical" if status in ("threatened", "planned", "demanded") else status
