"""A made-up record of any size, always the same: reports of a war that never was, with the records that stand in them, so that nothing
has to be parsed. Incidents are told by a few reports each, with counts that differ, by sources that several reports share; some reports
are copies of one before; some deny, some warn.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from onrecord.intake.dating import stated
from onrecord.intake.text import make_text
from onrecord.model.anchors import evidence, span
from onrecord.model.ids import make_id
from onrecord.model.records import (
    Actor,
    AnyRecord,
    Blame,
    Capture,
    Copy,
    Dispute,
    Event,
    Figure,
    Incident,
    Member,
    Name,
    Naming,
    Place,
    Report,
    Shared,
    Side,
    Statement,
    Threat,
    Time,
    Toll,
    Warning,
)  # fmt: skip
from onrecord.model.values import ActorRef, Source, TimeValue
from onrecord.store.base import Admitted

START = date(2012, 1, 1)
A_DAY = 50  # reports published on one day
TELLING = 3  # reports that tell of one incident, on average
COPIES = 0.06  # share of reports that are another's text with a line changed
_GREAT, _OF_GREAT = 5_000, 100  # of so many incidents the first hundred are one in what is shared: told by some two hundred reports
_SYLLABLES = "ba da ka ma na ra sa ta za be de ke me ne re se te ze bi di ki mi ni ri si ti zi bo do ko mo no ro so to zo".split()
_KINDS = (
    ("airstrike", "An air strike hit", "air strike"), ("shelling", "Shelling struck", "Shelling"),
    ("bombing", "A bomb went off in", "bomb"),
    ("ground_fighting", "Fighters clashed in", "clashed"), ("abduction", "Gunmen abducted villagers in", "abducted"),
)  # fmt: skip
_ACTORS = (
    ("the northern army", "state.xa.forces"),
    ("the river front", "group.xb"),
    ("the coalition", "group.xc"),
    ("the hill league", "group.xd"),
)
_PLAIN = (
    "market mill bridge orchard depot clinic school harbour station quarry tower garden bakery barracks library square canal ridge farm "
    "workshop roof cellar road crossing ferry pump well fence stable wagon engine cable lantern window doorway stairway courtyard"
).split()
_DOING = "watched carried burned rebuilt searched emptied crossed guarded repaired abandoned counted covered opened closed measured".split()
_HOW = "slowly quietly early late again twice together alone".split()


class Made(NamedTuple):
    """One report with its records, and which of the war's incidents its events tell of: (number of the incident, id of the event)."""

    admitted: Admitted
    records: list[AnyRecord]
    told: list[tuple[int, str]]


class _Incident(NamedTuple):
    number: int
    day: date
    kind: tuple[str, str, str]
    place: int
    killed: int
    by: int


def reports(count: int, first: int = 0) -> Iterator[Made]:
    """The reports `first` .. `first + count - 1` of the war, about ten records each; the same number always gives the same report."""
    for number in range(first, first + count):
        yield _report(number)


def shared(made: Iterable[Made]) -> Iterator[Shared]:
    """What the reports share as the war itself has it, so that lists can be measured without deriving it: incidents (a few of them told
    by hundreds of reports), every third of them disputed, the warnings, names and copies."""
    members: dict[int, list[Member]] = {}
    called: dict[str, Counter[tuple[str, str, str | None]]] = defaultdict(Counter)
    carried: dict[str, list[str]] = defaultdict(list)
    sides: dict[int, list[Side]] = {}
    for one in made:
        known = {r.id: r for r in one.records}
        _name(one, called)
        carried[one.admitted.text.body[:200]].append(one.admitted.report.key)
        for number, event in one.told:
            number -= number % _GREAT if number % _GREAT < _OF_GREAT else 0
            members.setdefault(number, []).append(Member(report=one.admitted.report.key, event=event))
            if number % 3 == 0 and len(sides.setdefault(number, [])) < 6:
                sides[number].append(_side(one, known[event]))
        yield from (_warning(one, r) for r in one.records if isinstance(r, Statement) and r.act == "threaten")
    for number, found in members.items():
        yield _whole(number, found)
        if len({s.value for s in sides.get(number, ())}) > 1:
            about = _whole(number, found).id
            ident = make_id("dispute", number)
            yield Dispute(id=ident, about=about, dimension="toll", relation="contradiction", sides=tuple(sides[number]))
    for actor, names in called.items():
        told = tuple(Name(name=name, count=n, by=by, outlet=outlet) for (name, by, outlet), n in names.most_common())
        yield Naming(id=make_id("naming", actor), actor=actor, names=told)
    yield from (Copy(id=make_id("copy", *keys), reports=tuple(keys), relation="near_copy") for keys in carried.values() if len(keys) > 1)


def _name(one: Made, called: dict[str, Counter[tuple[str, str, str | None]]]) -> None:
    """What the report calls the actors that it names, by itself and by its sources."""
    outlet = one.admitted.report.outlet or one.admitted.report.key
    by = next((s.name for r in one.records if isinstance(r, Statement) for s in r.sources), outlet)
    for record in one.records:
        if isinstance(record, Actor) and record.actor:
            called[record.actor].update([(record.name, outlet, outlet), (record.name, by, outlet)])


