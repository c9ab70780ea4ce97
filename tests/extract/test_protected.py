"""Protected objects and persons are marked as the report names them."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.extract.protected import sorts


@pytest.mark.parametrize("name", list(sorts()))
def test_each_sort_marks_its_example(name: str, read_page: Callable[[str], Page]) -> None:
    assert name in {p for e in read_page(sorts()[name].example).events for p in e.protected}


@pytest.mark.parametrize(
    "body",
    [
        "Rebels shelled the army positions near the hospital.",
        "Gunmen attacked the army convoy.",
        "The minister met journalists at the school.",
        "A doctor said that shells hit the barracks.",
    ],
)
def test_what_only_stands_near_is_not_marked(body: str, read_page: Callable[[str], Page]) -> None:
    assert [e.protected for e in read_page(body).events if e.protected] == []


def test_a_denied_deed_keeps_its_status_beside_the_mark(read_page: Callable[[str], Page]) -> None:
    (event,) = [e for e in read_page("The army denied that its planes bombed the hospital.").events if e.protected]
    assert (event.protected, event.status) == (("health",), "denied")
