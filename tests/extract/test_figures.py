"""Counts of people harmed, in sentences of our own."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]
Slots = tuple[str, int | None, int | None]

CASES: list[tuple[str, list[Slots]]] = [
    ("Shells killed nine people in Homs.", [("killed", 9, 9)]),
    ("At least 112 people were killed in the raid.", [("killed", 112, None)]),
    ("The raid left 40 dead and 70 wounded.", [("killed", 40, 40), ("wounded", 70, 70)]),
    ("Bombs killed 12, five of them children.", [("killed", 12, 12), ("killed", 5, 5)]),
    ("Bombs killed 12 people, including two paramedics.", [("killed", 12, 12), ("killed", 2, 2)]),
    ("The blast killed 15 people and another 40 were wounded.", [("killed", 15, 15), ("wounded", 40, 40)]),
    ("The death toll rose to 126.", [("killed", 126, 126)]),
    ("The death toll reached 51 people.", [("killed", 51, 51)]),
    ("The bodies of four children were pulled from the rubble.", [("killed", 4, 4)]),
    ("22 dead in strike on wedding: monitor", [("killed", 22, 22)]),
    ("Strike kills 15 in Idlib", [("killed", 15, 15)]),
    ("Between 80 and 95 civilians died on Saturday.", [("killed", 80, 95)]),
    ("Between 40 and 55 civilians, including 11 children, were killed on Friday.", [("killed", 40, 55), ("killed", 11, 11)]),
    ("Medics said the death toll had climbed to 64, but the army put it at 21.", [("killed", 64, 64), ("killed", 21, 21)]),
    ("A mortar round killed a woman and her two sons.", [("killed", 1, 1), ("killed", 2, 2)]),
    ("Up to 90,000 people are trapped in the district.", [("trapped", None, 90_000)]),
    ("Gunmen kidnapped three engineers.", [("abducted", 3, 3)]),
    ("Police arrested thirty men on Friday.", [("detained", 30, 30)]),
    ("Some 3,000 civilians were evacuated from the town.", [("evacuated", 3000, 3000)]),
    ("Half a million people have been displaced.", [("displaced", 500_000, 500_000)]),
    ("Volunteers rescued two girls.", [("rescued", 2, 2)]),
    ("The rebels lost 15 fighters in the clashes.", [("killed", 15, 15)]),
    ("Three fighters were among those killed.", [("killed", 3, 3)]),
    ("More than 150 people were killed or wounded.", [("other_people", 150, None)]),
    ("Dozens were injured in the stampede.", [("wounded", 24, 99)]),
    ("A gas cylinder costs about $200.", [("price", 200, 200)]),
]
NONE = [
    "The commander, aged 34, lives 12 km from the town.",
    "Rebels fired 12 rockets at the base.",
    "In 2012 rebels seized the eastern half of the city.",
    "The town has 20,000 inhabitants.",
    "The talks will go on for 10 days.",
    "Three suicide bombers came to the gate.",
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_what_low_and_high(read_page: Read, sentence: str, expected: list[Slots]) -> None:
    assert [(f.what, f.low, f.high) for f in read_page(sentence).figures] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_never_a_figure(read_page: Read, sentence: str) -> None:
    assert [(f.what, f.low, f.high) for f in read_page(sentence).figures] == []


def test_a_part_knows_its_total(read_page: Read) -> None:
    total, part = read_page("Bombs killed 12 people, including two children.").figures
    assert part.part_of == total.id
    assert part.group == "children"
    assert total.part_of is None


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Shells killed nine civilians.", "civilians"),
        ("The army killed nine rebel fighters.", "combatants"),
        ("Shells killed two women.", "women"),
        ("Shells killed a nurse.", "medics"),
        ("Shells killed nine people.", "unspecified"),
    ],
)
def test_who_they_are(read_page: Read, sentence: str, group: str) -> None:
    assert [f.group for f in read_page(sentence).figures] == [group]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Shells killed nine people.", "asserted"),
        ("Nine people are feared dead.", "feared"),
        ("The army denied that it had killed nine people.", "denied"),
    ],
)
def test_is_it_asserted(read_page: Read, sentence: str, status: str) -> None:
    assert [f.status for f in read_page(sentence).figures] == [status]


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("A car bomb killed nine people.", "incident"),
        ("Troops detained two suspected insurgents during a search of the village.", "incident"),
        ("Six people were killed in clashes near the bridge.", "incident"),
        ("Shelling killed 90 people this week.", "period"),
        ("More than 300,000 people have been killed since the war began.", "war"),
    ],
)
def test_over_what_it_counts(read_page: Read, sentence: str, scope: str) -> None:
    assert [f.scope for f in read_page(sentence).figures] == [scope]


def test_a_figure_belongs_to_its_event_and_its_source(read_page: Read) -> None:
    page = read_page("An air strike killed 15 people in Homs on Tuesday, doctors told AFP.")
    (figure,) = page.figures
    (event,) = [e for e in page.events if e.type == "airstrike"]
    assert figure.event == event.id
    assert event.figures == (figure.id,)
    assert [s.name for s in figure.sources] == ["doctors", "AFP"]
    place = next(p for p in page.places if p.id == figure.place)
    assert place.name == "Homs"
    assert figure.when is not None


def test_a_revision_gives_the_earlier_value_too(read_page: Read) -> None:
    figures = read_page("The death toll was raised from 43 to 126.").figures
    assert [(f.low, f.earlier) for f in figures] == [(43, True), (126, False)]


def test_who_puts_a_toll_at_a_number_is_its_source(read_page: Read) -> None:
    first, second = read_page("Medics said the death toll had climbed to 64, but the army put it at 21.").figures
    assert [s.name for s in first.sources] == ["Medics"]
    assert [s.name for s in second.sources] == ["army"]


@pytest.mark.parametrize(
    ("sentence", "what", "low"),
    [
        ("The patrol detained multiple suspected insurgents in the valley.", "detained", 3),
        ("Troops arrested a few armed men near the border.", "detained", 3),
        ("Three men were taken into custody after the search.", "detained", 3),
        ("The strike killed a commander along with two guards.", "killed", 2),
    ],
)
def test_vague_and_joined_counts(read_page: Read, sentence: str, what: str, low: int) -> None:
    assert (what, low) in [(f.what, f.low) for f in read_page(sentence).figures]


def test_whom_an_operation_sought_is_not_taken(read_page: Read) -> None:
    page = read_page("Soldiers conducted an operation to capture two bomb makers near Herat on Friday.")
    assert "asserted" not in [f.status for f in page.figures]
    assert [e.status for e in page.events if e.type == "arrest"] == ["planned"]


def test_a_short_report_goes_on_telling_of_its_day(read_page: Read) -> None:
    page = read_page("Soldiers searched a farm near Herat yesterday. The owner fled. The farm is large. They detained two men.")
    (event,) = [e for e in page.events if e.type == "arrest"]
    assert event.when is not None
