"""Is an act reported, claimed, denied, accused, suspected, threatened, demanded, planned, only thought of, or said not to have happened?

A denied or threatened act must never look like one that happened. The words in the trigger's own clause decide first, then the words
above it, then the statement that holds it.
"""

import tomllib
from functools import cache
from importlib.resources import files

from onrecord.extract.page import Page
from onrecord.lang.nlp import Token
from onrecord.lang.ontology import EventType
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import EventStatus, Statement

_NEGATIVE = frozenset(("not", "n't", "never", "no", "neither", "nor"))
_FUTURE = frozenset(("will", "'ll", "shall", "would"))
_POSSIBLE = frozenset(("could", "may", "might", "can"))
_DUE = frozenset(("must", "should", "ought"))
_CONDITIONAL = frozenset(("if", "unless", "whether", "lest", "should"))
_HELD: dict[str, EventStatus] = {
    "deny": "denied", "accuse": "accused", "threaten": "threatened", "demand": "demanded", "promise": "planned", "propose": "planned",
    "question": "hypothetical", "warn": "hypothetical",
}  # fmt: skip
_TELL = frozenset(("tell", "ask", "instruct", "beg", "call"))  # ask for a deed only by a verb: "asked them to leave"
_TO_COME = frozenset(("threaten", "demand", "promise", "propose", "warn"))
_TIME_OR_CAUSE = frozenset(("after", "since", "when", "as", "before", "while", "because", "although", "though", "once"))
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
)


