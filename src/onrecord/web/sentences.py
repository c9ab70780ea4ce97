"""The sentence at a place of a report, in its paragraph."""

from onrecord.model.records import Text
from onrecord.views import View
from onrecord.web.marks import Passage, passage


def sentence_at(view: View, key: str, start: int, end: int, *, paragraph: bool = True) -> Passage | None:
    """body[start:end] of a report with the sentence (and the paragraph) around it; None when the report is gone."""
    report = view.report(key)
    if report is None:
        return None
    text = view.store.text(report.text_id)
    around = _around(view, text, start, end)
    value = [] if around == (start, end) else [(start, end)]
    return passage(report, text, around, value, around=paragraph)


def _around(view: View, text: Text, start: int, end: int) -> tuple[int, int]:
    """The sentence of a record that holds these words, else the words themselves."""
    found = (r.sentence for r in view.records(text.id) if r.sentence[0] <= start and end <= r.sentence[1])
    return next(found, (start, end))
