"""Whom a pronoun means: the nearest mention that fits in number, gender and sort, subjects and speakers before others."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from onrecord.extract.mentions import Mention, first_of
from onrecord.lang.agency import agency
from onrecord.lang.lexicon import fold
from onrecord.lang.nlp import Token

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
IT = frozenset(("it", "its", "itself"))
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
SAYING = frozenset((
    "say", "tell", "add", "note", "claim", "warn", "explain", "insist", "state", "report", "announce", "deny", "accuse", "write",
))  # fmt: skip
WOMEN = frozenset((
    "woman", "girl", "mother", "wife", "widow", "daughter", "sister", "aunt", "grandmother", "spokeswoman", "queen", "nun", "schoolgirl",
))  # fmt: skip
MEN = frozenset((
    "man", "boy", "father", "husband", "widower", "son", "brother", "uncle", "grandfather", "spokesman", "king", "priest", "imam",
))  # fmt: skip
WINDOW = 5  # sentences back; further pronouns of news text are nearly always about somebody named again in between


def antecedent(token: Token, mentions: Sequence[Mention], by_token: Mapping[int, Mention]) -> Mention | None:
    """The mention that a pronoun stands for, None for pronouns of the speaker and when nothing fits."""
    word = token.lower
    if word in RELATIVE:
        return _relative(token, by_token)
    if word not in HE | SHE | THEY | IT:
        return None
    best, most = None, 0.0
    for n in range(bisect_left(mentions, token.i, key=first_of) - 1, -1, -1):
        mention = mentions[n]
        if mention.head.i == token.i:
            continue
        back = token.sent.index - mention.head.sent.index
        if back > WINDOW:
            break
        if _fits(word, mention):
            score = _score(token, mention, back)
            if score > most:
                best, most = mention, score
    return best


def _relative(token: Token, by_token: Mapping[int, Mention]) -> Mention | None:
    for above in token.ancestors():
        if above.dep == "relcl":
            return by_token.get(above.head.i)
    return None


def _fits(word: str, mention: Mention) -> bool:
    who = mention.who
    kind = who.type if who is not None else mention.type
    single_person = not mention.plural and (kind == "person" or (kind == "unnamed" and mention.sort in ("private", "profession", "office")))
    if word in HE or word in SHE:
        gender = gender_of(mention)
        return single_person and gender != ("f" if word in HE else "m")
    if word in THEY:
        return mention.plural or kind in ("group", "government", "organisation") or mention.sort in ("rebels", "force")
    return not mention.plural and kind in ("organisation", "outlet", "government", "group", "document")


def _score(token: Token, mention: Mention, back: int) -> float:
    """Near is better; a subject, a speaker and a name count more; of one sentence the first subject leads on."""
    score = 10.0 - 2.0 * back
    head = mention.head
    if head.dep in ("nsubj", "nsubjpass"):
        score += 2.5
        if head.head.lemma in SAYING:
            score += 1.0
    if head.dep in ("poss", "compound", "amod", "pobj"):
        score -= 1.0
    if mention.named:
        score += 1.0
    if token.lower in SHE and gender_of(mention) == "f":
        score += 3.0
    if token.lower in THEY:
        score += 2.0 if mention.plural else -3.0
    if token.lower in IT and mention.type == "outlet":
        score += 0.5
    if back == 0 and head.head is token.head and head.dep in ("dobj", "pobj") and token.dep == "nsubj":
        score -= 4.0
    return score - 0.01 * (token.i - head.i)


def gender_of(mention: Mention) -> str | None:
    """f or m by the lexicon, the title, the noun or the first name; None when nothing tells."""
    who = mention.who
    if who is not None and who.entry is not None and who.entry.gender:
        return who.entry.gender
    words = {fold(w) for w in f"{(who.role if who else None) or ''} {mention.role or ''}".split()}
    if words & (WOMEN | {"mrs", "ms", "miss"}) or mention.head.lemma in WOMEN:
        return "f"
    if words & (MEN | {"mr"}) or mention.head.lemma in MEN:
        return "m"
    first = fold((who.name if who is not None else mention.name).split()[0]) if mention.named else ""
    return "f" if first in agency().female else None
