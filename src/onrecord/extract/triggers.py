"""The words of a sentence that say that something happened, and of which type it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.extract.harm import is_person
from onrecord.extract.victims import harmed, identified
from onrecord.lang.nlp import Analysis, Sentence, Token
from onrecord.lang.ontology import types
from onrecord.lang.vocabulary import vocabulary

_HARM_ONLY = frozenset(("kill", "wound", "injure", "maim", "target"))  # say what came of a deed, not which deed it was
_ROLES = ("nsubj", "nsubjpass", "dobj", "obj", "pobj", "oprd", "attr", "prt", "compound", "amod", "advmod", "nmod", "dative", "poss")
_SUBJECTS = ("nsubj", "nsubjpass", "dobj", "obj", "pobj", "attr", "conj", "oprd")
_NEAR = 12  # words back that "them" as an object can mean
_STRIKES_DO = frozenset(("kill", "wound", "injure", "destroy", "hit", "damage", "flatten", "level"))  # what no stoppage of work does
_SPARES = ("abduction", "hijacking", "sexual_violence", "hostage_holding", "arson")  # deeds by which nobody is killed
_SUBSTANCES = frozenset(("gas", "agent", "weapon"))  # nouns that say a deed only where no other word of the sentence does
_DEEDS = frozenset(
    ("investigate", "mediate", "negotiate", "talk", "help", "participate", "return", "demand")
)  # verbs beside nouns in `objects`
_SHOWS = frozenset(("demonstrate", "rally"))  # with an object no protest: "demonstrated the risks", "rallied his men"
_NEEDS_PARTICLE, _PARTICLES = ("bring", "knock", "blow"), ("down", "over", "out", "off")  # "knocked down the mast"
_ASIDE = ("amod", "compound", "acl")  # "-backed", "alleged crimes", "the curfew imposed in June": told in passing


@dataclass(frozen=True)
class Trigger:
    """A word that says an event of a type; `weak` when it only says what came of one ("killed")."""

    token: Token
    type: str
    first: Token
    weak: bool = False
    harmed: tuple[Token, ...] = ()  # verbs that tell what came of it: "wounded in the attack"

    @property
    def start(self) -> int:
        return min(self.first.start, self.token.start)

    @property
    def end(self) -> int:
        return self.token.end


@dataclass(frozen=True)
class _Index:
    verbs: dict[str, str]
    particles: dict[str, dict[str, str]]
    pairs: dict[str, list[tuple[str, frozenset[str]]]]
    nouns: dict[str, str]


@cache
def _index() -> _Index:
    """Lemma → type, earlier types of the file first."""
    verbs: dict[str, str] = {}
    particles: dict[str, dict[str, str]] = {}
    pairs: dict[str, list[tuple[str, frozenset[str]]]] = {}
    nouns: dict[str, str] = {}
    for name, kind in types().items():
        for verb in kind.verbs:
            lemma, plus, particle = verb.partition("+")
            if plus:
                particles.setdefault(lemma, {}).setdefault(particle, name)
            else:
                verbs.setdefault(lemma, name)
        for pair in kind.objects:
            for verb in pair.verbs:
                pairs.setdefault(verb, []).append((name, frozenset(pair.of)))
        for noun in kind.nouns:
            nouns.setdefault(noun, name)
    return _Index(verbs, particles, pairs, nouns)


def triggers(analysis: Analysis, sentence: Sentence, places: frozenset[int]) -> list[Trigger]:
    """The triggers of a sentence, in order; `places` are the tokens inside names of places. A weak one stays only where nothing
    stronger of the sentence did the harm."""
    found = [t for token in sentence.tokens if (t := _trigger(analysis, sentence, token, places)) is not None and _told(t)]
    strong = [t for t in found if not t.weak and types()[t.type].harms]
    did = {t.token.i: _doing(t, strong) for t in found if t.weak}
    kept = [
        replace(s, harmed=tuple(t.token for t in found if did.get(t.token.i) == s.token.i)) for s in found if did.get(s.token.i) is None
    ]
    return _without_doubles(kept)


def _trigger(analysis: Analysis, sentence: Sentence, token: Token, places: frozenset[int]) -> Trigger | None:
    if token.pos in ("VERB", "AUX") or (token.tag in ("VBN", "VBG", "VBD", "VBZ") and token.dep not in ("compound",)):
        return _verb(analysis, token, places)
    if (first := harmed(token)) is not None and identified(token):
        return Trigger(token, "attack_other", first, weak=True)
    return _noun(analysis, sentence, token) if token.pos in ("NOUN", "PROPN") else None


def is_deed(token: Token) -> bool:
    """Is this a noun of violence ("the blast"), which can be no actor?"""
    kind = _index().nouns.get(token.lemma)
    return kind is not None and types()[kind].harms and token.ent == ""


def _verb(analysis: Analysis, token: Token, places: frozenset[int]) -> Trigger | None:
    index = _index()
    if token.lemma == "take" and any(c.lower == "place" and c.dep == "dobj" for c in token.children):
        return None  # what "took place" is said by its subject
    if token.lemma == "call" and any(c.lower == "off" for c in token.children):
        return None  # what was "called off", too
    words = around(token) if token.lemma in index.pairs else frozenset()
    for kind, of in index.pairs.get(token.lemma, ()):
        if kind == "territory_gained" and (_takes_people(token) or _falls_on(token) or _visits(token)):
            continue
        if kind == "destruction" and token.lemma in _NEEDS_PARTICLE and not any(c.lower in _PARTICLES for c in token.children):
            continue  # "brought a mast to the port"
        if kind == "protest" and words & of == {"strike"} and _stops_raids(analysis, token):
            continue
        if words & of and not words & frozenset(types()[kind].unless):
            return Trigger(token, kind, token)
    if token.lemma in vocabulary("event_words", "takes") and _takes_a_place(token, places):
        return Trigger(token, "territory_gained", token)
    for particle, kind in index.particles.get(token.lemma, {}).items():
        if kind == "withdrawal" and (token.child("dobj") or (token.tag == "VBN" and not token.child("aux"))):
            continue  # "pulled a boy out", "a girl pulled out of the ruins"
        if any(c.lower == particle for c in token.children):
            return Trigger(token, kind, token)
    plain = index.verbs.get(token.lemma) or index.verbs.get(token.lower)
    if plain is None or _excused(token, plain) or (token.lemma in _SHOWS and token.child("dobj", "ccomp")):
        return None
    return Trigger(token, plain, token, weak=token.lemma in _HARM_ONLY)


def _takes_people(verb: Token) -> bool:
    """ "captured a commander in the district", "a Movement of Peace leader": people are taken, not the place where."""
    objects = [c for c in verb.children if c.dep in ("dobj", "nsubjpass")]
    if any(p.tag == "NN" and is_person(p) for c in objects for of in c.children if of.lower == "of" for p in of.children):
        return verb.lemma == "capture"
    return verb.lemma == "capture" and any(is_person(c) and c.lemma not in ("half", "third", "majority") for c in objects)


def _falls_on(verb: Token) -> bool:
    """ "fell on the district": no town falls on anything."""
    return verb.lemma == "fall" and any(c.dep == "prep" and c.lower in ("on", "onto", "upon", "near") for c in verb.children)


def _visits(verb: Token) -> bool:
    """ "an aid convoy entered the town": no fighters."""
    return verb.lemma == "enter" and any(
        w.lemma in vocabulary("event_words", "callers") for c in verb.children if c.dep == "nsubj" for w in (c, *c.children)
    )


def _stops_raids(analysis: Analysis, verb: Token) -> bool:
    """ "would stop air strikes": no stoppage of work."""
    return any(c.lemma == "strike" and _air_strike(analysis, c) for c in verb.subtree())


def _takes_a_place(verb: Token, places: frozenset[int]) -> bool:
    """ "captured Palmyra", "troops entered Aleppo", "Aleppo, which they entered": only fighters take a town by entering it."""
    which = verb.dep == "relcl" and verb.head.i in places and any(c.dep == "dobj" and c.tag == "WDT" for c in verb.children)
    taken = [c for c in verb.children if c.dep in ("dobj", "nsubjpass")]
    if not which and not any(c.i in places or c.lemma in vocabulary("event_words", "strongpoints") for c in taken):
        return False
    armed = vocabulary("event_words", "armed") | vocabulary("event_words", "forces")
    doing = (verb, verb.head) if verb.dep == "xcomp" else (verb,)  # "the rebels failed to take the ministry"
    return verb.lemma in ("capture", "seize") or any(c.dep == "nsubj" and c.lemma in armed for v in doing for c in v.children)


def _excused(token: Token, kind: str) -> bool:
    """Does the word stand with something that makes it mean another thing: "executed the plan", "an attack of nerves"?"""
    unless = types()[kind].unless
    if not unless or _takes_people(token):
        return False
    near = [*token.children, *(p for c in token.children if c.dep == "prep" for p in c.children)]
    return any(c.lemma in unless for c in near if c.dep in ("dobj", "nsubjpass", "pobj", "prt", "compound", "nsubj"))


def _told(trigger: Trigger) -> bool:
    """Is it told as something that goes on? Violence always; a step of politics not when a noun or participle only mentions it."""
    token = trigger.token
    if token.pos in ("NOUN", "PROPN"):
        return _carried(token) or (types()[trigger.type].harms and not _general(token))
    if token.dep in _ASIDE and token.tag in ("VBN", "JJ", "VBG") and not token.child("aux", "auxpass", "nsubj"):
        return types()[trigger.type].harms and not (trigger.weak and token.dep == "amod")
    return True


def _general(noun: Token) -> bool:
    """ "attacks will be punished": many, anybody's, nowhere; no happening that could be found again."""
    return noun.tag == "NNS" and not any(
        c.dep in ("det", "poss", "nummod", "prep", "acl", "relcl", "amod", "compound") for c in noun.children
    )


