"""Evidence is taken from the body, and found again in an edited one or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.anchors import evidence, reanchor, span


@given(st.text(min_size=1), st.data())
def test_quote_is_what_stands_there(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    made = evidence("t", body, start, end)
    assert body[start:end] == made.quote
    assert body[:start].endswith(made.before)
    assert body[end:].startswith(made.after)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 99), (4, 2)])
def test_a_span_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="lies outside"):
        evidence("t", "short", start, end)
    with pytest.raises(ValueError, match="lies outside"):
        span("short", start, end)


def test_reanchor_by_context_then_by_unique_quote_else_not() -> None:
    old = evidence("t", "In Homs 12 people died. In Hama 12 people died.", 8, 17)
    moved = reanchor(old, "u", "Update: In Homs 12 people died. In Hama 12 people died.")
    assert moved is not None
    assert moved.start == 16
    unique = reanchor(old, "u", "Yesterday 12 people drowned.")
    assert unique is not None
    assert unique.quote == "12 people"
    assert reanchor(old, "u", "12 people here and 12 people there") is None
