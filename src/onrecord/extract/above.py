"""What the words above a deed make of it: "threatened to", "refused to", "denied bombing", "accused X of", "if ..."."""

from onrecord.extract.clause import CONDITIONAL, carriers, lists, own_status, said_by
from onrecord.extract.disbelief import listed
from onrecord.extract.grammar import is_definite, is_refused, looks_back
from onrecord.extract.known import adds
from onrecord.extract.unreal import spared, unreal
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import EventStatus, FigureStatus, Statement

_TELL = frozenset(("tell", "ask", "instruct", "beg", "call"))  # ask for a deed only by a verb: "asked them to leave"
_TIME_OR_CAUSE = frozenset(("after", "since", "when", "as", "before", "while", "because", "although", "though", "once"))
_AMID = frozenset(("in", "during", "by", "amid", "at", "with", "through", "including"))  # what a noun happened in
CAUSE = frozenset(("due", "because", "despite", "after", "following", "since", "given"))
_OPEN = frozenset(("planned", "hypothetical", "threatened", "demanded"))  # may still come, so nothing that lies back
UP = 4  # clauses above a trigger whose words still speak of it
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


def from_above(trigger: Token, holder: Statement | None) -> EventStatus | None:
    """What a verb above says of the act: "threatened to", "refused to", "denied bombing", "accused X of", "if ..."."""
    token, back = trigger, False
    for _ in range(UP):
        head, dep = _over(token), token.dep
        if head is token or dep not in _THROUGH or (dep == "advcl" and _beside(token)):
            return None
        if dep == "conj" and token.tag in ("VBD", "VBZ") and head.tag == "VB":
            return None  # "were not allowed to speak and asked for anonymity"
        if dep == "prep" and token.lower in _AMID and (head.pos == "NOUN" or head.lemma in listed("averts")):
            return "accused" if _laid_on(token, head) else None  # "avoid civilian deaths in its air strikes"
        if dep == "prep" and (token.lower in CAUSE or _for_it(trigger, token)):
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
        back = back or (dep in ("acl", "relcl") and looks_back(token))
        token = head
    return None


def _for_it(deed: Token, prep: Token) -> bool:
    """ "sought a vote on sanctions for its use of gas": what there is to be something for."""
    of, above = prep.child("pobj"), prep.head
    if prep.lower != "for" or of is None or not is_definite(of) or not (deed is of or deed.head.head is of):
        return False
    return above.lemma not in listed("awaits") and (said_by(above) is None or above.child("dobj") is not None)


def _over(token: Token) -> Token:
    """The word above: of "pledged to stop shelling and to release them" the pledge, though the parser hangs "release" on "shelling"."""
    head = token.head
    return head.head if token.dep == "conj" and token.tag == "VB" and head.tag == "VBG" else head


def _beside(clause: Token) -> bool:
    """ "threatened them after talks had failed": a clause of time or cause, of which the threat says nothing."""
    return any(c.dep in ("mark", "advmod") and c.lower in _TIME_OR_CAUSE for c in clause.children)


def to_come(verb: Token) -> FigureStatus | None:
    """ "plotted to kill", "refused to free", "tried to seize": what an open verb of harm says did not come about, or not yet."""
    if called_for(verb):
        return "hypothetical"
    if verb.dep == "pcomp":
        return "denied" if from_above(verb, None) == "negated" else None  # "stopped short of arresting him"
    if verb.tag != "VB" or verb.head is verb or verb.dep not in ("xcomp", "acl", "advcl", "ccomp", "conj"):
        return None
    above = tried(verb) or from_above(verb, None)
    if above is None:
        return None
    return "denied" if above in ("negated", "denied") else "threatened" if above == "threatened" else "hypothetical"


def called_for(noun: Token) -> bool:
    """ "called for the arrest of the leader", "hoped for it"; but not "demanded an apology for the arrest"."""
    verb = noun.head.head
    if noun.dep != "pobj" or noun.head.lower != "for" or any(c.dep == "relcl" and looks_back(c) for c in noun.children):
        return False
    open_ = said_by(verb) in _OPEN or verb.lemma == "provide"
    return open_ and verb.lower != "wanted" and verb.child("dobj") is None