def _carried(noun: Token) -> bool:
    """ "held talks", "a strike began", "the imposition of a curfew": is the noun what a verb makes happen, or the whole of a headline?"""
    token = noun
    while token.dep == "conj" and token.head.pos in ("NOUN", "PROPN"):
        token = token.head
    if token.head is token:
        return True
    head = token.head
    if token.dep == "pobj" and head.dep == "prep" and head.lower in ("on", "in", "to", "into", "for", "of", "a"):
        head = head.head
    return token.dep in _SUBJECTS and head.pos in ("VERB", "AUX") and head.lemma in vocabulary("event_words", "carriers")


def around(verb: Token) -> frozenset[str]:
    """Lemmas of the verb's subject, object and prepositional objects, with their modifiers, and of its particles."""
    out = [c.lemma for c in verb.children if c.dep in ("xcomp", "ccomp") and c.lemma in _DEEDS]
    if any(c.dep == "dobj" and c.lower in ("it", "them") for c in verb.children):  # "got hold of mortars and fired them"
        before = [t for t in verb.sent.tokens if verb.i - _NEAR < t.i < verb.i]
        out += [t.lemma for t in before if t.pos in ("NOUN", "ADJ") and t.dep in ("pobj", "dobj", "amod", "compound")]
    done_to = ("dobj", "nsubjpass") if verb.lemma in _HARM_ONLY else ()  # to kill a pilot takes no plane
    for child in verb.children:
        if child.dep in done_to:
            continue
        inner = [child, *child.children] if child.dep in ("prep", "agent") else [child]
        for token in inner:
            if token.dep in _ROLES or token.dep == "conj":
                if token.lemma != "part" or not token.child("prep"):  # "took part", but not "seized the northern part of the town"
                    out.append(token.lemma)
                for c in token.children:
                    if c.dep in ("compound", "amod", "nmod", "conj", "poss"):
                        out.append(c.lemma)
                    elif c.dep == "prep" and c.lower in ("of", "on"):
                        out.extend(m.lemma for p in c.children for m in (p, *p.children) if m is p or m.dep in ("compound", "amod"))
    if verb.dep in ("acl", "relcl") and not (done_to and verb.tag == "VBN"):
        out.append(verb.head.lemma)
    if verb.dep in ("xcomp", "conj") and not any(c.dep in ("nsubj", "nsubjpass") for c in verb.children):
        subjects = [c for c in verb.head.children if c.dep == "nsubj"]
        out.extend(c.lemma for c in subjects)
        out.extend(p.lemma for s in subjects for c in s.children if c.lower == "of" for p in c.children)  # "one of the shells"
    return frozenset(out)


