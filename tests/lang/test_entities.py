"""The names of a batch found at once are those that the component finds word by word."""

import pytest
import spacy

from onrecord.lang.entities import Entities
from onrecord.lang.forms import RULES
from onrecord.lang.nlp import MODEL, Pipeline

BODIES = (
    "Shelling.",
    "Mayor Ana Ruiz de la Vega met General Tomas Okello of the Free Harbour Movement in Port Arden on 3 May 1991. Nobody came.",
    "The Northern Rivers Commission, its chairman Filippo Grande and Reuters put 40 percent of Aleppo's 1.5 million people on the move.",
    "ARDEN: Two rockets hit the Old Market at 6 pm on Tuesday and left at least 12 dead, said the Syrian Observatory",
    "Lebanon Syria Iraq Iran Jordan\nU.S. U.K. U.N. EU",
    "the sendero luminoso killed four peasants in ayacucho on monday , radio programas del peru said . garcia denied it .",
    "On the night of Friday the 3rd of",
)


@pytest.mark.parametrize("bodies", [BODIES, BODIES[::-1], BODIES[:1], BODIES[-2:]])
def test_the_names_are_those_of_the_component(pipeline: Pipeline, bodies: tuple[str, ...]) -> None:
    assert pipeline.entities.replaced == ("ner",)
    docs = list(pipeline.nlp.pipe(bodies, disable=[*RULES, "ner"]))
    found = pipeline.entities.of(docs)
    whole = [[token.ent_type_ for token in doc] for doc in spacy.load(MODEL).pipe(bodies)]
    assert found == whole
    assert len({kind for kinds in found for kind in kinds}) >= min(len(bodies), 2)


@pytest.mark.parametrize("otherwise", [{"use_upper": False}, {"extra_state_tokens": True}, {"maxout_pieces": 1}])
def test_a_model_that_is_built_otherwise_keeps_its_component(otherwise: dict[str, object]) -> None:
    nlp = spacy.blank("en")
    usual = nlp.get_factory_meta("ner").default_config["model"]
    nlp.add_pipe("ner", config={"model": usual | otherwise}).add_label("PERSON")
    nlp.initialize()
    assert Entities(nlp).replaced == ()


def test_without_a_component_there_are_no_names() -> None:
    nlp = spacy.blank("en")
    entities = Entities(nlp)
    assert entities.replaced == ()
    assert entities.of([nlp("Ana Ruiz spoke.")]) == [["", "", "", ""]]
