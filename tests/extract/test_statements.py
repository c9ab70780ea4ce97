"""Source, cue and content, for each way in which reports give the words of others."""

from collections.abc import Callable

import pytest

from onrecord.extract.page import Page
from onrecord.model.records import Statement

PAIRS = [
    ("The mayor said that the bridge was closed.", "the bridge was closed", "mayor", "said"),
    ("The mayor said on Tuesday the bridge was closed.", "the bridge was closed", "mayor", "said"),
    ("The bridge was closed, the mayor said.", "The bridge was closed", "mayor", "said"),
    ("The bridge was closed on Tuesday, said the mayor.", "The bridge was closed on Tuesday", "mayor", "said"),
    ("The bridge, the mayor said, was closed.", "The bridge, the mayor said, was closed", "mayor", "said"),
    ("“The bridge is closed,” the mayor said.", "“The bridge is closed,”", "mayor", "said"),
    ("The mayor said: “The bridge is closed.”", "“The bridge is closed.”", "mayor", "said"),
    ("“The bridge,” said the mayor, “is closed for good.”", "“The bridge,” said the mayor, “is closed for good.”", "mayor", "said"),
    ("The mayor said the bridge was “closed for good” on both sides.", "the bridge was “closed for good” on both sides", "mayor", "said"),
    ("The strike killed six people the monitoring group said on Monday.", "The strike killed six people", "group", "said"),
    ("According to the monitor, six people died.", "six people died", "monitor", "According to"),
    ("Six people died, according to the monitor.", "Six people died", "monitor", "according to"),
    ("Moscow’s claim that the town had fallen was false.", "the town had fallen", "Moscow", "claim"),
    ("A claim by the rebels that the town had fallen was false.", "the town had fallen", "rebels", "claim"),
    ("The rebels repeated the claim that the town had fallen.", "the town had fallen", "rebels", "claim"),
    ("The army, adding to the list, said the town had fallen.", "the town had fallen", "army", "said"),
    ("The army took the town, the mayor said, adding that nine people fled.", "nine people fled", "mayor", "adding"),
    ("The envoy left the hall, saying that the talks were over.", "the talks were over", "envoy", "saying"),
    ("The rebels threatened to cut the water supply.", "to cut the water supply", "rebels", "threatened"),
    ("The council urged the rebels to leave the town.", "the rebels to leave the town", "council", "urged"),
    ("The minister condemned the attack on the school.", "the attack on the school", "minister", "condemned"),
    ("The council accused the army of shelling the market.", "the army of shelling the market", "council", "accused"),
    ("Doctors, who said the ward was full, left at noon.", "the ward was full", "Doctors", "said"),
    ("Families got a letter, telling them to leave the camp.", "them to leave the camp", "letter", "telling"),
    ("As the Herald reported, the bridge was closed.", "the bridge was closed", "Herald", "reported"),
    ("As reported by the Herald, the bridge was closed.", "the bridge was closed", "Herald", "reported"),
    ("The bridge was closed, as the Herald reported.", "The bridge was closed", "Herald", "reported"),
    ("Omar Hadi, 44, said that the bridge was closed.", "the bridge was closed", "Hadi", "said"),
    ("As the crowd roared, the mayor said, “The bridge is closed.”", "“The bridge is closed.”", "mayor", "said"),
    ("“Is it open?” the mayor asked as he left.", "“Is it open?”", "mayor", "asked"),
    ("The cause, doctors and nurses say, is unknown.", "The cause, doctors and nurses say, is unknown", "doctors", "say"),
    ("The mayor said closing the bridge would help nobody.", "closing the bridge would help nobody", "mayor", "said"),
    ("The mayor said if the rain went on, the bridge would fall.", "if the rain went on, the bridge would fall", "mayor", "said"),
    ("“Not here,“ the mayor said.", "“Not here,“", "mayor", "said"),
    ("The mayor was asked by a caller why the road was closed.", "why the road was closed", "caller", "asked"),
    ("The army announced the fall of the town on Friday.", "the fall of the town", "army", "announced"),
    ("The mayor said the army had left the bridge, which spans the river.", "the army had left the bridge", "mayor", "said"),
    ("The mayor said the bridge was closed; a nurse had crossed it at noon.", "the bridge was closed", "mayor", "said"),
    ("In “the plan”, a paper of May, the mayor wrote, “The bridge is closed.”", "“The bridge is closed.”", "mayor", "wrote"),
    ("The raid, said Omar Hadi, was a mistake.", "The raid, said Omar Hadi, was a mistake", "Hadi", "said"),
    ("The mayor said he believes the bridge was mined.", "he believes the bridge was mined", "mayor", "said"),
    ("The officials believe that the bridge was mined.", "the bridge was mined", "officials", "believe"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "source", "cue"), PAIRS)
