"""What is asked for, and whether a record fits it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.intake.dating import stated
from onrecord.model.records import Actor, AnyRecord, Dispute, Event, Figure, Incident, Place, Report, Shared, Statement, Text, Warning
from onrecord.model.values import Interval


@dataclass(frozen=True)
class Filter:
    """What is asked for; None asks nothing. Days are ISO and inclusive; the rest is found inside names, whatever the case."""

    first: str | None = None
    last: str | None = None
    place: str | None = None
    actor: str | None = None
    outlet: str | None = None
    what: str | None = None

    def days(self, when: Interval | None) -> bool:
        """Can it have been in the days asked for? Something without a time is left out once days are asked for."""
        if not self.first and not self.last:
            return True
        if when is None or (when.earliest is None and when.latest is None):
            return False
        begins = self.last is None or when.earliest is None or when.earliest[:10] <= self.last
        ends = self.first is None or when.latest is None or when.latest > self.first
        return begins and ends


class Item(NamedTuple):
    """A record as it stands in one report, its time resolved by the date of that report."""

    report: Report
    text: Text
    record: AnyRecord
    when: Interval | None
    place: Place | None


def fits(item: Item, wanted: Filter) -> bool:
    record = item.record
    return (
        wanted.days(item.when or item.report.published)
        and (not wanted.place or has(wanted.place, item.place.name if item.place else None, _place_name(record)))
        and (not wanted.actor or has(wanted.actor, *_actors(record)))
        and (not wanted.what or wanted.what in (getattr(record, "what", None), getattr(record, "type", None), getattr(record, "act", None)))
    )


def shared_fits(shared: Shared, wanted: Filter, outlets: Iterable[str | None]) -> bool:
    """Does the filter let through a shared record that rests on reports of these outlets?"""
    return (
        wanted.days(_shared_when(shared))
        and (not wanted.outlet or has(wanted.outlet, *outlets))
        and (not wanted.place or has(wanted.place, getattr(shared, "place", None), getattr(shared, "label", None)))
        and (not wanted.actor or has(wanted.actor, *_shared_actors(shared)))
        and (
            not wanted.what
            or has(wanted.what, getattr(shared, "type", None), getattr(shared, "dimension", None), getattr(shared, "channel", None))
        )
    )


def _place_name(record: AnyRecord) -> str | None:
    return record.name if isinstance(record, Place) else None


def _actors(record: AnyRecord) -> list[str]:
    match record:
        case Actor():
            return [record.name]
        case Statement() | Figure():
            return [s.name for s in record.sources]
        case Event():
            return [a.name for a in (*record.actors, *record.targets)] + [s.name for s in record.sources]
        case _:
            return []


def _shared_when(shared: Shared) -> Interval | None:
    match shared:
        case Incident():
            return shared.when
        case Warning():
            return shared.issued
        case Dispute():
            days = sorted(s.as_of for s in shared.sides if s.as_of)
            return Interval(earliest=days[0], latest=stated(days[-1]).latest) if days else None
        case _:
            return None


def _shared_actors(shared: Shared) -> list[str]:
    match shared:
        case Incident():
            return [b.actor for b in shared.blamed] + list(shared.origins)
        case Dispute():
            return [source.name for side in shared.sides for source in side.sources]
        case Warning():
            return [n for n in (shared.issuer, shared.audience) if n]
        case _:
            return [shared.actor] if hasattr(shared, "actor") else []


def has(wanted: str, *names: str | None) -> bool:
    return any(wanted.casefold() in name.casefold() for name in names if name)
