"""No decision is lost: random runs of reading, reading anew by other rules, deciding, merging, splitting, undoing and upgrading, against
a model that knows only lists."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec import UNSET
from tests.review.made import WHERE, Maker

from onrecord import review
from onrecord.doctor import examine
from onrecord.errors import UsageError
from onrecord.model.decisions import FigureFix
from onrecord.model.records import Incident, Text
from onrecord.store.sql import SqlStore, open_store
from onrecord.views import Filter, View, queue

KEYS = "abcd"
PLACES = dict(zip(KEYS, ("Douma", "Douma", "Homs", "Douma"), strict=True))
DAYS = dict(zip(KEYS, ("2016-12-05", "2016-12-05", "2016-12-06", "2016-12-04"), strict=True))
START = {"a": 1, "b": 2}
COUNTS = st.integers(1, 4)
PARTS = st.sampled_from(("fig", "evt"))
GROUPS = st.sampled_from(("children", "civilians"))


@dataclass
class Said:
    """A decision as the model knows it: on what the machine read then, what it holds to be so, and which decision it undoes."""

    verb: str
    target: str
    on: Any = None
    value: Any = None
    undoes: int | None = None


@dataclass
class Model:
    """What the machine reads of each thing now, and everything that was said."""

    machine: dict[str, Any] = field(default_factory=dict)
    log: list[Said] = field(default_factory=list)

    def holds(self, number: int) -> bool:
        return not any(s.undoes == number and self.holds(n) for n, s in enumerate(self.log))

    def verdict(self, target: str) -> Said | None:
        held = [s for n, s in enumerate(self.log) if s.target == target and s.verb in ("confirm", "correct", "reject") and self.holds(n)]
        return held[-1] if held else None

    def value(self, target: str) -> Any:
        said = self.verdict(target)
        return said.value if said else self.machine.get(target)

    def state(self, target: str) -> str | None:
        said, now = self.verdict(target), self.machine.get(target)
        if said is None:
            return None if now is None else "proposed"
        if said.on != now:
            return "orphaned" if now is None else "stale"
        if said.verb == "reject":
            return "rejected"
        same = said.verb == "confirm" if now is None else said.value == now
        return "confirmed" if same else "corrected"

    def last(self, target: str) -> int | None:
        """The last decision on a thing that holds and is no undoing."""
        held = [n for n, s in enumerate(self.log) if s.target == target and s.undoes is None and self.holds(n)]
        return held[-1] if held else None


SHM = Path("/dev/shm")
FAST = str(SHM) if SHM.is_dir() else None  # memory, where there is such a folder: hundreds of files are made and thrown away


@cache
def begun() -> tuple[Path, dict[str, Text]]:
    """A record file with two reports, so that not every run has to tell them."""
    path = Path(tempfile.mkdtemp(dir=FAST)) / "begun.onrecord"
    atexit.register(shutil.rmtree, path.parent)
    store = open_store(path, create=True)
    maker = Maker(store)
    for key, killed in START.items():
        maker.tell(key, PLACES[key], DAYS[key], killed)
    maker.settle()
    store.close()
    return path, maker.texts


class Reviewing(RuleBasedStateMachine):
    """A record file under everything that may happen to it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp(dir=FAST)
        self.path = Path(self.folder) / "a.onrecord"
        path, texts = begun()
        shutil.copy(path, self.path)
        self.store: SqlStore = open_store(self.path)
        self.maker = Maker(self.store)
        self.maker.texts = dict(texts)
        self.model = Model()
        self.ids: dict[str, str] = {}  # the id of "fig a", "evt b"
        self.hashes: list[str] = []

    # ---- what happens

    @initialize()
    def begin(self) -> None:
        for key, killed in START.items():
            self._know(key, killed)

    @rule(key=st.sampled_from(KEYS), killed=COUNTS)
    def tell(self, key: str, killed: int) -> None:
        if key not in self.maker.texts:
            self.maker.tell(key, PLACES[key], DAYS[key], killed)
            self._know(key, killed)

    def _know(self, key: str, killed: int) -> None:
        for found in self.store.records(self.maker.texts[key].id):
            if found.id[:3] in ("fig", "evt"):
                self.ids[f"{found.id[:3]} {key}"] = found.id
        self._read(key, killed, "", True, True)

    @rule(key=st.sampled_from(KEYS), killed=COUNTS, said=st.sampled_from(("", "Sana")), event=st.booleans(), figure=st.booleans())
    def read_anew(self, key: str, killed: int, said: str, event: bool, figure: bool) -> None:
        """Other rules read the same text otherwise."""
        if key in self.maker.texts:
            self.maker.read(key, PLACES[key], DAYS[key], killed, said=said, event=event, figure=figure)
            self._read(key, killed, said, event, figure)

    def _read(self, key: str, killed: int, said: str, event: bool, figure: bool) -> None:
        self.model.machine[f"fig {key}"] = (killed, "unspecified", said, event) if figure else None
        self.model.machine[f"evt {key}"] = (said,) if event else None

    @rule(part=PARTS, key=st.sampled_from(KEYS))
    def confirm(self, part: str, key: str) -> None:
        self._decide(f"{part} {key}", "confirm")

    @rule(part=PARTS, key=st.sampled_from(KEYS))
    def reject(self, part: str, key: str) -> None:
        self._decide(f"{part} {key}", "reject")

    @rule(key=st.sampled_from(KEYS), low=COUNTS)
    def correct(self, key: str, low: int) -> None:
        self._decide(f"fig {key}", "correct", FigureFix(low=low, high=low))

    @rule(key=st.sampled_from(KEYS), group=GROUPS)
    def correct_group(self, key: str, group: Any) -> None:
        self._decide(f"fig {key}", "correct", FigureFix(group=group))

    def _decide(self, target: str, verb: str, fix: FigureFix | None = None) -> None:
        if self.model.state(target) is None:
            return
        found = self.maker.view.record(self.ids[target])
        value = self.model.value(target)
        if fix is None:
            getattr(review, verb)(self.store, found, by="rh")
        elif (changed := _changed(value, fix)) == value:
            with pytest.raises(UsageError, match="E233"):
                review.correct(self.store, found, fix, by="rh")
            return
        else:
            review.correct(self.store, found, fix, by="rh")
            value = changed
        self.model.log.append(Said(verb, target, self.model.machine.get(target), value))

    @rule(part=PARTS, key=st.sampled_from(KEYS))
    def note(self, part: str, key: str) -> None:
        target = f"{part} {key}"
        if target in self.ids:
            review.note(self.store, self.ids[target], "look", by="mk")
            self.model.log.append(Said("note", target))

    @precondition(lambda self: self.model.log)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        """Any decision that holds, an undoing too."""
        held = [n for n in range(len(self.model.log)) if self.model.holds(n)]
        number = data.draw(st.sampled_from(held))
        target = self.model.log[number].target
        history = self.maker.view.history(self.store.decisions()[number].target)
        (entry,) = [e for e in history if e.number == number + 1]
        review.undo(self.store, entry, by="rh")
        self.model.log.append(Said("undo", target, undoes=number))

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        found = self._incidents()
        if len(found) > 1:
            one, other = data.draw(st.sampled_from([p for p in product(found, found) if p[0].id != p[1].id]))
            review.merge(self.store, one, other, by="rh")
            self.model.log.append(Said("merge", "", value={m.event for i in (one, other) for m in i.members}))

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        large = [i for i in self._incidents() if len({m.event for m in i.members}) > 1]
        if large:
            incident = data.draw(st.sampled_from(large))
            events = sorted({m.event for m in incident.members})
            out = data.draw(st.sets(st.sampled_from(events), min_size=1, max_size=len(events) - 1))
            review.split(self.store, incident, sorted(out), by="rh")
            self.model.log.append(Said("split", "", value=(out, set(events) - out)))

    @rule()
    def upgrade(self) -> None:
        """The file is closed and opened by a program that makes anew what is kept beside the log."""
        script = files("onrecord.store").joinpath("migrations", "0004_decided.sql").read_text("utf-8")
        self.store.close()
        engine = sa.create_engine(f"sqlite:///{self.path}")
        with engine.begin() as db:
            raw: Any = db.connection.dbapi_connection
            raw.executescript(
                f"PRAGMA synchronous = OFF; DROP TABLE decided; {script}; UPDATE report SET listed = 0; UPDATE shared SET listed = 0;"
            )
        engine.dispose()
        self.store = self.maker.store = open_store(self.path)

    def _incidents(self) -> list[Incident]:
        found = self.maker.settle().shared("incident", Filter())
        return [i for i in found if isinstance(i, Incident)]

    # ---- what always holds

    @invariant()
    def no_decision_is_lost(self) -> None:
        now = [d.hash for d in self.store.decisions()]
        assert now[: len(self.hashes)] == self.hashes
        assert len(now) == len(self.model.log)
        assert list(review.verify(self.store, self.hashes[-1] if self.hashes else None)) == []
        self.hashes = now

    @invariant()
    def records_are_as_the_model_says(self) -> None:
        view = View(self.store)
        for key, text in self.maker.texts.items():
            found = {f.value.id: f for f in view.folded(text.id)}
            for part in ("fig", "evt"):
                target = f"{part} {key}"
                state, one = self.model.state(target), found.get(self.ids[target])
                assert (one.state if one else None) == state
                if one is not None:
                    assert _value(one.value) == self.model.value(target)
                    assert one.shown == (one.state == "proposed" or self.model.verdict(target).verb != "reject")  # type: ignore[union-attr]
                    assert state == "proposed" or one == view.record(self.ids[target])

    def teardown(self) -> None:
        incidents = self._incidents()
        home = {m.event: i.id for i in incidents for m in i.members}
        self._last_join_holds(home)
        assert list(examine(self.store)) == []
        self._queue_holds()
        self.store.close()
        shutil.rmtree(self.folder)

    def _last_join_holds(self, home: dict[str, str]) -> None:
        """Of merges and splits the last that holds is kept to by all its events that there still are."""
        held = [s for n, s in enumerate(self.model.log) if s.verb in ("merge", "split") and self.model.holds(n)]
        if held and held[-1].verb == "merge":
            assert len({home[e] for e in held[-1].value if e in home}) <= 1
        if held and held[-1].verb == "split":
            out, rest = ({home[e] for e in events if e in home} for events in held[-1].value)
            assert not out & rest

    def _queue_holds(self) -> None:
        """What came back stands in the queue, what was decided does not."""
        waiting = {t.target for t in queue(View(self.store), None, 1000).tasks}
        for target, ident in self.ids.items():
            state = self.model.state(target)
            assert state is None or (ident in waiting) == (state in ("proposed", "stale", "orphaned")), (target, state)


def _changed(value: tuple[Any, ...], fix: FigureFix) -> tuple[Any, ...]:
    return (value[0] if fix.low is UNSET else fix.low, value[1] if fix.group is UNSET else fix.group, *value[2:])


def _value(record: Any) -> tuple[Any, ...]:
    said = record.sources[0].name if record.sources else ""
    return (record.low, record.group, said, record.event is not None) if record.id.startswith("fig") else (said,)


assert set(PLACES.values()) <= set(WHERE)
TestReviewing = pytest.mark.slow(Reviewing.TestCase)
TestReviewing.settings = settings(
    max_examples=500, stateful_step_count=6, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
