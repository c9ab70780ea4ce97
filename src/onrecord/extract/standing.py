"""Does a state's or a capital's name stand for those who act ("Moscow denied it") or for the ground ("in Moscow")?"""

from onrecord.extract.mentions import Reader
from onrecord.lang.agency import agency
from onrecord.lang.nlp import Token

ADDRESSED = frozenset(("accuse", "urge", "warn", "pressure", "blame", "criticize", "criticise", "anger", "tell", "condemn", "thank"))


def acts(token: Token, form: str, reader: Reader) -> bool:
    """Is the state at this token somebody? Adjectives are, before what states do ("Russian air strikes") and as nouns ("the British")."""
    if form == "adjective":
        return does(token.head) if token.dep in ("amod", "compound", "nmod") else token.dep in ("nsubj", "pobj", "dobj", "nsubjpass")
    if token.dep == "conj" and token.head is not token:
        above = reader.alias(token.head)
        own = form if form == "name" or above is None else above.form
        return above is not None and above.entry.id.startswith("state.") and acts(token.head, own, reader)
    return _capital(token, reader) if form == "capital" else _name(token)


def does(noun: Token) -> bool:
    """Is the noun something that states and groups do or send?"""
    return noun.lemma in agency().actions or noun.lower in agency().actions


def _name(token: Token) -> bool:
    if token.dep in ("compound", "amod", "nmod"):
        return does(token.head)
    if token.dep == "pobj":
        return _party(token) or not _ground(token)
    return token.dep not in ("appos", "npadvmod")


def _capital(token: Token, reader: Reader) -> bool:
    if token.dep == "nsubj":
        verb = token.head
        if verb.lemma not in agency().town_verbs:
            return verb.pos in ("VERB", "AUX")
        return any(c.lemma in agency().attitudes for c in verb.children)
    if token.dep == "poss":
        return reader.role(token.head) is not None or does(token.head)
    if token.dep == "pobj":
        return token.head.lower == "by" or _party(token)
    return token.dep == "dobj" and token.head.lemma in ADDRESSED


def _party(token: Token) -> bool:
    """Is it one of the parties: "between A and B", "talks with A"?"""
    preposition = token.head
    if preposition.lower == "between":
        return any(c.dep == "conj" for c in token.children)
    return preposition.lower in ("with", "against", "to", "on", "by") and preposition.head.lemma in agency().party_words


def _ground(token: Token) -> bool:
    """Is it where something lies or somebody goes?"""
    preposition = token.head
    above = preposition.head
    if preposition.lower in agency().locative:
        return True
    if preposition.lower in ("to", "from"):
        return above.pos != "VERB" or above.lemma in agency().motion
    return preposition.lower == "of" and not does(above)
