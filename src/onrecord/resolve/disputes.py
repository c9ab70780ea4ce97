"""Where accounts cannot all be true, and where they only seem so."""

from collections.abc import Iterable, Mapping, Set
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

Held = Set[tuple[str, int]]  # sentences that are sides of a dispute about who did it or whether it happened: report and start


def of_incident(happening: Happening, lineage: Lineage) -> list[Dispute]:
    """Every dispute about one incident, in order of their ids."""
    found = [*numbers_differ.of_incident(happening, lineage), *blame_differs.of_incident(happening, lineage)]
    said = [Said.of(a, e, lineage) for a, e in events_of(happening)]
    found.append(dispute(happening.incident.id, "weapon", "contradiction", weapons(said)))
    found.append(dates(happening))
    found.append(dispute(happening.incident.id, "place", "contradiction", places(happening.stories, lineage)))
    return together(found)


def of_report(account: Account, incidents: Mapping[str, str], held: Held, lineage: Lineage) -> list[Dispute]:
    """The disputes within one report that its incidents do not hold. `incidents` are those of its events."""
    found = _new(within.denials([account], lineage), held)
    found += within.victims([account], lineage)
    found += within.tolls([account], incidents, lineage)
    found += within.revisions([account], incidents, lineage)
    found += days_differ.of_reports([account])
    return together(found)


def of_denials(account: Account, others: Iterable[Account], held: Held, lineage: Lineage) -> list[Dispute]:
    """What a report denies and other reports claim, as far as no other dispute holds it."""
    return together(at_large.denials(account, others, held, lineage))


def held_in(disputes: Iterable[Dispute]) -> set[tuple[str, int]]:
    """The sentences that are sides of disputes about who did it or whether it happened."""
    return {(s.report, s.start) for d in disputes if d.dimension in ("occurrence", "perpetrator") for s in d.sides}


def _new(found: Iterable[Dispute | None], held: Held) -> list[Dispute | None]:
    return [d for d in found if d and not {(s.report, s.start) for s in d.sides} <= held]


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
