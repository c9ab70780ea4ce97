"""How a deed was done is marked by the words that say it."""

from collections.abc import Callable

import pytest

from onrecord.extract.manner import manners
from onrecord.extract.page import Page
from onrecord.lang.ontology import types


@pytest.mark.parametrize("name", list(manners()))
def test_each_mark_stands_on_its_example_and_not_on_its_counter_example(name: str, read_page: Callable[[str], Page]) -> None:
    manner = manners()[name]
    assert manner.of <= set(types())
    assert name in {m for e in read_page(manner.example).events for m in e.manner}
    assert name not in {m for e in read_page(manner.counter).events for m in e.manner}


def test_a_mark_is_that_of_its_own_deed(read_page: Callable[[str], Page]) -> None:
    page = read_page("Rebels threw a grenade at a shop in Homs, and a car bomb exploded in Hama.")
    assert [(e.evidence.quote, e.manner) for e in page.events if e.type == "bombing"] == [("threw", ("grenade",)), ("car bomb", ())]
