"""What every page has at hand: the record, the templates, who reviews."""

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.model.records import Shared
from onrecord.store.base import Store
from onrecord.version import VERSION
from onrecord.views import Folded, View
from onrecord.web import terms, words
from onrecord.web.asked import Asked, part
from onrecord.web.rulings import in_words, last_by, ruled

HERE = Path(__file__).parent
T = TypeVar("T")
PAUSE = 5.0  # seconds for which what is kept is shown although the record is being written
_MOST = 200  # things that are kept at once: an overview holds ten incidents and ten reports, some 100 kB
# The pages in the order of the head line: path, name.
PAGES = (
    ("/", "Overview"), ("/incidents", "Incidents"), ("/statements", "Statements"), ("/disputes", "Disputes"), ("/warnings", "Warnings"),
    ("/names", "Names"), ("/actors", "Actors"), ("/places", "Places"), ("/reports", "Reports"), ("/review", "Review"),
)  # fmt: skip


def idle() -> bool:
    """Nothing is being derived."""
    return False


def none() -> int:
    """Everything is listed."""
    return 0


class Kept(NamedTuple):
    """What was made, under which stamps, and when."""

    by: object
    stamp: object
    at: float
    value: Any


class Memory:
    """Keeps what was made until it is made of something else.

    What people decided shows at once (`by`). While a record is written (`stamp`) a thing is made again every few seconds at most, and by
    one reader; the others are given what was made before.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept: dict[Hashable, Kept] = {}
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()
        self._clock = clock

    def keep(self, by: object, stamp: object, what: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if len(self._kept) > _MOST:
                self._kept.clear()
            making = self._making.setdefault(what, threading.Lock())
        old = self._kept.get(what)
        if old and (self._still(old, by, stamp) or (old.by == by and making.locked())):
            return cast(T, old.value)
        with making:
            old = self._kept.get(what)
            if not (old and self._still(old, by, stamp)):
                old = self._kept[what] = Kept(by, stamp, self._clock(), make())
        with self._lock:
            self._making.pop(what, None)
        return cast(T, old.value)

    def _still(self, old: Kept, by: object, stamp: object) -> bool:
        return old.by == by and (old.stamp == stamp or self._clock() - old.at < PAUSE)


@dataclass(frozen=True)
class Desk:
    """One record laid open. `reviewer` is whose decisions are written down.

    `settle` has what many reports share derived again, at once or soon; `busy` says whether that is still to be done. `unlisted` is how
    many reports and shared records are not in the lists yet.
    """

    store: Store
    name: str
    reviewer: str
    settle: Callable[[], object]
    busy: Callable[[], bool] = idle
    unlisted: Callable[[], int] = none
    memory: Memory = field(default_factory=Memory)

    def keep(self, view: View, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once until something is read or decided: for what takes long and is seen often."""
        *stamp, head = view.store.state()
        return self.memory.keep(head, stamp, what, make)

    def view(self) -> View:
        """A fresh look: what was read or decided meanwhile is in it."""
        return View(self.store)


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


S = TypeVar("S", bound=Shared)


def found(view: View, request: Request, kind: type[S]) -> Folded[S]:
    """The shared record that the address names, as it stands. Raises HTTPException 404 when there is none of that kind."""
    thing = view.thing(request.path_params["ident"])
    if thing is None or not isinstance(thing.value, kind):
        raise HTTPException(404, f"There is no such {kind.__name__.lower()} in this record; reports that were added may have changed it.")
    return cast(Folded[S], thing)


def environment() -> Environment:
    """Templates in which everything is escaped, hidden characters are shown, and a name that is not given is an error."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=words.shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "day": words.day, "days": words.days, "precision": words.precision, "human": words.human, "plural": words.plural,
        "called": words.called, "part": part, "ruled": ruled, "in_words": in_words, "upfirst": words.upfirst, "because": words.because,
        "names_in": words.names_in, "asks": terms.asks, "stance": terms.stance, "protected": terms.protected, "cell": terms.cell,
        "last_by": last_by,
    }  # fmt: skip
    env.globals |= {"amount": words.amount, "chain_of": words.chain, "publisher": words.publisher, "pages": PAGES, "version": VERSION}
    return env


_TEMPLATES = environment()


def render(request: Request, template: str, title: str, status: int = 200, **context: object) -> HTMLResponse:
    """A page: its template with what it shows, the filter of the address and the record's name."""
    asked = Asked.of(request)
    html = _TEMPLATES.get_template(template).render(title=title, asked=asked, desk=desk_of(request), **context)
    return HTMLResponse(html, status)
