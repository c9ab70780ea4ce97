"""How alike two stories are: each feature has a level, each level a weight; the sum says how sure it is that they are one happening."""

from collections import Counter
from collections.abc import Sequence
from math import asin, cos, fsum, log, radians, sin, sqrt

from onrecord.model.records import Place
from onrecord.resolve.kinds import likeness
from onrecord.resolve.story import NO_LIMIT, Span, Story, place_parts, plain

Why = tuple[tuple[str, str, float], ...]


class Comparer:
    """Compares stories of one collection: a name that many hold says little, and a crowd at one place and day makes links unsure."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.count = len(stories)
        self.holders = Counter(name for s in stories for name in s.actors | s.targets)
        self.at = Counter(key for s in stories for key in {_place_key(p) for p in s.named})
        self.kinds = Counter(kind for s in stories for kind in s.types)
        spoken = Counter(word for s in stories for word in s.words)
        self.rarity = {word: log(1 + self.count / held) ** 2 for word, held in spoken.items()}
        self.masses: dict[tuple[str, int, str], float] = {}
        self.rivals = Counter(r for s in stories for r in _rival_keys(s))

    def levels(self, a: Story, b: Story) -> dict[str, str]:
        """The level of every feature of a pair of stories."""
        return {
            "days": days_level(a.days, b.days, a.dated and b.dated),
            "place": self.place(a, b),
            "type": self.kind(a, b),
            "killed": toll_level(a, b, "killed"),
            "wounded": toll_level(a, b, "wounded"),
            "actors": self.shared(a.actors, b.actors),
            "targets": self.shared(a.targets, b.targets),
            "words": self.wording(a, b),
            "rivals": self.crowd(a, b),
        }

    def hopeless(self, a: Story, b: Story) -> bool:
        """Weeks apart and in other words: nothing else that the two may share makes them one happening."""
        return days_level(a.days, b.days, a.dated and b.dated) in ("weeks", "far") and self.wording(a, b) in ("hardly", "little")

    def place(self, a: Story, b: Story) -> str:
        """The level of the places; agreeing on one that is seldom named says more."""
        level = place_level(a.named, b.named)
        if level == "far" and _sure(a) and _sure(b):
            return "surely far"
        if level != "same":
            return level
        seldom = any(self.at[_place_key(p)] <= SELDOM for s in (a, b) for p in s.named if p.level not in WIDE)
        return "same, seldom named" if seldom else level

    def kind(self, a: Story, b: Story) -> str:
        """The level of the types; agreeing on a rare one says more."""
        rare = any(self.kinds[k] <= RARE * self.count for k in a.types & b.types)
        return "same rare type" if rare else likeness(a.types, b.types)

    def shared(self, a: frozenset[str], b: frozenset[str]) -> str:
        """How much of the smaller set of names the two share, rare names counting more."""
        if not a or not b:
            return "unknown"
        ours, theirs = self._weight(a), self._weight(b)
        share = self._weight(a & b) / min(ours, theirs)
        return "same" if share >= 0.75 else "some" if share >= 0.25 else "other"

    def wording(self, a: Story, b: Story) -> str:
        """The cosine of the words of their sentences, rare words counting more."""
        if not a.words or not b.words:
            return "unknown"
        likeness = self._mass(a.words & b.words) / sqrt(self._mass_of(a) * self._mass_of(b))
        return next(level for least, level in WORDING if likeness >= least)

    def _mass_of(self, story: Story) -> float:
        if story.key not in self.masses:
            self.masses[story.key] = self._mass(story.words)
        return self.masses[story.key]

    def _mass(self, words: frozenset[str]) -> float:
        return fsum(self.rarity[w] for w in words) or 1e-9  # fsum: the order of a set must not show

    def _weight(self, names: frozenset[str]) -> float:
        return fsum(log(1 + self.count / self.holders[n]) for n in names if n in self.holders)

    def crowd(self, a: Story, b: Story) -> str:
        """How many happenings one of the two documents tells of at that place in those days."""
        most = max((self.rivals[r] for s in (a, b) for r in _rival_keys(s)), default=1)
        return "alone" if most <= 1 else "few" if most <= 3 else "many" if most <= 9 else "crowd"


# A quarter of the pairs that tell of one happening have more than 0.3; of the others one in fifty.
WORDING = ((0.5, "the same"), (0.3, "much"), (0.15, "some"), (0.07, "little"), (0.0, "hardly"))
SELDOM = 8  # stories at a place that is seldom named
RARE = 0.04  # share of the stories that have a rare type
SURE = 0.75  # score of a place from which on the gazetteer's choice is taken for certain


def _sure(story: Story) -> bool:
    """Is one of its events at a place that is no doubt the right one?"""
    return any(p.score >= SURE and p.lat is not None and p.level not in WIDE for p in story.places)


def _place_key(place: Place) -> str:
    return str(place.geonameid or plain(place.name))


def _rival_keys(story: Story) -> list[tuple[str, str, int]]:
    document = story.account.report.document or story.account.key
    if story.days is None or not story.parts:
        return []
    return [(document, " ".join(sorted(story.parts[-1])), story.days[0])]


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
