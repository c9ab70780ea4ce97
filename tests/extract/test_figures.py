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
    ("Army Fires Shells at Homs Kills 3 Wounds 20", [("killed", 3, 3), ("wounded", 20, 20)]),
    ("ISIL Kills over 50 in Hama Attack", [("killed", 50, None)]),
    ("Raid kills 32 Medical source", [("killed", 32, 32)]),
    ("20+ killed in raid on market", [("killed", 20, None)]),
    ("Rebel fire in Homs kills 14 State media", [("killed", 14, 14)]),
    ("Attack on Homs kill 5 injure 50.", [("killed", 5, 5), ("wounded", 50, 50)]),
    ("40 Civilians 25 Fighters Killed in Homs", [("killed", 40, 40), ("killed", 25, 25)]),
    ("2 medics among 31 dead in Homs", [("killed", 2, 2), ("killed", 31, 31)]),
    ("Motorbike bomber kills 16 outside bakery in Homs", [("killed", 16, 16)]),
    ("35 IS fighters killed in clashes", [("killed", 35, 35)]),
    ("The shelling left 45 people dead and about 30 injured a local source told reporters.", [("killed", 45, 45), ("wounded", 30, 30)]),
    ("Clashes left 23 civilians - including nine children - dead.", [("killed", 23, 23), ("killed", 9, 9)]),
    ("Attacks kill 10 injure scores in Homs.", [("killed", 10, 10), ("wounded", 40, 99)]),
    ("At least 11 civilians, among them three children, were killed.", [("killed", 11, None), ("killed", 3, 3)]),
    ("It brought the total number of members of the force killed in Mali to 18.", [("killed", 18, 18)]),
    ("Dozens of Casualties Reported in Homs Bomb Blast", [("other_people", 24, 99)]),
    ("There are dozens of people missing in the area.", [("missing", 24, 99)]),
    ("The death toll reached 330 overnight civil defence sources said.", [("killed", 330, 330)]),
    ("Ten civilians some of them children killed in airstrike in Homs.", [("killed", 10, 10)]),
    ("Rockets wounded at least 50 a monitoring group said.", [("wounded", 50, None)]),
    ("MOSCOW (Wire) Over 130 people were killed in the attack.", [("killed", 130, None)]),
    ("Images showed scores of bodies on the floor.", [("killed", 40, 99)]),
    ("Pictures showed dozens of severely injured children.", [("wounded", 24, 99)]),
    ("At least two children are reported to have died of hunger.", [("killed", 2, None)]),
    ("Nine children were confirmed killed in the attack.", [("killed", 9, 9)]),
    ("Some 4,000 villagers left the besieged area.", [("displaced", 4000, 4000)]),
    ("Twelve men were tortured to death.", [("killed", 12, 12)]),
    ("The 12-member family was killed.", [("killed", 12, 12)]),
    ("The attacker was shot dead by police.", [("killed", 1, 1)]),
    ("A witness who suffered a head wound spoke to reporters.", [("wounded", 1, 1)]),
    ("The raid ended in the killing or wounding of several fighters.", [("other_people", 3, 9)]),
    ("Raids killed 120 fighters fleeing the city.", [("killed", 120, 120)]),
    ("The army lost 40 soldiers and the rebels have lost 25.", [("killed", 40, 40), ("killed", 25, 25)]),
]
NONE = [
    "The commander, aged 34, lives 12 km from the town.",
    "Rebels fired 12 rockets at the base.",
    "In 2012 rebels seized the eastern half of the city.",
    "The town has 20,000 inhabitants.",
    "The talks will go on for 10 days.",
    "Three suicide bombers came to the gate.",
    "The suicide bomber died in the blast.",
    "No one was killed in the raid.",
    "Half of the 40 patients died.",
    "It was not clear how many of the 60 passengers were injured.",
    "One in five residents has been displaced.",
    "Rebels killed the deal.",
    "The bombing killed no civilians.",
    "Fighters captured Palmyra.",
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
        ("If the dam breaks, 2,000 people will die.", "hypothetical"),
        ("The strike would have killed dozens of children.", "hypothetical"),
        ("The minister warned that 300 people could be killed.", "hypothetical"),
        ("He threatened to kill 20 hostages.", "threatened"),
        ("Troops Deny Killing Dozens of Villagers", "denied"),
        ("Reports that gunmen kidnapped the mayor turned out to be false.", "denied"),
        ("The report that 15 villagers were killed was untrue.", "denied"),
        ("Reports that gunmen kidnapped the mayor turned out to be true.", "asserted"),
        ("The raid that was said to have killed six people in the camp never took place.", "denied"),
        ("The story that 11 villagers had been killed was made up.", "denied"),
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
        ("Troops killed Taliban leader, Mahjan, on Wednesday.", "killed", 1),
        ("Also killed in the strike were more than a dozen armed men.", "killed", 12),
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


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("Officials raised the toll to 126, up from 43 on Monday.", [(126, False), (43, True)]),
        ("An initial death toll of 12 was later raised to 19.", [(12, True), (19, False)]),
        ("The toll had earlier been put at 37.", [(37, True)]),
        ("The hospital lowered its toll from 500 to 200.", [(500, True), (200, False)]),
        ("The governor said 31 people had died, up from 24 the day before.", [(31, False), (24, True)]),
        ("The monitor had earlier reported 20 dead.", [(20, True)]),
        ("Police initially said 16 people had been killed.", [(16, True)]),
        ("Hale had earlier reported a toll of eight while the ministry gave a toll of 12.", [(8, True), (12, False)]),
    ],
)
def test_revisions(read_page: Read, body: str, values: list[tuple[int, bool]]) -> None:
    assert [(f.low, f.earlier) for f in read_page(body).figures] == values


