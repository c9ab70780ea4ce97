"""The names that spaCy's model marks, of a batch of texts at once.

The model reads word by word: where no name is open it looks at the next word alone, within a name also at the name's first word and the
word before. So all words are weighed as if no name were open, in one product of matrices; then of the names that begin somewhere all second
words together, all third words, and so on. spaCy's own component does the same sums a word at a time, and its checks between them take most
of its time. The numbers are the same to the last bit, see docs/adr/0003. A model that is built otherwise is left to its component.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

COMPONENT = "ner"
_LOOKS = 3  # words at which the model looks: the next one, the first of the open name, the one before
_NOWHERE = -1


class Entities:
    """What a loaded spaCy pipeline marks as names."""

    def __init__(self, nlp: Any) -> None:
        component: Any = nlp.get_pipe(COMPONENT) if COMPONENT in nlp.pipe_names else None
        self._model = component.model if component is not None and _as_expected(component) else None
        if self._model is not None:
            moves = [component.moves.get_class_name(n).partition("-") for n in range(component.moves.n_moves)]
            self._kinds = [kind for _, _, kind in moves]
            self._begins, self._none = (np.array([move == which for move, _, _ in moves]) for which in "BO")
            self._opens = np.array([move == "O" or (move in "BU" and kind != "") for move, _, kind in moves])
            numbers = {(move, kind): n for n, (move, _, kind) in enumerate(moves)}
            self._on, self._last = (np.array([numbers.get((move, kind), _NOWHERE) for kind in self._kinds]) for move in "IL")

    @property
    def replaced(self) -> tuple[str, ...]:
        """The components that need not run."""
        return (COMPONENT,) if self._model is not None else ()

    def of(self, docs: Sequence[Any]) -> list[list[str]]:
        """For each text, which all other components have read, the kind of name in which each word stands, "" outside."""
        if self._model is None:
            return [[token.ent_type_ for token in doc] for doc in docs]
        words = _Words(self._model, docs)
        moves = self._moves(words)
        ends = self._ends(words, moves)
        found, at = [], 0
        for doc in docs:
            found.append(self._marked(moves[at : at + len(doc)], ends[at : at + len(doc)] - at))
            at += len(doc)
        return found

    def _moves(self, words: "_Words") -> Any:
        """The likeliest move at each word when no name is open; a name of several words may begin only where it can go on."""
        scores = words.scores(np.arange(words.number))
        scores[:, ~self._opens] = -np.inf
        scores[np.ix_(~words.goes_on, self._begins)] = -np.inf
        return scores.argmax(axis=1)

    def _ends(self, words: "_Words", moves: Any) -> Any:
        """For each word at which a name of several words may begin the last word of that name."""
        ends = np.full(words.number, _NOWHERE)
        first = np.flatnonzero(self._begins[moves])
        here = first + 1
        while first.size:
            scores, rows = words.scores(here, first), np.arange(first.size)
            on, last = self._on[moves[first]], self._last[moves[first]]
            more = words.goes_on[here] & (scores[rows, on] >= scores[rows, last])
            ends[first[~more]] = here[~more]
            first, here = first[more], here[more] + 1
        return ends

    def _marked(self, moves: Any, ends: Any) -> list[str]:
        """The kinds of the words of one text; within a name no other begins."""
        kinds = [""] * len(moves)
        after = 0
        for start in np.flatnonzero(~self._none[moves]).tolist():
            if start >= after:
                after = max(start, int(ends[start])) + 1
                kinds[start:after] = [self._kinds[moves[start]]] * (after - start)
        return kinds


class _Words:
    """The words of a batch as the model sees them, and where a name may go on from one to the next."""

    def __init__(self, model: Any, docs: Sequence[Any]) -> None:
        lower, self._upper = model.get_ref("lower"), model.get_ref("upper")
        # Row 0 stands for no word; of each row one part for each of the places at which the model looks.
        self._parts = lower.predict(model.get_ref("tok2vec").predict(docs))
        self._bias = lower.get_param("b")
        self.number = len(self._parts) - 1
        self.goes_on = np.concatenate([np.append(doc.to_array("SENT_START")[1:] != 1, False) for doc in docs])

    def scores(self, here: Any, first: Any = None) -> Any:
        """What speaks for each move at the words `here`, in names that begin at `first`; (words, moves). Summed in the model's order."""
        parts = self._parts
        opened, before = (parts[first + 1, 1], parts[here, 2]) if first is not None else (parts[0, 1], parts[0, 2])
        hidden = (((parts[here + 1, 0] + opened) + before) + self._bias).max(axis=-1)
        return self._upper.predict(np.ascontiguousarray(hidden))


def _as_expected(component: Any) -> bool:
    """Is the model built as this module takes it to be?"""
    model = component.model
    return (
        model.attrs.get("has_upper") is True
        and not model.attrs.get("unseen_classes")
        and component.cfg.get("beam_width") == 1
        and model.get_ref("lower").get_dim("nF") == _LOOKS
        and model.get_ref("lower").get_dim("nP") > 1
    )
