"""Which types of event can be one happening, and which become incidents at all (the types are those of lang/data/event_types.toml)."""

# A family holds the types that reports use for one and the same happening: one paper's "shelling" is another's "air strike".
_FAMILY = {
    "airstrike": "fire", "shelling": "fire", "bombing": "blast", "chemical_attack": "chemical", "ground_fighting": "ground",
    "territory_gained": "ground", "execution": "killing", "assassination": "killing", "attack_other": "attack",
    "attack_on_health": "attack", "attack_on_aid": "attack", "attack_on_school": "attack",
    "abduction": "abduction", "hijacking": "abduction", "torture": "torture", "sexual_violence": "torture", "arson": "attack",
    "hostage_holding": "abduction", "veto": "vote", "resolution_vote": "vote", "ceasefire_made": "truce",
    "ceasefire_broken": "breach", "evacuation": "leaving", "withdrawal": "leaving", "prisoner_release": "release", "siege": "siege",
    "destruction": "destruction", "robbery": "robbery",
}  # fmt: skip
_VIOLENT = frozenset({"fire", "chemical", "blast", "ground", "killing", "attack"})  # "the attack" may mean any of these
# What reports of every war are full of; two that tell of anything else on one day in one place tell of one happening.
_EVERYDAY = frozenset({"airstrike", "shelling", "bombing", "ground_fighting", "territory_gained", "attack_other"})
# Families that different reports are known to use for one happening, though they are not the same.
_KIN_PAIRS = (
    ("fire", "chemical"), ("fire", "blast"), ("fire", "ground"), ("ground", "killing"), ("blast", "ground"), ("abduction", "killing"),
    ("abduction", "ground"), ("torture", "killing"), ("destruction", "blast"), ("destruction", "fire"), ("destruction", "attack"),
)  # fmt: skip
_KIN = frozenset(frozenset(pair) for pair in _KIN_PAIRS)


def family(kind: str) -> str:
    """The family of a type; a type of no family is a family of its own."""
    return _FAMILY.get(kind, kind)


def happened(kind: str) -> bool:
    """Is this a type that becomes an incident: violence, harm, or a political step that many reports share?"""
    return kind in _FAMILY


def plain(kind: str) -> bool:
    """Does the type say what was done? Of "an attack" one cannot ask whether it happened: the next one may be meant."""
    return happened(kind) and family(kind) != "attack"


def violent(kind: str) -> bool:
    """Does it do violence to people?"""
    return family(kind) in _VIOLENT


def likeness(a: frozenset[str], b: frozenset[str]) -> str:
    """How two sets of types go together: "same rare type", "same type", "same family", "kin" or "other"."""
    if both := a & b:
        return "same type" if both <= _EVERYDAY else "same rare type"
    ours, theirs = {family(t) for t in a}, {family(t) for t in b}
    if ours & theirs:
        return "same family"
    if "attack" in ours | theirs and (ours | theirs) <= _VIOLENT:
        return "kin"
    return "kin" if any(frozenset({x, y}) in _KIN for x in ours for y in theirs) else "other"