@cache
def _lists() -> tuple[dict[str, EventStatus], dict[str, EventStatus], frozenset[str]]:
    """What verbs above a trigger say of it, what words beside it say, and of what there can be none."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/modality.toml").read_text(encoding="utf-8"))
    above = {word: status for status, words in data["above"].items() for word in words}
    beside = {word: status for status, words in data["words"].items() if status != "example" for word in words}
    return above, beside, frozenset(data["none"]["of"])


_AIMS = frozenset(("operation", "mission", "effort", "attempt", "bid", "plan", "raid", "search"))


def status_of(page: Page, kind: EventType, trigger: Token, start: int, end: int) -> EventStatus:
    """The status of an event whose trigger stands at [start, end)."""
    holder = page.holder(start, end)
    if kind.speech and holder is not None and holder.act == "accuse":
        return "claimed" if holder.sources else "reported"  # "he accused them, an envoy said": what is told is that he accused
    own = _own(trigger) or _asked(trigger) or ("planned" if aim(trigger) else None)
    if own == "suspected" and holder is None:
        return own
    if own is not None and own != "suspected":
        return _softened(own, holder)
    above = disbelieved(trigger) or _above(trigger, holder)
    if above is not None:
        return _softened(above, holder)
    return _held(holder, trigger)


def aim(verb: Token) -> bool:
    """ "an operation to capture a leader", "conducted a raid to kill": what was to be done, not what was done."""
    if verb.tag != "VB" or not any(c.dep == "aux" and c.lower == "to" for c in verb.children):
        return False
    above = [verb.head, verb.head.head, *(c for c in verb.head.children if c.dep in ("dobj", "nsubjpass"))]
    return any(t.lemma in _AIMS and t.pos in ("NOUN", "PROPN") for t in above)


def _asked(trigger: Token) -> EventStatus | None:
    """ "Did the army use gas?": the verb of a question."""
    last = trigger.sent.tokens[-1]
    question = last.text == "?" and trigger.pos in ("VERB", "AUX")
    return "hypothetical" if question and (trigger.head is trigger or trigger.dep in ("conj", "xcomp")) else None


_CLAIMS = frozenset(("claim", "report", "allegation", "accusation", "charge", "rumour", "rumor", "assertion", "story", "suggestion"))
_REJECT = frozenset(("reject", "dismiss", "deny", "refute", "rebut", "disprove", "rubbish"))
_TRUE, _FALSE = frozenset(("true", "correct", "accurate")), frozenset(("false", "untrue", "wrong", "baseless", "unfounded", "fabricated"))
_INVENT = frozenset(("fabricate", "fake", "invent", "concoct", "make"))  # of "made" only "made up"


def disbelieved(trigger: Token) -> EventStatus | None:
    """ "rejected claims that the army did it", "it is not true that", "reports that ... were false", "the raid never happened"."""
    clause = next((t for t in (trigger, *trigger.ancestors()) if t.dep in ("acl", "ccomp", "advcl", "csubj", "relcl")), None)
    if clause is None:
        return None
    head = clause.head
    if head.lemma in _CLAIMS and head.pos == "NOUN":
        if head.dep in ("dobj", "nsubjpass") and head.head.lemma in _REJECT and _own(head.head) is None:
            return "denied"
        return "negated" if head.dep in ("nsubj", "nsubjpass") and _untrue(head.head) else None
    if head.dep == "nsubj" and _never_was(head.head):
        return "negated"
    return "negated" if head.lemma == "be" and _untrue(head) else None


def _untrue(verb: Token) -> bool:
    """ "is not true", "were false", "turned out to be false", "was made up"."""
    if verb.lemma in _INVENT and verb.tag == "VBN" and any(c.dep == "auxpass" for c in verb.children):
        return verb.lemma != "make" or any(c.lower == "up" for c in verb.children)
    said = [c for c in verb.children if c.dep in ("acomp", "attr", "oprd")]
    said += [a for c in verb.children if c.dep == "xcomp" for a in c.children if a.dep in ("acomp", "attr")]
    refused = any(c.dep == "neg" for c in verb.children)
    return any(w.lower in (_TRUE if refused else _FALSE) for w in said)


def _never_was(verb: Token) -> bool:
    """ "never took place", "did not happen"."""
    of_deeds = verb.lemma in ("happen", "occur") or (verb.lemma == "take" and any(c.lower == "place" for c in verb.children))
    return of_deeds and any(c.dep == "neg" or c.lower == "never" for c in verb.children)


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
    if holder.act in _HELD and not (holder.act in _TO_COME and _past(trigger)) and not (holder.act == "deny" and _given(trigger)):
        return _HELD[holder.act]
    if not holder.sources:
        return "suspected" if holder.certainty != "certain" else "reported"
    return "claimed"


def is_nobody(token: Token) -> bool:
    """ "no one", "none of them", "no civilians"."""
    return token.lower in vocabulary("event_words", "nobody") or any(
        c.lower == "no" and c.dep in ("det", "amod", "advmod", "neg") for c in token.children
    )


def _done(noun: Token) -> bool:
    """ "mounted its long-threatened invasion": the verb that carries the noun says that it took place."""
    head = noun.head
    return (
        noun.dep in ("dobj", "nsubjpass")
        and head.tag in ("VBD", "VBN")
        and head.lemma in vocabulary("event_words", "carriers")
        and _own(head) is None
    )


def _past(trigger: Token) -> bool:
    """Inside a threat, promise or demand: what it looks back on ("for the raid that killed six", "an end to the shelling")."""
    if trigger.pos in ("VERB", "AUX"):
        return trigger.tag == "VBD" or any(
            c.dep in ("aux", "auxpass") and c.lower in ("has", "have", "had", "was", "were") for c in trigger.children
        )
    head = trigger.head
    if trigger.dep in ("dobj", "nsubj", "nsubjpass") and head.pos == "VERB":
        return head.lemma not in vocabulary("event_words", "carriers") and head.lemma not in _lists()[0]
    return _given(trigger) or (trigger.dep == "pobj" and head.lower in ("of", "for", "over", "about", "in"))


def _given(noun: Token) -> bool:
    """ "linked to the murder", "since the raid": taken as having happened, whatever is said of the rest."""
    return noun.dep == "pobj" and noun.head.lower in ("to", "after", "during", "since", "following", "before")


def _own(trigger: Token) -> EventStatus | None:
    """What the trigger's own clause says: negation, a modal, a condition, "alleged"."""
    children = {c.lower: c for c in trigger.children}
    if _NEGATIVE & children.keys() and not any(children[w].lower == "no" and children[w].dep != "det" for w in _NEGATIVE & children.keys()):
        return "negated"
    if any(c.dep in ("nsubj", "nsubjpass", "dobj") and is_nobody(c) for c in trigger.children):
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
        return None
    if any(c.dep == "mark" and c.lower in _CONDITIONAL for c in trigger.children):
        return "hypothetical"
    modal = next((c.lower for c in trigger.children if c.tag == "MD"), None)
    if modal in _FUTURE:
        return "planned"
    if modal in _DUE and "have" not in children:
        return "demanded"
    if modal in _POSSIBLE or modal in _DUE:
        return "suspected" if "have" in children else "hypothetical"
    return None


