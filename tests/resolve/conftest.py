"""Reports written by hand with the records that stand in them, so that tests need no language model."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.intake.dating import stated
from onrecord.intake.text import make_text
from onrecord.model.anchors import evidence, span
from onrecord.model.ids import make_id
from onrecord.model.records import Actor, AnyRecord, Event, Figure, Place, Report, Statement, Time
from onrecord.model.values import ActorRef, Source, TimeValue
from onrecord.resolve.account import Account

PLACES: dict[str, dict[str, Any]] = {
    "Aleppo": {"lat": 36.20, "lon": 37.16, "geonameid": 170063, "level": "city", "admin1": "Aleppo"},
    "east Aleppo": {"name": "Aleppo", "lat": 36.20, "lon": 37.16, "geonameid": 170063, "level": "city", "admin1": "Aleppo"},
    "Aleppo province": {"name": "Aleppo", "geonameid": 170062, "level": "region", "admin1": "Aleppo"},
    "Homs": {"lat": 34.73, "lon": 36.71, "geonameid": 169577, "level": "city", "admin1": "Homs"},
    "Douma": {"lat": 33.57, "lon": 36.40, "geonameid": 170892, "level": "town", "admin1": "Rif-dimashq"},
    "Hama": {"lat": 35.13, "lon": 36.75, "geonameid": 170017, "level": "city", "admin1": "Hama"},
}
ACTORS = {
    "Russia": "state.ru",
    "the Russian government": "state.ru",
    "rebels": "rebels.sy",
    "Assad": "person.assad",
    "Syrian army": "state.sy.forces",
}


class Draft:
    """A report in the making: every record is named by its words, which must stand in the text."""

    def __init__(self, key: str, body: str, published: str | None = "2016-12-06", outlet: str | None = None, **more: Any) -> None:
        self.text, removed = make_text(None, body)
        self.report = Report(
            id=f"id-{key}", key=key, text_id=self.text.id, outlet=outlet, published=stated(published), removed=removed, **more
        )
        self.records: list[AnyRecord] = []

    def account(self) -> Account:
        return Account.of(self.report, self.text, self.records)

    def place(self, words: str, **slots: Any) -> str:
        known = {"name": words, "country": "SY", "level": "town"} | PLACES.get(words, {}) | slots
        return self._add(Place(**self._head("place", words), **known))

    def time(self, words: str, days: str) -> str:
        """`days` is one ISO day or a/b."""
        range_ = days if "/" in days else f"{days}/{days}"
        return self._add(Time(**self._head("time", words), value=TimeValue(timex_type="DATE", timex=range_), timex_type="DATE"))

    def bare_day(self, words: str, **named: Any) -> str:
        """A day without a year, which depends on the report's own date."""
        return self._add(Time(**self._head("time", words), value=TimeValue(timex_type="DATE", **named), timex_type="DATE"))

    def lasting(self, words: str, timex: str) -> str:
        return self._add(Time(**self._head("time", words), value=TimeValue(timex_type="DURATION", timex=timex), timex_type="DURATION"))

    def event(self, words: str, kind: str, by: str = "", to: str = "", said: tuple[str, ...] = (), **slots: Any) -> str:
        refs = {"actors": self._refs(by), "targets": self._refs(to), "sources": self.sources(said)}
        return self._add(Event(**self._head("event", words), type=kind, **refs, **slots))

    def figure(self, words: str, what: str, low: int | None, high: int | None, said: tuple[str, ...] = (), **slots: Any) -> str:
        return self._add(Figure(**self._head("figure", words), what=what, low=low, high=high, sources=self.sources(said), **slots))

    def statement(self, words: str, act: str, said: tuple[str, ...] = (), cue: str = "", kind: str = "group", **slots: Any) -> str:
        at = self._at(cue) if cue else None
        spans = {"cue": span(self.text.body, *at) if at else None, "sources": self.sources(said, kind)}
        return self._add(Statement(**self._head("statement", words), act=act, form="indirect", **spans, **slots))

    def actor(self, words: str, kind: str = "organisation") -> str:
        return self._add(Actor(**self._head("actor", words), name=words, actor=ACTORS.get(words), type=kind))

    def sources(self, names: tuple[str, ...], kind: str = "organisation") -> tuple[Source, ...]:
        return tuple(Source(name=n, actor=ACTORS.get(n), type="unnamed" if n.startswith("a ") else kind) for n in names)

    def _refs(self, names: str) -> tuple[ActorRef, ...]:
        return tuple(ActorRef(name=n, actor=ACTORS.get(n)) for n in names.split(" and ") if n)

    def _head(self, kind: str, words: str) -> dict[str, Any]:
        start, end = self._at(words)
        body = self.text.body
        first = body.rfind(". ", 0, start) + 2 if ". " in body[:start] else 0
        last = body.find(". ", end)
        sentence = (first, last + 1 if last >= 0 else len(body))
        proof = evidence(self.text.id, body, start, end)
        return {"id": make_id(kind, self.text.id, start, end, self.report.key), "evidence": proof, "sentence": sentence, "score": 0.9}

    def _at(self, words: str) -> tuple[int, int]:
        start = self.text.body.index(words)
        return start, start + len(words)

    def _add(self, record: AnyRecord) -> str:
        self.records.append(record)
        return record.id


@pytest.fixture
def draft() -> type[Draft]:
    return Draft


@pytest.fixture
def strike() -> Callable[..., Account]:
    """A report of one air strike: `strike("a", "Douma", "2016-12-05", 12)`, told by `outlet` on the word of `said`."""

    def make(key: str, place: str, day: str, killed: int | None, outlet: str | None = None, **more: Any) -> Account:
        said, published = more.pop("said", ()), more.pop("published", day)
        count = f" killed {killed} people" if killed else " hit houses"
        manner = MANNERS[sum(map(ord, key)) % len(MANNERS)]
        body = f"Report {key}. An air strike in {place} on that day{count}, {manner}. Nothing else was known."
        d = Draft(key, body, published, outlet or f"Paper {key}", **more)
        p, t = d.place(place), d.time("that day", day)
        event = d.event("air strike", "airstrike", place=p, when=t, said=said)
        if killed:
            d.figure(f"{killed} people", "killed", killed, killed, event=event, said=said)
        return d.account()

    return make


# So that no two reports are written in the same words.
MANNERS = (
    "while families queued outside a bakery", "as prayers ended near the old bridge", "shortly after midnight behind the railway depot",
    "with several motorcycles burning afterwards", "before ambulances could reach the orchard", "leaving the grain store without its roof",
    "although observers described quiet skies", "when traders opened their stalls", "during repairs on the water main",
)  # fmt: skip
