"""An event with whoever stands behind it, and the side of a dispute that it makes."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.lang.lexicon import fold_words
from onrecord.model.records import Event, Side
from onrecord.resolve.account import Account
from onrecord.resolve.accused import blamed, camps_of
from onrecord.resolve.kinds import family
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.sides import side

CIVIL = frozenset({"civilians", "children", "women", "medics", "journalists"})


class Said(NamedTuple):
    """An event, its report, and the origin of what is said."""

    account: Account
    event: Event
    origin: str

    @classmethod
    def of(cls, account: Account, event: Event, lineage: Lineage) -> "Said":
        return cls(account, event, lineage.origin(account, event.sources))


def camps_in(said: Said, lineage: Lineage) -> frozenset[str]:
    """The armed camps that it blames."""
    return camps_of(blamed(said.account, said.event), lineage.camps)


def blames(claim: Said, denial: Said, lineage: Lineage) -> bool:
    """Does the claim name the camp that denies its own deed? Then they differ about who did it, not about whether it was done."""
    return bool(camps_in(claim, lineage) & camps_in(denial, lineage))


def speaks_for(said: Said, camps: frozenset[str], lineage: Lineage) -> bool:
    """Is it the word of one of these camps, whoever passed it on?"""
    return any(lineage.camps.camp(s) in camps for s in said.event.sources[:1])


def against(claim: Said, denial: Said, lineage: Lineage) -> bool:
    """Can both not be true? Not where the claim names somebody else for the deed, nor where the denier's own camp says it."""
    theirs, deniers = camps_in(claim, lineage), frozenset(lineage.camps.camp(s) for s in denial.event.sources[:1])
    own_word = speaks_for(claim, deniers, lineage)
    own_deed = bool(camps_in(denial, lineage))
    return claim.origin != denial.origin and not own_word and not (own_deed and theirs and not blames(claim, denial, lineage))


def blame(said: Said) -> Side:
    """Who did it, or who did not, by this account."""
    names = " and ".join(sorted({r.name for r in blamed(said.account, said.event)})) or "nobody"
    return side(said.account, said.event, f"not {names}" if _no(said) else names, said.event.sources)


def whether(said: Said) -> Side:
    """That it happened, or that it did not."""
    kind = said.event.type.replace("_", " ")
    return side(said.account, said.event, f"no {kind}" if _no(said) else kind, said.event.sources)


def _no(said: Said) -> bool:
    return said.event.status in ("denied", "negated")


@cache
def _persons() -> Mapping[str, str]:
    """Words for people, and whether they are civilians or combatants."""
    raw = tomllib.loads(files("onrecord.lang").joinpath("data/harm.toml").read_text("utf-8"))["persons"]
    return {word: "combatants" if group == "combatants" else "civilians" for group in ("combatants", *sorted(CIVIL)) for word in raw[group]}


def struck(said: Said) -> str | None:
    """Whom it harms by its counts, else whom it names as its targets: civilians, combatants only, or None when it does not say.

    Of a battle the targets do not tell: fighters fight, whoever else is harmed.
    """
    counted = harmed(said)
    if counted or family(said.event.type) == "ground":
        return counted
    named = {group for ref in said.event.targets if (group := kind_of_people(ref.name))}
    return "civilians" if "civilians" in named else "combatants" if named else None


def kind_of_people(name: str) -> str | None:
    """Whether a name is one for civilians or for combatants ("gunmen in the town"), None when it does not say."""
    head = _head(name)
    return _persons().get(head) or _persons().get(head.rstrip("s"))


_BEHIND = re.compile(r"\b(?:in|of|at|from|near|on|who|that|which)\b")


def _head(name: str) -> str:
    """The last word of what is named, before "in", "of" and the like: "areas" of "rebel-held areas in the north"."""
    words = fold_words(_BEHIND.split(name, maxsplit=1)[0])
    return words[-1] if words else ""


def harmed(said: Said) -> str | None:
    """Whether civilians or fighters only are among those it counts as harmed for sure, None when it does not say."""
    groups = {f.group for f in said.account.figures_of(said.event.id) if f.what in ("killed", "wounded") and f.status == "asserted"}
    if groups & CIVIL:
        return "civilians"
    return "combatants" if "combatants" in groups else None


def to_whom(said: Said) -> Side:
    """Whom it counts as harmed."""
    return side(said.account, said.event, struck(said) or "people", said.event.sources)
