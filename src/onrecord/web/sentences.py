"""The sentences at places of reports, in their paragraphs."""

from collections.abc import Iterable
from typing import Protocol

from onrecord.model.records import AnyRecord, Report, Text
from onrecord.views import View
from onrecord.web.marks import Passage, passage


class Spot(Protocol):
    """body[start:end] of the report with this key: a side, a threat, what came after."""

    @property
    def report(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def sentences_at(view: View, spots: Iterable[Spot], *, paragraph: bool = True) -> list[Passage | None]:
    """The words at each of these places with the sentence (and the paragraph) around them; None where the report is gone."""
    spots = list(spots)
    reports = {r.key: r for r in view.by_key.load(s.report for s in spots)}
    ids = sorted({r.text_id for r in reports.values()})
    texts, records = view.store.texts(ids), view.records_of(ids)
    out: list[Passage | None] = []
    for spot in spots:
        report = reports.get(spot.report)
        out.append(_passage(spot, report, texts[report.text_id], records[report.text_id], paragraph) if report else None)
    return out


def _passage(spot: Spot, report: Report, text: Text, records: Iterable[AnyRecord], paragraph: bool) -> Passage:
    within = spot.start, spot.end
    around = next((r.sentence for r in records if r.sentence[0] <= spot.start and spot.end <= r.sentence[1]), within)
    return passage(report, text, around, [] if around == within else [within], around=paragraph)
