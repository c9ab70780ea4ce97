"""Who did it, to whom, and with what: the words that hang on a trigger."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.extract.modality import is_nobody
from onrecord.extract.page import Page
from onrecord.extract.triggers import Trigger, is_deed
from onrecord.extract.weapons import is_weapon
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.values import ActorRef

_TOWARD = frozenset(
    ("on", "at", "against", "into", "with", "near", "to", "over", "toward", "towards", "inside", "under", "outside", "beneath")
)
_INSIDE = ("det", "compound", "amod", "nummod", "poss", "nmod", "quantmod", "case", "punct", "hyph")


def _list(name: str) -> frozenset[str]:
    return vocabulary("event_words", name)


def actors(page: Page, trigger: Trigger) -> tuple[ActorRef, ...]:
    """Those who are said to have done it, in the order of the text."""
    if trigger.type == "warning_leaflets" and trigger.token.lemma in ("receive", "get"):
        return ()
    found = _doers(trigger.token) or [t for verb in trigger.harmed for t in _doers(verb)]
    return _refs(page, [t for t in _spread(found) if _can_act(t)])


def _can_act(token: Token) -> bool:
    return token.ent not in ("DATE", "TIME") and not is_nobody(token) and token.lemma not in _list("lifeless") and not is_deed(token)


def targets(page: Page, trigger: Trigger) -> tuple[ActorRef, ...]:
    """Those whom it was done to, in the order of the text."""
    warned = _warned(trigger.token) if trigger.type == "warning_leaflets" else []
    harmed = [t for verb in trigger.harmed for t in _sufferers(verb)]
    return _refs(page, _spread(warned or [*_sufferers(trigger.token), *harmed]))


def _warned(token: Token) -> list[Token]:
    """Whom leaflets or messages speak to: "leaflets telling residents to leave", "residents received a text"."""
    if token.lemma in ("receive", "get"):
        return _fit([c for c in token.children if c.dep == "nsubj"])
    told = [t for t in token.subtree() if t.lemma in _list("tells") and t is not token]
    return _fit([o for t in told for o in t.children if o.dep in ("dobj", "nsubj") and o.i > t.i] or [o for t in told for o in _below(t)])


def _below(verb: Token) -> list[Token]:
    """ "warning residents to leave", where the parser makes "residents" the subject of "leave"."""
    return [o for c in verb.children if c.dep in ("xcomp", "ccomp") for o in c.children if o.dep == "nsubj"]


def _refs(page: Page, tokens: Sequence[Token]) -> tuple[ActorRef, ...]:
    out: dict[int, ActorRef] = {}
    for token in sorted(tokens, key=_order):
        first = phrase(token)
        ref = page.cast.ref(page.span(first.start, token.end))
        if token.pos != "PRON" or ref.name.lower() != token.lower:  # a pronoun that leads to nobody says nothing
            out.setdefault(token.i, replace(ref, name=" ".join(ref.name.split())))
    return tuple(out.values())


def _order(token: Token) -> int:
    return token.i


def phrase(token: Token) -> Token:
    """The first word of the noun phrase that ends with its head."""
    first = token
    for child in sorted(token.children, key=_order, reverse=True):
        if child.i < first.i and child.dep in _INSIDE and child.i >= first.i - 8:
            first = phrase(child) if child.dep in ("poss", "compound", "amod") else child
    return next((t for t in token.sent.tokens if first.i <= t.i < token.i and t.pos != "PUNCT"), token) if first.pos == "PUNCT" else first


def _spread(tokens: Sequence[Token]) -> list[Token]:
    """Each with what is joined to it by "and"."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        out.extend(_spread([c for c in token.children if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON")]))
    return out


def _doers(token: Token) -> list[Token]:
    return _verb_doers(token) if _verbal(token) else _noun_doers(token)


