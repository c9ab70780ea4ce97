"""What each stretch of a body is: headline, caption, credit, byline, dateline, footer or story."""

from onrecord.model.values import Segment


def segments(body: str, title_end: int) -> tuple[Segment, ...]:
    """Segments that cover the body from first to last character that is not white space, in order."""
    out = []
    if title_end:
        out.append(Segment("headline", 0, title_end))
    start = title_end + (len(body[title_end:]) - len(body[title_end:].lstrip()))
    if body[start:].strip():
        out.append(Segment("story", start, len(body.rstrip())))
    return tuple(out)
