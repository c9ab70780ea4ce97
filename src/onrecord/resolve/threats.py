"""Who can threaten, and which events that are called threats or warnings are some: worries, pleas and forecasts are none."""

from onrecord.lang.rules import rules
from onrecord.model.records import Event
from onrecord.model.values import ActorRef, Source, SourceType
from onrecord.resolve.account import Account
from onrecord.resolve.camps import camps
from onrecord.resolve.said import kind_of_people

_ALWAYS = frozenset({"warning_leaflets", "ultimatum", "evacuation_order"})  # the others may be said of a war, a famine, a bank
_SURE: dict[SourceType, bool] = {"document": True, "government": True, "person": True, "organisation": False, "outlet": False}
_HELD = frozenset({"negated", "denied", "hypothetical"})


def has_force(who: Source | ActorRef) -> bool:
    """Can it do what it threatens? A state, a movement and fighters can, and whoever writes a leaflet; analysts and monitors cannot."""
    if isinstance(who, Source):
        if who.type == "unnamed":
            return rules("warnings")["channel"].search(who.name) is not None
        if who.type in _SURE:
            return _SURE[who.type]
    known = (who.actor or "").split(".")[0] not in ("", "person", "org", "outlet")
    return known or kind_of_people(who.name) == "combatants" or (who.actor is not None and camps().armed(who.actor) is not None)


def is_threat(account: Account, event: Event) -> bool:
    """An order to leave, an ultimatum, leaflets; a threat or a warning of somebody who can, of force that is to come."""
    if event.type in _ALWAYS:
        return event.status not in _HELD
    if event.status in _HELD or not (event.actors or event.sources):
        return False
    if not has_force((event.actors or event.sources)[0]):
        return False
    after = account.text.body[event.evidence.end : event.sentence[1]]
    if rules("warnings")["plea"].search(after) or rules("warnings")["forecast"].search(after):
        return False
    groups = ("harm",) if event.evidence.quote.lower().startswith("threaten") else ("order", "vow", "answer")
    return any(rules("warnings")[group].search(after) for group in groups)
