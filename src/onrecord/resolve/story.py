"""A story: the mentions of one happening in one report, boiled down to what can be compared with stories of other reports."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.model.records import Event, Figure, Place
from onrecord.resolve.account import Account, days
from onrecord.resolve.kinds import family, happened
from onrecord.resolve.rarity import mass

Span = tuple[int, int]  # first and last day, or lowest and highest count, both included
Tolls = dict[tuple[str, str], Span]

# A happening that a report tells without a date is looked for in the days before the report: of the undated lead events of the
# development reports nine in ten lie there.
FRESH = 3
NO_LIMIT = 10**9
_WORD = re.compile(r"[^\W\d_]{4,}")
_PART = re.compile(r"[^\W_]+")
_EMPTY = frozenset({
    "unknown", "other", "near", "area", "areas", "city", "town", "village", "province", "district", "county", "constituency", "market",
    "estate", "slum", "slums", "road", "street", "police", "station", "centre", "center", "outside", "around", "region", "division",
    "countryside", "governorate", "suburb", "suburbs", "neighborhood", "neighbourhood", "north", "south", "east", "west", "northern",
    "southern", "eastern", "western", "the", "and", "of", "in", "at", "al", "el", "members", "supporters", "group", "ethnic",
})  # fmt: skip


# Words (cut as `words` cuts) with which tables and reports say that they do not know who.
_NOBODY = frozenset(
    w[:6] for w in ("unknown", "unidentified", "actor", "actors", "other", "people", "persons", "several", "some", "many", "group")
)
# And those that only say what sort of people they were: two that differ in them may mean the same ones.
SORTS = frozenset(w[:6] for w in ("civilians", "child", "children", "woman", "women"))
_BRACKET = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, eq=False)
class Story:
    """What one report says about one happening."""

    account: Account
    events: tuple[Event, ...]
    types: frozenset[str]
    days: Span | None
    dated: bool  # the report says the day; otherwise `days` are the days before it came out
    places: tuple[Place, ...]  # of its events
    named: tuple[Place, ...]  # and the others of their sentences
    tolls: Tolls
    actors: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    words: frozenset[str]
    lead: bool
    period: bool

    @property
    def key(self) -> tuple[str, int, str]:
        """Orders stories the same way whatever order the reports came in."""
        first = self.events[0]
        return self.account.key, first.evidence.start, first.id

    @cached_property
    def families(self) -> frozenset[str]:
        return frozenset(family(t) for t in self.types)

    @cached_property
    def parts(self) -> tuple[frozenset[str], ...]:
        """For each place the words of each of its comma-separated parts, narrowest first, without words that name no place."""
        return tuple(p for place in self.named for p in place_parts(place.name))

    @cached_property
    def mass(self) -> float:
        return mass(self.words)

    @property
    def denied(self) -> bool:
        return all(e.status == "denied" for e in self.events)


def story(account: Account, events: Sequence[Event]) -> Story:
    """The story that some events of one report tell. Raises ValueError for no events."""
    if not events:
        raise ValueError("a story needs an event")
    ordered = tuple(sorted(events, key=_position))
    span, dated = _days(account, ordered)
    figures = [f for e in ordered for f in account.figures_of(e.id) if f.status in ("asserted", "feared")]
    return Story(
        account=account,
        events=ordered,
        types=frozenset(e.type for e in ordered),
        days=span,
        dated=dated,
        places=_places(account, ordered),
        named=_named(account, ordered),
        tolls=_tolls(figures),
        actors=_names(ref for e in ordered for ref in e.actors),
        targets=_names(ref for e in ordered for ref in e.targets),
        weapons=frozenset(w for e in ordered if e.weapon for w in words(e.weapon)),
        words=_wording(account, ordered),
        lead=is_lead(account, ordered),
        period=_is_period(span, dated, figures),
    )


def tells(event: Event) -> bool:
    """Does the event tell of something that happened (or is denied), so that other reports can tell of it too?"""
    return event.status not in ("threatened", "demanded", "planned", "hypothetical", "negated") and happened(event.type)


def is_lead(account: Account, events: Iterable[Event]) -> bool:
    """Stands one of the events in the headline or in the first tenth of the story (300 characters at least)?"""
    start = account.text.title_end
    limit = start + max(300, (len(account.text.body) - start) // 10)
    return any(e.evidence.start < limit for e in events)


def _position(event: Event) -> tuple[int, str]:
    return event.evidence.start, event.id


def _days(account: Account, events: Sequence[Event]) -> tuple[Span | None, bool]:
    """The day that the story gives first, else the narrowest interval of its events; without any, the days before the report."""
    told = [(d, account.of_telling(e)) for e in events if (d := days(account.past(e.when)))]
    if told:
        days_of = [d for d, of_telling in told if not of_telling] + [(first - 1, last) for (first, last), of_telling in told if of_telling]
        return next((d for d in days_of if d[1] - d[0] <= 1), min(days_of, key=_width)), True
    fresh = days(account.written)
    return ((fresh[0] - FRESH, fresh[1]) if fresh else None), False


def _width(span: Span) -> tuple[int, Span]:
    return span[1] - span[0], span


def _is_period(span: Span | None, dated: bool, figures: Sequence[Figure]) -> bool:
    """Counts over a stretch of time, and no one day to go with them."""
    one_day = dated and span is not None and span[1] - span[0] <= 1
    return bool(figures) and not one_day and all(f.scope != "incident" for f in figures)


def _places(account: Account, events: Sequence[Event]) -> tuple[Place, ...]:
    return _once(p for e in events if (p := account.place(e.place)))


def _named(account: Account, events: Sequence[Event]) -> tuple[Place, ...]:
    """The places of the events and the others of their sentences, without countries: those say who acts more often than where."""
    said = [p for e in events if (p := account.place(e.place))]
    around = [p for e in events for p in account.places_within(*e.sentence)]
    return _once(p for p in (*said, *around) if p.level != "country")


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(f"{place.geonameid}{place.name}", place)
    return tuple(found.values())


def _tolls(figures: Iterable[Figure]) -> Tolls:
    """Lowest and highest count of each kind and group; parts of a total stand under their own group."""
    out: Tolls = {}
    for f in figures:
        if f.scope != "incident" or f.earlier or (f.low is None and f.high is None):
            continue
        low, high = bounds(f)
        before = out.get((f.what, f.group), (low, high))
        out[f.what, f.group] = min(low, before[0]), max(high, before[1])
    return out


def bounds(figure: Figure) -> Span:
    """The range of a figure: "at least 12" has no upper end, "up to 12" begins at 0."""
    low = figure.low if figure.low is not None else 0
    return low, figure.high if figure.high is not None else NO_LIMIT


def _wording(account: Account, events: Iterable[Event]) -> frozenset[str]:
    """The words of the sentences; none for the row of a table, whose words are ours."""
    if account.report.document is not None:
        return frozenset()
    return frozenset(w for e in events for w in words(account.text.body[e.sentence[0] : e.sentence[1]]))


def _names(refs: Iterable[object]) -> frozenset[str]:
    out: set[str] = set()
    for ref in refs:
        actor, name = getattr(ref, "actor", None), getattr(ref, "name", "")
        if actor:
            out.add(f"id:{actor}")
        out.update(w for w in words(_BRACKET.sub(" ", name)) if w not in _NOBODY)
    return frozenset(out)


@lru_cache(maxsize=100_000)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words of four letters and more, cut to six letters so that endings do not matter."""
    return tuple(dict.fromkeys(w.lower()[:6] for w in _WORD.findall(text)))


@lru_cache(maxsize=100_000)
def place_parts(name: str) -> tuple[frozenset[str], ...]:
    """The telling words of each comma-separated part of a place name; a part without any keeps all its words."""
    out = []
    for part in plain(name).split(","):
        found = frozenset(_PART.findall(part))
        if found:
            out.append(frozenset(w for w in found if w not in _EMPTY) or found)
    return tuple(out)


@lru_cache(maxsize=100_000)
def plain(name: str) -> str:
    """Lower case without accents, brackets as commas, apostrophes gone."""
    flat = unicodedata.normalize("NFKD", name.lower())
    flat = "".join(c for c in flat if not unicodedata.combining(c) and c not in "'’‘`ʿʾ")
    return flat.replace("(", ",").replace(")", "").replace("/", ",")