def tried(verb: Token) -> EventStatus | None:
    """ "tried to seize": it did not come to that; but who tried to storm a town fought for it."""
    return "negated" if verb.dep == "xcomp" and verb.head.lemma in ("try", "attempt") else None


def _of_head(token: Token, head: Token) -> EventStatus | None:
    status = said_by(head)
    if head.lower == "short" and token.lower == "of" and head.head.lemma in ("stop", "fall"):
        return "negated"  # "stopped short of storming"
    if head.lemma in ("hesitate", "scruple") and is_refused(head):
        return "reported"
    if _laid_on(token, head):
        return "accused"
    if head.pos == "NOUN" and _none_of(token, head):
        return "negated"
    if (
        status is not None
        and (token.dep in _COMPLEMENTS or (token.dep == "conj" and token.pos == "ADP"))
        and head.pos in ("VERB", "NOUN", "ADJ")
    ):
        if token.dep in ("dobj", "obj") and (status in ("suspected", "accused") or (status == "demanded" and head.lemma in _TELL)):
            return None
        if status == "negated" and head.pos == "NOUN" and token.dep == "prep":
            return None  # "an end to the shelling": there is shelling
        if status == "demanded" and head.dep == "pcomp" and head.head.lower in ("for", "of", "with"):
            return None  # "jailed for ordering the massacre", "accused of ordering it"
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
        and any(c.dep == "mark" and c.lower in CONDITIONAL for c in head.children)
    ):
        return "hypothetical"
    return None


def _laid_on(token: Token, head: Token) -> bool:
    """ "is wanted for the kidnapping", "attributed it to them", "linked him to it", "named her as the author of it"."""
    if head.lemma == "attribute":
        return token.dep in ("dobj", "nsubjpass")
    if token.dep != "prep":
        return False
    if head.lemma in vocabulary("event_words", "authors"):
        above = head.head
        return above.lower == "as" or (above.dep == "pcomp" and said_by(above.head.head) == "accused")
    if head.lemma in vocabulary("event_words", "shares"):
        return token.lower == "in" and any(c.dep == "poss" or c.lower == "of" for c in head.children)
    return (head.lower == "wanted" and token.lower == "for") or (head.lemma in vocabulary("event_words", "links") and token.lower == "to")


def _none_of(token: Token, head: Token) -> bool:
    """ "did not begin to shell", "no evidence of shelling"; but not "were not in town at the time of the shelling"."""
    if token.dep not in ("xcomp", "pcomp", "prep", "dobj", "pobj", "acl", "oprd", "attr"):
        return False
    if any(c.lower == "no" and c.dep == "det" for c in head.children):
        return head.lemma in lists()[2]
    aside = token.dep == "prep" and token.lower not in ("in", "of", "to", "for", "from", "with")
    return not aside and any(c.dep == "neg" or c.lower == "never" for c in head.children)


def _open(verb: Token) -> bool:
    """ "demanded that they leave", "told them to leave": a verb without a time of its own."""
    return verb.tag == "VB" or any(c.tag == "MD" or c.lower == "to" for c in verb.children)


def _of_carrier(trigger: Token, token: Token, head: Token) -> EventStatus | None:
    """ "would tighten the blockade", "did not launch an attack": what is said of the verb holds for the deed it carries."""
    if token.dep == "nsubjpass" and said_by(head) == "negated":
        return "negated"  # "the strikes were suspended"
    if _imagined(token, head):
        return "hypothetical"
    if token.dep == "nsubj" and head.lemma == "be" and any(_is_to(c) for c in head.children):
        return "planned"
    if token.dep == "nsubj" and token.pos == "NOUN" and own_status(head) == "hypothetical":
        return "hypothetical"  # "if the shelling continues"
    of_it = token is trigger or (trigger.dep == "pobj" and trigger.head.lower == "of")  # but not "the gas used in the raid was not lit"
    if of_it and token.dep in ("dobj", "nsubjpass", "nsubj") and token.pos == "NOUN" and head.lemma in carriers() and head.lemma != "mark":
        return own_status(head)
    return None


def _is_to(verb: Token) -> bool:
    """ "the withdrawal was to have begun on Monday"."""
    to = verb.dep == "xcomp" and any(c.lower == "to" and c.dep == "aux" for c in verb.children)
    return to and verb.lemma in carriers()


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
