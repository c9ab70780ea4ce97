"""Fixtures: the real language pipeline, once a session."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.intake.text import make_text
from onrecord.lang.nlp import Analysis, Pipeline
from onrecord.model.records import Text


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def analyse(pipeline: Pipeline) -> Callable[[str], Analysis]:
    return lambda body: pipeline.analyse_one(make_text(None, body)[0])


@pytest.fixture(scope="session")
def read_page(pipeline: Pipeline) -> Callable[[str], Page]:
    """A page through every stage of extraction, with its records."""
    from onrecord.extract.text import read
    from onrecord.run.plan import knowledge

    known = knowledge()
    return lambda body: read(pipeline.analyse_one(make_text(None, body)[0]), known)


@pytest.fixture
def text() -> Callable[[str], Text]:
    return lambda body: make_text(None, body)[0]
