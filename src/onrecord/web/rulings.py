"""What a decision says, in words."""

from collections.abc import Sequence

from onrecord.model.decisions import (
    AnyFix,
    Confirm,
    Correct,
    Dated,
    Days,
    Exported,
    Imported,
    Merge,
    Note,
    Reject,
    Ruling,
    Split,
    Undo,
    kind_of,
)
from onrecord.review import fields
from onrecord.views import Entry
from onrecord.web import words


def ruled(entry: Entry) -> str:
    """ "Corrected: how many at least 126", "Confirmed", "Note: see the hospital's list"."""
    return said(entry.ruling) + (" (undone since)" if entry.undone else "")


def last_by(history: Sequence[Entry], by: str) -> Entry | None:
    """This person's last decision of these that holds: what `undo` takes back."""
    return next((e for e in reversed(history) if e.by == by and not e.undone and not isinstance(e.ruling, Undo)), None)


def said(ruling: Ruling) -> str:
    match ruling:
        case Confirm():
            return "Confirmed"
        case Correct():
            return f"Corrected: {changes(ruling.fix)}"
        case Reject():
            return "Rejected"
        case Note():
            return f"Note: {ruling.text}"
        case Dated():
            return f"Dated: published {ruling.published}"
        case Merge():
            return f"Merged with {ruling.incidents[1]}"
        case Split():
            return f"Split: {words.plural(len(ruling.out), 'event')} taken out"
        case Undo():
            return f"Undone: the decision {ruling.of[:10]}"
        case Exported():
            return f"Given out: {words.plural(ruling.lines, 'line')}, of {ruling.unreviewed:,} nobody had decided anything"
        case Imported():
            return f"{ruling.count:,} {ruling.what} came in"
        case _:
            return "A decision that this version cannot read"


def in_words(subject: object) -> str:
    """What a record says, field by field: the short form in which two of them can be compared."""
    names = fields(kind_of(subject))  # type: ignore[arg-type]
    told = [f"{words.human(n)} {plain(v)}" for n in names if (v := getattr(subject, n, None)) not in (None, (), "", False)]
    return " · ".join(told) or words.UNKNOWN


def changes(fix: AnyFix) -> str:
    """The fields that a person set, in words."""
    told = []
    for name in fix.__struct_fields__:
        value = getattr(fix, name)
        if type(value).__name__ != "UnsetType":
            told.append(f"{words.human(name)} {plain(value)}")
    return ", ".join(told)


def plain(value: object) -> str:
    """The value of a field, in words: "not said", "yes", "a > b"."""
    match value:
        case None | () | "":
            return words.UNKNOWN
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.2f}"  # degrees, to about a kilometre: names of places are known no finer
        case int():
            return f"{value:,}"
        case Days():
            return value.first if value.first == value.last else f"{value.first} to {value.last}"
        case tuple():
            return ", ".join(plain(v) for v in value)
        case _:
            named = getattr(value, "name", None) or getattr(value, "quote", None)
            return str(named) if named else str(value).replace("_", " ")
