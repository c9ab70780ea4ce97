"""Where it happened: accounts of one incident that put it at places which lie apart however loosely each is meant."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.lang.precision import Area, area
from onrecord.model.records import Event, Place, Side
from onrecord.resolve.compare import SURE, WIDE, kilometres, place_pair, toll_level
from onrecord.resolve.kinds import violent
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.sides import side
from onrecord.resolve.story import Story

APART = 5.0  # km between the edges of two circles: reports call a village by the name of the next one
_APART = frozenset({"far", "region"})  # what `place_pair` says of places that are not near and not one in the other


class Spot(NamedTuple):
    """The one place at which a story puts its incident."""

    story: Story
    event: Event
    place: Place
    area: Area


def places(stories: Sequence[Story], lineage: Lineage) -> list[Side]:
    """The sides where reports of two publishers name one place each, and no point can be in both."""
    spots = [found for s in stories if (found := _spot(s))]
    out: list[Side] = []
    for n, a in enumerate(spots):
        for b in spots[n + 1 :]:
            two = lineage.publisher(a.story.account) != lineage.publisher(b.story.account)
            if two and _apart(a, b) and _one_incident(a.story, b.story):
                out += [_side(a), _side(b)]
    return out


def _spot(story: Story) -> Spot | None:
    """None for a battle, which moves, for a story of several places and for a place that may be another one of its name."""
    found = [spot for e in story.events if e.status != "denied" and violent(e.type) and (spot := _said(story, e))]
    moves = "ground" in story.families or any(_apart(found[0], other) for other in found[1:])
    return found[0] if found and not moves else None


def _said(story: Story, event: Event) -> Spot | None:
    """The place of an event that its own sentence names as its only one: what is taken from a sentence before is often another's."""
    place = story.account.place(event.place)
    around = [p for p in story.account.places_within(*event.sentence) if p.level not in WIDE]
    if place is None or place.level in WIDE or place.score < SURE or around != [place]:
        return None
    circle = area(place)
    return Spot(story, event, place, circle) if circle else None


def _apart(a: Spot, b: Spot) -> bool:
    if place_pair(a.place, b.place) not in _APART:
        return False
    gap = kilometres(a.area.lat, a.area.lon, b.area.lat, b.area.lon)
    return gap > a.area.radius_km + b.area.radius_km + APART


def _one_incident(a: Story, b: Story) -> bool:
    """Do they count the same dead or wounded? Without that, accounts of two places were more likely joined by mistake."""
    return "equal" in (toll_level(a, b, "killed"), toll_level(a, b, "wounded"))


def _side(spot: Spot) -> Side:
    relation = spot.place.relation
    words = f"{relation} {spot.place.name}" if relation not in (None, "inside", "dateline") else spot.place.name
    return side(spot.story.account, spot.event, words, spot.event.sources)