def _whole(number: int, found: list[Member]) -> Incident:
    what = _numbered(number)
    when = stated(what.day.isoformat())
    name = _place_name(what.place)
    actor = _ACTORS[what.by][1]
    blamed = (Blame(actor=actor, by=(Source(name="residents"),), stance="asserts"),)
    toll = Toll(what="killed", group="unspecified", low=what.killed, high=what.killed, origin=actor, reports=(found[0].report,))
    return Incident(
        id=make_id("incident", found[0].event), type=what.kind[0], place=name, when=when, label=f"{what.kind[0]}, {name}",
        members=tuple(found), tolls=(toll,), blamed=blamed, origins=(actor,), grade=("weak", "fair", "contested")[number % 3],
    )  # fmt: skip


def _side(one: Made, event: AnyRecord) -> Side:
    toll = next((r for r in one.records if isinstance(r, Figure) and r.event == event.id), None)
    start, end = event.sentence
    value = f"{toll.low if toll else 0} killed"
    report = one.admitted.report
    return Side(
        value=value, sources=(), report=report.key, start=start, end=end, quote=one.admitted.text.body[start:end], as_of="2012-01-01"
    )


def _warning(one: Made, said: Statement) -> Warning:
    start, end = said.evidence.start, said.evidence.end
    report = one.admitted.report
    return Warning(
        id=make_id("warning", report.key, said.id), issuer=said.sources[0].actor, issuer_certainty="certain", channel="leaflets",
        audience=None, place=None, issued=report.published, deadline=None,
        threat=Threat(report=report.key, start=start, end=end, quote=said.evidence.quote),
    )  # fmt: skip


