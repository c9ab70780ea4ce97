"""Grammar by which a deed is named but not told as done: "without firing", "was about to storm", "almost took it"."""

from onrecord.extract.grammar import before_subject, is_definite, is_refused
from onrecord.extract.harm import is_person
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import EventStatus

_THOUGHT = frozenset(("would", "could", "might", "may"))
_COUNTED = frozenset(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "only", "latest")
)
_ALMOST = frozenset(("almost", "nearly"))
_TO_FALL = frozenset(("close", "verge", "brink", "point", "cusp", "edge"))


def _listed(name: str) -> frozenset[str]:
    return vocabulary("modality", name)


def unreal(deed: Token, token: Token, head: Token) -> EventStatus | None:
    """What the word above makes of a deed, or of the verb that carries the deed: "without launching an attack"."""
    if token is not deed and token.lemma not in vocabulary("event_words", "carriers") and token.dep != "auxpass":
        return None
    if _aside(deed, token):
        return None
    if token.dep in ("pcomp", "pobj"):
        return _behind_preposition(token, head)
    if token.pos in ("VERB", "AUX") and token.dep in ("xcomp", "ccomp", "acl", "relcl", "advcl"):
        return _open(token, head)
    if token.pos == "NOUN" and not is_definite(token) and token.dep in ("dobj", "nsubjpass") and head.lemma in _listed("awaits"):
        return "hypothetical" if token.dep == "dobj" else "threatened" if head.lemma == "threaten" else "planned"
    return _thought(token, head)


def _aside(deed: Token, token: Token) -> bool:
    """ "could not enter the town for the shelling": what stands beside the verb is not what it carries."""
    above = [deed, *deed.ancestors()]
    way = ("of", "in", "on")
    beside = (t for t in above[: above.index(token)] if t.dep == "prep" and t.lower not in way)
    return any(t.lower != "by" or t.child("pcomp") is None for t in beside)  # "unable to close the ring by taking the bridge"


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
    if head.lower == "against" and gerund and above.lemma in _listed("decides"):
        return "negated"  # "voted against sending troops"
    if head.lower == "of" and any(t.lemma in _listed("clears") for t in (above, above.head)):
        return "negated"  # "cleared the officer of torturing"
    if head.lower in ("of", "for", "about", "against") and above.lemma in _listed("awaits") and (gerund or not is_definite(token)):
        return "hypothetical"
    if head.lower == "of" and above.lower in ("case", "event") and above.head.lower == "in":
        return "hypothetical"
    near = above.lower in _TO_FALL or (above.lemma in _listed("calls") and not _taken(above))
    if token.tag == "VBG" and head.lower in ("to", "of", "for") and near:
        return _on_the_verge(above)
    return "suspected" if head.lower == "of" and above.lemma in _listed("proofs") and is_refused(above) else None


def _taken(word: Token) -> bool:
    """ "claimed responsibility for killing them": no duty."""
    return word.lemma == "responsibility" and word.dep == "dobj" and word.head.lemma in _listed("owns")


def _on_the_verge(word: Token) -> EventStatus:
    """ "came close to taking the port" did not, "on the verge of taking it" has not yet; "the need of taking it" only says so."""
    if word.lemma in _listed("calls"):
        return "hypothetical"
    return "negated" if word.head.lemma == "come" else "planned"


def almost(verb: Token) -> bool:
    """ "almost took the airfield": did not; but "almost destroyed the town" did much of it."""
    near = any(c.lower in _ALMOST and c.dep == "advmod" and c.i < verb.i for c in verb.children)
    return near and verb.lemma not in _listed("by_degrees")


def rather(verb: Token) -> bool:
    """ "freed them rather than kill them"."""
    return verb.dep == "conj" and verb.tag == "VB" and any(c.lower == "than" and c.dep == "cc" for c in verb.head.children)


