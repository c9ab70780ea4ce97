"""Time expressions: what they say, and what they mean once the date of the report is known."""

from dataclasses import dataclass

from onrecord.lang.nlp import Analysis
from onrecord.model.records import Time
from onrecord.model.values import Interval, TimeValue


@dataclass(frozen=True)
class Resolved:
    """A TIMEX3 value and its half-open interval of ISO dates or date-times; None where open or not known."""

    timex: str
    earliest: str | None
    latest: str | None


def find(analysis: Analysis) -> list[Time]:
    """The time expressions of a text, in order, unresolved."""
    return []


def resolve(value: TimeValue, published: Interval) -> Resolved:
    """What a time expression means in a report published then."""
    return Resolved(value.timex or "XXXX", None, None)
