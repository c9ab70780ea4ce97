"""Dates on which one report contradicts itself: a weekday that is not that of its date, a dateline of another day than the report's."""

import re
from collections.abc import Iterable
from datetime import date

from onrecord.lang.calendar import WEEKDAYS
from onrecord.lang.dateline import HEAD
from onrecord.model.records import Dispute, Time
from onrecord.resolve.account import Account, days
from onrecord.resolve.sides import dispute, side

_WEEKDAY = re.compile(rf"\b({'|'.join(w[:3] for w in WEEKDAYS)})[a-z]*\b", re.IGNORECASE)
_WEEKDAYS = {w[:3]: n for n, w in enumerate(WEEKDAYS)}
_DASH = re.compile(r"[ ,]*(?:\([^)]{1,40}\))? ?(?:-{1,2}|–|—)")
_SLACK = 2  # days that a report may be published after the day in its dateline


def of_reports(accounts: Iterable[Account]) -> list[Dispute | None]:
    """A dispute for each time whose parts do not agree."""
    return [_quarrel(account, time) for account in accounts for time in account.times.values()]


def _quarrel(account: Account, time: Time) -> Dispute | None:
    said = _WEEKDAY.search(time.evidence.quote)
    if said is None or time.timex_type not in ("DATE", "TIME"):
        return None
    weekday = _WEEKDAYS[said[1].lower()]
    return _misdated(account, time, weekday) if any(c.isdigit() for c in time.evidence.quote) else _late(account, time, weekday)


def _misdated(account: Account, time: Time, weekday: int) -> Dispute | None:
    """ "Wednesday, 6 December 2016", which was a Tuesday."""
    told = days(account.when(time.id))
    if told is None or told[0] != told[1] or date.fromordinal(told[0]).weekday() == weekday:
        return None
    return _two(account, time, weekday, date.fromordinal(told[0]))


def _late(account: Account, time: Time, weekday: int) -> Dispute | None:
    """A dateline of Monday in a report that was published on a Friday."""
    start, end = time.evidence.start, time.evidence.end
    head = account.text.body[account.text.title_end : start]
    published = days(account.report.published)
    if len(head) > HEAD or head.upper() != head or not _DASH.match(account.text.body, end):
        return None
    if published is None or published[0] != published[1] or (published[0] - weekday + 6) % 7 <= _SLACK:
        return None
    return _two(account, time, weekday, date.fromordinal(published[0]))


def _two(account: Account, time: Time, weekday: int, day: date) -> Dispute | None:
    """The weekday that is named against the day that is meant."""
    name, right = WEEKDAYS[weekday].capitalize(), WEEKDAYS[day.weekday()].capitalize()
    return dispute(None, "date", "contradiction", [side(account, time, v, ()) for v in (name, f"{day.isoformat()}, a {right}")])
