"""When an event happened: which of the time expressions around a trigger speaks of it."""

from collections.abc import Sequence

from onrecord.lang.nlp import Analysis, Token
from onrecord.model.records import Time

_POINTS = ("DATE", "TIME")
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def for_event(trigger: Token, times: Sequence[Time], analysis: Analysis) -> Time | None:
    """The time of an event: the nearest of its clause, else of its sentence, else of the sentence before in the paragraph."""
    sentence = trigger.sent
    here = [t for t in times if sentence.start <= t.evidence.start < sentence.end]
    if found := _nearest(trigger, [t for t in here if _point(t)], analysis):
        return found
    if sentence.index > 0:
        before = analysis.sentences[sentence.index - 1]
        earlier = [t for t in times if before.start <= t.evidence.start < before.end and _point(t)]
        if before.paragraph == sentence.paragraph and len(earlier) == 1:
            return earlier[0]
    return _nearest(trigger, [t for t in here if t.timex_type == "DATE"], analysis)


def _point(time: Time) -> bool:
    return time.timex_type in _POINTS and time.value.timex not in _VAGUE


def _nearest(trigger: Token, times: Sequence[Time], analysis: Analysis) -> Time | None:
    """The time whose word is fewest steps from the trigger in the tree; of equals the nearest in the text."""
    heads = {t.i: n for n, t in enumerate((trigger, *trigger.ancestors()))}

    def far(time: Time) -> tuple[int, int, int]:
        token = analysis.token_at(time.evidence.start)
        if token is None:
            return 99, 0, 0
        steps = next((n + heads[t.i] for n, t in enumerate((token, *token.ancestors())) if t.i in heads), 99)
        return steps, abs(token.i - trigger.i), token.i

    return min(times, key=far, default=None)
