"""How alike two stories are: each feature has a level, each level a weight; the sum says how sure it is that they are one happening."""

from collections.abc import Callable, Iterator, Sequence
from math import asin, cos, radians, sin, sqrt

from onrecord.model.records import Place
from onrecord.resolve.kinds import likeness
from onrecord.resolve.marks import Of, key
from onrecord.resolve.rarity import mass
from onrecord.resolve.story import NO_LIMIT, SORTS, Span, Story, place_parts, plain

FEATURES = ("days", "type", "killed", "wounded", "place", "words", "rivals", "actors", "targets")  # those that cost least first
Why = tuple[tuple[str, str, float], ...]


class Comparer:
    """Compares stories. What two of them have in common counts the same whatever else is in the record; only how many rows of a table code
    happenings at one place and day is asked besides: `size` answers it for the keys that `rivals` gives."""

    def __init__(self, size: Callable[[int], int]) -> None:
        self.size = size

    def levels(self, a: Story, b: Story) -> dict[str, str]:
        """The level of every feature of a pair of stories."""
        return dict(self.each(a, b))

    def each(self, a: Story, b: Story) -> Iterator[tuple[str, str]]:
        """The features with their levels, one by one in the order of `FEATURES`, so that nobody need ask for all."""
        yield "days", days_level(a.days, b.days, a.dated and b.dated)
        yield "type", likeness(a.types, b.types)
        yield "killed", toll_level(a, b, "killed")
        yield "wounded", toll_level(a, b, "wounded")
        yield "place", _place(a, b)
        yield "words", wording(a, b)
        yield "rivals", self.crowd(a, b)
        yield "actors", _shared(a.actors, b.actors)
        yield "targets", _shared(a.targets, b.targets)

    def crowd(self, a: Story, b: Story) -> str:
        """How many happenings one of the two documents tells of at that place in those days."""
        return crowd(max((self.size(r) for s in (a, b) for r in rivals(s)), default=1))


def hopeless(a: Story, b: Story) -> bool:
    """Weeks apart and in other words: nothing else that the two may share makes them one happening."""
    return days_level(a.days, b.days, a.dated and b.dated) in ("weeks", "far") and wording(a, b) in ("hardly", "little")


def wording(a: Story, b: Story) -> str:
    """The cosine of the words of their sentences, rare words counting more."""
    if not a.words or not b.words:
        return "unknown"
    likeness = mass(a.words & b.words) / sqrt(a.mass * b.mass)
    return next(level for least, level in WORDING if likeness >= least)


def _place(a: Story, b: Story) -> str:
    level = place_level(a.named, b.named)
    return "surely far" if level == "far" and _sure(a) and _sure(b) else level


def _shared(a: frozenset[str], b: frozenset[str]) -> str:
    """How much of the smaller set of names the two share, rare names counting more."""
    a, b = a - SORTS, b - SORTS
    if not a or not b:
        return "unknown"
    share = mass(a & b) / min(mass(a), mass(b))
    return "same" if share >= 0.75 else "some" if share >= 0.25 else "other"


# A quarter of the pairs that tell of one happening have more than 0.27; of the others one in fifty.
WORDING = ((0.45, "the same"), (0.27, "much"), (0.135, "some"), (0.063, "little"), (0.0, "hardly"))
SURE = 0.75  # score of a place from which on the gazetteer's choice is taken for certain


def _sure(story: Story) -> bool:
    """Is one of its events at a place that is no doubt the right one?"""
    return any(p.score >= SURE and p.lat is not None and p.level not in WIDE for p in story.places)


def rivals(story: Story) -> list[int]:
    """The key under which the happenings that a document tells of at one place and day are counted."""
    if story.days is None or not story.parts:
        return []
    document = story.account.report.document or story.account.key
    return [key(Of.RIVAL, document, " ".join(sorted(story.parts[-1])), story.days[0])]


def crowd(count: int) -> str:
    """What it makes that so many are told of."""
    return "alone" if count <= 1 else "few" if count <= 3 else "many" if count < CROWD else "crowd"


CROWD = 10  # more than these make no difference


