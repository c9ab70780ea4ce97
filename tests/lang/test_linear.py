"""Linear models: sums of weights, read from a table that is checked."""

import pytest

from onrecord.errors import ModelError
from onrecord.lang import linear
from onrecord.lang.linear import Linear


def test_features_add_up_and_unknown_ones_add_nothing() -> None:
    model = Linear({"all": -1.0, "a": 1.0, "b": 2.0})
    assert model.log_odds(["all", "a", "b", "never seen"]) == 2.0
    assert model.probability(["all", "a"]) == 0.5


def test_a_table_holds_models_of_any_features_but_tabs_and_line_ends() -> None:
    assert linear.parse("one\tw=a b\t0.5\none\tw=\x85\t-1\ntwo\tx\t2\n") == {"one": {"w=a b": 0.5, "w=\x85": -1.0}, "two": {"x": 2.0}}


def test_the_table_that_is_there_is_the_one_that_was_trained() -> None:
    assert all(linear.linear(name).log_odds(["type=abduction", "rule=actor", "rule=target"]) for name in ("telling", "actor", "target"))


def test_another_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "SHA256", "0" * 64)
    linear._table.cache_clear()
    with pytest.raises(ModelError, match="event_weights"):
        linear.linear("telling")
    linear._table.cache_clear()
