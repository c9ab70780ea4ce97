"""Our own gold, with floors: the measure of a stranger who has no benchmark sets."""

import pytest
from bench import own

from onrecord.export.records import Writer
from onrecord.intake.dating import stated
from onrecord.intake.text import make_text
from onrecord.lang.nlp import Pipeline
from onrecord.model.records import Report

FLOORS = {"figures": 0.9, "statements": 0.8, "events": 0.75}


@pytest.fixture(scope="module")
def measured(pipeline: Pipeline) -> dict[str, float]:
    from onrecord.extract.text import extract
    from onrecord.run.plan import knowledge

    known, lines = knowledge(), []
    for g in own.gold():
        text, removed = make_text(None, g["text"])
        report = Report(id=g["id"], key=g["id"], text_id=text.id, published=stated(g["published"]), removed=removed)
        lines += Writer(report, text, extract(pipeline.analyse_one(text), known)).lines()
    return own.measure(lines)


def test_there_are_enough_sentences() -> None:
    assert len(own.gold()) >= 30


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_own_gold(measured: dict[str, float], kind: str) -> None:
    assert measured[kind] >= FLOORS[kind]


def test_nothing_read_measures_nothing() -> None:
    assert own.measure([]) == {"figures": 0.0, "statements": 0.0, "events": 0.0}
