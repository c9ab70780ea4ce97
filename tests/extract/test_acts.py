"""What is done with words, how surely, and by what channel."""

import pytest

from onrecord.model.records import Statement

ACTS = [
    ("The army denied that it had shelled the clinic.", "deny"),
    ("The army said it had not shelled the clinic.", "deny"),
    ("The minister described the reports as false.", "deny"),
    ("The ministry acknowledged the deaths of two pilots.", "confirm"),
    ("The council blamed the army for the fire.", "accuse"),
    ("The envoy said the army was responsible for the fire.", "accuse"),
    ("The general said anyone who stays will be destroyed.", "threaten"),
    ("Leaflets told residents to leave or die.", "threaten"),
    ("The agency warned of a famine in the valley.", "warn"),
    ("The doctor said the death toll could rise.", "warn"),
    ("The envoy said both sides must stop at once.", "demand"),
    ("The council called for a truce in the valley.", "demand"),
    ("The army said it would open the road on Friday.", "promise"),
    ("The envoy proposed a pause of ten days.", "propose"),
    ("The agency estimates that 300 families fled.", "estimate"),
    ("The envoy said the raid was unacceptable.", "condemn"),
    ("Islamic State claimed responsibility for the blast.", "claim_responsibility"),
    ("The reporter asked whether the road was safe.", "question"),
    ("The Pentagon declined to comment on the raid.", "no_comment"),
    ("The army did not respond to questions.", "no_comment"),
    ("The ministry neither confirmed nor denied the raid.", "no_comment"),
    ("Reuters could not independently verify the footage.", "cannot_verify"),
    ("The agency was not able to determine the cause.", "cannot_verify"),
    ("The mayor said the bridge was closed.", "assert"),
    ("The defence minister said the attacks will go on until spring.", "promise"),
    ("The agency said the attacks will go on until spring.", "assert"),
    ("The residents fear that the bridge was mined.", "warn"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "act"), ACTS)
def test_acts(read_page, body: str, act: str) -> None:
    assert [s.act for s in read_page(body).statements] == [act]


CERTAINTY = [
    ("The mayor said the bridge was closed.", "certain"),
    ("The mayor said the bridge may have fallen.", "possible"),
    ("The mayor said the bridge was likely closed.", "probable"),
    ("The bridge reportedly fell.", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "certainty"), CERTAINTY)
def test_certainty(read_page, body: str, certainty: str) -> None:
    assert [s.certainty for s in read_page(body).statements] == [certainty]


FORMS = [("“We stay,” he said.", "direct"), ("He said they would “never leave” the town.", "mixed"), ("He said they had left.", "indirect")]


@pytest.mark.parametrize(("body", "form"), FORMS)
def test_forms(read_page, body: str, form: str) -> None:
    assert one(read_page(body)).form == form


CHANNELS = [
    ("Planes dropped leaflets telling residents to leave.", "leaflet"),
    ("Residents received a text message telling them to leave.", "text message"),
    ("The army sent text messages telling residents to leave.", "text message"),
    ("The army said in a statement that the town had fallen.", "statement"),
    ("The mayor said the town had fallen.", None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "channel"), CHANNELS)
def test_channels(read_page, body: str, channel: str | None) -> None:
    assert one(read_page(body)).channel == channel


def test_a_denial_names_what_it_denies(read_page) -> None:
    assert one(read_page("The army denied that it had shelled the clinic.")).denies == "it had shelled the clinic"
    assert one(read_page("The army denied any role in the raid.")).denies == "role in the raid"
    assert one(read_page("The army said it had left.")).denies is None


def one(page) -> Statement:
    """The only statement of a page."""
    [statement] = page.statements
    return statement
