"""Which types of event can be one happening, and which harm people."""

# A family holds the types that reports use for one and the same happening: one paper's "shelling" is another's "air strike".
_FAMILY = {
    "airstrike": "fire", "shelling": "fire", "rocket_attack": "fire", "missile_strike": "fire", "drone_strike": "fire",
    "barrel_bomb": "fire",
    "chemical_attack": "chemical",
    "bombing": "blast", "suicide_bombing": "blast", "explosion": "blast", "mine": "blast",
    "ground_fighting": "ground", "clash": "ground", "ambush": "ground", "capture": "ground", "siege": "siege", "advance": "ground",
    "execution": "killing", "assassination": "killing", "massacre": "killing", "shooting": "killing", "attack_other": "attack",
    "abduction": "abduction", "hostage_taking": "abduction", "detention": "detention", "torture": "torture",
    "looting": "property", "arson": "property", "property_destruction": "property",
}  # fmt: skip
# "Attack" may mean any of these.
_VIOLENT = frozenset({"fire", "chemical", "blast", "ground", "killing", "attack"})
# Families that different reports are known to use for one happening, though they are not the same.
_KIN_PAIRS = (
    ("fire", "chemical"), ("fire", "blast"), ("fire", "ground"), ("ground", "killing"), ("blast", "ground"),
    ("abduction", "detention"), ("abduction", "killing"), ("abduction", "ground"),
)  # fmt: skip
_KIN = frozenset(frozenset(pair) for pair in _KIN_PAIRS)
_POLITICAL = frozenset({
    "veto", "ceasefire", "ceasefire_agreement", "ceasefire_violation", "agreement", "talks", "talks_failed", "evacuation", "withdrawal",
    "surrender", "vote", "resolution", "sanction", "aid_delivery", "aid_blocked", "protest", "displacement", "prisoner_exchange", "release",
    "warning_leaflets",
})  # fmt: skip


def family(kind: str) -> str:
    """The family of a type; a type of no family is a family of its own."""
    return _FAMILY.get(kind, kind)


def happened(kind: str) -> bool:
    """Is this a type that becomes an incident: violence, harm, or a political step that reports share?"""
    return kind in _FAMILY or kind in _POLITICAL


def violent(kind: str) -> bool:
    return family(kind) in _VIOLENT


def likeness(a: frozenset[str], b: frozenset[str]) -> str:
    """How two sets of types go together: "same type", "same family", "kin" or "other"."""
    if a & b:
        return "same type"
    ours, theirs = {family(t) for t in a}, {family(t) for t in b}
    if ours & theirs:
        return "same family"
    if "attack" in ours | theirs and (ours | theirs) <= _VIOLENT:
        return "kin"
    return "kin" if any(frozenset({x, y}) in _KIN for x in ours for y in theirs) else "other"