def spared(verb: Token) -> bool:
    """ "the bomb could have killed hundreds": a thing did no such harm; but "rebels could have killed him"."""
    subject = verb.child("nsubj")
    thing = subject is not None and subject.pos == "NOUN" and not is_person(subject)
    could = any(c.lower == "could" for c in verb.children) and any(c.lower == "have" for c in verb.children)
    return could and thing and verb.child("dobj") is not None and verb.lemma in vocabulary("event_words", "hits")


def feared(deed: Token) -> bool:
    """ "feared that the soldiers had executed them": nobody says that they did."""
    verb = deed.head if deed.pos == "NOUN" and deed.dep in ("nsubj", "nsubjpass", "dobj") and not is_definite(deed) else deed
    while verb.dep == "conj" and verb.head.pos == "VERB":
        verb = verb.head
    return verb.pos in ("VERB", "AUX") and verb.dep in ("ccomp", "acl") and verb.head.lemma in _listed("fears")


def _open(verb: Token, head: Token) -> EventStatus | None:
    """ "were about to storm", "have yet to free", "are to leave": an infinitive tells of a deed only behind a verb that says so."""
    if any(c.lower == "than" for c in verb.children):
        return "negated"  # "rather than bomb"
    auxiliaries = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    if "to" not in auxiliaries:
        return "negated" if head.lemma == "let" and verb.tag == "VB" and is_refused(head) else None  # "will not let the town fall"
    if "have" in auxiliaries:
        return "planned" if head.lemma == "be" and verb.dep == "xcomp" else None  # "was to have begun"
    if any(t.lemma in _listed("wrongs") for t in (head, *(c for c in verb.children if c.dep == "nsubj"))):
        return "hypothetical"  # "makes it a crime to"
    if head.lemma == "unable" or (head.lemma == "able" and is_refused(head.head)):
        return "negated"
    if head.lemma in ("have", "be") and any(c.lower == "yet" for c in head.children):
        return "negated"
    if to_be(verb):
        return "planned"
    if head.lemma in _listed("lets"):
        return "negated" if is_refused(head) else None
    if head.lower == "were" and before_subject(head):
        return "hypothetical"  # "were they to storm"
    if head.lemma in _listed("sends"):
        return "planned"  # "troops sent to free the hostages"
    if head.lemma in _listed("on_the_point") and verb.dep != "advcl":
        return "planned"
    if verb.dep in ("acl", "relcl") and (head.lemma in _listed("calls") or (head.dep == "dobj" and head.head.lemma in _listed("has"))):
        return "hypothetical"  # "the need to bomb", "has the means to bomb"
    if verb.dep != "xcomp" or head.lemma in _listed("came_about") or (head.lemma == "have" and head.tag == "VBD"):
        return None
    return "planned" if head.lemma == "be" else "hypothetical"


def to_be(verb: Token) -> bool:
    """ "a rally to be held on Friday"; but not "the third mayor to be shot"."""
    if verb.dep not in ("acl", "relcl") or not {"to", "be"} <= {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}:
        return False
    return not any(c.lower in _COUNTED or c.tag == "JJS" for c in verb.head.children)


def calls_for(verb: Token) -> bool:
    """ "called for a ceasefire": nobody has called a ceasefire."""
    to_whom = any(c.dep == "prep" and c.lower in ("for", "on", "upon") for c in verb.children)
    return verb.lemma == "call" and to_whom and verb.child("dobj", "nsubjpass", "prt") is None


def _thought(token: Token, head: Token) -> EventStatus | None:
    """ "an attack on the plant would be a disaster": what would come of a deed that nobody has done."""
    noun = token.dep == "nsubj" and token.pos == "NOUN" and not is_definite(token)
    if not (noun or token.dep == "csubj") or head.pos not in ("VERB", "AUX"):
        return None
    words = {c.lower for c in head.children}
    told = any(t.tag == "VBD" or t.ent in ("DATE", "TIME") for t in token.subtree())
    return "hypothetical" if words & _THOUGHT and "have" not in words and not told else None
