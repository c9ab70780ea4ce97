"""Reports with one place, day, event and count each, put into a record file as if they had been read."""

import hashlib
from typing import Any

from msgspec.structs import replace

from onrecord.intake.dating import stated
from onrecord.intake.text import make_text
from onrecord.model.anchors import evidence
from onrecord.model.ids import make_id, row
from onrecord.model.records import AnyRecord, Capture, Event, Figure, Incident, Place, Report, Text, Time
from onrecord.model.values import Source, TimeValue
from onrecord.run.progress import Silent
from onrecord.run.relate import relate
from onrecord.store.base import Admitted, Store
from onrecord.views import Filter, Folded, View, bring_up

WHERE = {"Douma": (33.57, 36.40, 170892), "Homs": (34.73, 36.71, 169577), "Hama": (35.13, 36.75, 170017)}
# So that no two reports are written in the same words.
MANNERS = (
    "while families queued outside a bakery", "as prayers ended near the old bridge", "shortly after midnight behind the railway depot",
    "with several motorcycles burning afterwards", "before ambulances could reach the orchard", "leaving the grain store without its roof",
)  # fmt: skip


class Maker:
    """Tells reports into a store and reads them anew, as another version of the rules would."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.texts: dict[str, Text] = {}

    def tell(self, key: str, place: str, day: str, killed: int, tail: str = "") -> str:
        """A report of an air strike; the id of its text."""
        name = key.split("@")[0]
        manner = MANNERS[sum(map(ord, name)) % len(MANNERS)]
        body = f"Report {name}. An air strike in {place} on that day killed {killed} people, {manner}. Nothing else was known.{tail}"
        text, removed = make_text(None, body)
        report = Report(
            id=make_id("report", key, text.id), key=key, text_id=text.id, outlet=f"Paper {name}", published=stated(day), removed=removed
        )
        capture = Capture(sha256=hashlib.sha256(body.encode()).hexdigest(), origin=key, media="text/plain", size=len(body))
        self.store.admit([Admitted(capture, body.encode(), text, report)], [])
        self.texts[key] = text
        self.read(key, place, day, killed)
        return text.id

    def read(self, key: str, place: str, day: str, killed: int, *, said: str = "", event: bool = True, figure: bool = True) -> None:
        """What one version of the rules finds in a report."""
        text = self.texts[key]
        lat, lon, geonameid = WHERE[place]
        where = Place(**head("place", text, place), name=place, lat=lat, lon=lon, geonameid=geonameid, country="SY", level="town")
        value = TimeValue(timex_type="DATE", timex=f"{day}/{day}")
        when = Time(**head("time", text, "that day"), value=value, timex_type="DATE")
        sources = (Source(name=said, type="organisation"),) if said else ()
        strike = Event(**head("evt", text, "air strike"), type="airstrike", place=where.id, when=when.id, sources=sources)
        words = text.body[text.body.index("killed ") + 7 : text.body.index(" people")] + " people"
        dead = Figure(
            **head("fig", text, words), what="killed", low=killed, high=killed, event=strike.id if event else None, sources=sources
        )
        found: list[AnyRecord] = [where, when, *([strike] if event else []), *([dead] if figure else [])]
        self.store.put_records([(text.id, [row(r) for r in found])], "v1")
        bring_up(self.store)

    # ---- looking

    @property
    def view(self) -> View:
        return View(self.store)

    def settle(self) -> View:
        """Derives again what is shared."""
        relate(self.store, Silent())
        return self.view

    def figure(self, key: str) -> Folded[Any]:
        return self.one(key, "fig")

    def event(self, key: str) -> Folded[Any]:
        return self.one(key, "evt")

    def one(self, key: str, kind: str) -> Folded[Any]:
        return next(f for f in self.view.folded(self.texts[key].id) if f.value.id.startswith(kind))

    def incident(self, key: str) -> Incident:
        """The incident that holds the event of a report."""
        found = self.view.shared("incident", Filter())
        return next(i for i in found if isinstance(i, Incident) and key in {m.report for m in i.members})


def head(kind: str, text: Text, words: str) -> dict[str, Any]:
    start = text.body.index(words)
    end = start + len(words)
    return {"id": make_id(kind, text.id, start, end), "evidence": evidence(text.id, text.body, start, end),
            "sentence": (text.body.rfind(". ", 0, start) + 2, text.body.index(". ", end) + 1), "score": 0.9}  # fmt: skip


def changed(record: Any, **slots: Any) -> Any:
    return replace(record, **slots)
