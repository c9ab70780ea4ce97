"""The field's terms for what the record holds: what a dispute is over, how somebody is blamed, what is protected, what a cell says."""

from onrecord.model.records import Cell
from onrecord.web.words import called, day, human, names_in

_ASKS = {
    "toll": "how many", "perpetrator": "who did it", "occurrence": "whether it happened", "weapon": "by what means",
    "target": "what was hit", "victims": "who was harmed", "place": "where", "date": "when", "time": "when",
}  # fmt: skip
_STANCES = {
    "asserts": "blamed by", "suspects": "suspected by", "denies": "denied by", "claims_responsibility": "claimed by",
}  # fmt: skip
_PROTECTED = {
    "health": "health care", "school": "education", "aid": "humanitarian aid", "press": "journalists", "worship": "place of worship",
    "market": "market or food", "refuge": "refuge of the displaced",
}  # fmt: skip


def asks(dimension: str) -> str:
    """What accounts differ in, as a question: "who did it"."""
    return _ASKS.get(dimension, human(dimension))


def stance(said: str) -> str:
    """Before the name of the source: "blamed by", "denied by"."""
    return _STANCES.get(said, human(said))


def protected(sort: str) -> str:
    """A sort of protected objects or persons."""
    return _PROTECTED.get(sort, human(sort))


def cell(cell: Cell) -> str:
    """What is said: the name of an actor, a day in words."""
    if cell.of == "time":
        return " to ".join(day(d) for d in cell.value.split(" to "))
    return human(names_in(cell.value) if cell.of == "perpetrator" else called(cell.value))