def test_who_revises_a_toll_is_its_source(read_page: Read) -> None:
    raised = read_page("Officials said 31 people were killed, raising the toll to 126.").figures
    assert [(f.low, [s.name for s in f.sources]) for f in raised] == [(31, ["Officials"]), (126, ["Officials"])]
    first, second = read_page("The ministry reported an initial toll of 47. This was later updated to 82 by doctors.").figures
    assert (first.low, first.earlier, [s.name for s in first.sources]) == (47, True, ["ministry"])
    assert (second.low, second.earlier, [s.name for s in second.sources]) == (82, False, ["doctors"])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Dozens killed, wounded in Idlib raid", [("other_people", 24, 99)]),
        ("Strike kills, wounds 40 in Sanaa", [("other_people", 40, 40)]),
        ("At least 150 people were killed or injured.", [("other_people", 150, None)]),
        ("Shelling killed 12 people and wounded 30.", [("killed", 12, 12), ("wounded", 30, 30)]),
    ],
)
def test_dead_and_hurt_together_are_never_counted_as_dead(read_page: Read, body: str, expected: list[Slots]) -> None:
    assert [(f.what, f.low, f.high) for f in read_page(body).figures] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The attack killed 17 people, nine in Homs and eight in Hama.", [(17, False), (9, True), (8, True)]),
        ("Thirty men were killed in one village and another five outside the next.", [(30, False), (5, False)]),
        ("The commander, his son and two guards were killed.", [(1, False), (1, False), (2, False)]),
        ("Nine people, including a child and two women, were killed.", [(9, False), (1, True), (2, True)]),
        ("Three suicide bombers killed two guards.", [(2, False)]),
    ],
)
def test_lists_and_parts(read_page: Read, body: str, expected: list[tuple[int, bool]]) -> None:
    assert [(f.low, f.part_of is not None) for f in read_page(body).figures] == expected


@pytest.mark.parametrize(
    ("body", "groups"),
    [
        ("Ten civilians were killed and 20 others were wounded.", ["civilians", "civilians"]),
        ("Ten people were killed and 20 others were wounded.", ["unspecified", "unspecified"]),
        ("Nine civilians, among them a child, were killed and 12 others were wounded.", ["civilians", "children", "civilians"]),
        ("Shelling killed 82 people, including 58 civilians.", ["mixed", "civilians"]),
        ("Five medical workers were killed.", ["medics"]),
        ("The shelling of a school killed four students.", ["children"]),
        ("Bombs killed 12, five of them children.", ["unspecified", "children"]),
        ("There were 15 dead among the ranks of the militia.", ["combatants"]),
        ("Seventy government and rebel fighters were killed.", ["combatants"]),
    ],
)
def test_groups_by_what_stands_around(read_page: Read, body: str, groups: list[str]) -> None:
    assert [f.group for f in read_page(body).figures] == groups