def days_level(a: Span | None, b: Span | None, dated: bool) -> str:
    if a is None or b is None:
        return "unknown"
    apart = max(a[0] - b[1], b[0] - a[1])
    if apart <= 0:
        if not dated:
            return "possible"
        if a == b:
            return "same day" if a[0] == a[1] else "same days"
        return "overlap" if max(a[1] - a[0], b[1] - b[0]) < WIDE_DAYS else "wide overlap"
    return "next day" if apart == 1 else "near" if apart <= 3 else "weeks" if apart <= 21 else "far"


WIDE_DAYS = 10  # "last August" may be one day, but says little about which


def place_level(a: Sequence[Place], b: Sequence[Place]) -> str:
    """The best of all pairs of places."""
    if not a or not b:
        return "unknown"
    found = {place_pair(x, y) for x in a for y in b}
    return next(level for level in PLACE_ORDER if level in found)


PLACE_ORDER = ("same", "near", "same town", "inside", "shared words", "region", "far")
NEAR_KM, REGION_KM = 6.0, 40.0  # within a town and its outskirts; within a day's front line
WIDE = {"region", "country", "district"}


def place_pair(a: Place, b: Place) -> str:
    """How near two places are, by what the gazetteer knows, else by their names."""
    ours, theirs = _parts(a), _parts(b)
    if (a.geonameid is not None and a.geonameid == b.geonameid) or ours == theirs:
        return "same" if a.level not in WIDE else "region"
    if ours and theirs and ours[0] == theirs[0]:
        return "same"
    if "country" in (a.level, b.level):
        return "region" if a.country == b.country else "far"
    if _holds(a, b) or _holds(b, a):
        return "inside"
    if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
        gap = kilometres(a.lat, a.lon, b.lat, b.lon)
        return "near" if gap <= NEAR_KM else "region" if gap <= REGION_KM else "far"
    return _named_pair(ours, theirs)


def _holds(wide: Place, narrow: Place) -> bool:
    """Is the second in the first: in a region, or in the region that has its name from a city ("in Idlib")?"""
    name = plain(wide.name)
    if wide.level in WIDE and name in (plain(narrow.admin1 or ""), plain(narrow.name)):
        return True
    capital = wide.level in ("city", "region") and wide.admin1 is not None and name in plain(wide.admin1)
    return (capital or wide.level == "region") and wide.admin1 is not None and wide.admin1 == narrow.admin1


def _named_pair(ours: tuple[frozenset[str], ...], theirs: tuple[frozenset[str], ...]) -> str:
    """Two places that only have names, narrowest part first."""
    if not ours or not theirs:
        return "unknown"
    if len(ours) != len(theirs) and (ours[-1] == theirs[-1] or ours[0] == theirs[-1] or ours[-1] == theirs[0]):
        return "inside"
    if ours[0] & theirs[0]:
        return "shared words"
    if ours[-1] == theirs[-1]:
        return "same town"
    return "region" if set().union(*ours) & set().union(*theirs) else "far"


def _parts(place: Place) -> tuple[frozenset[str], ...]:
    return place_parts(place.name)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))


def toll_level(a: Story, b: Story, what: str) -> str:
    """The closest pair of counts of one kind, whatever their groups."""
    ours, theirs = [v for k, v in a.tolls.items() if k[0] == what], [v for k, v in b.tolls.items() if k[0] == what]
    if not ours or not theirs:
        return "none" if not ours and not theirs else "one"
    found = {count_pair(x, y) for x in ours for y in theirs}
    return next(level for level in ("equal", "meet", "few", "close", "apart") if level in found)


def count_pair(a: Span, b: Span) -> str:
    low_a, low_b = _lead(a), _lead(b)
    if low_a == low_b:
        return "equal" if low_a > 2 else "few"
    if max(a[0], b[0]) <= min(a[1], b[1]) and NO_LIMIT not in (a[1], b[1]):
        return "meet"
    small, big = min(low_a, low_b), max(low_a, low_b)
    return "close" if big - small <= 2 or big <= small * 1.5 else "apart"


def _lead(count: Span) -> int:
    """The number that was said: the low end of "at least 12", the high end of "up to 12"."""
    return count[0] or count[1]
