"""The reference names every command, option, record field, event type, error code and dependency."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from onrecord import cli
from onrecord.lang.nlp import Analysis  # noqa: F401 - the import proves that the reference can be built without a model
from onrecord.model import records

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(cli.main.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    command = cli.main.commands[name]
    text = page("commands.md")
    assert f"## onrecord {name}" in text
    section = text.split(f"## onrecord {name}\n")[1].split("\n## ")[0]
    options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts if o.startswith("--")]
    assert [o for o in options if o not in section and o not in text.split("\n## ")[0]] == []
    assert command.help


@pytest.mark.parametrize("kind", ["Statement", "Figure", "Event", "Place", "Actor", "Incident", "Copy", "Dispute", "Warning", "Naming"])
def test_every_record_field_is_documented(kind: str) -> None:
    text = page("records.md")
    inner = {"id", "evidence", "sentence", "score", "earlier"}
    fields = set(getattr(records, kind).__struct_fields__) - inner
    assert {f for f in fields if f"`{f}`" not in text} == set()


def test_every_error_code_is_documented_and_every_documented_code_exists() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r'"(E\d{3})"', source))
    assert used == set(re.findall(r"^\| (E\d{3}) \|", page("errors.md"), re.MULTILINE))


def test_every_event_type_is_documented() -> None:
    types = tomllib.loads((ROOT / "src/onrecord/lang/data/event_types.toml").read_text(encoding="utf-8"))
    names = set(types.get("types", types))
    text = page("event-types.md")
    assert {n for n in names if f"`{n}`" not in text} == set()


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=\[; ]", d)[0] for d in project["dependencies"]}
    text = page("dependencies.md")
    assert {n for n in names if f"| {n} |" not in text} == set()


def test_the_first_screen_of_the_readme_has_both_commands() -> None:
    first = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40])
    assert "make demo" in first
    assert "make test" in first


def test_no_path_of_a_machine_stands_in_the_docs() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        assert not re.search(r"(^|[\s(])/(home|root|work)/", path.read_text(encoding="utf-8")), path
