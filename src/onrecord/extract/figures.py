"""Counts of people harmed, prices and numbers of strikes."""

from onrecord.extract.page import Page
from onrecord.model.records import Event, Figure


def find(page: Page, events: list[Event]) -> tuple[list[Figure], list[Event]]:
    """The figures of the page, and the events with the figures that belong to them."""
    return [], events
