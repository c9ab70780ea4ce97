"""What other schemes call an event: ACLED's sub-event type, PLOVER's type and mode, UCDP's type of violence, Airwars' strike type.

The type decides (data/event_types.toml); where a scheme asks for more, how it was done, by whom and to whom decide: a town that is taken is
"Government regains territory" or "Non-state actor overtakes territory". Derived whenever it is asked for, so that it follows what people
correct.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from onrecord.lang.ontology import EventType, Variant, types
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import Event
from onrecord.model.values import ActorRef

Party = Literal["state", "fighters", "protesters", "crowd", "civilians", "unknown"]
CATEGORY = "attack_on_"  # how the categories begin, and the types of attacks of which nothing more is told
_ENDINGS = (("men", "man"), ("women", "woman"), ("children", "child"), ("ies", "y"), ("s", ""))


class Codes(NamedTuple):
    """ "" and 0 where a scheme has no name for it. `ucdp`: 1 state-based, 2 non-state, 3 one-sided violence."""

    acled: str
    plover: str
    mode: str
    ucdp: int
    airwars: str


def codes(event: Event) -> Codes:
    """What the schemes call the event."""
    kind = types()[event.type]
    by, on = parties(event.actors), parties(event.targets)
    fitting = [v for v in kind.variants if _fits(v, event, by, on)]
    return Codes(
        acled=next((v.acled for v in fitting if v.acled), kind.acled),
        plover=kind.plover,
        mode=next((v.mode for v in fitting if v.mode), kind.mode),
        ucdp=next((v.ucdp for v in fitting if v.ucdp is not None), _violence(kind, by, on)),
        airwars=next((v.airwars for v in fitting if v.airwars), kind.airwars),
    )


def categories(event: Event) -> tuple[str, ...]:
    """The attacks on protected objects and persons that an event is, whatever was done: `attack_on_health`, `attack_on_aid` ..."""
    return tuple(f"{CATEGORY}{sort}" for sort in event.protected)


def parties(refs: tuple[ActorRef, ...]) -> frozenset[Party]:
    """What sorts of parties are named, without those that cannot be told."""
    return frozenset(p for p in map(_party, refs) if p != "unknown")


def _fits(variant: Variant, event: Event, by: frozenset[Party], on: frozenset[Party]) -> bool:
    return (
        (not variant.manner or variant.manner in event.manner)
        and (not variant.by or variant.by in by)
        and (not variant.on or variant.on in on)
    )


def _violence(kind: EventType, by: frozenset[Party], on: frozenset[Party]) -> int:
    """UCDP asks who fights whom: a state with anybody armed, armed groups with one another, or either against those who do not fight."""
    if not kind.ucdp:
        return 0
    if on and on <= {"civilians", "protesters", "crowd"}:
        return 3
    if "state" in by | on:
        return 1
    return 2 if by == on == {"fighters"} else kind.ucdp


def _party(ref: ActorRef) -> Party:
    """By the words of the report first, then by who it is."""
    said = [_singular(w) for w in (ref.span.quote if ref.span else ref.name).lower().split()]
    whose = next((w for w in reversed(said) if w not in vocabulary("parties", "whose")), "")
    listed = next((party for party, words in _words().items() if whose in words), None)
    if listed is not None:
        return listed
    sort = (ref.actor or "").partition(".")[0]
    by_id: dict[str, Party] = {"state": "state", "group": "fighters", "rebels": "fighters"}
    return by_id.get(sort, "fighters" if said[-1] in vocabulary("parties", "whose") else "unknown")


@cache
def _words() -> dict[Party, frozenset[str]]:
    """Nouns of each party, those of a state's forces before those of fighters in general."""
    data = tomllib.loads(files("onrecord.lang").joinpath("data/harm.toml").read_text(encoding="utf-8"))["persons"]
    unarmed = {word for group in ("civilians", "children", "women", "medics", "journalists", "unspecified") for word in data[group]}
    named: tuple[Party, ...] = ("protesters", "crowd", "state", "fighters")
    known: dict[Party, frozenset[str]] = {name: vocabulary("parties", name) for name in named}
    return known | {"fighters": known["fighters"] | frozenset(data["combatants"]), "civilians": frozenset(unarmed)}


def _singular(word: str) -> str:
    fitting = (word.removesuffix(ending) + rest for ending, rest in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 1)
    return next(fitting, word)
