"""Who is named, who is only described, and who is private and to be protected."""

import pytest

# (report, name of the source, its type, private)
SPEAKERS = [
    ("A schoolteacher said the street was empty.", "schoolteacher", "unnamed", True),
    ("A resident of the town said the street was empty.", "resident of the town", "unnamed", True),
    ("A relative of the dead man said the street was empty.", "relative of the dead man", "unnamed", True),
    ("A 12-year-old girl said the street was empty.", "girl", "unnamed", True),
    ("Residents said the street was empty.", "Residents", "group", True),
    ("Omar Halabi, a local baker, said the street was empty.", "Omar Halabi", "person", True),
    ("A source close to the talks said the street was empty.", "source close to the talks", "unnamed", False),
    ("A source in the army said the street was empty.", "source in the army", "unnamed", False),
    ("A doctor in Homs said the street was empty.", "doctor in Homs", "unnamed", False),
    ("Sergei Lavrov said the street was empty.", "Sergei Lavrov", "person", False),
    ("Activists said the street was empty.", "Activists", "group", False),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name", "kind", "private"), SPEAKERS)
def test_name_type_and_privacy(read_page, body: str, name: str, kind: str, private: bool) -> None:
    [source] = read_page(body).statements[0].sources
    assert (source.name, source.type, source.private) == (name, kind, private)


@pytest.mark.parametrize(
    "body",
    [
        "A resident said the street was empty. Another resident said it was full.",
        "A source in the army said the road was open. A source in the police said it was shut.",
        "A doctor in Homs said the ward was full. A doctor in Hama said it was empty.",
    ],
)
def test_unnamed_sources_never_merge(read_page, body: str) -> None:
    first, second = (s.sources[0] for s in read_page(body).statements)
    assert first.actor is None
    assert second.actor is None
    assert first.span != second.span


def test_an_unnamed_source_that_speaks_on_stays_one(read_page) -> None:
    page = read_page("A source at the ministry said it rained. The source said it was cold.")
    assert [s.sources[0].name for s in page.statements] == ["source at the ministry"] * 2
