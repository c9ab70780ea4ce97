"""Events of a text."""

from onrecord.extract.page import Page
from onrecord.model.records import Event


def find(page: Page) -> list[Event]:
    """The events of the page, in the order of the text."""
    return []
