"""What is done with the words: the act, how sure, in what form, by what channel, and what is denied."""

from typing import Literal

from onrecord.extract.quotes import Quotations
from onrecord.model.records import Act, Certainty

Form = Literal["direct", "indirect", "mixed"]


def form(quotations: Quotations, body: str, start: int, end: int) -> Form:
    """Direct when all of it is quoted, mixed when a part is."""
    quoted = sum(min(end, q.end) - max(start, q.start) for q in quotations.found if q.start < end and start < q.end)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.9 * (end - start) else "mixed"