def _noun(analysis: Analysis, sentence: Sentence, token: Token) -> Trigger | None:
    index = _index()
    if token.lemma == "attempt" and any(p.lemma == "life" for c in token.children if c.lower in ("on", "against") for p in c.children):
        return Trigger(token, "assassination", token)  # "an attempt on his life"
    at = token.i - sentence.tokens[0].i
    before = sentence.tokens[at - 1] if at else None
    if token.lemma in _SUBSTANCES and token.dep == "compound" and not _used(token.head.lemma):
        return None  # "a chemical weapons depot"
    if token.lemma == "bomber" and token.dep in ("dobj", "nsubjpass"):
        return None  # "shot dead a suicide bomber"
    if before is not None:
        three = f"{sentence.tokens[at - 2].lower} {before.lower} {token.lemma}" if at > 1 else ""
        if three in index.nouns:
            return Trigger(token, index.nouns[three], sentence.tokens[at - 2])
        for word in (token.lemma, token.lower):
            kind = index.nouns.get(f"{before.lower} {word}") or index.nouns.get(f"{before.lemma} {word}")
            if kind is not None:
                return Trigger(token, kind, before)
    kind = index.nouns.get(token.lemma) or index.nouns.get(token.lower)
    if (
        kind is None
        or _excused(token, kind)
        or token.dep == "compound"
        or (token.tag in ("NNP", "NNPS") and token.head.tag in ("NNP", "NNPS") and token.dep != "ROOT")
    ):
        return None
    if token.lemma == "strike" and not _air_strike(analysis, token):
        return Trigger(token, "protest", token) if any(c.lower in vocabulary("event_words", "labour") for c in token.children) else None
    if token.lemma == "raid" and any(t.lemma in vocabulary("event_words", "flying") for t in analysis.tokens):
        return Trigger(token, "airstrike", token)
    return Trigger(token, kind, token)


