"""Which stories are compared at all: those that share a place word, gazetteer id or cell of the map, within days of one another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.resolve.compare import WIDE
from onrecord.resolve.story import Story

DAYS = 8  # width of a bucket: stories at most this many days apart share one
TOLL = 5
CELL = 0.1  # degrees, about eleven kilometres
# A block of more stories than this says too little: its pairs are left to narrower blocks. The largest blocks of the development
# data (one city in the worst week) hold about 150.
LIMIT = 400


def pairs(stories: Sequence[Story]) -> Iterator[tuple[int, int]]:
    """Pairs of positions to compare, each once, in order."""
    blocks: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, story in enumerate(stories):
        for key in keys(story):
            blocks[key].append(i)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= LIMIT:
            for n, i in enumerate(members):
                seen.update((i, j) for j in members[n + 1 :] if stories[i].account.key != stories[j].account.key)
    yield from sorted(seen)


def keys(story: Story) -> list[tuple[str, int]]:
    """Every (where, week) of a story, with the neighbouring week where it lies near the edge."""
    if story.days is None:
        return []
    first, last = story.days[0] - 3, story.days[1] + 3
    weeks = range(first // DAYS, min(last, first + 60) // DAYS + 1)
    return [(where, week) for where in (*_where(story), *_toll(story)) for week in weeks]


def _toll(story: Story) -> list[str]:
    """The dead of a story whose place is spelt in a way that nobody knows: five and more are seldom the same by chance."""
    return [f"k{low}" for (what, _), (low, _high) in sorted(story.tolls.items()) if what == "killed" and low >= TOLL]


def _where(story: Story) -> list[str]:
    found: dict[str, None] = {}
    for place in story.places:
        if place.geonameid is not None:
            found[f"g{place.geonameid}"] = None
        if place.lat is not None and place.lon is not None and place.level not in WIDE:
            y, x = int(place.lat // CELL), int(place.lon // CELL)
            found.update((f"c{y + dy},{x + dx}", None) for dy in (0, 1) for dx in (0, 1))
        if place.admin1:
            found[f"a{place.admin1}"] = None
    for part in story.parts:
        found.update((f"w{word}", None) for word in sorted(part))
    return list(found)
