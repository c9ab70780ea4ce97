"""Within one report: which mentions tell of one happening. A headline, its first sentence and "the attack" later on are one story."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lang.roles import nouns
from onrecord.lang.rules import rules
from onrecord.lang.vocabulary import vocabulary
from onrecord.model.records import Event
from onrecord.resolve.account import Account
from onrecord.resolve.compare import place_level, toll_level
from onrecord.resolve.kinds import likeness
from onrecord.resolve.rarity import UNKNOWN, mass
from onrecord.resolve.story import SORTS, Story, story, tells, words
from onrecord.resolve.ties import Ties

# Set by hand and checked on the development reports: two mentions need about two things in common and nothing against.
_TYPE = {"same rare type": 1.0, "same type": 1.0, "same family": 0.8, "kin": 0.2}
_PLACE = {"same": 1.5, "near": 1.0, "shared words": 1.0, "inside": 0.1, "unknown": 0.1, "region": -0.5, "same town": -1.0, "far": -3.0}
_TOLL = {"equal": 1.5, "few": 0.8, "meet": 0.8, "close": -0.3, "apart": -0.8}
_HARMED = re.compile(r"(?:^|\b(?:those|the) (?:\S+ )?)(?:dead|wounded|injured|killed|victims?|bodies|casualties)\b", re.IGNORECASE)
_BEFORE_IT = 12  # characters before "killed" in which "those" stands
_GENERIC = 1.1  # "the attack", said of something that was told before
_BARE = 0.6
_SAME_PERSON = 3.0  # nobody is killed twice, whatever days and places a report names
_TELLING = 2 * UNKNOWN**2  # what a first and a last name weigh that are rare in reports
_KILLINGS = frozenset(("assassination", "execution"))
_SHOOTINGS = _KILLINGS | {"attack_other"}  # "was shot", of one whose murder is told elsewhere; two attacks on a ruler may be two
_ANOTHER, _BEFORE = -0.7, 100  # "another raid", "elsewhere"; characters before a deed in which such words are of it
_PAST, _LONG_AGO = -2.0, 4  # of what is told as news and what lies days before it
JOIN = 1.5


def stories(account: Account, ties: Ties | None = None) -> list[Story]:
    """The stories of a report, in the order in which it begins them. An event stands in one story; people may keep two apart."""
    found: list[Story] = []
    for event in account.events:
        if not tells(event):
            continue
        one = story(account, [event])
        best, score = None, JOIN
        for n, other in enumerate(found):
            likely = together(other, one)
            if likely >= score and not (ties and ties.apart([event.id], (e.id for e in other.events))):
                best, score = n, likely
        if best is None:
            found.append(one)
        else:
            found[best] = story(account, [*found[best].events, event])
    return found


def together(a: Story, b: Story) -> float:
    """How much speaks for two mentions of one report being one happening; below zero when something speaks against it."""
    if a.period != b.period and _telling(a) and _telling(b):
        return -9.0
    kind = likeness(a.types, b.types)
    if kind == "other":
        return -9.0
    where = _PLACE[place_level(a.places, b.places)]
    return _kind(a, b, kind) + where + _days(a, b) + _tolls(a, b) + _near(a, b) + _who(a, b) + _told_apart(a, b)


def _kind(a: Story, b: Story, kind: str) -> float:
    """ "The attack" may be any attack that was told before."""
    generic = kind == "kin" and "attack" in a.families | b.families
    return _GENERIC if generic else _TYPE[kind]


def _telling(s: Story) -> bool:
    return bool(s.tolls) or s.period


def _days(a: Story, b: Story) -> float:
    if not (a.dated and b.dated) or a.days is None or b.days is None:
        return 0.2
    apart = max(a.days[0] - b.days[1], b.days[0] - a.days[1])
    return 0.8 if apart <= 0 else -3.0


def _tolls(a: Story, b: Story) -> float:
    """Counts of one kind agree or not; two sources that are named with different counts are what disputes are made of."""
    levels = [_TOLL.get(toll_level(a, b, what), 0.0) for what in ("killed", "wounded")]
    return max(sum(levels), 0.0) if _two_voices(a, b) else sum(levels)


def _two_voices(a: Story, b: Story) -> bool:
    ours, theirs = ({s.sources[0].name for s in x.events if s.sources} for x in (a, b))
    return bool(ours) and bool(theirs) and not ours & theirs


def _near(a: Story, b: Story) -> float:
    """Neighbouring sentences go on about the same thing."""
    gap = min(abs(x.evidence.start - y.evidence.start) for x in a.events for y in b.events)
    return 0.6 if gap < 250 else 0.2 if gap < 700 else 0.0


def _told_apart(a: Story, b: Story) -> float:
    """What the later one says of itself: that it is another one, or of days long before the news that the report began with."""
    first, later = sorted((a, b), key=_begins)
    event = later.events[0]
    here = max(event.sentence[0], event.evidence.start - _BEFORE), event.evidence.end
    another = rules("anew")["another"].search(later.account.text.body, *here) is not None
    past = later.dated and not first.dated and first.days and later.days and later.days[1] < first.days[0] - _LONG_AGO
    return (_ANOTHER if another else 0.0) + (_PAST if past else 0.0)


def _begins(s: Story) -> int:
    return s.events[0].evidence.start


def _who(a: Story, b: Story) -> float:
    bare = _BARE if _is_bare(a) or _is_bare(b) else 0.0
    whom = _share(a.targets, b.targets)
    if _names_the_harmed(a) or _names_the_harmed(b):
        bare, whom = _BARE, max(whom, 0.0)
    return bare + _same_person(a, b) + whom + _share(a.actors, b.actors) + _share(a.weapons, b.weapons)


def _same_person(a: Story, b: Story) -> float:
    """ "The killing of Judge Ray" and "Ray was shot on his way home" are one, and so are two murders of one name."""
    types, shared = a.types | b.types, a.targets & b.targets
    if not (types <= _SHOOTINGS and types & _KILLINGS):
        return 0.0
    telling = mass(w for w in shared - _callings() if not w.startswith("id:"))
    alike = telling >= _TELLING and telling >= min(mass(a.targets), mass(b.targets)) / 2
    return _SAME_PERSON if alike or any(t.startswith("id:person.") for t in shared) else 0.0


def _names_the_harmed(s: Story) -> bool:
    """ "Among the wounded were two nurses": says more of who was harmed by what was told before."""
    event = s.events[0]
    if len(s.events) > 1 or event.actors or event.weapon or event.type != "attack_other":
        return False
    return _HARMED.search(s.account.text.body, max(event.evidence.start - _BEFORE_IT, 0), event.evidence.end) is not None


@cache
def _callings() -> frozenset[str]:
    """Words, cut as names are, for any number of people who have one work or fight: two murders of judges may be two."""
    return frozenset(w for words_of in (nouns(), vocabulary("event_words", "armed")) for noun in words_of for w in words(f"{noun}s"))


def _is_bare(s: Story) -> bool:
    """ "The explosion was heard far away": nobody, nothing and no means of its own, so most likely what was told before."""
    return not (s.actors or s.targets or s.weapons)


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    return 0.8 if a & b else 0.0 if a <= SORTS or b <= SORTS else -0.3


def main_story(found: Sequence[Story]) -> Story | None:
    """What a report is about: the first story with people harmed that it begins with, else the first story at all."""
    lead = [s for s in found if s.lead]
    return next((s for s in lead if s.tolls), None) or next(iter(lead or found), None)


def main_event(found: Sequence[Event]) -> Event:
    """The mention that says most: the most slots filled, the earliest of those."""
    return max(found, key=_fullness)


def _fullness(event: Event) -> tuple[int, int]:
    filled = sum(map(bool, (event.place, event.when, event.figures, event.actors, event.targets, event.weapon)))
    return filled, -event.evidence.start