def test_words_speaker_and_cue(read_page, body: str, words: str, source: str, cue: str) -> None:
    statement = saying(read_page(body), words)
    assert statement.cue is not None
    assert statement.cue.quote == cue
    assert len(statement.sources) == 1
    assert source in f"{statement.sources[0].name} {statement.sources[0].span.quote if statement.sources[0].span else ''}"


AGENTLESS = [
    ("It was reported that the town had fallen.", "the town had fallen"),
    ("The men are believed to have fled north.", "The men are believed to have fled north"),
    ("The raid reportedly killed two guards.", "The raid reportedly killed two guards"),
    ("Guards were accused of beating prisoners.", "Guards were accused of beating prisoners"),
    ("The men were told to leave the town.", "to leave the town"),
    ("Asked whether the road was safe, the mayor left.", "whether the road was safe"),
]


@pytest.mark.parametrize(("body", "words"), AGENTLESS)
def test_nobody_is_named(read_page, body: str, words: str) -> None:
    statement = saying(read_page(body), words)
    assert statement.sources == ()
    assert statement.certainty in ("unknown", "probable")


def test_a_quotation_goes_on_in_the_next_sentence_and_paragraph(read_page) -> None:
    [statement] = read_page("“We left,” said Omar Hadi, a baker. “We took nothing” but flour.\n\nThe town is empty.").statements
    assert statement.evidence.quote.endswith("“We took nothing”")
    [statement] = read_page("“We left,” said Omar Hadi, a baker.\n\n“The shop is gone. All of it.”\n\nThe town is empty.").statements
    assert statement.evidence.quote.endswith("All of it.”")


def test_another_speaker_ends_the_words(read_page) -> None:
    page = read_page("Doctors said the ward was full, while nurses said it was closed.")
    assert [s.evidence.quote for s in page.statements] == ["the ward was full", "it was closed"]


NAMED_NEXT = [
    ("A rights group said on Sunday that nine men died. In a statement the Syrian Network for Human Rights said two were boys.", "Network"),
    ("Nine men died, an organisation monitoring the war said. The Syrian Observatory for Human Rights said two were boys.", "Observatory"),
    ("Nine men died, a monitor said. “Two were boys,” Rami Abdel Rahman told reporters.", "Observatory"),
]


@pytest.mark.parametrize(("body", "name"), NAMED_NEXT)
def test_a_described_body_is_named_in_the_next_sentence(read_page, body: str, name: str) -> None:
    assert name in read_page(body).statements[0].sources[0].name


def test_a_subject_without_comma_is_not_the_source(read_page) -> None:
    page = read_page("According to the Observatory Hezbollah has lost nine men.")
    assert [(s.evidence.quote, s.sources[0].name) for s in page.statements] == [("Hezbollah has lost nine men", "Observatory")]


def test_whoever_insists_goes_on(read_page) -> None:
    page = read_page("The mayor insisted that he had won, claiming that the count was over.")
    assert [s.sources[0].name for s in page.statements] == ["mayor", "mayor"]


NONE = [
    "The war began when the army responded with tanks.",
    "The mayor bought the book she wrote that changed the town.",
    "The mayor left the hall and wrote his book.",
    "Nine men were killed in an air raid on the neighbourhood of Sheikh Said.",
    "The army took the town and moved north.",
    "The mayor did not say when the bridge would open.",
    "The mayor would say more if he could.",
    "A town called Harim fell on Monday.",
    "The raid claimed nine lives.",
    "There was no claim of responsibility.",
]


@pytest.mark.parametrize("body", NONE)
def test_nothing_is_said(read_page, body: str) -> None:
    assert [s.evidence.quote for s in read_page(body).statements] == []


def test_a_quotation_over_several_sentences_is_one_statement(read_page) -> None:
    page = read_page("“We stay,” the teacher said. “This is our home. We were born here.”\n\nThe night was quiet.")
    [statement] = page.statements
    assert statement.evidence.quote.startswith("“We stay")
    assert statement.evidence.quote.endswith("born here.”")


def test_a_quotation_over_several_paragraphs_is_one_statement(read_page) -> None:
    page = read_page("The teacher said: “We stay.\n\n“This is our home.”\n\nThe night was quiet.")
    [statement] = page.statements
    assert statement.evidence.quote == "“We stay.\n\n“This is our home.”"


