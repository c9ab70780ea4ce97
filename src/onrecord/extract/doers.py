"""Who did it: the words of a sentence that stand for the doer of a verb or noun."""

from collections.abc import Sequence

from onrecord.extract.victims import harmed
from onrecord.extract.weapons import is_weapon, of_weapons
from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary


def listed(name: str) -> frozenset[str]:
    """One list of data/event_words.toml."""
    return vocabulary("event_words", name)


def doers(token: Token) -> list[Token]:
    """The heads of the phrases that name who did what the token says."""
    if is_verbal(token):
        return verb_doers(token)
    return _noun_doers(token) if harmed(token) is None else []


def is_verbal(token: Token) -> bool:
    """Is the word used as a verb, participles that the tagger calls adjectives included?"""
    return token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBD", "VBG")


def verb_doers(verb: Token) -> list[Token]:
    by = [p for c in verb.children if c.dep == "agent" for p in c.children if p.dep == "pobj"]
    if by:
        return _crewed([t for t in by if not is_weapon(t) and not _is_spot(t)]) or _behind(by)
    subjects = [c for c in verb.children if c.dep in ("nsubj", "csubj") and c.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    passive = any(c.dep in ("nsubjpass", "auxpass") for c in verb.children)
    if passive or suffered(verb):
        return []
    if subjects:
        return _crewed(resolved(verb, [t for t in subjects if not is_weapon(t) and not of_weapons(t)]) or _behind(subjects))
    return _inherited(verb)


def _is_spot(token: Token) -> bool:
    """ "shot by the river", "sealed off by Monday": where or when, not who."""
    return token.ent in ("DATE", "TIME", "LOC") or (token.tag == "NN" and token.lemma in listed("spots"))


def suffered(verb: Token) -> list[Token]:
    """ "two were killed and six injured": the subjects of a verb of harm that has no object, which the parser takes for doers."""
    if verb.lemma not in listed("harms") or verb.tag not in ("VBN", "VBD") or any(c.dep in ("dobj", "obj") for c in verb.children):
        return []
    return [c for c in verb.children if c.dep == "nsubj" and (c.pos == "NUM" or c.lower in ("others", "more") or c.tag == "NNS")]


def resolved(verb: Token, subjects: list[Token]) -> list[Token]:
    """ "who", "which" and "that" are the noun that the clause hangs on."""
    found = [verb.head if t.tag in ("WP", "WDT") and verb.dep == "relcl" else t for t in subjects]
    return [party for t in found if not is_weapon(t) for party in _parties(t) or [t]]


def _parties(subject: Token) -> list[Token]:
    """ "a round of talks between A and B collapsed": A and B."""
    if subject.lemma not in listed("means") and subject.lemma != "round":
        return []
    behind = [
        p for c in subject.children if c.dep == "prep" and c.lower in ("between", "among", "of") for p in c.children if p.dep == "pobj"
    ]
    return [party for p in behind for party in (_parties(p) or ([p] if p.head.lower != "of" else []))]


def _behind(weapons: Sequence[Token]) -> list[Token]:
    """Whose weapons they are: those of "Russian and Syrian rockets" and of "rockets fired by rebels"."""
    out = owners(weapons)
    for token in weapons:
        for child in token.children:
            if child.dep in ("acl", "relcl") and child.i > token.i:
                out.extend(p for c in child.children if c.dep == "agent" for p in c.children if p.dep == "pobj" and not is_weapon(p))
                out.extend(c for c in child.children if c.dep == "nsubj" and c.tag not in ("WP", "WDT") and not is_weapon(c))
    return out


def owners(things: Sequence[Token]) -> list[Token]:
    out = []
    for token in things:
        for child in token.children:
            if child.dep == "poss" or (child.dep in ("amod", "compound", "nmod") and _names_a_side(child)):
                out.extend([child, *(c for c in child.children if c.dep == "conj" and _names_a_side(c))])
            elif child.dep in ("acl", "relcl") and child.lemma == "belong":
                out.extend(p for c in child.children if c.lower == "to" for p in c.children if p.dep == "pobj")
    return out


def _names_a_side(word: Token) -> bool:
    named = word.tag in ("NNP", "NNPS", "JJ") and word.ent in ("NORP", "GPE", "ORG")
    return (named or word.lemma in listed("sides")) and not is_weapon(word)


def _crewed(tokens: Sequence[Token]) -> list[Token]:
    """ "Russian jets": the side whose they are, or the jets where no side is named."""
    return [owner for t in tokens for owner in ((t.lemma in listed("craft") and owners([t])) or [t])]


def _inherited(verb: Token) -> list[Token]:
    """The subject of an open clause: "denied bombing", "accused Russia of bombing", "rebels, killing three"."""
    head = verb.head
    if verb.dep in ("acl",) and verb.tag == "VBG":
        if head.dep == "pobj" and head.head.lower in ("against", "on", "at"):  # "raids against their camps, killing nine": who raided
            above = next((t for t in head.ancestors() if t.pos in ("VERB", "AUX")), None)
            return verb_doers(above) if above is not None else []
        return [head] if head.pos in ("NOUN", "PROPN") else []
    if verb.dep == "acl":
        return [head] if verb.tag == "VBD" and head.dep == "ROOT" else []  # "The rebels handed over the town", read as one noun phrase
    if verb.dep == "pcomp" and head.dep == "prep":
        above = accuser(head.head)
        objects = [c for c in above.children if c.dep in ("dobj", "obj", "nsubjpass")]
        if (above.lemma in listed("charges") or (head.lower == "for" and above.pos == "VERB")) and objects:
            return [o for o in objects if o.lemma not in ("responsibility", "credit")]
        if above.lemma in listed("charges") and above.dep == "acl":
            return [above.head]  # "soldiers accused of shooting them"
        return verb_doers(above) if above.pos in ("VERB", "AUX") else []
    if verb.dep in ("xcomp", "advcl", "conj", "ccomp", "dep") and head.pos in ("VERB", "AUX") and head is not verb:
        objects = [c for c in head.children if c.dep in ("dobj", "obj")] or _called_on(head)
        if verb.dep == "xcomp" and objects and head.lemma not in listed("light"):
            return objects
        if verb.dep == "xcomp" and head.tag == "VBN" and not objects:
            return [c for c in head.children if c.dep == "nsubjpass"] or verb_doers(head)  # "is believed to have done it"
        if verb.dep == "conj" and verb.tag == "VBN" and not any(c.dep == "nsubj" for c in head.children):
            return []
        return verb_doers(head)
    return []


def accuser(above: Token) -> Token:
    """ "accused the army and the rebels of": the verb, where the parser hangs "of" on the last of the accused."""
    noun = above
    while noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
        noun = noun.head
    return noun.head if noun.dep in ("dobj", "nsubjpass") and noun.head.lemma in listed("charges") else above


def _called_on(verb: Token) -> list[Token]:
    """ "called on both sides to stop", "appealed to the rebels to leave"."""
    if verb.lemma not in ("call", "appeal", "prevail", "plead"):
        return []
    return [p for c in verb.children if c.dep == "prep" and c.lower in ("on", "upon", "to", "with") for p in c.children if p.dep == "pobj"]


def _noun_doers(noun: Token) -> list[Token]:
    out = [p for c in noun.children if c.dep in ("prep", "agent") and c.lower in ("by", "from") for p in c.children if p.dep == "pobj"]
    out += [c for c in noun.children if c.dep == "poss" and not is_victim(c)]
    out += _sides(noun)
    for clause in noun.children:
        if clause.dep in ("acl", "relcl") and clause.lemma in listed("carriers") | {"claim"}:
            out.extend(verb_doers(clause))
    if out:
        return out
    head = noun.head
    if noun.dep == "nsubjpass" and head.lemma in listed("devises"):
        return [t for verb in _joined(head) for t in verb_doers(verb)]
    if noun.dep in ("dobj", "obj", "nsubjpass") and head.pos == "VERB" and head.lemma in _does():
        return verb_doers(head)
    if noun.dep == "pobj" and head.lower == "of" and head.head.lemma in listed("rows"):
        return _noun_doers(head.head)  # "launched a series of attacks"
    if noun.dep in ("dobj", "obj") and head.lemma in listed("ends") and head.dep == "xcomp" and head.head.lemma != "fail":
        return _inherited(head)  # "urged Russia to end the bombing"
    return []


def _joined(verb: Token) -> list[Token]:
    """ "was planned by A, approved by B and carried out by C": each of the verbs."""
    return [verb, *(v for c in verb.children if c.dep == "conj" and c.tag == "VBN" for v in _joined(c))]


def _does() -> frozenset[str]:
    """Verbs whose subject does the deed that is their object: "carried out an attack", "fired shells", "claimed the attack"."""
    return (listed("carriers") | listed("wield") | {"claim", "mastermind", "orchestrate"}) - listed("observes")


def _sides(noun: Token) -> list[Token]:
    """ "Syrian army shelling", "rebel fire", "US-led coalition raids": whose deed it is; the side and not the country before it."""
    before = [c for c in noun.children if c.dep in ("amod", "compound", "nmod") and not is_weapon(c)]
    named = [c for c in before if c.ent in ("NORP", "GPE", "ORG") or c.lemma in listed("sides")]
    return [c for c in named if not any(o.i == c.i + 1 and o.lemma in listed("sides") for o in named)]


def is_victim(owner: Token) -> bool:
    """ "the mayor's murder", but "the army's killing of the mayor"."""
    noun = owner.head
    return noun.lemma in listed("fatal") and not any(c.dep == "prep" and c.lower == "of" for c in noun.children)