def _verbal(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBD", "VBG")


def _verb_doers(verb: Token) -> list[Token]:
    by = [p for c in verb.children if c.dep == "agent" for p in c.children if p.dep == "pobj"]
    if by:
        return _crewed([t for t in by if not is_weapon(t)]) or _behind(by)
    subjects = [c for c in verb.children if c.dep in ("nsubj", "csubj") and c.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    passive = any(c.dep in ("nsubjpass", "auxpass") for c in verb.children)
    if subjects and not passive:
        return _crewed(_resolved(verb, [t for t in subjects if not is_weapon(t)]) or _behind(subjects))
    if passive:
        return []
    return _inherited(verb)


def _resolved(verb: Token, subjects: list[Token]) -> list[Token]:
    """ "who", "which" and "that" are the noun that the clause hangs on."""
    found = [verb.head if t.tag in ("WP", "WDT") and verb.dep == "relcl" else t for t in subjects]
    return [t for t in found if not is_weapon(t)]


def _behind(weapons: Sequence[Token]) -> list[Token]:
    """Whose weapons they are: those of "Russian and Syrian rockets" and of "rockets fired by rebels"."""
    out = _owners(weapons)
    for token in weapons:
        for child in token.children:
            if child.dep in ("acl", "relcl") and child.i > token.i:
                out.extend(p for c in child.children if c.dep == "agent" for p in c.children if p.dep == "pobj" and not is_weapon(p))
                out.extend(c for c in child.children if c.dep == "nsubj" and c.tag not in ("WP", "WDT") and not is_weapon(c))
    return out


def _owners(things: Sequence[Token]) -> list[Token]:
    out = []
    for token in things:
        for child in token.children:
            if child.dep == "poss" or (child.dep in ("amod", "compound", "nmod") and _names_a_side(child)):
                out.extend([child, *(c for c in child.children if c.dep == "conj" and _names_a_side(c))])
    return out


def _names_a_side(word: Token) -> bool:
    named = word.tag in ("NNP", "NNPS", "JJ") and word.ent in ("NORP", "GPE", "ORG")
    return (named or word.lemma in _list("sides")) and not is_weapon(word)


def _crewed(tokens: Sequence[Token]) -> list[Token]:
    """ "Russian jets": the side whose they are, or the jets where no side is named."""
    return [owner for t in tokens for owner in ((t.lemma in _list("craft") and _owners([t])) or [t])]


def _inherited(verb: Token) -> list[Token]:
    """The subject of an open clause: "denied bombing", "accused Russia of bombing", "rebels, killing three"."""
    head = verb.head
    if verb.dep in ("acl",) and verb.tag == "VBG":
        return [head] if head.pos in ("NOUN", "PROPN") else []
    if verb.dep == "acl":
        return []
    if verb.dep == "pcomp" and head.dep == "prep":
        above = head.head
        objects = [c for c in above.children if c.dep in ("dobj", "obj", "nsubjpass")]
        if above.lemma in ("accuse", "suspect", "blame", "charge", "convict") and objects:
            return objects
        return _verb_doers(above) if above.pos in ("VERB", "AUX") else []
    if verb.dep in ("xcomp", "advcl", "conj", "ccomp", "dep") and head.pos in ("VERB", "AUX") and head is not verb:
        objects = [c for c in head.children if c.dep in ("dobj", "obj")]
        if verb.dep == "xcomp" and objects and head.lemma not in _list("light"):
            return objects
        if verb.dep == "xcomp" and head.tag == "VBN" and not objects:
            return [c for c in head.children if c.dep == "nsubjpass"] or _verb_doers(head)  # "is believed to have done it"
        if verb.dep == "conj" and verb.tag == "VBN" and not any(c.dep == "nsubj" for c in head.children):
            return []
        return _verb_doers(head)
    return []


def _noun_doers(noun: Token) -> list[Token]:
    out = [p for c in noun.children if c.dep in ("prep", "agent") and c.lower in ("by", "from") for p in c.children if p.dep == "pobj"]
    out += [c for c in noun.children if c.dep == "poss" and not _is_victim(c)]
    out += [c for c in noun.children if c.dep in ("amod", "compound", "nmod") and c.ent in ("NORP", "GPE", "ORG") and not is_weapon(c)]
    for clause in noun.children:
        if clause.dep in ("acl", "relcl") and clause.lemma in _list("carriers") | {"claim"}:
            out.extend(_verb_doers(clause))
    if out:
        return out
    head = noun.head
    if noun.dep in ("dobj", "obj", "nsubjpass") and head.pos == "VERB" and head.lemma in _list("carriers"):
        return _verb_doers(head)
    if noun.dep == "pobj" and head.lower == "for":
        return _blamed(head.head)
    return []


def _blamed(word: Token) -> list[Token]:
    """Before "for the attack": "claimed responsibility", "is responsible", "blamed the army"."""
    if word.lemma == "responsibility" and word.dep in ("dobj", "obj") and word.head.lemma in ("claim", "bear", "admit", "accept", "take"):
        return _verb_doers(word.head)
    if word.lemma == "responsible":
        return [c for c in word.head.children if c.dep == "nsubj"] if word.head.pos in ("AUX", "VERB") else [word.head]
    if word.lemma in ("blame", "convict", "accuse", "fault"):
        return [c for c in word.children if c.dep in ("dobj", "nsubjpass")]
    return []


def _sufferers(token: Token) -> list[Token]:
    return _verb_sufferers(token) if _verbal(token) else _noun_sufferers(token)


def _is_victim(owner: Token) -> bool:
    """ "the mayor's murder", but "the army's killing of the mayor"."""
    noun = owner.head
    return noun.lemma in _list("fatal") and not any(c.dep == "prep" and c.lower == "of" for c in noun.children)


def _verb_sufferers(verb: Token) -> list[Token]:
    objects = [c for c in verb.children if c.dep in ("dobj", "obj", "nsubjpass", "dative") and not is_weapon(c)]
    if not objects and verb.dep == "acl" and verb.tag == "VBN":
        objects = [verb.head]
    if not objects and verb.dep == "amod" and verb.tag == "VBN":
        objects = [verb.head]
    if not objects and verb.dep == "conj" and verb.tag == "VBN":
        objects = [c for c in verb.head.children if c.dep == "nsubjpass"]  # "was seized and shot"
    if not objects:
        objects = [
            o for c in verb.children if c.dep == "conj" and not c.child("nsubj", "nsubjpass") for o in _direct(c)
        ]  # "shot and killed a guard"
    out = [t for t in objects if not _is_means(t)] + [
        o for c in verb.children if c.dep in ("advcl", "xcomp") and _tells_harm(c) for o in _direct(c)
    ]
    if not objects or all(is_weapon(c) or _is_means(c) for c in objects):
        out += [p for c in verb.children if c.dep == "prep" and c.lower in _TOWARD for p in _objects(c) if p.pos != "NUM"]
        out += [p for o in objects if _is_means(o) for p in _of_means(o)]
    return _fit(_resolved(verb, out or objects))


def _fit(tokens: Sequence[Token]) -> list[Token]:
    kept = [t for t in tokens if t.ent not in ("DATE", "TIME") and t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    return [_people(t) for t in kept if t.lemma not in _list("traces") and not is_nobody(t)]


def _is_means(token: Token) -> bool:
    """Is the object what is done ("launched an attack", "dropped leaflets") rather than whom it is done to?"""
    return token.lemma in _list("means")


def _of_means(noun: Token) -> Iterator[Token]:
    """ "the use of gas on the villagers", "talks with the rebels": whom the deed in the object is aimed at."""
    for child in noun.children:
        if child.dep == "prep" and child.lower in _TOWARD:
            yield from _objects(child)
        elif child.dep == "prep":
            for inner in child.children:
                yield from _of_means(inner)


def _tells_harm(verb: Token) -> bool:
    return verb.tag == "VBG" and verb.lemma in _list("hits")


def _direct(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep in ("dobj", "obj") and not is_weapon(c)]


def _noun_sufferers(noun: Token) -> list[Token]:
    out = [p for c in noun.children if c.dep == "prep" and c.lower in ("on", "against", "of", "at", "targeting") for p in _objects(c)]
    out += [c for c in noun.children if c.dep == "poss" and _is_victim(c)]
    head = noun.head
    if noun.dep == "nsubj" and head.lemma in _list("hits"):
        out += [c for c in head.children if c.dep in ("dobj", "obj")]
    if noun.dep == "pobj" and head.dep in ("prep", "agent") and head.head.pos == "VERB" and head.head.lemma in _list("hits"):
        out += [c for c in head.head.children if c.dep == "nsubjpass"] or ([head.head.head] if head.head.dep == "acl" else [])
    for clause in noun.children:
        if clause.dep in ("acl", "relcl", "advcl") and clause.lemma in _list("hits"):
            out += [c for c in clause.children if c.dep in ("dobj", "obj")]
    if noun.dep in ("nsubj", "dobj") and not out:
        out += [o for c in head.children if c.dep == "advcl" and c.lemma in _list("hits") for o in c.children if o.dep == "dobj"]
    return _fit(out)


def _objects(prep: Token) -> Iterator[Token]:
    for child in prep.children:
        if child.dep == "pobj" and not is_weapon(child):
            yield child


def _people(token: Token) -> Token:
    """ "dozens of civilians": whom the number counts."""
    if token.lemma in _list("parts") or token.pos == "NUM":
        inner = next((p for c in token.children if c.dep == "prep" and c.lower == "of" for p in c.children if p.dep == "pobj"), None)
        return inner or token
    return token
