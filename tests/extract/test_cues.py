"""Each group of the word lists, run on the sentences it brings."""

import pytest

from onrecord.extract import cues

CUES = cues.table()
MARKS = [("passive", CUES.passive), ("adverb", CUES.adverb), ("adjective", CUES.adjective)]


@pytest.mark.parametrize("group", [*CUES.verb, *CUES.noun, *CUES.said], ids=lambda g: f"{g.act}: {g.example}")
def test_the_example_is_a_statement_of_that_act_and_the_counter_example_is_not(read_page, group) -> None:
    assert group.act in {s.act for s in read_page(group.example).statements}
    after = read_page(group.counter).statements
    assert not after if isinstance(group, cues.Group) else group.act not in {s.act for s in after}


@pytest.mark.parametrize(("name", "group"), MARKS)
def test_marks_without_a_speaker(read_page, name: str, group: cues.Words) -> None:
    [statement] = read_page(group.example).statements
    assert statement.sources == ()
    assert not read_page(group.counter).statements


def test_a_verb_knows_its_particle(analyse) -> None:
    tokens = analyse("He pointed out that it was late.").tokens
    entry = cues.verb(tokens[1])
    assert entry is not None
    assert entry[0] == "point out"
    assert cues.verb(tokens[0]) is None
