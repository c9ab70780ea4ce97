"""Statements of a text."""

from onrecord.extract.page import Page
from onrecord.model.records import Statement


def find(page: Page) -> list[Statement]:
    """The statements of the page, in the order of the text."""
    return []