def _above(trigger: Token, holder: Statement | None) -> EventStatus | None:
    """What a verb above says of the act: "threatened to", "refused to", "denied bombing", "accused X of", "if ..."."""
    token = trigger
    for _ in range(_UP):
        head, dep = token.head, token.dep
        if head is token or dep not in _THROUGH or (dep == "advcl" and _beside(token)):
            return None
        if holder is not None and head.start < holder.evidence.start:
            return None  # beyond the statement: its act speaks for it
        found = _of_head(token, head) or _of_carrier(token, head)
        if found is not None:
            return found
        if dep in ("nsubj", "nsubjpass", "relcl") and head.pos == "VERB":
            return None
        token = head
    return None


def _beside(clause: Token) -> bool:
    """ "threatened them after talks had failed": a clause of time or cause, of which the threat says nothing."""
    return any(c.dep in ("mark", "advmod") and c.lower in _TIME_OR_CAUSE for c in clause.children)


def _of_head(token: Token, head: Token) -> EventStatus | None:
    above = _lists()[0]
    if (
        head.lemma in above
        and token.dep in ("xcomp", "ccomp", "pcomp", "prep", "dobj", "obj", "oprd", "acl", "advcl", "attr")
        and head.pos in ("VERB", "NOUN", "ADJ")
    ):
        if token.dep in ("dobj", "obj") and (above[head.lemma] in ("suspected", "accused") or head.lemma in _TELL):
            return None
        if above[head.lemma] == "negated" and head.pos == "NOUN" and token.dep == "prep":
            return None  # "an end to the shelling": there is shelling
        if above[head.lemma] == "demanded" and token.dep == "ccomp" and not _open(token):
            return None  # "told the court that he fired": said, not asked for
        if (
            token.dep in ("prep", "advcl")
            and above[head.lemma] in ("negated", "planned", "suspected", "demanded")
            and token.lower not in ("of", "for", "to", "from")
        ):
            return None
        return _negate(above[head.lemma], head)
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


def _of_carrier(token: Token, head: Token) -> EventStatus | None:
    """ "would tighten the blockade", "did not launch an attack": what is said of the verb holds for the deed it carries."""
    if token.dep == "nsubjpass" and _lists()[0].get(head.lemma) == "negated":
        return "negated"  # "the strikes were suspended"
    if token.dep == "nsubj" and token.pos == "NOUN" and _own(head) == "hypothetical":
        return "hypothetical"  # "if the shelling continues"
    if token.dep in ("dobj", "nsubjpass", "nsubj") and token.pos == "NOUN" and head.lemma in vocabulary("event_words", "carriers"):
        return _own(head)
    return None


def _negate(status: EventStatus, head: Token) -> EventStatus:
    """ "did not threaten to", "did not deny bombing": the act of speaking is negated, so nothing is said of the deed."""
    clause = _own(head.head if head.pos == "ADJ" else head)
    if clause in ("demanded", "hypothetical"):
        return clause
    if any(c.dep == "neg" for c in head.children):
        return "hypothetical" if status in ("threatened", "planned", "demanded") else status
    return status
