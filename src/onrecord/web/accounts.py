"""What each report tells of one incident: its events there, its counts, the sentences they stand in."""

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from onrecord.model.records import AnyRecord, Copy, Event, Figure, Incident, Place, Report, Revision, Text, Toll, What
from onrecord.model.values import Source
from onrecord.views import Folded, Item, View
from onrecord.web.marks import Passage, passage
from onrecord.web.words import Link, called, chain, entry_of, plural, publisher

HARM: tuple[What, ...] = ("killed", "wounded", "missing", "detained", "abducted", "displaced", "evacuated", "trapped", "rescued")
PARTS = ("children", "women", "medics", "journalists")  # groups that are always some of a whole
_FULL = 40  # accounts of which so much is shown; of further ones one sentence, without its paragraph
_SHOWN = 3  # sentences of one report on the page of an incident; the report itself shows all


class Count(NamedTuple):
    """One count of people harmed, with the name of its origin and the day of its report. `whole`: the incident takes it for a total."""

    item: Item
    figure: Figure
    origin: str
    sources: tuple[Source, ...]
    whole: bool = False

    @property
    def part(self) -> bool:
        return self.figure.group in PARTS or (self.figure.part_of is not None and not self.whole)

    @property
    def day(self) -> str | None:
        published = self.item.report.published.earliest
        return published[:10] if published else None


class Account(NamedTuple):
    """A report's share of an incident; `items` is all that was read in it, `chains` all ways by which it came, the main one being `chain`.

    `copies` are the reports that carry its text or most of it and are folded into it.
    """

    report: Report
    items: Sequence[Item]
    events: Sequence[Item]
    counts: Sequence[Count]
    passages: Sequence[Passage]
    chain: Sequence[Link]
    chains: Sequence[Sequence[Link]]
    why: Sequence[tuple[str, str, float]]
    copies: Sequence[Report]
    more: int

    @property
    def fold(self) -> Folded[AnyRecord] | None:
        """How its first event stands."""
        return self.events[0].fold if self.events else None

    @property
    def denies(self) -> bool:
        """Does it tell of the incident only that it did not happen, or that somebody did not do it?"""
        told = [i.record for i in self.events if isinstance(i.record, Event)]
        return bool(told) and all(e.status == "denied" for e in told)


def accounts(view: View, incident: Incident, most: int | None = None) -> list[Account]:
    """One account a report, the earliest first, copies folded into the first; no more than `most`."""
    found = view.by_key.load(m.report for m in incident.members)
    copies = _copies(view, [r.key for r in found])
    folded: dict[str, list[Report]] = {}
    for report in found:
        folded.setdefault(copies.get(report.key, report.key), []).append(report)
    leads = sorted((r for r in found if copies.get(r.key, r.key) == r.key), key=_order)[:most]
    items, texts = view.items_of(leads), view.store.texts({r.text_id for r in leads})
    out = []
    for n, report in enumerate(leads):
        others = [c for c in folded[report.key] if c is not report]
        out.append(_account(incident, report, items[report.id], texts[report.text_id], others, _SHOWN if n < _FULL else 1))
    return out


def _order(report: Report) -> tuple[str, str]:
    return report.published.earliest or "9999", report.key


def _copies(view: View, keys: Sequence[str]) -> dict[str, str]:
    """Of each report that carries the text of another of these, the first of them."""
    lead: dict[str, str] = {}
    for shared in copies_of(view, sorted(keys)):
        if shared.relation != "same_wire":
            here = [k for k in shared.reports if k in keys]
            for key in here[1:]:
                lead.setdefault(key, lead.get(here[0], here[0]))
    return lead


def copies_of(view: View, keys: Iterable[str]) -> list[Copy]:
    """What says that these reports carry the same text, each once."""
    found = {s.id: s for some in view.resting("copy", keys).values() for s in some if isinstance(s, Copy)}
    return [found[i] for i in sorted(found)]


