"""Sentences that tell of several deeds: each keeps its own doers, sufferers, means, place and counts."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page

Read = Callable[[str], Page]


def told(page: Page) -> list[str]:
    """Each event as "type by whom > whom with what @place", in the order of the text."""
    places = {p.id: p.evidence.quote for p in page.places}
    out = []
    for e in page.events:
        by, on = ("+".join(r.span.quote for r in refs if r.span) for refs in (e.actors, e.targets))
        out.append(f"{e.type} {by} > {on}" + (f" with {e.weapon}" if e.weapon else "") + (f" @{places[e.place]}" if e.place else ""))
    return out


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Rebels shelled the port of Latakia, while government jets bombed villages near Idlib, killing nine farmers.",
            ["shelling Rebels > the port @Latakia", "airstrike government > villages+nine farmers @Idlib"],
        ),
        (
            "Jets struck a hospital in Douma after rebels had fired rockets at a market in Damascus.",
            ["airstrike Jets > a hospital @Douma", "shelling rebels > a market with rockets @Damascus"],
        ),
        (
            "A car bomb killed four soldiers in Mosul, and gunmen kidnapped two engineers in Kirkuk.",
            ["bombing  > four soldiers with car bomb @Mosul", "abduction gunmen > two engineers @Kirkuk"],
        ),
        (
            "Gunmen killed a teacher and abducted two pupils in Idlib.",
            ["attack_other Gunmen > a teacher @Idlib", "abduction Gunmen > two pupils @Idlib"],
        ),
        (
            "In Homs, snipers shot dead a nurse; in Hama, police arrested thirty protesters.",
            ["attack_other snipers > a nurse @Homs", "arrest police > thirty protesters @Hama"],
        ),
        (
            "Soldiers withdrew from Idlib, which rebel fighters entered on Monday.",
            ["withdrawal Soldiers >  @Idlib", "territory_gained rebel fighters > Idlib @Idlib"],
        ),
    ],
)
def test_each_deed_keeps_its_own(body: str, expected: list[str], read_page: Read) -> None:
    assert told(read_page(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The camp in Idlib was hit by an American air strike.", ["airstrike American > The camp @Idlib"]),
        ("Ten Russian air strikes hit a market in Idlib.", ["airstrike Russian > a market @Idlib"]),
        ("Nine farmers were killed in Russian air strikes near Idlib.", ["airstrike Russian > Nine farmers @Idlib"]),
        ("The car bomb that killed seven in Homs was large.", ["bombing  >  with car bomb @Homs"]),
    ],
)
def test_a_deed_told_by_verb_and_noun_is_one(body: str, expected: list[str], read_page: Read) -> None:
    assert told(read_page(body)) == expected


@pytest.mark.parametrize(
    ("body", "doers"),
    [
        ("Four farmers were killed by rebel mortar fire in Idlib.", "rebel"),
        ("Opposition fighters launched a string of attacks in Idlib.", "Opposition fighters"),
        ("Two gunships belonging to the junta dropped barrel bombs on Idlib.", "the junta"),
        ("One of the shells hit a shop in Idlib and wounded three clerks.", ""),
        ("The militia is involved in an offensive near Idlib.", "The militia"),
        ("An envoy in Geneva confirmed the air strikes.", ""),
        ("Officers said Russian jets hit a post near Idlib, killing six guards.", "Russian"),
    ],
)
def test_whose_deed_it_is(body: str, doers: str, read_page: Read) -> None:
    event = read_page(body).events[0]
    assert "+".join(a.span.quote for a in event.actors if a.span) == doers


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Three rockets fell on the district in Idlib.", "shelling"),
        ("The air force hit three villages near Idlib.", "airstrike"),
        ("Dozens died in a chemical weapons attack near Idlib.", "chemical_attack"),
        ("The air strikes in Idlib were executed at night.", "airstrike"),
        ("Forces launched a crackdown on protests in Idlib.", "restriction"),
        ("Suicide bombers attacked a post near Idlib.", "bombing"),
    ],
)
def test_what_was_done(body: str, kind: str, read_page: Read) -> None:
    assert [e.type for e in read_page(body).events] == [kind]


@pytest.mark.parametrize(
    "body",
    [
        "Rebels were building chemical weapons near Idlib.",
        "Fighters fought to defend the town of Idlib in speech.",
        "Smoke was shooting into the air near Idlib.",
    ],
)
def test_what_is_no_deed_of_these(body: str, read_page: Read) -> None:
    assert not {e.type for e in read_page(body).events} & {"chemical_attack", "support", "attack_other"}


def test_a_campaign_to_retake_a_town_has_not_retaken_it(read_page: Read) -> None:
    page = read_page("The army widened its campaign to retake the district near Idlib.")
    assert [e.status for e in page.events if e.type == "territory_gained"] == ["planned"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("The camp was hit by US air strikes in Idlib.", "Idlib"),
        ("The army backed by Russia shelled the camp in Idlib.", "Idlib"),
        ("U.S. officials said the camp in Idlib was shelled.", "Idlib"),
    ],
)
def test_whose_strike_it_is_says_not_where(body: str, place: str, read_page: Read) -> None:
    page = read_page(body)
    assert [next((p.evidence.quote for p in page.places if p.id == e.place), None) for e in page.events] == [place]
