"""A word that stands several times in a batch of texts is embedded once.

The first layers of spaCy's small models look at each word by itself: its spelling, its ends and its shape. In eight reports about a third
of the words are different; the layers are given those alone, and what they make of a word is put wherever it stands. The numbers are the
same to the last bit, see docs/adr/0003. A model that is built otherwise is left as it is.
"""

from collections.abc import Callable
from typing import Any


def embed_once(nlp: Any) -> None:
    """Has the components of a loaded spaCy pipeline embed each different word of a batch once."""
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for chain in model.walk() if hasattr(model, "walk") else ():  # rules have no model
            names = [layer.name for layer in chain.layers]
            if "list2ragged" in names and "ragged2list" in names:
                first, last = names.index("list2ragged") + 1, names.index("ragged2list")
                chain.layers[first:last] = [type(chain)("different_words", _embed, layers=chain.layers[first:last])]


def _embed(model: Any, words: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    """What the layers make of words, each a row of the numbers by which it is known."""
    rows, where = model.ops.xp.unique(words.dataXd, axis=0, return_inverse=True)
    made = type(words)(rows, model.ops.asarray1i([len(rows)]))
    for layer in model.layers:
        made = layer.predict(made)
    return type(words)(made.dataXd[where], words.lengths), _untrained


def _untrained(_: Any) -> Any:
    raise NotImplementedError("a pipeline that reads is not trained")
