"""Sixteen ways in which war reports put things, each in sentences of our own: everything that a checker needs must be right."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]


def said(page: Page) -> list[tuple[str, list[str]]]:
    """Act and chain of each statement, in the order of the text, outer before inner."""
    return [(s.act, [source.name for source in s.sources]) for s in page.statements]


def counted(page: Page) -> list[tuple[str, int | None, int | None, str]]:
    return [(f.what, f.low, f.high, f.group) for f in page.figures]


def status(page: Page, kind: str) -> list[str]:
    return [e.status for e in page.events if e.type == kind]


def places(page: Page) -> list[tuple[str, str | None]]:
    return [(p.evidence.quote, p.relation) for p in page.places]


def times(page: Page) -> list[str]:
    return [t.evidence.quote for t in page.times]


@pytest.mark.parametrize(
    ("body", "chain", "figure", "place", "day"),
    [
        (
            "Residents told Al Jazeera on Thursday that at least 30 families were trapped beneath collapsed houses in northern Taiz.",
            ["Residents", "Al Jazeera"],
            ("trapped", 30, None, "unspecified"),
            ("Taiz", "northern"),
            "Thursday",
        ),
        (
            "Medics told The Guardian on Sunday that no fewer than 18 miners were stranded under debris in western Donetsk.",
            ["Medics", "The Guardian"],
            ("trapped", 18, None, "unspecified"),
            ("Donetsk", "western"),
            "Sunday",
        ),
        (
            "A relief worker told Sky News on Wednesday that up to 60 children were buried under mud in southern Idlib.",
            ["relief worker", "Sky News"],
            ("trapped", None, 60, "children"),
            ("Idlib", "southern"),
            "Wednesday",
        ),
    ],
)
def test_told_an_outlet_how_many(
    read_page: Read, body: str, chain: list[str], figure: tuple[str, int | None, int | None, str], place: tuple[str, str], day: str
) -> None:
    page = read_page(body)
    assert said(page) == [("assert", chain)]
    assert counted(page) == [figure]
    assert [s.name for s in page.figures[0].sources] == chain
    assert places(page) == [place]
    assert times(page) == [day]


@pytest.mark.parametrize(
    ("body", "speaker", "kind", "actor", "place"),
    [
        (
            "The Turkish Foreign Ministry denied that its drones had struck the clinic in Kobani.",
            "Turkish Foreign Ministry",
            "airstrike",
            "state.tr.foreign",
            "Kobani",
        ),
        ("Saudi officials denied that their aircraft had bombed the market in Saada.", "Saudi officials", "airstrike", "state.sa", "Saada"),
        ("The Sudanese army denied shelling the school in Omdurman.", "Sudanese army", "shelling", "state.sd.forces", "Omdurman"),
    ],
)
def test_denied_a_deed(read_page: Read, body: str, speaker: str, kind: str, actor: str, place: str) -> None:
    page = read_page(body)
    assert said(page) == [("deny", [speaker])]
    (event,) = page.events
    assert (event.type, event.status, [a.actor for a in event.actors]) == (kind, "denied", [actor])
    assert next(p for p in page.places if p.id == event.place).evidence.quote == place


@pytest.mark.parametrize(
    ("body", "outlet", "officials", "until"),
    [
        (
            "TASS claims that Ukrainian officers have warned residents to leave the border villages by Sunday morning.",
            "TASS",
            "Ukrainian officers",
            "Sunday morning",
        ),
        (
            "Anadolu claims that Syrian generals have warned fighters to quit the encircled towns by Wednesday noon.",
            "Anadolu",
            "Syrian generals",
            "Wednesday noon",
        ),
    ],
)
def test_an_agency_on_a_warning(read_page: Read, body: str, outlet: str, officials: str, until: str) -> None:
    page = read_page(body)
    assert said(page) == [("assert", [outlet]), ("warn", [officials, outlet])]
    assert status(page, "threat") == ["claimed"]
    assert times(page) == [until]


@pytest.mark.parametrize(
    ("body", "chain", "lasts"),
    [
        (
            "The BBC quoted Turkish Defence Minister Hulusi Akar as saying that artillery fire on Afrin had been suspended for three days.",
            ["Hulusi Akar", "BBC"],
            "three days",
        ),
        (
            "CNN quoted Ukrainian Interior Minister Ihor Klymenko as saying that shelling of Kherson had been halted for two days.",
            ["Ihor Klymenko", "CNN"],
            "two days",
        ),
    ],
)
def test_quoted_as_saying_that_it_has_stopped(read_page: Read, body: str, chain: list[str], lasts: str) -> None:
    page = read_page(body)
    assert said(page) == [("assert", chain)]
    assert status(page, "shelling") == ["negated"]
    assert times(page) == [lasts]


@pytest.mark.parametrize(
    ("body", "speaker", "accused"),
    [
        (
            "The French Foreign Ministry accused Iran and the Houthi movement of piracy.",
            "French Foreign Ministry",
            ["state.ir", "group.houthi"],
        ),
        (
            "The British government accused Belarus and the Syrian army of atrocities.",
            "British government",
            ["state.by", "state.sy.forces"],
        ),
        ("Ukraine accused Moscow and Minsk of torture.", "Ukraine", ["state.ru", "state.by"]),
    ],
)
def test_accused_two_of_a_wrong(read_page: Read, body: str, speaker: str, accused: list[str]) -> None:
    page = read_page(body)
    assert said(page) == [("accuse", [speaker])]
    (event,) = [e for e in page.events if e.type == "accusation"]
    assert [a.actor for a in event.targets] == accused
    assert event.place is None  # whom it accuses is not where it does


@pytest.mark.parametrize(
    ("body", "total", "part", "source", "day"),
    [
        (
            "Between 40 and 55 villagers, including 17 women, were wounded in rocket attacks on Monday, according to Human Rights Watch.",
            ("wounded", 40, 55, "civilians"),
            ("wounded", 17, 17, "women"),
            "Human Rights Watch",
            "Monday",
        ),
        (
            "Between 12 and 20 soldiers, including three officers, were killed in a drone strike on Friday, according to the Red Cross.",
            ("killed", 12, 20, "combatants"),
            ("killed", 3, 3, "combatants"),
            "Red Cross",
            "Friday",
        ),
    ],
)
def test_a_range_with_a_part(
    read_page: Read, body: str, total: tuple[str, int, int, str], part: tuple[str, int, int, str], source: str, day: str
) -> None:
    page = read_page(body)
    assert counted(page) == [total, part]
    assert page.figures[1].part_of == page.figures[0].id
    assert [[s.name for s in f.sources] for f in page.figures] == [[source], [source]]
    assert times(page) == [day]
    assert {e.status for e in page.events} == {"claimed"}


@pytest.mark.parametrize(
    ("body", "actor"),
    [
        ("China vetoed a U.N. Security Council resolution calling for a halt to the shelling.", "state.cn"),
        ("The United States vetoed a Security Council draft resolution demanding a ceasefire in Gaza.", "state.us"),
    ],
)
def test_vetoed_a_demand(read_page: Read, body: str, actor: str) -> None:
    page = read_page(body)
    (veto,) = [e for e in page.events if e.type == "veto"]
    assert (veto.status, [a.actor for a in veto.actors]) == ("reported", [actor])
    assert status(page, "ceasefire_made") == []


@pytest.mark.parametrize(
    ("body", "source", "place", "figure"),
    [
        (
            "Iraqi state television said militants mortared eastern Mosul, killing nine worshippers.",
            "Iraqi state television",
            ("Mosul", "eastern"),
            ("killed", 9, 9, "civilians"),
        ),
        (
            "Yemeni state media said Houthi fighters shelled southern Taiz, killing seven civilians.",
            "Yemeni state media",
            ("Taiz", "southern"),
            ("killed", 7, 7, "civilians"),
        ),
        (
            "Sudanese state radio reported that gunmen shelled central Khartoum, wounding 14 shoppers.",
            "Sudanese state radio",
            ("Khartoum", "central"),
            ("wounded", 14, 14, "civilians"),
        ),
    ],
)
def test_state_media_on_shelling(
    read_page: Read, body: str, source: str, place: tuple[str, str], figure: tuple[str, int, int, str]
) -> None:
    page = read_page(body)
    assert said(page) == [("assert", [source])]
    assert status(page, "shelling") == ["claimed"]
    assert counted(page) == [figure]
    assert page.figures[0].event == page.events[0].id
    assert places(page) == [place]


@pytest.mark.parametrize(
    ("body", "state", "kind"),
    [
        ("Cairo threatened to shut its border if the air strikes resumed.", "state.eg", "airstrike"),
        ("Moscow threatened to cut aid if the shelling went on.", "state.ru", "shelling"),
        ("Beirut threatened to expel the ambassador if the bombing continued.", "state.lb", "bombing"),
    ],
)
def test_threatened_for_the_case_that(read_page: Read, body: str, state: str, kind: str) -> None:
    page = read_page(body)
    assert [(s.act, [x.actor for x in s.sources]) for s in page.statements] == [("threaten", [state])]
    assert status(page, kind) == ["hypothetical"]
    assert {e.status for e in page.events if e.type not in ("threat", kind)} == {"threatened"}


@pytest.mark.parametrize(
    ("body", "speaker", "day"),
    [
        ("The Sudanese army did not enter the industrial zone on Friday, a rebel leader said.", "Sudanese rebel leader", "Friday"),
        (
            "Ukrainian troops never entered the factory on Tuesday, a separatist commander said.",
            "Ukrainian separatist commander",
            "Tuesday",
        ),
        ("Iraqi soldiers did not take Mosul on Sunday, a militia leader said.", "militia leader", "Sunday"),
    ],
)
def test_did_not_happen(read_page: Read, body: str, speaker: str, day: str) -> None:
    page = read_page(body)
    assert said(page) == [("assert", [speaker])]
    assert [(e.type, e.status) for e in page.events] == [("territory_gained", "negated")]
    assert times(page) == [day]


@pytest.mark.parametrize(
    ("body", "speaker", "act", "kind", "expected"),
    [
        (
            "If the fighters refuse to surrender, the army will bomb the camp, the colonel warned.",
            "colonel",
            "warn",
            "airstrike",
            "threatened",
        ),
        (
            "If the militants do not leave, coalition forces will storm the old quarter, the commander warned.",
            "commander",
            "warn",
            "ground_fighting",
            "threatened",
        ),
        (
            "If the separatists refuse to disarm, Ukrainian troops will enter the town, the minister said.",
            "minister",
            "assert",
            "territory_gained",
            "planned",
        ),
    ],
)
def test_a_condition_and_what_will_follow(read_page: Read, body: str, speaker: str, act: str, kind: str, expected: str) -> None:
    page = read_page(body)
    assert said(page) == [(act, [speaker])]
    assert status(page, kind) == [expected]
    assert set(status(page, "withdrawal")) <= {"hypothetical"}


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        (
            "The Red Crescent said the death toll had climbed to 58, but government radio put it at 21.",
            (58, "Red Crescent"),
            (21, "government radio"),
        ),
        ("Doctors said the toll had reached 240, but the interior ministry put it at 95.", (240, "Doctors"), (95, "interior ministry")),
    ],
)
def test_two_tolls_and_who_gives_each(read_page: Read, body: str, first: tuple[int, str], second: tuple[int, str]) -> None:
    page = read_page(body)
    assert [(f.what, f.low, f.high, [s.name for s in f.sources]) for f in page.figures] == [
        ("killed", n, n, [name]) for n, name in (first, second)
    ]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Pentagon spokesman John Kirby dismissed the account as a fabrication.", "John Kirby"),
        ("Foreign Ministry spokeswoman Maria Zakharova dismissed the claims as nonsense.", "Maria Zakharova"),
        ("Army spokesman Nabil Abdullah rejected the report as untrue.", "Nabil Abdullah"),
    ],
)
def test_dismissed_as_untrue(read_page: Read, body: str, speaker: str) -> None:
    assert said(read_page(body)) == [("deny", [speaker])]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("AFP could not independently verify the reports.", "AFP"),
        ("The Associated Press was unable to independently confirm the account.", "The Associated Press"),
        ("The BBC has not been able to verify the footage.", "BBC"),
    ],
)
def test_could_not_verify(read_page: Read, body: str, speaker: str) -> None:
    assert said(read_page(body)) == [("cannot_verify", [speaker])]


@pytest.mark.parametrize(
    ("body", "source", "near"),
    [
        (
            "Three aid lorries were shelled near Nyala, south of El Fasher, the World Food Programme said.",
            "World Food Programme",
            [("Nyala", "near"), ("El Fasher", "south of")],
        ),
        (
            "Two ambulances were hit near Beit Lahia, north of Gaza City, the Palestinian Red Crescent said.",
            "Palestinian Red Crescent",
            [("Beit Lahia", "near"), ("Gaza City", "north of")],
        ),
        (
            "Six food trucks were struck near Bani Walid, south of Tripoli, the Red Cross said.",
            "Red Cross",
            [("Bani Walid", "near"), ("Tripoli", "south of")],
        ),
    ],
)
def test_what_was_hit_near_where(read_page: Read, body: str, source: str, near: list[tuple[str, str]]) -> None:
    page = read_page(body)
    assert said(page) == [("assert", [source])]
    assert [e.status for e in page.events] == ["claimed"]
    assert next(p for p in page.places if p.id == page.events[0].place).evidence.quote == near[0][0]
    assert places(page) == near
    assert page.figures == []  # lorries are no people


@pytest.mark.parametrize(
    ("body", "when"),
    [
        ("In 2014, separatists seized the northern part of the city.", "2014"),
        ("In 2015, Houthi fighters captured the western half of the town.", "2015"),
        ("In March 2003, insurgents overran the southern district of the capital.", "March 2003"),
    ],
)
def test_taken_in_a_year(read_page: Read, body: str, when: str) -> None:
    page = read_page(body)
    (event,) = page.events
    assert (event.type, event.status) == ("territory_gained", "reported")
    assert times(page) == [when]
    assert event.when == page.times[0].id


@pytest.mark.parametrize(
    ("body", "words", "actor"),
    [
        ("Russian rebels shelled the village.", "Russian rebels", "rebels.ru"),
        ("A Palestinian rebel commander rejected the offer.", "Palestinian rebel commander", "rebels.ps"),
        ("Russian officials have warned rebels to leave.", "rebels", None),  # whose rebels is not said, least of all Russia's
    ],
)
def test_rebels_are_not_the_state_whose_adjective_they_bear(read_page: Read, body: str, words: str, actor: str | None) -> None:
    assert [a.actor for a in read_page(body).cast.actors if a.evidence.quote == words] == [actor]
