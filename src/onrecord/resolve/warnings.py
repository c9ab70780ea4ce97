"""Threats, ultimatums, leaflets, messages and orders to leave: who gave them, until when, and what came after."""

from datetime import date
from typing import NamedTuple

from onrecord.lang.rules import rules
from onrecord.model.ids import make_id
from onrecord.model.records import Actor, Certainty, Event, Place, Statement, Threat, Time, Warning
from onrecord.model.values import Interval, Source
from onrecord.resolve.account import Account, days
from onrecord.resolve.aftermath import Outlook, Watch
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.threats import has_force, is_threat

ACTS = frozenset({"threaten", "warn", "demand"})
WARNING_EVENTS = frozenset({"warning_leaflets", "warning", "ultimatum", "evacuation_order", "threat"})
_WITH_FORCE = frozenset({"government", "group"})


class Told(NamedTuple):
    """Something that warns, whose word it is, about which place and from which days on."""

    record: Statement | Event
    sources: tuple[Source, ...]
    place: Place | None
    issued: Interval | None


def warnings(account: Account, lineage: Lineage, watch: Watch) -> list[Warning]:
    """The warnings of a report with what is reported after each."""
    return [_warning(account, told, lineage, watch) for told in warned(account)]


def warned(account: Account) -> list[Told]:
    """What a report tells of warnings; a sentence that does so in words and by an event does it once."""
    found: list[Told] = []
    for statement in account.statements:
        if is_warning(account, statement):
            found.append(_told(account, statement))
    sentences = [t.record.sentence for t in found]
    events = [e for e in account.events if e.type in WARNING_EVENTS and e.sentence not in sentences and is_threat(account, e)]
    return found + [_told(account, e) for e in events]


def _told(account: Account, record: Statement | Event) -> Told:
    issued = account.when(record.when) or account.when(_time_before(account, record))
    return Told(record, record.sources, _place(account, record), issued)


def is_warning(account: Account, statement: Statement) -> bool:
    """A threat of harm, an order to go or to give up, or a warning of what the speaker will do; pleas and worries are none.

    An aid agency that demands access, or that warns that the bombing may go on, threatens nobody.
    """
    words = _threat_words(account, statement)
    if statement.act == "threaten":
        return _has("harm", words)
    if statement.act not in ACTS or _has("plea", words) or not all(map(has_force, statement.sources[:1])):
        return False
    return _has("order", words) or (statement.act == "warn" and _has("vow", words))


def _has(group: str, words: str) -> bool:
    return rules("warnings")[group].search(words) is not None


def _threat_words(account: Account, record: Statement | Event) -> str:
    start, end = _threat_span(record)
    return account.text.body[start:end]


def _threat_span(record: Statement | Event) -> tuple[int, int]:
    """A statement's content with its cue, where they stand together; the sentence of an event."""
    if isinstance(record, Event):
        return record.sentence
    start, end = record.evidence.start, record.evidence.end
    if record.cue is not None and record.sentence[0] <= record.cue.start < record.sentence[1]:
        return min(start, record.cue.start), max(end, record.cue.end)
    return start, end


def _warning(account: Account, told: Told, lineage: Lineage, watch: Watch) -> Warning:
    record, sources, place, issued = told
    start, end = _threat_span(record)
    issuer, certainty = _issuer(account, record, sources)
    deadline = _deadline(account, record, issued)
    outlook = Outlook(account, record, lineage.camps.camp(issuer) if issuer else None, place, days(issued) or days(account.written))
    return Warning(
        id=make_id("warning", account.key, record.id),
        issuer=(issuer.actor or issuer.name) if issuer else None,
        issuer_certainty=certainty,
        channel=_channel(account, record, sources),
        audience=_audience(record),
        place=place.name if place else None,
        issued=issued,
        deadline=deadline,
        threat=Threat(report=account.key, start=start, end=end, quote=account.text.body[start:end]),
        outcomes=watch.outcomes(outlook),
    )


# ---- the slots


