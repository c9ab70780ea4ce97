"""Shared records as JSON lines: offsets into the field of the report that they stand in."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from onrecord.export.records import BY_HAND, VERSION, Line, Writer, differing, lines_in
from onrecord.model.records import After, Copy, Dispute, Incident, Naming, Shared, Side, Threat, Warning
from onrecord.model.values import Interval, Source
from onrecord.views import Folded, View
from onrecord.views.filter import REVIEWED
from onrecord.views.policy import Policy, agreed


class SharedWriter:
    """Writes incidents, copies, disputes, warnings and namings of a view; the `numbers` of an incident are made by a policy."""

    def __init__(self, view: View, policy: Policy | None = None) -> None:
        self.view = view
        self.policy = policy or Policy()
        self._writers: dict[str, Writer] = {}

    def lines(self) -> Iterator[Line]:
        """Every record of every report, then everything shared, as people decided and with how each stands; last, the state of the log."""
        unreviewed: Counter[str] = Counter()
        for line in self._all():
            unreviewed[line["kind"]] += line.get("review") not in (*REVIEWED, BY_HAND)
            yield line
        counts = {kind: unreviewed[kind] for kind in sorted(unreviewed)}
        yield {"v": VERSION, "kind": "log", "head": self.view.store.head(), "unreviewed": counts}

    def _all(self) -> Iterator[Line]:
        for report in self.view.reports:
            yield from lines_in(self.view, report)
        for shared in self.view.store.shared():
            if (found := self.view.standing(shared)).shown:
                yield self.standing(found)
        yield from (self.standing(f) for f in self.view.orphans() if f.shown)

    def standing(self, found: Folded[Shared]) -> Line:
        """The line of a shared record as people decided, with how it stands."""
        line = self.line(found.value) | {"review": found.state}
        if found.human is None:
            return line
        return line | differing(line, None if found.machine is None else self.line(found.machine))

    def line(self, shared: Shared) -> Line:
        kind = str(type(shared).__struct_config__.tag)
        return {"v": VERSION, "kind": kind, "id": shared.id, **self._slots(shared)}

    def _slots(self, shared: Shared) -> Line:
        match shared:
            case Incident():
                return self._incident(shared)
            case Copy():
                return _fields(shared, "reports", "relation", "origin", "burst")
            case Dispute():
                return _fields(shared, "about", "dimension", "relation", "severity") | {"sides": [self._side(s) for s in shared.sides]}
            case Warning():
                return self._warning(shared)
            case Naming():
                return _fields(shared, "actor", "names")

    def _incident(self, incident: Incident) -> Line:
        line = _fields(incident, "type", "place", "label", "members", "tolls", "origins", "grade", "reasons", "cells", "relies")
        line |= {"numbers": [a._asdict() for a in agreed(incident.tolls, self.policy)]}
        blamed = [{"actor": b.actor, "by": self._sources(b.by), "stance": b.stance} for b in incident.blamed]
        return line | {"when": _interval(incident.when), "blamed": blamed}

    def _warning(self, warning: Warning) -> Line:
        line = _fields(warning, "issuer", "issuer_certainty", "channel", "audience", "place")
        line |= {"issued": _interval(warning.issued), "deadline": _interval(warning.deadline), "threat": self._where(warning.threat)}
        outcomes = [
            {"value": o.value, "sources": self._sources(o.sources), **self._where(o), "when": _interval(o.when)} for o in warning.outcomes
        ]
        return line | {"outcomes": outcomes}

    def _side(self, side: Side) -> Line:
        return {"value": side.value, "sources": self._sources(side.sources), **self._where(side), "as_of": side.as_of}

    def _where(self, at: Side | Threat | After) -> Line:
        field, span = self._writer(at.report).span(at.start, at.end)
        return {"report": at.report, "field": field, **span}

    def _sources(self, sources: tuple[Source, ...]) -> list[Line]:
        """Sources of a shared record stand in several reports, so their spans are left to the records themselves."""
        return [{"name": s.name, "span": None, "actor": s.actor, "type": s.type, "private": s.private} for s in sources]

    def _writer(self, key: str) -> Writer:
        if key not in self._writers:
            report = self.view.by_key[key]
            self._writers[key] = Writer(report, self.view.store.text(report.text_id), ())
        return self._writers[key]


def _interval(interval: Interval | None) -> Line | None:
    return {"earliest": interval.earliest, "latest": interval.latest, "basis": None} if interval else None


def _fields(record: Any, *names: str) -> Line:
    return {n: to_builtins(getattr(record, n)) for n in names}