@pytest.mark.parametrize(
    ("body", "scope"),
    [
        ("In August last year another car bomb killed 27 people in the suburb.", "incident"),
        ("Air strikes on Homs and Hama killed 27 people.", "period"),
        ("Some 4,000 villagers fled their homes.", "period"),
        ("More than 300,000 people have been killed.", "war"),
        ("The town, divided since July 2012, was shelled and nine people were killed.", "incident"),
        ("Nine people have been killed since Wednesday.", "incident"),
        ("More than 40,000 people have fled since Monday.", "period"),
        ("In that three-week period the militia executed 128 men.", "period"),
        ("It was the first raid since a rocket attack on Sunday that killed 23 villagers.", "incident"),
        ("It was the deadliest day in the valley since soldiers killed 23 villagers in a market.", "incident"),
        ("Soldiers killed 23 villagers earlier this week.", "incident"),
        ("Five days before, a raid had killed 23 villagers.", "incident"),
    ],
)
def test_scope_by_what_did_it_and_where(read_page: Read, body: str, scope: str) -> None:
    assert [f.scope for f in read_page(body).figures] == [scope]


def test_the_headline_counts_over_what_the_body_says(read_page: Read) -> None:
    page = read_page("Raids kill 25 in north\n\nSeparate air raids in the north killed 25 villagers on Friday.")
    assert [(f.low, f.scope) for f in page.figures] == [(25, "period"), (25, "period")]


def test_a_single_person_who_was_taken_is_counted(read_page: Read) -> None:
    assert [(f.what, f.low, f.group) for f in read_page("Police arrested a local journalist on Monday.").figures] == [
        ("detained", 1, "journalists")
    ]


def test_without_saying_who_they_were_is_no_denial(read_page: Read) -> None:
    assert [f.status for f in read_page("Another 24 people were killed without anybody saying who they were.").figures] == ["asserted"]


def test_a_part_has_the_source_of_its_total(read_page: Read) -> None:
    page = read_page("The institute said it had counted 270 dead. The victims included 51 children.")
    assert [(f.low, [s.name for s in f.sources]) for f in page.figures] == [(270, ["institute"]), (51, ["institute"])]


def test_figures_that_add_up_to_a_total_are_its_parts(read_page: Read) -> None:
    page = read_page("A raid killed 82 people in the town. It killed 58 civilians, a monitor said. Another 24 people died.")
    total, *parts = page.figures
    assert [(f.low, f.part_of) for f in parts] == [(58, total.id), (24, total.id)]
    assert [f.part_of for f in read_page("A raid killed five people. Three men died in Homs and two in Hama.").figures[:2]] == [None, None]


def test_whoever_told_of_the_first_tells_of_the_others(read_page) -> None:
    page = read_page("Nine people were killed, doctors said. Another 70 were wounded. More than 300 people were killed in the war.")
    assert [(f.low, [s.name for s in f.sources]) for f in page.figures] == [(9, ["doctors"]), (70, ["doctors"]), (300, [])]


@pytest.mark.parametrize(
    ("body", "bound"),
    [
        (
            "An air strike killed nine people in Homs on Monday, while shelling wounded four in Hama on Tuesday.",
            [(9, "airstrike", "Homs"), (4, "shelling", "Hama")],
        ),
        (
            "Shells killed two children in Taiz and a car bomb killed 14 soldiers in Aden.",
            [(2, "shelling", "Taiz"), (14, "bombing", "Aden")],
        ),
        (
            "Gunmen kidnapped three engineers in Kirkuk after a blast wounded six policemen in Mosul.",
            [(3, "abduction", "Kirkuk"), (6, "bombing", "Mosul")],
        ),
    ],
)
def test_each_figure_has_its_own_event_and_place(read_page: Read, body: str, bound: list[tuple[int, str, str]]) -> None:
    page = read_page(body)
    events, places = {e.id: e for e in page.events}, {p.id: p for p in page.places}
    found = [(f.low, events[f.event or ""].type, places[f.place or ""].evidence.quote) for f in page.figures]
    assert found == bound
