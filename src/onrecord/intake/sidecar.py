"""`reports.csv`: outlet, date and address of plain files, by their names."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.decode import decode
from onrecord.intake.draft import Draft
from onrecord.intake.tables import day

NAME = "reports.csv"
_CELL = 100_000  # characters: an outlet, a date and an address are never longer
FIELDS = ("outlet", "published", "url", "title", "lang", "byline")


@dataclass(frozen=True)
class Sidecar:
    """What is told of files; `read` of a table that is not there tells nothing."""

    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, *, needed: bool = False) -> "Sidecar":
        """Raises InputError when the table has no column `file`, or is `needed` and not there."""
        if not path.is_file():
            if needed:
                raise InputError("E101", f"there is no table {path}; check the path given with --meta")
            return cls()
        csv.field_size_limit(_CELL)  # a setting of the whole process: a table of reports that was read before allows more
        try:
            rows = csv.DictReader(io.StringIO(decode(path.read_bytes(), str(path)), newline=""))
            have = rows.fieldnames or ()
            if "file" not in have:
                raise InputError("E110", f"{path} has the columns {', '.join(have)}, but not `file`; name the files in a column `file`")
            return cls({row["file"]: {k: v for k, v in row.items() if k in FIELDS and v} for row in rows})
        except (csv.Error, OSError) as e:
            raise InputError("E112", f"{path} cannot be read as a table ({e}); mend it") from e

    def tell(self, draft: Draft) -> Draft:
        """The draft with what the table says of its file; what a person wrote there wins over the document. InputError for a bad date."""
        told = self.told.get(draft.key) or self.told.get(draft.key.rpartition("/")[2])
        if not told:
            return draft
        published = day(told["published"], f"{draft.key} in {NAME}") if "published" in told else None
        fields: dict[str, Any] = {k: v for k, v in told.items() if k != "published"}
        return replace(draft, **fields, published=published, published_basis=NAME) if published else replace(draft, **fields)
