"""How the words around a place's name relate what is told to it: "outside", "20 km north of", "southern countryside of", "between"."""

import re
from collections.abc import Sequence

from onrecord.lang.nlp import Token
from onrecord.lang.vocabulary import vocabulary

_DIRECTIONS = vocabulary("grammar", "directions")
_AROUND = frozenset(("outside", "near", "around", "inside", "between", "beyond", "along", "off"))
_CLOSE = frozenset(("close", "next", "adjacent", "nearer", "closer"))
_PARTS = frozenset(("outskirts", "countryside", "suburbs", "suburb", "edge", "environs", "vicinity", "hinterland", "surroundings"))
_INNER = frozenset(("districts", "neighborhoods", "neighbourhoods", "suburbs", "outskirts", "countryside", "quarters", "part", "half"))
_KINDS = frozenset(("city", "town", "village", "province", "governorate", "district", "capital", "port", "neighborhood", "neighbourhood"))
# "ALEPPO, Syria (AP) -": in capitals up to the first comma, perhaps more places, a date or an agency, and a dash.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z'’ .-]{2,40})(?:, ?[A-Z][\w. ]{1,30}){0,3}(?:,? ?\([^)\n]{1,40}\)(?: ?(?:-{1,2}|–|—))?| ?(?:-{1,2}|–|—)) ?(?=\S)"
)
BORDERS = frozenset(("border", "borders", "frontier"))
_UNITS = frozenset(("km", "kilometer", "kilometers", "kilometre", "kilometres", "mile", "miles", "kms"))


def relation(tokens: Sequence[Token], at: int, last: int) -> str | None:
    """The relation to the place named by tokens[at:last] of a sentence, in the words of the report; None when it is the place itself."""
    return _before(tokens, _beside(tokens, at)) or _behind(tokens, last)


def _beside(tokens: Sequence[Token], at: int) -> int:
    """Where the name begins with its kind: at "the" in "near the city of Hama"."""
    if at >= 2 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in _KINDS:
        at -= 2
    elif at >= 1 and tokens[at - 1].lower in _KINDS:
        at -= 1
    while at and (tokens[at - 1].tag in ("DT", "JJ", "VBN") and tokens[at - 1].lower not in _DIRECTIONS):
        at -= 1
    return at


def _before(tokens: Sequence[Token], at: int) -> str | None:
    before = [t.lower for t in tokens[max(0, at - 6) : at]]
    if not before:
        return None
    *rest, word = before
    behind = rest[-1] if rest else ""
    if word == "of" and (behind in _DIRECTIONS or behind in _PARTS):
        return f"{_measured(rest[:-1], behind)} of"
    if word == "from" and behind in _UNITS and len(rest) > 1:
        return f"{rest[-2]} {behind} from"
    if word == "with" and behind in BORDERS:
        return f"{behind} with"
    if word == "to" and behind in _CLOSE:
        return f"{behind} to"
    return word if word in _AROUND or word in _DIRECTIONS else None


def _measured(rest: Sequence[str], word: str) -> str:
    """With what stands before the direction or the part: "20 km north", "southern countryside"."""
    if len(rest) > 1 and rest[-1] in _UNITS and rest[-2][:1].isdigit():
        return f"{rest[-2]} {rest[-1]} {word}"
    if word in _PARTS and rest and rest[-1] in _DIRECTIONS:
        return f"{rest[-1]} {word}"
    return word


def _behind(tokens: Sequence[Token], last: int) -> str | None:
    """ "Hama countryside", "Aleppo's eastern districts"."""
    behind = [t.lower for t in tokens[last : last + 3]]
    if behind[:1] == ["province"] or behind[:1] == ["city"]:
        behind = behind[1:]
    if behind[:1] in (["'s"], ["’s"]):
        behind = behind[1:]
        if len(behind) > 1 and behind[0] in _DIRECTIONS and behind[1] in _INNER:
            return f"{behind[0]} {behind[1]} of"
    return f"{behind[0]} of" if behind and behind[0] in ("countryside", "outskirts", "suburbs") else None


def dateline(body: str, start: int) -> int:
    """The end of a dateline in capitals ("ALEPPO, Syria (AP) -") that begins at an offset; the offset itself where there is none."""
    found = _DATELINE.match(body, start)
    return found.end() if found else start
