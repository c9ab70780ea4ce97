"""Where accounts cannot all be true, and where they only seem so."""

from collections.abc import Sequence
from datetime import date

from onrecord.model.records import Dispute, Side, Time
from onrecord.resolve import at_large, blame_differs, days_differ, numbers_differ, within
from onrecord.resolve.account import Account
from onrecord.resolve.incidents import Happening, events_of
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.means import weapons
from onrecord.resolve.places_differ import places
from onrecord.resolve.retell import main_event
from onrecord.resolve.said import Said
from onrecord.resolve.sides import dispute, side, together
from onrecord.resolve.story import Story


def disputes(accounts: Sequence[Account], happenings: Sequence[Happening], lineage: Lineage) -> list[Dispute]:
    """Every dispute about an incident and every one that no incident holds, in order of their ids."""
    found: list[Dispute | None] = []
    for happening in happenings:
        found += numbers_differ.of_incident(happening, lineage)
        found += blame_differs.of_incident(happening, lineage)
        said = [Said.of(a, e, lineage) for a, e in events_of(happening)]
        found.append(dispute(happening.incident.id, "weapon", "contradiction", weapons(said)))
        found.append(dates(happening))
        found.append(dispute(happening.incident.id, "place", "contradiction", places(happening.stories, lineage)))
    ordered = sorted(accounts, key=lambda a: a.key)
    for denials in (within.denials, at_large.denials):  # each tells what the disputes before it do not hold
        held = {(s.report, s.start) for d in found if d and d.dimension in ("occurrence", "perpetrator") for s in d.sides}
        found += [d for d in denials(ordered, lineage) if d and not {(s.report, s.start) for s in d.sides} <= held]
    found += numbers_differ.of_places(ordered, lineage)
    found += within.victims(ordered, lineage)
    incidents = {e.id: h.incident.id for h in happenings for _, e in events_of(h)}
    found += within.tolls(ordered, incidents, lineage)
    found += within.revisions(ordered, incidents, lineage)
    found += at_large.general(ordered, lineage)
    found += days_differ.of_reports(ordered)
    return together(found)


def dates(happening: Happening) -> Dispute | None:
    """The stories of an incident that put it on days that do not meet, each given outright: "on Friday" depends on the report's date."""
    dated = [s for s in happening.stories if s.days and any(_outright(s.account.times.get(e.when or "")) for e in s.events)]
    found: list[Side] = []
    for n, a in enumerate(dated):
        for b in dated[n + 1 :]:
            if a.days and b.days and (a.days[1] < b.days[0] or b.days[1] < a.days[0]):
                found += [_day(a), _day(b)]
    return dispute(happening.incident.id, "date", "contradiction", found)


def _outright(time: Time | None) -> bool:
    """A full date, or a range of them, that needs no date of the report."""
    return time is not None and len(time.value.timex or "") in (10, 21) and (time.value.timex or "")[:4].isdigit()


def _day(story: Story) -> Side:
    event = next((e for e in story.events if e.when), main_event(story.events))
    first, last = story.days or (0, 0)
    value = date.fromordinal(first).isoformat()
    if last != first:
        value += f" to {date.fromordinal(last).isoformat()}"
    return side(story.account, event, value, event.sources)