def _report(number: int) -> Made:
    chance = Random(f"report {number}")
    day = START + timedelta(days=number // A_DAY)
    told = number
    if number > A_DAY and chance.random() < COPIES:
        told = number - chance.randrange(1, A_DAY)  # the text of a report of these days, under another name
    scribe = _Scribe(number, day, _outlet(chance))
    body = Random(f"text {told}")
    for _ in range(body.choice((1, 1, 1, 2))):
        _tell(scribe, _incident(told // A_DAY, body), body)
    if body.random() < 0.05:
        _warn(scribe, body)
    if told != number:
        scribe.write(f"Report {number} has a line of its own. ")
    return scribe.made()


def _outlet(chance: Random) -> str:
    return f"The {_word(Random(f'outlet {int(60 * chance.random() ** 2)}'), 2)} Courier"


def _incident(day: int, chance: Random) -> _Incident:
    """One of the incidents of these days: as many as let each be told by a few reports."""
    per_day = 2 * A_DAY // TELLING
    return _numbered(max(0, day - chance.choice((0, 0, 0, 1, 2))) * per_day + chance.randrange(per_day))


def _numbered(number: int) -> _Incident:
    per_day = 2 * A_DAY // TELLING
    own = Random(f"incident {number}")
    where = int(3000 * own.random() ** 3)
    return _Incident(number, START + timedelta(days=number // per_day), own.choice(_KINDS), where, own.randrange(1, 40), own.randrange(4))


def _tell(s: "_Scribe", what: _Incident, chance: Random) -> None:
    """Place, day, event, toll, who says so, and what stood around."""
    kind, words, trigger = what.kind
    place_name = _place_name(what.place)
    source, source_kind = _source(chance)
    toll = what.killed if chance.random() < 0.7 else max(1, what.killed + chance.randrange(-4, 9))
    start = len(s.body)
    s.write(f"{words} {place_name} on {what.day.isoformat()}, killing {toll} people")
    content = (start, len(s.body))
    actor = _ACTORS[what.by]
    if chance.random() < 0.5:
        s.write(f" in an attack by {actor[0]}")
    s.write(f", {source} said. ")
    sentence = (start, len(s.body) - 1)
    place = s.place(what.place, start)
    time = s.add(Time, what.day.isoformat(), sentence, value=TimeValue(timex_type="DATE", timex=what.day.isoformat()), timex_type="DATE")
    said = (Source(name=source, span=s.span(source, start), type=source_kind),)
    s.add(Actor, source, sentence, name=source, type=source_kind)
    refs = (ActorRef(name=actor[0], span=s.span(actor[0], start), actor=actor[1]),) if actor[0] in s.body[start:] else ()
    if refs:
        s.add(Actor, actor[0], sentence, name=actor[0], actor=actor[1], type="group")
    status = "denied" if chance.random() < 0.03 else "accused" if refs and chance.random() < 0.3 else "reported"
    event = s.add(Event, trigger, sentence, type=kind, place=place, when=time, status=status, sources=said, actors=refs)
    s.told.append((what.number, event))
    s.add(Figure, f"{toll} people", sentence, what="killed", low=toll, high=toll, event=event, place=place, when=time, sources=said)
    s.statement(content, sentence, sources=said, act="deny" if status == "denied" else "assert")
    for _ in range(chance.randrange(2, 5)):
        s.write(_filler(chance))
    wounded = what.killed * 2 + chance.randrange(3)
    start = len(s.body)
    s.write(f"Another {wounded} people were wounded there. ")
    s.add(Figure, f"{wounded} people", (start, len(s.body) - 1), what="wounded", low=wounded, high=wounded, event=event, place=place)


def _warn(s: "_Scribe", chance: Random) -> None:
    actor = chance.choice(_ACTORS)
    place = int(3000 * chance.random() ** 3)
    start = len(s.body)
    s.write(f"Leaflets told people in {_place_name(place)} to leave or be killed, {actor[0]} warned. ")
    sentence = (start, len(s.body) - 1)
    s.place(place, start)
    source = (Source(name=actor[0], actor=actor[1], span=s.span(actor[0], start), type="group"),)
    s.statement((start, s.body.index(f", {actor[0]}", start)), sentence, sources=source, act="threaten")


def _source(chance: Random) -> tuple[str, Any]:
    """A ministry that all know, a person that a few quote, or somebody unnamed."""
    which = chance.random()
    if which < 0.4:
        return f"the {_word(Random(f'office {int(200 * chance.random() ** 2)}'), 2)} health office", "organisation"
    if which < 0.7:
        own = Random(f"person {chance.randrange(5000)}")
        return f"{_word(own, 2)} {_word(own, 3)}", "person"
    return chance.choice(("residents", "a medic", "witnesses", "an official")), "unnamed"


def _filler(chance: Random) -> str:
    who = f"{_word(chance, 3)} {_word(chance, 2)}"
    return f"{who} {chance.choice(_DOING)} the {chance.choice(_PLAIN)} near the {chance.choice(_PLAIN)} {chance.choice(_HOW)}. "


def _place_name(number: int) -> str:
    return _word(Random(f"place {number}"), 3)


def _word(chance: Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


class _Scribe:
    """Writes a report and notes the records that stand in it."""

    def __init__(self, number: int, day: date, outlet: str) -> None:
        self.key, self.outlet, self.day = f"{number:07d}.txt", outlet, day
        self.body = ""
        self.told: list[tuple[int, str]] = []
        self._notes: list[tuple[type[AnyRecord], str, int, int, tuple[int, int], dict[str, Any]]] = []

    def write(self, words: str) -> None:
        self.body += words

    def span(self, words: str, after: int) -> Any:
        start = self.body.index(words, after)
        return span(self.body, start, start + len(words))

    def place_name(self, number: int) -> str:
        return _word(Random(f"place {number}"), 3)

    def place(self, number: int, after: int) -> str:
        """A made-up place in an empty quarter of the map."""
        name = _place_name(number)
        sentence = (after, len(self.body) - 1)
        where = {"lat": 20 + number % 50 / 10, "lon": 40 + number // 50 / 10, "geonameid": 90_000_000 + number}
        return self.add(Place, name, sentence, name=name, country="XX", level="town", admin1=f"Province {number % 25}", **where)

    def add(self, kind: type[AnyRecord], words: str, sentence: tuple[int, int], **slots: Any) -> str:
        start = self.body.index(words, sentence[0])
        return self._note(kind, start, start + len(words), sentence, slots)

    def statement(self, content: tuple[int, int], sentence: tuple[int, int], **slots: Any) -> str:
        return self._note(Statement, *content, sentence, {"cue": None, "form": "indirect", **slots})

    def _note(self, kind: type[AnyRecord], start: int, end: int, sentence: tuple[int, int], slots: dict[str, Any]) -> str:
        ident = make_id(str(kind.__struct_config__.tag), start, end, len(self._notes))
        self._notes.append((kind, ident, start, end, sentence, slots))
        return ident

    def made(self) -> Made:
        text, removed = make_text(None, self.body.strip())
        ids = {ident: make_id(ident.split("-")[0], text.id, ident) for _, ident, *_ in self._notes}
        records = []
        for kind, ident, start, end, sentence, slots in self._notes:
            named = {k: ids.get(v, v) if isinstance(v, str) else v for k, v in slots.items()}
            proof = evidence(text.id, text.body, start, end)
            records.append(kind(id=ids[ident], evidence=proof, sentence=sentence, score=0.9, **named))
        told = [(number, ids[event]) for number, event in self.told]
        data = self.body.encode()
        sha = hashlib.sha256(data).hexdigest()
        report = Report(
            id=make_id("report", self.key, text.id), key=self.key, text_id=text.id, capture=sha, outlet=self.outlet,
            published=stated(self.day.isoformat()), published_basis="stated", removed=removed,
        )  # fmt: skip
        return Made(Admitted(Capture(sha256=sha, origin=self.key, media="text/plain", size=len(data)), data, text, report), records, told)
