"""One thing to decide on at a time: its sentence, what is proposed, what a person can do with it, what was decided before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import review
from onrecord.errors import OnRecordError, UsageError
from onrecord.model.records import Dispute, Incident, Shared, Warning
from onrecord.views import Entry, Folded, Item, View, queue
from onrecord.views.ledger import entries
from onrecord.views.queue import cursor
from onrecord.web import words
from onrecord.web.accounts import accounts
from onrecord.web.asked import Asked, part
from onrecord.web.desk import desk_of, render
from onrecord.web.harm import record_path
from onrecord.web.marks import Passage, passage
from onrecord.web.pages.incidents import title_of
from onrecord.web.pages.reports import fields, line_of
from onrecord.web.pickers import Picker, pickers, typed
from onrecord.web.rulings import last_by
from onrecord.web.sentences import sentences_at
from onrecord.web.terms import asks

_RECENT = 12  # decisions of the log beside the item
_PASSAGES = 5  # sentences of something shared; its own page has all
_SIDES = 3  # values of a dispute in its line


class Told(NamedTuple):
    """A sentence that the item rests on, with its chain; `value` heads those of one side."""

    passage: Passage
    links: Sequence[words.Link]
    value: str = ""


class Subject(NamedTuple):
    """What is decided on: a record in a report (`item`) or something shared; its line, sentences, fields and own page."""

    fold: Folded[Any]
    item: Item | None
    kind: str
    line: str
    told: Sequence[Told]
    picks: Sequence[Picker]
    href: str

    @property
    def alternatives(self) -> Sequence[Any]:
        """Other places that the name of its place may mean."""
        place = self.item.place if self.item else None
        return place.candidates[:5] if place and len(place.candidates) > 1 else ()


def show(request: Request) -> Response:
    return _page(request, request.query_params)


def _page(request: Request, asked: Mapping[str, str], problem: str = "", status: int = 200) -> Response:
    view = desk_of(request).view()
    after, target = asked.get("after") or None, asked.get("item")
    try:
        task = next(iter(queue(view, after, 1).tasks), None) if not target else None
    except ValueError:
        after, task = None, next(iter(queue(view, None, 1).tasks), None)
    key = task.item.report.key if task and task.item else asked.get("report")
    subject = subject_of(view, task.target if task else target or "", key)
    recent = entries(view.store.log_last(_RECENT))  # what undoes one of them stands behind it
    return render(
        request,
        "review.html",
        f"Review: {subject.line}" if subject else "Review",
        status,
        subject=subject,
        why=task.reason if task else "",
        after=after or "",
        place=_place_fold(view, subject),
        beyond=cursor(task) if task else after or "",
        recent=recent,
        last=last_by(recent, desk_of(request).reviewer),
        problem=problem,
        fields=fields(view, subject.item) if subject and subject.item else [],
    )


def _place_fold(view: View, subject: Subject | None) -> Folded[Any] | None:
    place = subject.item.place if subject and subject.item else None
    return view.record(place.id) if place and subject and subject.alternatives else None


def subject_of(view: View, target: str, key: str | None) -> Subject | None:
    """What a decision can be made on, by its id; a record in the report with this key."""
    item = view.item(target, key or None)
    if item is not None:
        return _of_item(view, item)
    thing = view.thing(target) if target else None
    return _of_shared(view, thing) if thing else None


def _of_item(view: View, item: Item) -> Subject:
    at, line = item.record.evidence, line_of(item)
    sources = getattr(item.record, "sources", ())
    told = Told(passage(item.report, item.text, item.record.sentence, [(at.start, at.end)]), words.chain(sources, item.report))
    picks = pickers(item.record, view.items(item.report))
    kind = type(item.record).__name__.lower()
    return Subject(item.fold, item, kind, line.said if line else at.quote, [told], picks, record_path(item))


def _of_shared(view: View, fold: Folded[Shared]) -> Subject:
    value = fold.value
    kind = type(value).__name__.lower()
    paths = {"incident": "/incidents/", "dispute": "/disputes/", "warning": "/warnings/", "naming": "/names/"}
    href = paths.get(kind, "/search?q=") + part(value.id)
    return Subject(fold, None, kind, _line(value), _told(view, value)[:_PASSAGES], pickers(value, ()), href)


def _line(value: Shared) -> str:
    match value:
        case Incident():
            return f"{title_of(value)}, {words.days(value.when)}"
        case Dispute():
            sides = list(dict.fromkeys(words.human(s.value) for s in value.sides))
            more = f" and {len(sides) - _SIDES} more" if len(sides) > _SIDES else ""
            return f"{words.human(value.relation)} over {asks(value.dimension)}: {' against '.join(sides[:_SIDES])}{more}"
        case Warning():
            after = dict.fromkeys(words.human(o.value) for o in value.outcomes)
            return f"{words.called(value.issuer)} warns; then {', '.join(after) or 'no report found'}"
        case _:
            return value.id


def _told(view: View, value: Shared) -> list[Told]:
    match value:
        case Incident():
            return [Told(p, a.chain) for a in accounts(view, value, _PASSAGES) for p in a.passages[:1]]
        case Dispute():
            sides = [(s, words.human(s.value)) for s in value.sides]
        case Warning():
            sides = [(value.threat, "the threat"), *((o, words.human(o.value)) for o in value.outcomes)]  # type: ignore[list-item]
        case _:
            return []
    some = _spread(sides)
    passages = sentences_at(view, [s for s, _ in some], paragraph=False)
    return [Told(p, words.chain(getattr(s, "sources", ()), p.report), said) for p, (s, said) in zip(passages, some, strict=True) if p]


def _spread(sides: Sequence[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """A few of the sides, one of each value before a second of any."""
    seen: Counter[str] = Counter()
    ranked = []
    for n, (side, value) in enumerate(sides):
        ranked.append((seen[value], n, (side, value)))
        seen[value] += 1
    return [side for _, _, side in sorted(ranked, key=lambda r: r[:2])[:_PASSAGES]]


# ---- deciding


def decide(request: Request, form: Mapping[str, str], out: Sequence[str]) -> Response:
    """One decision from a form; the page that follows, or the same again with what is wrong. `out`: events that are split off."""
    view = desk_of(request).view()
    try:
        back = make(request, view, form, out)
    except OnRecordError as e:
        again = {"item": form.get("target", ""), "report": form.get("report", ""), "after": form.get("after", "")}
        return _page(request, again, str(e), 409 if e.code == "E231" else 422)
    return RedirectResponse(back, 303)


def make(request: Request, view: View, form: Mapping[str, str], out: Sequence[str]) -> str:
    """Makes a decision; where to go then. Raises OnRecordError when it cannot be made."""
    desk, asked = desk_of(request), Asked.of(request)
    by, store, target = desk.reviewer, desk.store, form.get("target", "")
    if form.get("do") == "undo":
        entry = _logged(view, form.get("of", ""))
        if entry is None:
            raise UsageError("E204", "there is no such decision in the log")
        review.undo(store, entry, by=by)
        desk.settle()
        return _next(asked, form, item=entry.decision.target)
    subject = subject_of(view, target, form.get("report"))
    if subject is None:
        raise UsageError("E204", f"there is nothing to decide on with the id {target}")
    review.still(subject.fold, form.get("seen", ""))
    match form.get("do"):
        case "confirm":
            review.confirm(store, subject.fold, by=by)
        case "reject":
            review.reject(store, subject.fold, by=by)
        case "correct":
            review.correct(store, subject.fold, review.fix(subject.fold.value, typed(subject.picks, form)), by=by)
        case "note":
            review.note(store, target, form.get("note", ""), by=by)
            return asked.to("/review", item=target, report=form.get("report"), after=form.get("after"))
        case "merge" | "split":
            _join(store, view, subject.fold.value, form, out, by)
        case _:
            raise UsageError("E221", "a decision is one of confirm, correct, reject, note, merge, split, undo")
    desk.settle()
    return _next(asked, form)


def _logged(view: View, hash: str) -> Entry | None:
    """The decision of the log with this hash."""
    row = view.store.logged(hash)
    return next((e for e in view.history(row.target) if e.number == row.number), None) if row else None


def _join(store: Any, view: View, value: object, form: Mapping[str, str], out: Sequence[str], by: str) -> None:
    if not isinstance(value, Incident):
        raise UsageError("E232", "only incidents are merged and split")
    if form.get("do") == "split":
        review.split(store, value, out, by=by)
        return
    other = view.thing(form.get("other", "").strip())
    if other is None or not isinstance(other.value, Incident):
        raise UsageError("E204", "there is no incident with that id to merge with")
    review.merge(store, value, other.value, by=by)


def _next(asked: Asked, form: Mapping[str, str], **where: str) -> str:
    """The page that the form asks for, when it is one of these pages; else a thing on the review page, or the next in the queue."""
    back = form.get("back", "")
    if back.startswith("/") and not back.startswith(("//", "/\\")):
        return back
    return asked.to("/review", **where, after=form.get("after"))
