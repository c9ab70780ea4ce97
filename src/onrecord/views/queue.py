"""What a person should look at next: what came back first, then what is disputed, what weighs most, what the machine is unsure of.

It is read off the lists of the record, a page at a time, so that its cost does not grow with the record. The order rests on the record and
not on who looked at what: a page asked for again begins where it began. A record stands in the queue once, at its weightiest reason, and
leaves it when it is decided on.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple, cast, get_args

import msgspec

from onrecord.model.decisions import kind_of
from onrecord.model.ids import encode
from onrecord.model.records import Dimension, Dispute, Event, Figure, Incident, Report, Shared
from onrecord.store.base import Asked, Entry
from onrecord.views.filter import STATES, Filter, Item
from onrecord.views.fold import Folded
from onrecord.views.listing import DEAD, NO_OUTCOME, UNSURE, dead
from onrecord.views.view import READ, REJECTED, View, reports_of

Why = Literal["stale", "orphaned", "disputed", "consequential", "uncertain", "unreviewed"]
WHYS: tuple[Why, ...] = get_args(Why)
DECIDABLE = (*READ, "incident", "dispute", "warning")
DIMENSIONS: tuple[Dimension, ...] = ("toll", "perpetrator", "victims", "occurrence", "weapon", "target", "place", "date")
_AT_ONCE = 50  # rows of a list that are asked for at once

Key = tuple[int, int, str, int, str]  # reason, list within it, place in that list, place in what stands together, id


class Task(NamedTuple):
    """One thing to decide on: a record in a report (`item`), or something shared (`thing`); why it is here, and the same in words."""

    key: Key
    why: Why
    reason: str
    target: str
    kind: str
    item: Item | None = None
    thing: Folded[Shared] | None = None


class Tasks(NamedTuple):
    """A page of the queue; `next` is what to ask for to get those behind it, None at the end."""

    tasks: list[Task]
    next: str | None


def queue(view: View, after: str | None = None, limit: int = 20) -> Tasks:
    """The next things to review behind `after`, at most `limit`. Raises ValueError for an `after` that no page gave."""
    found = list(islice(Queue(view, _key(after)).tasks(), limit + 1))
    return Tasks(found[:limit], cursor(found[limit - 1]) if len(found) > limit else None)


def cursor(task: Task) -> str:
    """What to ask for to get the tasks behind this one."""
    return encode(task.key).decode()


def _key(after: str | None) -> Key | None:
    if after is None:
        return None
    try:
        key: Key = msgspec.json.decode(after, type=Key)
    except msgspec.DecodeError as e:
        raise ValueError(f"{after!r} is no place in the queue") from e
    return key


class Queue:
    """The queue of one view behind a place in it, reason by reason; nothing is looked at before it is needed."""

    def __init__(self, view: View, since: Key | None = None) -> None:
        self.view = view
        self.since = since
        self._items: dict[str, list[Item]] = {}
        self._shared: dict[tuple[str, str], list[Shared]] = {}

    def tasks(self) -> Iterator[Task]:
        """All tasks behind the place, in order."""
        parts: tuple[Callable[[int], Iterator[Task]], ...] = (
            self._stale, self._orphaned, self._disputed, self._heavy, self._unsure, self._rest,
        )  # fmt: skip
        for number, part in enumerate(parts):
            if self.since is None or self.since[0] <= number:
                yield from (t for t in part(number) if self.since is None or t.key > self.since)

    def _entries(self, reason: int, number: int, asked: Asked) -> Iterator[Entry]:
        """The rows of a list from the one on which the queue goes on."""
        after = ""
        if self.since is not None and self.since[0] == reason:
            if self.since[1] > number:
                return
            after = self.since[2][:-1] if self.since[1] == number else ""  # that row too: others may stand together with it
        while found := self.view.store.page(asked._replace(after=after, limit=_AT_ONCE)):
            yield from found
            after = found[-1].sort

    # ---- what came back

    def _stale(self, reason: int) -> Iterator[Task]:
        return self._back(reason, "stale", "it is read differently now")

    def _orphaned(self, reason: int) -> Iterator[Task]:
        return self._back(reason, "orphaned", "it is no longer read or derived")

    def _back(self, reason: int, state: Why, what: str) -> Iterator[Task]:
        for number, kind in enumerate((*DECIDABLE, *(REJECTED + k for k in DECIDABLE))):
            for entry in self._entries(reason, number, Asked(kind=kind, names=(("state", state, True),))):
                task = self._task((reason, number, entry.sort, 0), state, "", entry)
                held = _fold(task).verdict if task else None
                if task and held:
                    yield task._replace(reason=f"{held.decision.action} by {held.by}, {held.at[:10]}; {what}")

    # ---- what is disputed

    def _disputed(self, reason: int) -> Iterator[Task]:
        """Contradictions about how many, then about who, to whom, whether at all and the rest; of each the gravest first."""
        for number, dimension in enumerate(DIMENSIONS):
            names = (("relation", "contradiction", True), ("what", dimension, True))
            for entry in self._entries(reason, number, Asked(kind="dispute", names=names, states=STATES, others=True)):
                if head := self._task((reason, number, entry.sort, 0), "disputed", "", entry):
                    yield from self._sides(head)

    def _sides(self, head: Task) -> Iterator[Task]:
        """A contradiction before the records that its sides rest on."""
        dispute = cast(Dispute, cast(Folded[Shared], head.thing).value)
        said = f"accounts contradict each other: {' / '.join(dict.fromkeys(s.value for s in dispute.sides))}"
        yield head._replace(reason=said)
        items = (i for i in self._beneath(dispute) if self._first_dispute(i) == dispute.id)
        yield from _together(head.key[:3], "disputed", said, items)

    def _beneath(self, dispute: Dispute) -> Iterator[Item]:
        """The records that the sides of a dispute rest on, in the order of the sides."""
        kind = Figure if dispute.dimension == "toll" else Event
        for side in dispute.sides:
            yield from (i for i in self._open(side.report) if isinstance(i.record, kind) and i.record.sentence[0] == side.start)

    def _first_dispute(self, item: Item) -> str | None:
        """The gravest contradiction that a record is part of."""
        if not isinstance(item.record, Figure | Event):
            return None
        for dispute in self._resting("dispute", item.report.key):
            about = isinstance(dispute, Dispute) and (dispute.dimension == "toll") == isinstance(item.record, Figure)
            if about and any(s.report == item.report.key and s.start == item.record.sentence[0] for s in cast(Dispute, dispute).sides):
                return dispute.id
        return None

    # ---- what weighs most

    def _heavy(self, reason: int) -> Iterator[Task]:
        """The records of incidents of many dead, most dead first; then warnings of which nobody says what came after."""
        for number, least in enumerate(DEAD):
            for entry in self._entries(reason, number, Asked(kind="incident", names=(("dead", str(least), True),))):
                found = self.view.thing(entry.id)
                incident = found.value if found else None
                if isinstance(incident, Incident):
                    said = f"at least {least:,} dead: {incident.label}"
                    yield from _together((reason, number, entry.sort), "consequential", said, self._weighty(incident))
        number, names = len(DEAD), (("outcome", NO_OUTCOME, True),)
        for entry in self._entries(reason, number, Asked(kind="warning", names=names, states=STATES, others=True)):
            if task := self._task((reason, number, entry.sort, 0), "consequential", "no report says what came after this warning", entry):
                yield task

    def _weighty(self, incident: Incident) -> Iterator[Item]:
        """The records of an incident that stand in the queue because of it."""
        return (i for i in self._members(incident) if self._first_dispute(i) is None and self._incident(i) == incident.id)

    def _members(self, incident: Incident) -> Iterator[Item]:
        members = {m.event for m in incident.members}
        for key in reports_of(incident):
            yield from (i for i in self._open(key) if _event_of(i) in members)

    def _incident(self, item: Item) -> str | None:
        """The incident of many dead that a record is part of."""
        event = _event_of(item)
        for incident in self._resting("incident", item.report.key):
            if isinstance(incident, Incident) and any(m.event == event for m in incident.members):
                return incident.id
        return None

    # ---- what the machine is unsure of, and the rest

    def _unsure(self, reason: int) -> Iterator[Task]:
        return self._left(reason, (("unsure", "yes", True),), "uncertain")

    def _rest(self, reason: int) -> Iterator[Task]:
        return (t for t in self._left(reason, (), "unreviewed") if t.item and t.item.record.score >= UNSURE)

    def _left(self, reason: int, names: tuple[tuple[str, str, bool], ...], why: Why) -> Iterator[Task]:
        """Records that have no weightier reason, newest first; of a text that many carry in its first report."""
        for number, kind in enumerate(("figure", "event", "statement")):
            for entry in self._entries(reason, number, Asked(kind=kind, names=names, states=STATES, others=True)):
                task = self._task((reason, number, entry.sort, 0), why, "", entry)
                if task and task.item and self._first_dispute(task.item) is None and self._incident(task.item) is None:
                    unsure = f"the machine is unsure: {task.item.record.score:.2f}"
                    yield task._replace(reason=unsure if why == "uncertain" else "nobody has looked at it yet")

    # ---- looking

    def _task(self, key: tuple[int, int, str, int], why: Why, reason: str, entry: Entry) -> Task | None:
        """The task that an entry of a list stands for; None when it is told elsewhere, or was taken out meanwhile."""
        kind = entry.kind.removeprefix(REJECTED)
        if kind not in READ:
            thing = self.view.thing(entry.id)
            return Task((*key, entry.id), why, reason, entry.id, kind, thing=thing) if thing else None
        item = next((i for i in self._of(entry.owner) if i.record.id == entry.id), None)
        return Task((*key, entry.id), why, reason, entry.id, kind, item=item) if item else None

    def _of(self, name: str) -> list[Item]:
        """The records of a report (by key or id); none when an earlier report carries the same text."""
        if name not in self._items:
            report = self.view.report(name)
            self._items[name] = self.view.items(report) if report and self._leads(report) else []
        return self._items[name]

    def _leads(self, report: Report) -> bool:
        return self.view.store.carriers(report.text_id)[0].id == report.id

    def _open(self, name: str) -> Iterator[Item]:
        """The records of a report that nobody decided on."""
        return (i for i in self._of(name) if i.fold.state == "proposed")

    def _resting(self, kind: str, report: str) -> list[Shared]:
        """The open contradictions, or the incidents of many dead, that rest on a report, in the order of their list."""
        if (kind, report) not in self._shared:
            found = self.view.every(kind, Filter(report=report, state="proposed" if kind == "dispute" else None))
            self._shared[kind, report] = sorted((cast(Shared, s) for s in found if _weighs(cast(Shared, s))), key=_dimension)
        return self._shared[kind, report]


def _dimension(shared: Shared) -> int:
    return DIMENSIONS.index(shared.dimension) if isinstance(shared, Dispute) else 0


def _weighs(shared: Shared) -> bool:
    if isinstance(shared, Dispute):
        return shared.relation == "contradiction"
    return isinstance(shared, Incident) and dead(shared) >= DEAD[-1]


def _event_of(item: Item) -> str | None:
    """The event that a record is, or counts the harm of."""
    return item.record.event if isinstance(item.record, Figure) else item.record.id


def _fold(task: Task) -> Folded[Shared]:
    return cast(Folded[Shared], task.item.fold if task.item else task.thing)


def _together(place: tuple[int, int, str], why: Why, reason: str, items: Iterable[Item]) -> Iterator[Task]:
    """Tasks that stand together behind one row of a list, in the order given, each once; an item is not looked at before it is needed."""
    seen: set[str] = set()
    for item in items:
        if item.record.id not in seen:
            seen.add(item.record.id)
            yield Task((*place, len(seen), item.record.id), why, reason, item.record.id, kind_of(item.record), item=item)