def _issuer(account: Account, record: Statement | Event, sources: tuple[Source, ...]) -> tuple[Source | None, Certainty]:
    """Who warns: the innermost source that acts; for leaflets and messages whoever is named with them."""
    start, end = record.sentence[0], _threat_span(record)[1]
    doubt = rules("warnings")["doubt"].search(account.text.body, start, end)
    certainty: Certainty = "probable" if doubt else "certain"
    for source in sources:
        if source.type in _WITH_FORCE or (source.type == "person" and source.actor):
            return source, certainty
    if isinstance(record, Event) and record.actors:
        ref = record.actors[0]
        return Source(name=ref.name, actor=ref.actor, type="group"), certainty
    document = not sources or sources[0].type in ("document", "unnamed")
    if document and (actor := _actor_in(account, doubt.end() if doubt else start, end)):
        return Source(name=actor.name, span=actor.evidence.span, actor=actor.actor, type="government"), certainty
    return (sources[0], certainty) if sources else (None, "unknown")


def _actor_in(account: Account, start: int, end: int) -> Actor | None:
    """The first known actor with force that is named in a stretch."""
    found = (r for r in account.records if isinstance(r, Actor) and start <= r.evidence.start and r.evidence.end <= end)
    return next((a for a in found if a.actor and a.type in (*_WITH_FORCE, "person")), None)


def _channel(account: Account, record: Statement | Event, sources: tuple[Source, ...]) -> str | None:
    if isinstance(record, Statement) and record.channel:
        return record.channel
    for source in sources:
        if source.type == "document" and (hit := rules("warnings")["channel"].search(source.name)):
            return hit.group().lower()
    if isinstance(record, Event):
        hit = rules("warnings")["channel"].search(account.text.body, *record.sentence)
        return hit.group().lower() if hit else None
    return None


def _audience(record: Statement | Event) -> str | None:
    if isinstance(record, Statement):
        return record.audience.quote if record.audience else None
    return record.targets[0].name if record.targets else None


def _place(account: Account, record: Statement | Event) -> Place | None:
    """The place of the event, else the narrowest place in the words, the sentence, or the sentence before."""
    if isinstance(record, Event) and (place := account.place(record.place)):
        return place
    start, end = record.sentence
    for first, last in (_threat_span(record), (start, end), (max(0, start - 400), end), (0, end)):
        inside = [p for p in account.places.values() if first <= p.evidence.start < last]
        narrow = [p for p in inside if p.level not in ("country", "region") and p.relation != "dateline"]
        if narrow:
            return narrow[-1]
    return None


def _time_before(account: Account, record: Statement | Event) -> str | None:
    """A day that the sentence gives outside the words of the threat."""
    start, end = _threat_span(record)
    outside = [t for t in _times(account, *record.sentence) if not start <= t.evidence.start < end and t.timex_type == "DATE"]
    return outside[0].id if outside else None


def _times(account: Account, start: int, end: int) -> list[Time]:
    return [t for t in account.times.values() if start <= t.evidence.start < end]


def _deadline(account: Account, record: Statement | Event, issued: Interval | None) -> Interval | None:
    """The day on which the time runs out: "by Friday" is that Friday, "within 24 hours" of Sunday is Monday."""
    start, end = _threat_span(record)
    for time in _times(account, start, max(end, record.sentence[1])):
        before = account.text.body[max(start, time.evidence.start - 24) : time.evidence.start + 12]
        if not rules("warnings")["before"].search(before):
            continue
        if time.timex_type == "DURATION":
            if found := _after(days(issued), time.value.timex):
                return Interval(earliest=found[0], latest=found[1], basis=time.evidence.span)
        elif when := account.when(time.id):
            return when
    return None


_UNITS = {"PT": {"H": 1 / 24, "M": 0.0}, "P": {"D": 1.0, "W": 7.0, "M": 30.0, "Y": 365.0}}


def _after(issued: tuple[int, int] | None, duration: str | None) -> tuple[str, str] | None:
    """The day that lies an ISO 8601 duration after the last day of issue, half-open."""
    if issued is None or not duration or not duration.startswith("P"):
        return None
    kind = "PT" if duration.startswith("PT") else "P"
    count, unit = duration[len(kind) : -1], duration[-1]
    if not count.isdigit() or unit not in _UNITS[kind]:
        return None
    last = issued[1] + max(1, round(int(count) * _UNITS[kind][unit]))
    return date.fromordinal(last).isoformat(), date.fromordinal(last + 1).isoformat()
