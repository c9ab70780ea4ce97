"""Who said what, to whom, when, and the matrix of speakers and acts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.records import AnyRecord, Statement
from onrecord.views import Filter, Item, View, page
from onrecord.web import words
from onrecord.web.asked import Asked, part
from onrecord.web.desk import desk_of, render
from onrecord.web.marks import Passage, passage

LIMIT = 40
SPEAKERS = 12


class Said(NamedTuple):
    """A statement: its sentence with the words said marked in it, its chain (who says it first), and the sentence that it denies."""

    item: Item
    record: Statement
    passage: Passage
    links: Sequence[words.Link]
    denied: Passage | None
    denied_path: str


class Speaker(NamedTuple):
    """A row of the matrix: how many statements of each act."""

    actor: str
    name: str
    acts: Counter[str]


class Matrix(NamedTuple):
    """Speakers with most statements first, acts with most statements first."""

    speakers: Sequence[Speaker]
    acts: Sequence[str]


def every(request: Request) -> Response:
    asked = Asked.of(request)
    view = desk_of(request).view()
    found = page(view, "statement", asked.wanted, asked.rest.get("after"), LIMIT)
    rows = said(view, (i for i in found.rows if isinstance(i, Item)))
    wanted = asked.wanted
    table = None if "after" in asked.rest else desk_of(request).keep(view, ("matrix", wanted), partial(matrix, view, wanted))
    return render(request, "statements.html", "Statements", rows=rows, next=found.next, matrix=table)


def said(view: View, items: Iterable[Item]) -> list[Said]:
    """The statements among these records."""
    return [_said(view, i, i.record) for i in items if isinstance(i.record, Statement)]


def _said(view: View, item: Item, record: Statement) -> Said:
    links = words.chain(record.sources, item.report)
    fold = view.record(record.denies_record) if record.denies_record else None
    denied = _sentence(item, fold.value) if fold and fold.value.sentence != record.sentence else None
    path = f"/records/{part(fold.value.id)}?report={part(item.report.key)}" if fold else ""
    return Said(item, record, _sentence(item, record), links, denied, path)


def _sentence(item: Item, record: AnyRecord) -> Passage:
    """The sentence of a record of this item's text, its words marked."""
    at = record.evidence
    return passage(item.report, item.text, record.sentence, [(at.start, at.end)], around=False)


def matrix(view: View, wanted: Filter) -> Matrix | None:
    names = [wanted.actor] if wanted.actor else actors(view, "statement", SPEAKERS)
    acts_of = view.acts(wanted, names)
    speakers = [Speaker(name, words.called(name), Counter(acts_of[name])) for name in names]
    total: Counter[str] = Counter()
    for speaker in speakers:
        total += speaker.acts
    acts = [act for act, _ in sorted(total.items(), key=lambda a: (-a[1], a[0]))]
    spoken = [s for s in speakers if s.acts]
    return Matrix(spoken, acts) if spoken else None


def actors(view: View, kind: str, limit: int) -> list[str]:
    """The commonest actors, by id where they have one; nobody twice under id and name."""
    found = [n.name for n in view.store.names(kind, "actor", limit * 3)]
    known = {name for i in found if (entry := words.entry_of(i)) for name in (entry.name, *entry.aliases)}
    known |= {name for i in found if (name := words.called(i)) != i}
    return [name for name in found if name not in known or words.called(name) != name][:limit]
