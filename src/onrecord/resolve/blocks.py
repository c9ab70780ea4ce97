"""Which stories are compared at all: those that share a place word, gazetteer id or cell of the map, within days of one another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord.resolve.compare import WIDE
from onrecord.resolve.story import Story

DAYS = 8  # width of a bucket: stories at most this many days apart share one
TOLL = 5
SHARED = 12  # stories that hold a rare word
RAREST = 6  # such words of a story that are looked up
LONGEST = 370  # days: "in 2013" is in all weeks of that year
UNMISTAKABLE = frozenset({"chemical_attack", "veto", "ceasefire_made"})
CELL = 0.1  # degrees, about eleven kilometres
# A block of more stories than this says too little for all its pairs: each story is compared with the first and the one before, so that
# a text that was spread five hundred times still comes together. The largest blocks of the development data (one city in the worst week)
# hold about 150.
LIMIT = 400


def pairs(stories: Sequence[Story]) -> Iterator[tuple[int, int]]:
    """Pairs of positions to compare, each once, in order."""
    blocks: dict[tuple[str, int], list[int]] = defaultdict(list)
    held = Counter(word for story in stories for word in story.words)
    for i, story in enumerate(stories):
        for key in (*keys(story), *_rare_words(story, held)):
            blocks[key].append(i)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for n, i in enumerate(members):
            others = members[n + 1 :] if len(members) <= LIMIT else [members[0], *members[n - 1 : n]]
            seen.update((min(i, j), max(i, j)) for j in others if stories[i].account.key != stories[j].account.key)
    yield from sorted(seen)


def keys(story: Story) -> list[tuple[str, int]]:
    """Every (where, week) of a story, with the neighbouring week where it lies near the edge."""
    if story.days is None:
        return []
    first, last = story.days[0] - 3, story.days[1] + 3
    weeks = range(first // DAYS, min(last, first + LONGEST) // DAYS + 1)
    return [(key, week) for key in (*_where(story), *_toll(story), *_rare(story)) for week in weeks]


def _rare_words(story: Story, held: Counter[str]) -> list[tuple[str, int]]:
    """The rarest words that other stories hold too: two texts of one origin share them, though a date may be read wrong."""
    shared = sorted((held[w], w) for w in story.words if 2 <= held[w] <= SHARED)
    return [(f"r{word}", 0) for _, word in shared[:RAREST]]


def _rare(story: Story) -> list[str]:
    """Types that are so rare that a report need not name the place for its reader to know which one is meant."""
    return [f"t{kind}" for kind in sorted(story.types & UNMISTAKABLE)]


def _toll(story: Story) -> list[str]:
    """The dead of a story whose place is spelt in a way that nobody knows: five and more are seldom the same by chance."""
    return [f"k{low}" for (what, _), (low, _high) in sorted(story.tolls.items()) if what == "killed" and low >= TOLL]


def _where(story: Story) -> list[str]:
    found: dict[str, None] = {}
    for place in story.named:
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
