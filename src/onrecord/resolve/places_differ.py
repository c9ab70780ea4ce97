"""Where it happened: accounts of one incident that put it at places which lie apart however loosely each is meant."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.lang.precision import Area, area
from onrecord.model.records import Event, Place, Side
from onrecord.resolve.compare import SURE, WIDE, kilometres, place_pair
from onrecord.resolve.kinds import family, violent
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
            if lineage.publisher(a.story.account) != lineage.publisher(b.story.account) and _apart(a, b):
                out += [_side(a), _side(b)]
    return out


def _spot(story: Story) -> Spot | None:
    """None for a battle, which moves, for a story of several places and for a place that may be another one of its name."""
    placed = [(e, p) for e in story.events if e.status != "denied" and violent(e.type) and (p := story.account.place(e.place))]
    found = [(e, p, circle) for e, p in placed if p.level not in WIDE and p.score >= SURE and (circle := area(p))]
    if not found or any(family(e.type) == "ground" for e in story.events) or len({p.name for _, p, _ in found}) > 1:
        return None
    event, place, circle = found[0]
    return Spot(story, event, place, circle)


def _apart(a: Spot, b: Spot) -> bool:
    if place_pair(a.place, b.place) not in _APART:
        return False
    gap = kilometres(a.area.lat, a.area.lon, b.area.lat, b.area.lon)
    return gap > a.area.radius_km + b.area.radius_km + APART


def _side(spot: Spot) -> Side:
    relation = spot.place.relation
    words = f"{relation} {spot.place.name}" if relation not in (None, "inside", "dateline") else spot.place.name
    return side(spot.story.account, spot.event, words, spot.event.sources)