def test_a_tag_may_be_a_sentence_of_its_own(read_page) -> None:
    page = read_page("“Who will rebuild this street?” asked the baker.")
    assert saying(page, "“Who will rebuild this street?”").sources[0].name.endswith("baker")


def test_each_speaker_has_his_own_words(read_page) -> None:
    page = read_page("The army said it had taken the hill, but the rebels said the hill was theirs.")
    assert "hill" in saying(page, "it had taken the hill").evidence.quote
    assert "rebels" in saying(page, "the hill was theirs").sources[0].name


def test_joint_speakers_are_one_entry_and_dependent_ones_two(read_page) -> None:
    [joint] = saying(read_page("Iran and Russia denied the report."), "the report").sources
    assert joint.name == "Iran; Russia"
    own = saying(read_page("Iran and its Lebanese allies denied the report."), "the report").sources
    assert len(own) == 2


def test_an_audience_is_not_a_relay(read_page) -> None:
    statement = saying(read_page("The general told reporters that the raid was over."), "the raid was over")
    assert len(statement.sources) == 1
    assert statement.audience is not None
    assert statement.audience.quote == "reporters"


def test_a_step_of_a_chain_is_no_statement_of_its_own(read_page) -> None:
    page = read_page("Reuters said officers had reported that the village was empty.")
    assert [s.evidence.quote for s in page.statements] == ["the village was empty"]


def test_a_private_person_is_marked(read_page) -> None:
    page = read_page("A schoolteacher said the street was empty. The minister said the street was full.")
    assert saying(page, "the street was empty").sources[0].private
    assert not saying(page, "the street was full").sources[0].private


GOING_ON = [
    ("Omar Hadi, a baker, said the shop was shut. He added that flour was scarce.", "flour was scarce", "Omar Hadi"),
    ("The Red Cross said the road was open. It added that trucks were on the way.", "trucks were on the way", "Red Cross"),
    ("Islamic State said in a statement that it had hit the hall. The claim said forty people died.", "forty people died", "Islamic State"),
]


@pytest.mark.parametrize(("body", "words", "name"), GOING_ON)
def test_whoever_goes_on_speaking_is_named(read_page, body: str, words: str, name: str) -> None:
    assert name in saying(read_page(body), words).sources[0].name


LOST_COMMAS = [
    (
        "The raid killed nine people near the border a group monitoring the war said on Friday.",
        "The raid killed nine people near the border",
        1,
    ),
    ("The raids according to the source killed two people.", "The raids according to the source killed two people", 1),
    ("The monitor however put the death toll from the siege at 300 people.", "the death toll from the siege at 300 people", 1),
]


@pytest.mark.parametrize(("body", "words", "links"), LOST_COMMAS)
def test_reports_that_lost_their_commas(read_page, body: str, words: str, links: int) -> None:
    assert len(saying(read_page(body), words).sources) == links


HEADLINES = [
    ("18 killed in raid on Idlib: monitor", "18 killed in raid on Idlib", "monitor"),
    ("Monitor: 18 killed in raid on Idlib", "18 killed in raid on Idlib", "Monitor"),
]


@pytest.mark.parametrize(("body", "words", "source"), HEADLINES)
def test_headlines(read_page, body: str, words: str, source: str) -> None:
    statement = saying(read_page(f"{body}\n\nThe night was quiet in the town, and nobody slept."), words)
    assert source.lower() in statement.sources[0].name.lower()


def test_offsets_hold_their_quotes(read_page) -> None:
    page = read_page("“No\u00a0way,” he\u00a0said. The mayor told AFP that “all is\u00a0well” there.")
    assert page.statements
    for statement in page.statements:
        spans = [statement.evidence.span, statement.cue, *(s.span for s in statement.sources)]
        assert all(page.body[s.start : s.end] == s.quote for s in spans if s is not None)


def saying(page: Page, words: str) -> Statement:
    """The statement with these words."""
    found = [s for s in page.statements if s.evidence.quote == words]
    assert found, [s.evidence.quote for s in page.statements]
    return found[0]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Air strikes in Idlib kill more than 20 Monitor", "Monitor"),
        ("Raids kill ten in camp for displaced NGO AFP", "NGO"),
        ("Bomb kills 18 in Damascus suburb state TV", "state TV"),
    ],
)
def test_a_headline_that_lost_its_colon(read_page: Callable[[str], Page], body: str, speaker: str) -> None:
    (statement,) = read_page(body).statements
    assert [s.span.quote for s in statement.sources if s.span] == [speaker]


def test_the_last_noun_of_a_headline_is_not_always_its_speaker(read_page: Callable[[str], Page]) -> None:
    assert read_page("Gunmen attack offices of local NGO").statements == []
