"""What there is. Captures and reports come from outside; the six kinds of record are read from a text; the shared kinds are
derived from the records of many reports; failures, runs and decisions say what was done.

The JSON-lines contract of docs/reference/records.md is written from these by `export.records`.
"""

from typing import Literal

from msgspec import Struct

from onrecord.model.values import ActorRef, Candidate, Evidence, Interval, Level, Segment, Source, Span, Tie, TimeValue, TimexType

Act = Literal[
    "assert", "deny", "confirm", "accuse", "threaten", "warn", "demand", "promise", "propose", "estimate", "condemn",
    "claim_responsibility", "question", "no_comment", "cannot_verify",
]  # fmt: skip
Certainty = Literal["certain", "probable", "possible", "unknown"]
What = Literal[
    "killed", "wounded", "missing", "detained", "abducted", "displaced", "evacuated", "trapped", "rescued", "other_people",
    "price", "strikes", "fighters", "other",
]  # fmt: skip
Group = Literal["civilians", "combatants", "children", "women", "medics", "journalists", "mixed", "unspecified"]
FigureStatus = Literal["asserted", "denied", "feared", "threatened", "hypothetical"]
EventStatus = Literal[
    "reported", "claimed", "denied", "accused", "suspected", "threatened", "demanded", "planned", "hypothetical", "negated"
]  # fmt: skip
Dimension = Literal["toll", "perpetrator", "weapon", "target", "occurrence", "victims", "place", "date"]
Relation = Literal["contradiction", "update", "different_scope"]
CellOf = Literal["occurrence", "toll", "perpetrator", "weapon", "place", "time"]
Severity = Literal["high", "middle", "low"]
Outcome = Literal["carried_out", "not_yet", "denied", "unknown"]


# ---- from outside


class Capture(Struct, frozen=True, kw_only=True):
    """Bytes as they came: `sha256` names the blob, `origin` is the path or URL, `media` the sniffed media type."""

    sha256: str
    origin: str
    media: str
    size: int


class Text(Struct, frozen=True, kw_only=True):
    """An immutable body, named by the sha256 of its UTF-8 bytes. A headline that came as a field stands first (`title_end` > 0)."""

    id: str
    body: str
    title_end: int = 0
    lang: str = "und"
    segments: tuple[Segment, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """A text as one outlet published it. `key` is the caller's id or the path below the folder; `capture` the sha256 of the bytes.

    `document` names the article that a row of a table of events codes: rows of one document tell of different events.
    `removed` lists what cleaning took out of (title, text), as (position in the given field, character), so that offsets can be given
    in the caller's own field again.
    """

    id: str
    key: str
    text_id: str
    capture: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: Interval = Interval()
    published_basis: str | None = None
    document: str | None = None
    removed: tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]] = ((), ())


class Failure(Struct, frozen=True, kw_only=True):
    """An input that did not become a report: what stage, where, what to do, and whether trying again can help."""

    id: str
    stage: str
    input: str
    code: str
    message: str
    retry: bool = False


# ---- read from one text


