"""When a report was published: an interval of days with what it rests on."""

from datetime import date, timedelta

from onrecord.intake.draft import Draft
from onrecord.model.records import Text
from onrecord.model.values import Interval


def stated(value: str | None) -> Interval:
    """The half-open interval of an ISO date, date-time or a/b of dates (both days included; ".." is open). ValueError when it is none."""
    if not value:
        return Interval()
    first, _, last = value.partition("/")
    earliest = None if first == ".." else date.fromisoformat(first[:10]).isoformat()
    last = last or first
    latest = None if last == ".." else (date.fromisoformat(last[:10]) + timedelta(days=1)).isoformat()
    if earliest is None and latest is None:
        raise ValueError("an interval needs one end")
    return Interval(earliest=earliest, latest=latest, basis="published")


def published(draft: Draft, text: Text) -> tuple[Interval, str | None]:
    """When a report was published, and what that rests on."""
    if draft.published:
        return stated(draft.published), draft.published_basis
    return Interval(), None
