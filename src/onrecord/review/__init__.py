"""What people decide: typed, checked, and appended to a hash-chained log. Nothing here changes or takes out what was decided before."""

from onrecord.review.adopt import adopt
from onrecord.review.carry import carry
from onrecord.review.decide import confirm, correct, date, merge, note, reject, split, still, undo
from onrecord.review.fields import fields, fix
from onrecord.review.log import append, seal, verify

__all__ = [
    "adopt", "append", "carry", "confirm", "correct", "date", "fields", "fix", "merge", "note", "reject", "seal", "split", "still",
    "undo", "verify",
]  # fmt: skip
