"""Texts are parsed side by side, and nothing of what is read in one depends on the others."""

import numpy as np
import pytest
import spacy

from onrecord.intake.text import make_text
from onrecord.lang.nlp import MODEL, Analysis, Pipeline

BODIES = (
    "Shelling.",
    "Troops entered the town on Monday, the governor said. Two guards were wounded.",
    "There are forty families in the camp. Nobody is gonna leave it, the mayor said: let's wait, it ain't over.",
    "ARDEN, 3 May\n\nRebels shelled the market of Velm and left.\n\nThe army denied that it had fired; its spokesman found no trace of it.",
    " ".join(f"On day {n} a drone struck house {n} in the north of the old city, and the police counted {n} dead." for n in range(3, 40)),
)


@pytest.mark.parametrize("others", [BODIES, BODIES[::-1], BODIES[2:], BODIES * 3])
def test_a_text_is_read_the_same_whatever_stands_beside_it(pipeline: Pipeline, others: tuple[str, ...]) -> None:
    together = pipeline.analyse([make_text(None, body)[0] for body in others])
    for body, analysis in zip(others, together, strict=True):
        assert _all_of(analysis) == _all_of(pipeline.analyse_one(make_text(None, body)[0]))


def test_the_numbers_of_a_text_are_those_of_the_model_alone_to_the_last_bit(pipeline: Pipeline) -> None:
    alone = spacy.load(MODEL)
    for body, doc in zip(BODIES, pipeline.nlp.pipe(BODIES), strict=True):
        assert doc.tensor.tobytes() == alone(body).tensor.tobytes()
        assert [(t.dep_, t.head.i, t.ent_type_) for t in doc] == [(t.dep_, t.head.i, t.ent_type_) for t in alone(body)]


@pytest.mark.parametrize("shape", [(576, 288), (288, 288), (96, 1664), (64, 75)])
def test_each_row_of_a_product_of_matrices_is_summed_by_itself(pipeline: Pipeline, shape: tuple[int, int]) -> None:
    gemm = pipeline.nlp.get_pipe("ner").model.ops.gemm
    numbers = np.random.default_rng(1)
    rows, weights = (numbers.standard_normal((n, shape[0])).astype("float32") for n in (700, shape[1]))
    whole = gemm(rows, weights, trans2=True)
    for few in (*range(1, 20), 33, 64, 201, 450):
        assert gemm(rows[7 : 7 + few], weights, trans2=True).tobytes() == whole[7 : 7 + few].tobytes(), few


def test_remembered_forms_are_those_of_the_whole_model(pipeline: Pipeline) -> None:
    for body in BODIES:
        doc = pipeline.nlp(body)
        assert pipeline.forms.of(doc) == [(t.pos_, t.lemma_.lower()) for t in doc]


def _all_of(analysis: Analysis) -> list[tuple[object, ...]]:
    return [(s.start, s.end, s.kind, t.start, t.tag, t.pos, t.lemma, t.dep, t.head.i, t.ent) for s in analysis.sentences for t in s.tokens]


@pytest.mark.parametrize("body", ["Fighters killed in ambush\n\nFour Hamas members have been killed in Gaza amid reports of clashes."])
def test_a_number_is_no_sentence(pipeline: Pipeline, body: str) -> None:
    [analysis] = pipeline.analyse([make_text(None, body)[0]])
    assert [s.tokens[0].text for s in analysis.sentences] == ["Fighters", "Four"]


def _sentences(pipeline: Pipeline, body: str) -> list[str]:
    [analysis] = pipeline.analyse([make_text(None, body)[0]])
    return [" ".join(body[s.start : s.end].split()) for s in analysis.sentences if s.kind == "story"]


def test_a_line_that_begins_behind_the_dateline_was_broken_like_the_others(pipeline: Pipeline) -> None:
    body = (
        "   Port Arden, 3 May 91 (Radio Meridian) -- [Text] Two\n"
        "gunmen on a motorcycle fired at the car of the district judge\n"
        "early this morning.  The judge was not hurt, the guards said.\n"
    )
    assert len(_sentences(pipeline, body)) == 2


@pytest.mark.parametrize(
    "body",
    [
        "The National Union of Dockers [NUD] leaders were shot at the gate of the harbour last night.",
        "Fighters of the Front [known in the valley as the Lanterns] burned the mill on Friday.",
        "A bomb burst outside the U.s. Embassy in Arden and wounded two guards.",
    ],
)
def test_what_a_bracket_explains_and_an_abbreviation_that_lost_a_capital_end_no_sentence(pipeline: Pipeline, body: str) -> None:
    assert _sentences(pipeline, body) == [body]


def test_a_bracket_that_follows_a_whole_sentence_may_begin_one(pipeline: Pipeline) -> None:
    assert len(_sentences(pipeline, "Who fired at the mayor last night? [Governor] We have arrested two men of the Front.")) > 1
