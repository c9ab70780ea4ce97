"""The one list of stages: what is done with a report, in order."""

from onrecord.extract.text import Knowledge
from onrecord.lang.gazetteer import Gazetteer
from onrecord.lang.lexicon import Lexicon


def knowledge() -> Knowledge:
    """What is known before a text is read: places of the world, actors and outlets."""
    return Knowledge(gazetteer=Gazetteer(), lexicon=Lexicon())
