"""Every type has what other schemes need, its example says it, and its counter-example does not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.extract.page import Page
from onrecord.lang.codes import codes
from onrecord.lang.ontology import Variant, harmful, types

ACLED = {
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Chemical weapon", "Air/drone strike",
    "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack",
    "Abduction/forced disappearance", "Peaceful protest", "Protest with intervention", "Excessive force against protesters",
    "Violent demonstration", "Mob violence", "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
    "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
}  # fmt: skip
PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
MODES = set(
    "visit third-party multilateral phone withdraw release return disarm ceasefire access resign assist change yield "
    "meet disapprove investigate allege restrict ban arrest relations rights expel territory violence demo riot strike "
    "hunger boycott obstruct vandalize convict discontinue troops weapons police militia seize censor curfew martial-law "
    "deport withhold misinformation cyber abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional".split()
)
FAMILIES = {"airstrike", "shelling", "bombing", "chemical_attack", "ground_fighting", "execution", "abduction", "attack_other"}
AIRWARS = {"Airstrike", "Drone Strike", "Artillery", "Naval bombardment", "Ground operation"}
# Modes that ask for more than a sentence on one deed tells, or for what no type of ours is about.
UNTOLD = set("return assist ban relations rights territory vandalize weapons militia misinformation".split())
MUC = {"attack", "bombing", "kidnapping", "arson", "robbery", "hijacking"}


def test_every_type_is_mapped_to_names_that_the_schemes_have() -> None:
    for name, kind in types().items():
        assert kind.acled in ACLED, name
        assert kind.plover in PLOVER or (kind.plover == "" and name in ("displacement", "group_changed")), name
        assert kind.mode in MODES | {""}, name
        assert kind.family in FAMILIES | {""}, name
        assert kind.muc in MUC | {""}, name
        assert kind.ucdp in (0, 1, 2, 3), name
        assert {v.acled for v in kind.variants} <= ACLED | {""}, name
        assert {v.mode for v in kind.variants} <= MODES | {""}, name
        assert {kind.airwars, *(v.airwars for v in kind.variants)} <= AIRWARS | {""}, name


def test_every_plover_type_family_and_incident_type_is_reached() -> None:
    kinds = types().values()
    assert {k.plover for k in kinds} >= PLOVER
    assert {k.family for k in kinds} >= FAMILIES
    assert {k.muc for k in kinds} >= MUC


def test_every_sub_event_type_of_acled_and_every_strike_type_is_reached() -> None:
    kinds = types().values()
    assert {k.acled for k in kinds} | {v.acled for k in kinds for v in k.variants} >= ACLED
    assert {k.airwars for k in kinds} | {v.airwars for k in kinds for v in k.variants} >= AIRWARS


def test_every_mode_of_plover_is_reached_or_named_as_left_out() -> None:
    kinds = types().values()
    reached = {k.mode for k in kinds} | {v.mode for k in kinds for v in k.variants}
    assert MODES - reached == UNTOLD


VARIANTS = [(name, v) for name, kind in types().items() for v in kind.variants]


@pytest.mark.parametrize(("name", "variant"), VARIANTS, ids=[f"{name}: {v.example}" for name, v in VARIANTS])
def test_a_variant_is_called_what_its_example_says(name: str, variant: Variant, read_page: Callable[[str], Page]) -> None:
    (event,) = [e for e in read_page(variant.example).events if e.type == name]
    got = codes(event)
    assert {got.acled, got.mode, got.airwars} >= {variant.acled, variant.mode, variant.airwars} - {""}


def test_violence_has_a_type_of_violence_and_speech_does_none() -> None:
    assert {"airstrike", "shelling", "bombing", "chemical_attack", "ground_fighting", "execution", "abduction"} <= harmful()
    assert not any(k.speech and k.harms for k in types().values())


@pytest.mark.parametrize("name", list(types()))
def test_example_says_the_type(name: str, read_page: Callable[[str], Page]) -> None:
    assert name in {e.type for e in read_page(types()[name].example).events}


@pytest.mark.parametrize("name", list(types()))
def test_counter_example_does_not(name: str, read_page: Callable[[str], Page]) -> None:
    assert name not in {e.type for e in read_page(types()[name].counter).events}


def test_a_word_belongs_to_one_type() -> None:
    seen: dict[str, str] = {}
    for name, kind in types().items():
        for word in kind.nouns:
            assert word not in seen, f"{word}: {name} and {seen.get(word)}"
            seen[word] = name


def test_the_maps_of_the_measures_are_those_of_the_file() -> None:
    root = Path(__file__).parents[2]
    figures = json.loads((root / "bench/types/figures.json").read_text(encoding="utf-8"))
    assert figures == {name: kind.family or None for name, kind in types().items()}
