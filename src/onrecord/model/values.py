"""Small values that records are made of. All offsets are half-open code-point offsets into a `Text.body`."""

from typing import Literal

from msgspec import Struct

SegmentKind = Literal["headline", "headline_again", "byline", "dateline", "caption", "credit", "footer", "story"]
SourceType = Literal["person", "organisation", "outlet", "government", "group", "document", "unnamed"]
Level = Literal["country", "region", "district", "city", "town", "village", "neighbourhood", "site", "area"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Span(Struct, frozen=True):
    """A piece of a body: `body[start:end] == quote`."""

    start: int
    end: int
    quote: str


class Segment(Struct, frozen=True):
    """A stretch of the body that is one kind of matter; only `headline`, `caption` and `story` are read for records."""

    kind: SegmentKind
    start: int
    end: int


class Evidence(Struct, frozen=True, kw_only=True):
    """Where a record stands in its text. Made by `anchors.evidence` only, so that quote and offsets agree."""

    text_id: str
    start: int
    end: int
    quote: str
    before: str
    after: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.quote)


class Interval(Struct, frozen=True, kw_only=True):
    """A stretch of time, half-open, in ISO 8601 dates or date-times; None is open.

    `basis` is the span that says it, "published" when it rests on the date of the report alone, or None.
    """

    earliest: str | None = None
    latest: str | None = None
    basis: Span | Literal["published"] | None = None


class TimeValue(Struct, frozen=True, kw_only=True):
    """What a time expression says before the date of the report is known ("on Tuesday", "late last month", "for weeks").

    `timex` holds the final ISO-TimeML value when no anchor is needed ("2016-12-06", "P7D", "PRESENT_REF"); otherwise the other
    fields say how to reach it from the anchor: `unit` counted `shift` times from the anchor (0 is the anchor's own), then narrowed
    to `month`, `day`, `weekday` (0 Monday) or `season`; `toward` says where a bare name points ("past", "future", "nearest"); `offset`
    days lie between the day so named and the one that is meant ("the next day"). `part` narrows within the unit (MO, AF, EV, NI, early,
    mid, late), `clock` within the day. A length with a `shift` reaches so far from the anchor ("the past two days"). `open` makes the
    interval a half-line ("since", "until").
    """

    timex_type: TimexType
    timex: str | None = None
    unit: str | None = None
    shift: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    offset: int | None = None
    toward: Literal["past", "future", "nearest"] | None = None
    part: str | None = None
    clock: str | None = None
    open: Literal["start", "end"] | None = None


class ActorRef(Struct, frozen=True, kw_only=True):
    """Somebody as named at one place: `name` the fullest name in the report, `actor` the lexicon's id or None."""

    name: str
    span: Span | None = None
    actor: str | None = None


TieKind = Literal["allied_with", "fights", "backs", "backed_by", "part_of", "renamed_from"]


class Tie(Struct, frozen=True, kw_only=True):
    """How an actor is said to stand to another, in the sentence in which it is named."""

    kind: TieKind
    to: ActorRef


class Source(Struct, frozen=True, kw_only=True):
    """One link of a chain of attribution. `name` the fullest name in the report, `span` the words at this place."""

    name: str
    span: Span | None = None
    actor: str | None = None
    type: SourceType = "unnamed"
    private: bool = False


class Candidate(Struct, frozen=True, kw_only=True):
    """One place of the gazetteer that a name may mean."""

    name: str
    lat: float
    lon: float
    geonameid: int | None = None
    score: float = 0.0
