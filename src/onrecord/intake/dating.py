"""When a report was published: an interval of days with what it rests on."""

from datetime import date, timedelta

from onrecord.model.values import Interval


def stated(value: str | None) -> Interval:
    """The half-open interval of an ISO date, date-time or a/b of dates (both days included). Raises ValueError when it is none."""
    if not value:
        return Interval()
    first, _, last = value.partition("/")
    a = date.fromisoformat(first[:10])
    b = date.fromisoformat((last or first)[:10])
    return Interval(earliest=a.isoformat(), latest=(b + timedelta(days=1)).isoformat(), basis="published")
