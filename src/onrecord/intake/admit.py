"""A draft becomes a capture, an immutable text with its segments, and a dated report."""

import hashlib
import re

from msgspec.structs import replace

from onrecord.intake.dating import published
from onrecord.intake.draft import Draft
from onrecord.intake.language import language
from onrecord.intake.text import make_text
from onrecord.model.ids import make_id
from onrecord.model.records import Capture, Report, Text


def admit(draft: Draft) -> tuple[Capture, Text, Report]:
    """Cleaned, hashed, cut into segments, dated. Never fails: what is not known stays unknown."""
    text, removed = make_text(draft.title, draft.text)
    text = replace(text, lang=_stated(draft.lang) or language(text.body))
    sha256 = hashlib.sha256(draft.data).hexdigest()
    interval, basis = published(draft, text)
    report = Report(
        id=make_id("report", draft.key, text.id),
        key=draft.key,
        text_id=text.id,
        capture=sha256,
        outlet=draft.outlet,
        url=draft.url,
        byline=draft.byline,
        published=interval,
        published_basis=basis,
        removed=removed,
    )
    return Capture(sha256=sha256, origin=draft.origin, media=draft.media, size=len(draft.data)), text, report


def _stated(tag: str | None) -> str | None:
    """The two letters of a BCP 47 tag; None for what is no such tag, as a table may write "English"."""
    code = re.split("[-_]", tag or "")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None