class Record(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """The common head: `id` from (text, kind, span); `sentence` the offsets of the sentence around; `score` 0..1."""

    id: str
    evidence: Evidence
    sentence: tuple[int, int]
    score: float


class Time(Record, frozen=True, kw_only=True, tag="time"):
    """A time expression, unresolved: `lang.times.resolve(value, published)` gives its TIMEX3 value and interval."""

    value: TimeValue
    timex_type: TimexType


class Place(Record, frozen=True, kw_only=True, tag="place"):
    """A place name and what it most likely means. `relation`: "outside", "20 km north of", "eastern", "dateline" ...; `other` is the id of
    the second place of "between A and B"."""

    name: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    country: str | None = None
    admin1: str | None = None
    level: Level = "area"
    relation: str | None = None
    other: str | None = None
    candidates: tuple[Candidate, ...] = ()


class Actor(Record, frozen=True, kw_only=True, tag="actor"):
    """A mention of somebody who acts or speaks: `name` canonical in the report, `actor` the lexicon's id; `ties` what its sentence says of
    how they stand to others."""

    name: str
    actor: str | None = None
    type: str = "unnamed"
    country: str | None = None
    role: str | None = None
    ties: tuple[Tie, ...] = ()


class Statement(Record, frozen=True, kw_only=True, tag="statement"):
    """Something said; the evidence is the content. `sources` innermost first; `when` the id of a Time.

    A denial `denies` words; `denies_record` is the id of the event, figure or statement denied, None when the report tells of none.
    """

    sources: tuple[Source, ...]
    cue: Span | None
    act: Act
    form: Literal["direct", "indirect", "mixed"]
    certainty: Certainty = "certain"
    audience: Span | None = None
    channel: str | None = None
    when: str | None = None
    denies: str | None = None
    denies_record: str | None = None


class Figure(Record, frozen=True, kw_only=True, tag="figure"):
    """A count of people harmed (or a price, a number of strikes); None is open; `when`, `place`, `event`, `part_of` are ids."""

    what: What
    low: int | None
    high: int | None
    approx: bool = False
    form: Literal["exact", "at_least", "at_most", "range", "vague"] = "exact"
    group: Group = "unspecified"
    part_of: str | None = None
    scope: Literal["incident", "period", "war"] = "incident"
    event: str | None = None
    place: str | None = None
    when: str | None = None
    sources: tuple[Source, ...] = ()
    status: FigureStatus = "asserted"
    unit: str | None = None
    earlier: bool = False


class Event(Record, frozen=True, kw_only=True, tag="event"):
    """Something that is said to have happened (or not, or to come: `status`). The evidence is the trigger.

    `protected` names the sorts of protected objects and persons among the targets, as reported, without legal judgement; `manner` marks how
    it was done (suicide, grenade, drone ...).
    """

    type: str
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    weapon: str | None = None
    place: str | None = None
    when: str | None = None
    status: EventStatus = "reported"
    sources: tuple[Source, ...] = ()
    figures: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    manner: tuple[str, ...] = ()


AnyRecord = Time | Place | Actor | Statement | Figure | Event


# ---- derived from many reports


class Member(Struct, frozen=True, kw_only=True):
    """An event of a report that belongs to an incident; `why` names the features that joined it with their weights."""

    report: str
    event: str
    main: bool = False
    why: tuple[tuple[str, str, float], ...] = ()


class Revision(Struct, frozen=True, kw_only=True):
    """What an origin said before it said something else."""

    low: int | None
    high: int | None
    as_of: str | None
    reports: tuple[str, ...]


class Toll(Struct, frozen=True, kw_only=True):
    """What one origin says about one group of one incident, as of a day; `revised` holds what it said before, oldest first."""

    what: What
    group: Group
    low: int | None
    high: int | None
    origin: str
    reports: tuple[str, ...]
    as_of: str | None = None
    revised: tuple[Revision, ...] = ()


class Blame(Struct, frozen=True, kw_only=True):
    """Who is said to have done it, by whom, and how."""

    actor: str
    by: tuple[Source, ...]
    stance: Literal["asserts", "denies", "suspects", "claims_responsibility"]


class Cell(Struct, frozen=True, kw_only=True):
    """One thing that is said of an incident, and the independent origins that say it."""

    of: CellOf
    value: str
    origins: tuple[str, ...]
    reports: tuple[str, ...]


class Reliance(Struct, frozen=True, kw_only=True):
    """Who takes an account from whom: an outlet from an agency, an agency from a monitor. The reports are those in which it shows."""

    who: str
    on: str
    reports: tuple[str, ...]


class Incident(Struct, frozen=True, kw_only=True, tag_field="kind", tag="incident"):
    """Events of many reports that are one happening. `grade` is a proposal (Airwars' wording), `reasons` say what it rests on."""

    id: str
    type: str
    place: str | None
    when: Interval
    label: str
    members: tuple[Member, ...]
    tolls: tuple[Toll, ...] = ()
    blamed: tuple[Blame, ...] = ()
    origins: tuple[str, ...] = ()
    grade: str = "weak"
    reasons: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    relies: tuple[Reliance, ...] = ()


class Copy(Struct, frozen=True, kw_only=True, tag_field="kind", tag="copy"):
    """Reports that carry the same text, or much of it, or the same wire. `burst`: so many within days that somebody may have spread it."""

    id: str
    reports: tuple[str, ...]
    relation: Literal["identical", "near_copy", "excerpt", "same_wire"]
    origin: str | None = None
    burst: bool = False


class Side(Struct, frozen=True, kw_only=True):
    """One side of a dispute: a value, who says so, and the sentence (offsets into the report's body)."""

    value: str
    sources: tuple[Source, ...]
    report: str
    start: int
    end: int
    quote: str
    as_of: str | None = None


class Dispute(Struct, frozen=True, kw_only=True, tag_field="kind", tag="dispute"):
    """Accounts that differ. Only a `contradiction` cannot be all true; an `update` or a `different_scope` can.

    `severity` says how much hangs on it, so that a reviewer sees the gravest first.
    """

    id: str
    about: str | None
    dimension: Dimension
    relation: Relation
    sides: tuple[Side, ...]
    severity: Severity = "low"


class After(Struct, frozen=True, kw_only=True):
    """What is reported after a warning."""

    value: Outcome
    sources: tuple[Source, ...]
    report: str
    start: int
    end: int
    quote: str
    when: Interval | None = None


class Threat(Struct, frozen=True, kw_only=True):
    """The sentence that threatens or warns."""

    report: str
    start: int
    end: int
    quote: str


class Warning(Struct, frozen=True, kw_only=True, tag_field="kind", tag="warning"):
    """A threat, ultimatum, leaflet or message: who issued it, how, to whom, until when, and what came after."""

    id: str
    issuer: str | None
    issuer_certainty: Certainty
    channel: str | None
    audience: str | None
    place: str | None
    issued: Interval | None
    deadline: Interval | None
    threat: Threat
    outcomes: tuple[After, ...] = ()


class Name(Struct, frozen=True, kw_only=True):
    """One name of an actor, how often, and who uses it: a source, in an outlet, or the outlet itself."""

    name: str
    count: int
    by: str
    outlet: str | None = None


class Naming(Struct, frozen=True, kw_only=True, tag_field="kind", tag="naming"):
    """What each outlet and each source calls an actor."""

    id: str
    actor: str
    names: tuple[Name, ...]


Shared = Incident | Copy | Dispute | Warning | Naming


# ---- what was done


class Run(Struct, frozen=True, kw_only=True):
    """One `onrecord read`: inputs = reports + copies + failures."""

    id: str
    inputs: int
    reports: int
    copies: int
    failures: int
    unread: int
    records: int


class Decision(Struct, frozen=True, kw_only=True):
    """What a person decided; appended, never changed. `previous` is the hash of the decision before: a chain."""

    hash: str
    previous: str
    target: str
    action: str
    value: str
    digest: str
    by: str
    at: str
