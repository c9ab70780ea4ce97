"""Changed reports worked into what all reports share: only what they touch is derived again.

What is derived depends on the reports and decisions alone, never on the order or the batches in which they came: each step asks what the
changed reports touched before and what they touch now, and derives just that from the accounts it rests on.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from onrecord.model.records import Dispute, Shared
from onrecord.model.traces import Mark, Standing, Trace
from onrecord.resolve import at_large, compare, disputes, links, numbers_differ
from onrecord.resolve.account import Account
from onrecord.resolve.aftermath import WINDOW, Watch
from onrecord.resolve.copies import KINDS, copies
from onrecord.resolve.desk import Desk
from onrecord.resolve.houses import elected
from onrecord.resolve.incidents import Joining, happenings
from onrecord.resolve.index import Index
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.marks import Of, key, report_of, story_of, turned
from onrecord.resolve.naming import naming
from onrecord.resolve.retell import main_story
from onrecord.resolve.sides import together
from onrecord.resolve.trace import HOUSE, NAMING, named, trace, used
from onrecord.resolve.warnings import warnings

Owned = list[tuple[str, Shared]]
Told = Callable[[int, range, Iterable[Account], Lineage], list[Dispute | None]]


def update(index: Index, desk: Desk, changed: Iterable[str]) -> None:
    """Works some new or changed reports (by their keys) into the index and into what is derived."""
    _Update(index, desk, sorted(set(changed))).run()


class _Marked:
    """The changed reports under their new marks: what came and went with them."""

    def __init__(self, index: Index, desk: Desk, changed: Sequence[str]) -> None:
        old = index.traces(changed)
        new = {a.key: trace(a, desk.told(a), desk.ties) for a in desk.accounts(changed)}
        was, now = ({m for t in traces.values() for m in t.marks} for traces in (old, new))
        counted = {of for t in (*old.values(), *new.values()) for of, _ in t.counted}
        persons, crowds = sorted(c for c in counted if c.startswith(HOUSE)), sorted({m.key for m in was ^ now if m.of in links.COUNTED})
        gone = {m.who for m in was} - {m.who for m in now}
        before = [elected(index.counts(p)) for p in persons], [links.counted(index, k) for k in crowds]
        self.homes = {s.home for s in index.standing(sorted(gone)).values() if s.home}
        self.lost = {other for found in index.links(sorted(gone)).values() for other, _ in found}
        for report in changed:
            index.put_trace(report, old.get(report, Trace()), new.get(report, Trace()))
        self.came, self.went = sorted(now - was), sorted(was - now)
        self.marks = _by_kind(was | now)
        self.actors = sorted(c.removeprefix(NAMING) for c in counted if c.startswith(NAMING))
        after = [elected(index.counts(p)) for p in persons], [links.counted(index, k) for k in crowds]
        self.moved_house = [p.removeprefix(HOUSE) for p, a, b in zip(persons, before[0], after[0], strict=True) if a != b]
        self.moved_crowd = [(k, b) for k, a, b in zip(crowds, before[1], after[1], strict=True) if a != b]


class _Update:
    def __init__(self, index: Index, desk: Desk, changed: Sequence[str]) -> None:
        self.index = index
        self.desk = desk
        self.changed = changed
        self.marked = _Marked(index, desk, changed)
        self.sizes: dict[int, int] = {}
        self.houses: dict[str, str | None] = {}
        self.joining = Joining(compare.Comparer(self._size), desk.ties)

    def run(self) -> None:
        spoken = self._reports_of(m for p in self.marked.moved_house for m in self.index.members(key(Of.NAMED, p), 0, 0))
        relined = self._copies() | spoken
        told = self._incidents(relined)
        touched = sorted({*self.changed, *relined, *told})
        self._within(touched)
        self._denials(touched)
        self._stretches(relined, Of.STANDING, numbers_differ.LIVE, numbers_differ.of_place)
        self._stretches(relined, Of.ACCUSED, at_large.GENERAL_DAYS, at_large.general)
        self._warnings()
        self._naming()

    # ---- what is asked for

    def _size(self, number: int) -> int:
        if number not in self.sizes:
            self.sizes[number] = self.index.size(number, compare.CROWD)
        return self.sizes[number]

    def _reports_of(self, whos: Iterable[int]) -> set[str]:
        return set(self.index.reports(sorted(set(whos))).values())

    def _marks(self, reports: Iterable[str], of: Of) -> list[Mark]:
        """The marks of one kind of some reports."""
        return [m for t in self.index.traces(sorted(set(reports))).values() for m in t.marks if m.key & 15 == of]

    def _lineage(self, accounts: Sequence[Account]) -> Lineage:
        """Who is behind the claims of some accounts."""
        found = self.index.standing([report_of(a) for a in accounts])
        placed = [(a.key, found[report_of(a)]) for a in accounts if report_of(a) in found]
        persons = {p for a in accounts for p in named(a)}
        for person in sorted(persons - self.houses.keys()):
            self.houses[person] = elected(self.index.counts(HOUSE + person))
        return Lineage(
            lead={k: s.lead for k, s in placed if s.lead},
            text_of={k: s.whose for k, s in placed if s.whose},
            house={p: h for p in sorted(persons) if (h := self.houses[p])},
        )

    def _homes(self, accounts: Iterable[Account]) -> dict[int, str]:
        """The incidents in which the stories of some accounts are."""
        found = self.index.standing([story_of(s) for a in accounts for s in self.desk.told(a)])
        return {who: s.home for who, s in found.items() if s.home}

    # ---- copies

    def _copies(self) -> set[str]:
        """The copies of changed texts; the reports that are now thought to carry somebody else's text, or no longer."""
        index = self.index
        wide = {*self.changed, *links.widened(index, self.marked.came, self.marked.went, links.TEXTS)}
        touched = links.link(index, self.desk, sorted(wide), links.TEXTS)
        rows, placed = Owned(), dict[int, Standing]()
        for group in links.groups(index, touched):
            placed |= self._copied(group, rows)
        before = index.standing(sorted(placed))
        index.put_standing(placed)
        index.put_shared({f"copies {s.home}" for found in (before, placed) for s in found.values() if s.home}, rows)
        return self._reports_of(who for who, now in placed.items() if now != before.get(who, Standing()))

    def _copied(self, group: links.Group, rows: Owned) -> dict[int, Standing]:
        """Adds the copies among some linked texts to the rows; where each of the texts stands."""
        if not group.links:
            return dict.fromkeys(group.members, Standing())
        keys = self.index.reports(group.members)
        accounts = self.desk.accounts(keys.values())
        found = copies(accounts, {(keys[a], keys[b]): KINDS[int(value)] for a, b, value in group.links})
        lineage, home = Lineage.of(found), min(keys.values())
        rows += [(f"copies {home}", copy) for copy in found]
        return {who: Standing(home, lineage.lead.get(k), lineage.text_of.get(k)) for who, k in keys.items()}

    # ---- incidents

    def _incidents(self, relined: Iterable[str]) -> set[str]:
        """The incidents of all that is touched, and the disputes about them; their reports."""
        index = self.index
        kind = links.stories(self.joining.link)
        crowds = [w for crowd in self.marked.moved_crowd for w in links.recounted(index, *crowd, kind)]
        wide = {*self.changed, *links.widened(index, self.marked.came, self.marked.went, kind), *self._reports_of(crowds)}
        touched = links.link(index, self.desk, sorted(wide), kind) | self.marked.lost
        touched |= {m.who for m in self._marks(relined, Of.SAME)}
        rows, placed = Owned(), dict[int, Standing]()
        for group in links.groups(index, index.reports(sorted(touched))):
            placed |= self._happened(group, rows)
        before = index.standing(sorted(placed))
        index.put_standing(placed)
        homes = self.marked.homes | {s.home for found in (before, placed) for s in found.values() if s.home}
        index.put_shared({f"incident {home}" for home in homes}, rows)
        return self._reports_of(placed)

    def _happened(self, group: links.Group, rows: Owned) -> dict[int, Standing]:
        """Adds the incidents of some linked stories and the disputes about them to the rows; where each of the stories stands."""
        reports = sorted(set(self.index.reports(group.members).values()))
        accounts, held = self.desk.accounts(reports), self.desk.stories(reports)
        lineage, told = self._lineage(accounts), {w: held[w] for w in group.members}
        mains = {m.key for a in accounts if (m := main_story(self.desk.told(a)))}
        found = happenings(told.values(), mains, [(told[a], told[b], v) for a, b, v in group.links], self.joining, lineage)
        for happening in found:
            owner = f"incident {happening.incident.id}"
            rows += [(owner, happening.incident), *((owner, d) for d in disputes.of_incident(happening, lineage))]
        homes = {s.key: h.incident.id for h in found for s in h.stories}
        return {who: Standing(homes.get(story.key)) for who, story in told.items()}

    # ---- disputes that no incident holds

    def _held(self, accounts: Sequence[Account], owners: Iterable[str] = ()) -> set[tuple[str, int]]:
        """The sentences of some accounts that other disputes hold."""
        homes = {f"incident {home}" for home in self._homes(accounts).values()}
        return disputes.held_in(d for d in self.index.shared({*homes, *owners}) if isinstance(d, Dispute))

    def _within(self, reports: Iterable[str]) -> None:
        rows = Owned()
        accounts = self.desk.accounts(reports)
        held, homes = self._held(accounts), self._homes(accounts)
        for account in accounts:
            incidents = {e.id: homes[w] for s in self.desk.told(account) if (w := story_of(s)) in homes for e in s.events}
            found = disputes.of_report(account, incidents, held, self._lineage([account]))
            rows += [(f"report {account.key}", d) for d in found]
        self.index.put_shared({f"report {r}" for r in reports}, rows)

    def _denials(self, reports: Iterable[str]) -> None:
        """Denials in these reports, and those elsewhere of what these reports claim."""
        claims = {m.key for m in (*self.marked.marks[Of.CLAIMED], *self._marks(reports, Of.CLAIMED))}
        answers = [w for k in sorted(claims) for w in self.index.members(turned(k, Of.DENIED), 0, 0)]
        denying = self._reports_of([*answers, *(m.who for m in self._marks(reports, Of.DENIED))])
        rows = Owned()
        for report in sorted(denying):
            account = self.desk.accounts([report])[0]
            keys = {turned(m.key, Of.CLAIMED) for m in self._marks([report], Of.DENIED)}
            others = self.desk.accounts(self._reports_of(w for k in sorted(keys) for w in self.index.members(k, 0, 0)))
            all_ = [account, *(o for o in others if o.key != report)]
            held = self._held(all_, [f"report {a.key}" for a in all_])
            found = disputes.of_denials(account, others, held, self._lineage(all_))
            rows += [(f"denials {report}", d) for d in found]
        self.index.put_shared({f"denials {r}" for r in (*denying, *self.changed)}, rows)

    def _stretches(self, relined: Iterable[str], of: Of, reach: int, told: Told) -> None:
        """What is told of one thing in a year, for every year in which changed reports tell of it or into which they reach."""
        marks = (*self.marked.marks[of], *self._marks(relined, of))
        years = sorted({(m.key, _year(day)) for m in marks for day in (m.day, max(0, m.day - reach))})
        rows = Owned()
        for what, year in years:
            within = range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()) if year else range(1)
            accounts = self.desk.accounts(
                self._reports_of(self.index.members(what, within.start, within.stop - 1 + (reach if year else 0)))
            )
            found = together(told(what, within, accounts, self._lineage(accounts)))
            rows += [(f"stretch {what} {year}", d) for d in found]
        self.index.put_shared({f"stretch {what} {year}" for what, year in years}, rows)

    # ---- warnings and names

    def _warnings(self) -> None:
        index = self.index
        whos = {m.who for m in self.marked.marks[Of.WARNED]}
        for m in self.marked.marks[Of.FOLLOWED]:
            whos.update(index.members(turned(m.key, Of.WARNED), m.day - WINDOW, m.day))
        rows = Owned()
        warning = sorted({*self._reports_of(whos), *self.changed})
        for account in self.desk.accounts(warning):
            marks = self._marks([account.key], Of.WARNED)
            near = (w for m in marks for w in index.members(turned(m.key, Of.FOLLOWED), m.day, m.day + WINDOW))
            others = self.desk.accounts(self._reports_of(near))
            found = warnings(account, Lineage(), Watch([account, *(o for o in others if o.key != account.key)], Lineage()))
            rows += [(f"warnings {account.key}", w) for w in found]
        index.put_shared({f"warnings {r}" for r in warning}, rows)

    def _naming(self) -> None:
        found = [(a, naming(a, used(self.index.counts(NAMING + a)))) for a in self.marked.actors]
        self.index.put_shared({f"naming {a}" for a, _ in found}, [(f"naming {a}", n) for a, n in found if n])


def _by_kind(marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {of: [] for of in Of}
    for mark in sorted(marks):
        found[mark.key & 15].append(mark)
    return found


def _year(day: int) -> int:
    return date.fromordinal(day).year if day else 0