def _account(incident: Incident, report: Report, every: Sequence[Item], text: Text, copies: Sequence[Report], most: int) -> Account:
    members = {m.event: m for m in incident.members if m.report == report.key}
    items = [i for i in every if i.fold.shown]
    events = [i for i in items if i.record.id in members]
    counts = counts_of(items, [i.record for i in events if isinstance(i.record, Event)])
    counts += _counted_besides(incident, items, {c.figure.id for c in counts})
    counts = [c._replace(origin=said_by(incident, c), whole=_among(incident, report.key, c.figure)) for c in counts]
    events.sort(key=lambda i: (not members[i.record.id].main, i.record.evidence.start))
    by_sentence: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for item in (*(c.item for c in counts), *events):
        at = item.record.evidence
        by_sentence.setdefault(item.record.sentence, []).append((at.start, at.end))
    told = sorted(list(by_sentence.items())[:most])
    sources = next((i.record.sources for i in events if isinstance(i.record, Event) and i.record.sources), ())
    why = tuple(dict.fromkeys(w for m in members.values() for w in m.why))
    passages = [passage(report, text, sentence, values, around=n == 0 and most > 1) for n, (sentence, values) in enumerate(told)]
    more = len(by_sentence) - len(told)
    return Account(
        report, every, events, counts, passages, chain(sources, report), _chains(events, counts, report, copies), why, copies, more
    )


def _chains(events: Iterable[Item], counts: Iterable[Count], report: Report, copies: Sequence[Report]) -> list[list[Link]]:
    """All ways by which an account came, each once; its copies are folded into the outlet and said to be there."""
    found = [i.record.sources for i in events if isinstance(i.record, Event)] + [c.sources for c in counts]
    ways = {tuple(s.name for s in sources): chain(sources, report) for sources in found}
    besides = f", {plural(len(copies), 'copy', 'copies')}" if copies else ""
    return [[*links[:-1], links[-1]._replace(name=links[-1].name + besides)] for links in ways.values() if links]


def _counted_besides(incident: Incident, items: Iterable[Item], had: Container[str]) -> list[Count]:
    """Counts that belong to no event of their text and are among the tolls of the incident all the same."""
    out = []
    for item in items:
        f = item.record
        if isinstance(f, Figure) and f.id not in had and f.event is None and _counts(f) and _among(incident, item.report.key, f):
            out.append(Count(item, f, origin(item.report, f.sources), f.sources))
    return out


def _among(incident: Incident, key: str, f: Figure) -> bool:
    tolls = (t for t in incident.tolls if (t.what, t.group) == (f.what, f.group))
    return any(key in r.reports and (r.low, r.high) == (f.low, f.high) for t in tolls for r in _stages(t))


def counts_of(items: Sequence[Item], events: Iterable[Event]) -> list[Count]:
    """The counts of people harmed that a report gives of these events and stands by."""
    by_id = {e.id: e for e in events}
    wanted = {f for e in by_id.values() for f in e.figures}
    out = []
    for item in items:
        figure = item.record
        if not isinstance(figure, Figure) or not (figure.id in wanted or figure.event in by_id) or not _counts(figure):
            continue
        event = by_id.get(figure.event or "")
        sources = figure.sources or (event.sources if event and event.sentence == figure.sentence else ())
        out.append(Count(item, figure, origin(item.report, sources), sources))
    return out


def _counts(figure: Figure) -> bool:
    stated = figure.low is not None or figure.high is not None
    return stated and figure.what in HARM and figure.status == "asserted" and figure.scope != "war" and not figure.earlier


def origin(report: Report, sources: Sequence[Source]) -> str:
    """The innermost source that is named; the unnamed sources of one outlet are one; else the outlet itself."""
    named = next((s for s in sources if s.type != "unnamed" and not s.private), None)
    if named is not None:
        entry = entry_of(named.actor)
        return entry.name if entry else named.name
    return f"unnamed sources of {publisher(report)}" if sources else publisher(report)


def said_by(incident: Incident, count: Count) -> str:
    """The origin under which the incident counts what a figure says; the figure's own where that cannot be told."""
    key, f = count.item.report.key, count.figure
    tolls = [t for t in incident.tolls if t.what == f.what and t.group == f.group]
    here = [t for t in tolls if any(key in r.reports for r in _stages(t))]
    exact = [t for t in here if any(key in r.reports and (r.low, r.high) == (f.low, f.high) for r in _stages(t))]
    found = {t.origin for t in exact or here}
    return called(found.pop()) if len(found) == 1 else count.origin


def _stages(toll: Toll) -> list[Toll | Revision]:
    """What an origin says, and what it said before."""
    return [toll, *toll.revised]


def places(told: Iterable[Account]) -> list[tuple[Place, list[Item]]]:
    """Where the accounts say it was: each meaning of a place once, with the events said to be there, most first."""
    found: dict[tuple[str, object, object], tuple[Place, list[Item]]] = {}
    for account in told:
        for item in account.events:
            if item.place:
                key = item.place.name, item.place.lat, item.place.lon
                found.setdefault(key, (item.place, []))[1].append(item)
    return sorted(found.values(), key=lambda f: (-len(f[1]), f[0].name))
