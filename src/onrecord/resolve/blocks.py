"""Which stories are compared at all: those that share a place word, gazetteer id or cell of the map within days of one another, or a word
that few others use: two texts of one origin share those, though a date may be read wrong."""

from onrecord.model.traces import Mark
from onrecord.resolve.compare import WIDE
from onrecord.resolve.marks import Of, key, story_of
from onrecord.resolve.rarity import rare
from onrecord.resolve.story import Story

DAYS = 8  # width of a bucket: stories at most this many days apart share one
TOLL = 5
SHARED = 12  # stories that hold a rare word: a word of more is a name that everybody uses
LONGEST = 370  # days: "in 2013" is in all weeks of that year
UNMISTAKABLE = frozenset({"chemical_attack", "veto", "ceasefire_made"})
CELL = 0.1  # degrees, about eleven kilometres
# A story is compared with so many before and behind it in each of its blocks, in order of their days. The largest blocks of the development
# data (one city in the worst week) hold about 150 stories; a text that was spread five hundred times comes together one by one.
NEAREST = 150


def marks(story: Story) -> list[Mark]:
    """The marks by which a story is found; those that share one stand in order of their first days."""
    me, day = story_of(story), story.days[0] if story.days else 0
    found = [*(key(Of.BLOCK, *where) for where in keys(story)), *(key(Of.WORD, word) for word in story.words if rare(word))]
    return [Mark(number, day, me) for number in found]


def keys(story: Story) -> list[tuple[str, int]]:
    """Every (where, week) of a story, with the neighbouring week where it lies near the edge."""
    if story.days is None:
        return []
    first, last = story.days[0] - 3, story.days[1] + 3
    weeks = range(first // DAYS, min(last, first + LONGEST) // DAYS + 1)
    return [(key, week) for key in (*_where(story), *_toll(story), *_rare(story)) for week in weeks]


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
