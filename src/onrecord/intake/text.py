"""A clean body from the fields of a report, and the way back to offsets in the fields as they were given."""

import re

from onrecord.intake.segments import segments
from onrecord.model.ids import text_id
from onrecord.model.records import Report, Text

SEPARATOR = "\n\n"  # between a headline that came as a field and the text
_REMOVED = re.compile("\r(?=\n)|\x00|[\ud800-\udfff]")

Removed = tuple[tuple[int, str], ...]


def clean(field: str) -> tuple[str, Removed]:
    """The field with line ends unified and NUL and lone surrogates removed, and what was removed where."""
    removed = tuple((m.start(), m.group()) for m in _REMOVED.finditer(field))
    return _REMOVED.sub("", field).replace("\r", "\n"), removed


def make_text(title: str | None, text: str, lang: str = "en") -> tuple[Text, tuple[Removed, Removed]]:
    """One immutable body of headline and text, with its segments."""
    head, head_removed = clean(title or "")
    story, story_removed = clean(text)
    body = head + SEPARATOR + story if head.strip() else story
    title_end = len(head) if head.strip() else 0
    if not title_end:
        head_removed = ()
    made = Text(id=text_id(body), body=body, title_end=title_end, lang=lang, segments=segments(body, title_end))
    return made, (head_removed, story_removed)


def field_of(text: Text, start: int) -> tuple[str, int]:
    """The field that an offset of the body lies in, and where that field begins in the body."""
    if text.title_end and start <= text.title_end:
        return "title", 0
    return "text", text.title_end + len(SEPARATOR) if text.title_end else 0


def given(report: Report, field: str, offset: int, *, end: bool = False) -> int:
    """The offset in the field as it was given. `end`: the offset closes a span, so what was removed right behind stays outside."""
    removed = report.removed[0] if field == "title" else report.removed[1]
    for position, _ in removed:
        if position < offset or (position == offset and not end):
            offset += 1
        else:
            break
    return offset


def restore(report: Report, field: str, start: int, end: int, cleaned: str) -> str:
    """The characters given[start:end] of a field, where `cleaned` are those of them that were kept."""
    removed = dict(report.removed[0] if field == "title" else report.removed[1])
    if not removed:
        return cleaned
    kept = iter(cleaned)
    return "".join(removed[i] if i in removed else next(kept, "") for i in range(start, end))
