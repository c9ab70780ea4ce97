"""Grammar by which a deed is named but not told as done: "without firing", "was about to storm", "had they shelled"."""

from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import EventStatus

_REFUSALS = frozenset(("fail", "refuse", "decline", "unable", "powerless", "late", "nothing", "little"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_THOUGHT = frozenset(("would", "could", "might", "may"))
_INVERTED = frozenset(("had", "were", "should"))


def _listed(name: str) -> frozenset[str]:
    return vocabulary("modality", name)


def unreal(deed: Token, token: Token, head: Token) -> EventStatus | None:
    """What the word above makes of a deed, or of the verb that carries the deed: "without launching an attack"."""
    if token is not deed and token.lemma not in vocabulary("event_words", "carriers") and token.dep != "auxpass":
        return None
    if token.dep in ("pcomp", "pobj"):
        return _behind_preposition(token, head)
    if token.pos in ("VERB", "AUX") and token.dep in ("xcomp", "ccomp", "acl", "relcl", "advcl"):
        return _open(token, head)
    if token.pos == "NOUN" and not is_definite(token) and token.dep in ("dobj", "nsubjpass") and head.lemma in _listed("awaits"):
        return "hypothetical" if token.dep == "dobj" else "threatened" if head.lemma == "threaten" else "planned"
    return _thought(token, head)


def _behind_preposition(token: Token, head: Token) -> EventStatus | None:
    """ "without killing", "instead of storming", "far from retreating", "kept from firing", "brace for an assault"."""
    above = head.head
    gerund = token.dep == "pcomp"
    if head.lower == "without" and (gerund or not is_definite(token)):
        return "negated"
    if head.lower == "of" and any(t.lower == "instead" for t in (above, *head.children)):
        return "negated"
    if head.lower == "from" and gerund:
        kept = above.lemma in _listed("spares") or (above.pos == "ADV" and above.head.lemma in _listed("spares"))
        return None if not kept else "reported" if is_refused(above) else "negated"
    if head.lower == "of" and any(t.lemma in _listed("clears") for t in (above, above.head)):
        return "negated"  # "cleared the officer of torturing"
    if head.lower in ("of", "for", "about", "against") and above.lemma in _listed("awaits") and (gerund or not is_definite(token)):
        return "hypothetical"
    if head.lower == "of" and above.lower in ("case", "event") and above.head.lower == "in":
        return "hypothetical"
    return "suspected" if head.lower == "of" and above.lemma in _listed("proofs") and is_refused(above) else None


def _open(verb: Token, head: Token) -> EventStatus | None:
    """ "were about to storm", "have yet to free", "are to leave": an infinitive tells of a deed only behind a verb that says so."""
    if any(c.lower == "than" for c in verb.children):
        return "negated"  # "rather than bomb"
    auxiliaries = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    if "to" not in auxiliaries or "have" in auxiliaries:
        return None
    if head.lemma in ("have", "be") and any(c.lower == "yet" for c in head.children):
        return "negated"
    if head.lemma in _listed("lets"):
        return "negated" if is_refused(head) else None
    if head.lower == "were" and _before_subject(head):
        return "hypothetical"  # "were they to storm"
    if head.lemma in _listed("on_the_point") and verb.dep != "advcl":
        return "planned"
    if verb.dep != "xcomp" or head.lemma in _listed("came_about") or (head.lemma == "have" and head.tag == "VBD"):
        return None
    return "planned" if head.lemma == "be" else "hypothetical"


def inverted(verb: Token) -> bool:
    """ "had the bomb gone off", "should they attack": a condition without "if"."""
    first = next((c for c in verb.children if c.lower in _INVERTED), None)
    return first is not None and verb.dep == "advcl" and _before_subject(first)


def _before_subject(auxiliary: Token) -> bool:
    verb = auxiliary if auxiliary.child("nsubj", "nsubjpass") else auxiliary.head
    subject = verb.child("nsubj", "nsubjpass")
    return subject is not None and auxiliary.i < min(t.i for t in subject.subtree())


def _thought(token: Token, head: Token) -> EventStatus | None:
    """ "an attack on the plant would be a disaster": what would come of a deed that nobody has done."""
    noun = token.dep == "nsubj" and token.pos == "NOUN" and not is_definite(token)
    if not (noun or token.dep == "csubj") or head.pos not in ("VERB", "AUX"):
        return None
    words = {c.lower for c in head.children}
    told = any(t.tag == "VBD" or t.ent in ("DATE", "TIME") for t in token.subtree())
    return "hypothetical" if words & _THOUGHT and "have" not in words and not told else None


def is_refused(word: Token) -> bool:
    """ "did not stop", "failed to prevent", "did nothing to halt", "no confirmation"."""
    if any(c.dep == "neg" or c.lower in ("no", "never", "neither", "nor") for c in word.children):
        return True
    if word.dep == "conj" and any(c.lower == "neither" for c in word.head.children):
        return True  # "would neither confirm nor deny"
    return word.dep in ("xcomp", "relcl", "acl", "advcl") and word.tag == "VB" and word.head.lemma in _REFUSALS


def is_definite(noun: Token) -> bool:
    """ "the raid", "their raid", "these raids"."""
    return any((c.dep == "det" and c.lower in _DEFINITE) or c.dep == "poss" for c in noun.children)
