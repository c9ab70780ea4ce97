"""Place names of a text and what they most likely mean."""

from onrecord.extract.page import Page
from onrecord.lang.gazetteer import Gazetteer
from onrecord.model.records import Place


def find(page: Page, gazetteer: Gazetteer) -> list[Place]:
    """The places of the page, in the order of the text."""
    return []
