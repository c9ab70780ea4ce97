"""The only way to make evidence: quote and offsets are taken from the body together, so they cannot disagree."""

from onrecord.model.values import Evidence, Span

CONTEXT = 32  # characters kept on each side, enough to find a quote again in a text that was edited


def evidence(text_id: str, body: str, start: int, end: int) -> Evidence:
    """Evidence for body[start:end]. Raises ValueError for an empty or outlying span."""
    if not 0 <= start < end <= len(body):
        raise ValueError(f"span {start}:{end} lies outside the text {text_id[:12]} of {len(body)} characters")
    return Evidence(
        text_id=text_id,
        start=start,
        end=end,
        quote=body[start:end],
        before=body[max(0, start - CONTEXT) : start],
        after=body[end : end + CONTEXT],
    )


def span(body: str, start: int, end: int) -> Span:
    """A span of the body. Raises ValueError as `evidence` does."""
    if not 0 <= start < end <= len(body):
        raise ValueError(f"span {start}:{end} lies outside a text of {len(body)} characters")
    return Span(start, end, body[start:end])


def reanchor(old: Evidence, text_id: str, body: str) -> Evidence | None:
    """The same words in another text: by quote with context, else by a quote that stands there once; None rather than a guess."""
    framed = body.find(old.before + old.quote + old.after)
    if framed >= 0:
        start = framed + len(old.before)
        return evidence(text_id, body, start, start + len(old.quote))
    if body.count(old.quote) == 1:
        start = body.index(old.quote)
        return evidence(text_id, body, start, start + len(old.quote))
    return None