def _used(noun: str) -> bool:
    """ "chemical weapons use", "a chemical weapons strike"."""
    return noun in _index().nouns or noun in vocabulary("event_words", "employs")


def _air_strike(analysis: Analysis, token: Token) -> bool:
    """A bare "strike" is one from the air where it kills or destroys, or the text speaks of aircraft."""
    if any(c.lower in vocabulary("event_words", "labour") for c in token.children):
        return False
    did = [c.lemma for c in token.children if c.dep in ("relcl", "acl")] + ([token.head.lemma] if token.dep == "nsubj" else [])
    if any(lemma in _STRIKES_DO for lemma in did):
        return True  # "the strike that killed twelve"
    return any(t.lower in vocabulary("event_words", "air") for t in analysis.tokens)


def _doing(weak: Trigger, strong: Sequence[Trigger]) -> int | None:
    """Which of the strong deeds did the harm: the one that stands nearest to it in the tree, None when none did."""
    up = {t.i: n for n, t in enumerate((weak.token, *weak.token.ancestors()))}

    def steps(deed: Trigger) -> int:
        return min((n + up[t.i] for n, t in enumerate((deed.token, *deed.token.ancestors())) if t.i in up), default=len(up))

    return min(((steps(s), s.token.i) for s in strong if _did(s, weak)), default=(0, None))[1]


def _did(strong: Trigger, weak: Trigger) -> bool:
    """Did the strong event do the harm that the weak one tells? When it is the harm's subject, its cause, or in its clause."""
    harm, deed = weak.token, strong.token
    if strong.type in _SPARES and deed.dep == "conj" and deed.head is harm and deed.pos == "VERB":
        return False  # "killed a teacher and abducted two pupils"
    chain = [deed, *deed.ancestors()]
    if harm in chain:
        return True
    up = [harm, *harm.ancestors()]
    return deed in up or any(t in up[:3] and t.pos in ("VERB", "AUX") for t in chain[:3])


def _under(noun: Trigger, verb: Trigger) -> bool:
    """ "employed the use of chemical weapons": the noun only names what the verb before already said."""
    if noun.type != verb.type or noun.token.pos not in ("NOUN", "PROPN") or verb.token.pos not in ("VERB", "AUX"):
        return False
    return verb.token in noun.token.ancestors() and noun.token.i - verb.token.i <= 8


def _without_doubles(found: Sequence[Trigger]) -> list[Trigger]:
    """ "launched an air strike": the verb and its noun are one event; the noun stays. Of overlapping words the first."""
    out: list[Trigger] = []
    nouns = {t.token.i: t for t in found if t.token.pos in ("NOUN", "PROPN") and t.token.lemma not in _SUBSTANCES}
    verbs = {t.token.i: t.type for t in found if t.token.pos not in ("NOUN", "PROPN")}
    used = {t.type for t in found if t.token.lemma not in _SUBSTANCES}
    for trigger in found:
        if trigger.token.pos not in ("NOUN", "PROPN") and _same_deed(trigger, nouns, verbs):
            continue
        if trigger.token.lemma in _SUBSTANCES and (trigger.type in used or not _employed(trigger.token)):
            continue
        if out and out[-1].end > trigger.start:
            continue
        out.append(trigger)
    return out


def _employed(noun: Token) -> bool:
    """ "the use of poison gas", "killed by a nerve agent"; but not "they have chemical weapons", "the destruction of chemical weapons"."""
    head = noun.head
    if noun.dep == "pobj":
        return head.lower in ("with", "by", "from", "in", "containing") or head.head.lemma in vocabulary("event_words", "employs")
    return noun.dep not in ("dobj", "nsubjpass", "conj") or head.lemma in vocabulary("event_words", "wield")


def _same_deed(verb: Trigger, nouns: Mapping[int, Trigger], verbs: Mapping[int, str]) -> bool:
    """Is the verb only what carries a noun told already, or what the bomb of another verb did ("hit by a bomb that exploded")?"""
    token = verb.token
    carried = [c.i for c in token.children if c.dep in ("dobj", "obj", "nsubj", "nsubjpass")]
    carried += [p.i for c in token.children if c.dep == "agent" for p in c.children]
    if token.dep == "xcomp" and token.lemma in vocabulary("event_words", "blasts"):
        carried += [c.i for c in token.head.children if c.dep == "nsubj"]  # "the car bomb failed to explode"
    if any(i in nouns and nouns[i].type == verb.type for i in carried):
        return True
    vague = (verb.type == "attack_other" or token.lemma == "attack") and token.lemma in vocabulary("event_words", "hits")
    if vague and any(i in nouns and types()[nouns[i].type].harms for i in carried):
        return True  # "air strikes hit the clinic", "hit by an air strike"
    inside = [p.i for c in token.children if c.dep == "prep" and c.lower in ("in", "during") for p in c.children]
    if any(i in nouns and nouns[i].type == verb.type for i in inside):
        return True  # "killed in air strikes"
    if token.lemma in vocabulary("event_words", "carriers"):
        carried += [token.head.i] if token.dep in ("acl", "relcl") else []
        if token.dep == "xcomp":  # "an attack believed to have been carried out by rebels"
            carried += [token.head.head.i] if token.head.dep in ("acl", "relcl") else [c.i for c in token.head.children if "subj" in c.dep]
        if any(i in nouns and types()[nouns[i].type].harms for i in carried) and types()[verb.type].harms:
            return True
    if token.dep == "relcl" and token.head.i in nouns and nouns[token.head.i].type == verb.type:
        return True  # "the car bomb that killed seven"
    up = [t.i for t in token.ancestors()][:4] if token.dep in ("relcl", "acl") else []
    return any(verbs.get(i) == verb.type for i in up)
