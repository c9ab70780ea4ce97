"""The tree of errors. Each message says what, where and what to do; codes are listed in docs/reference/errors.md.

OnRecordError
├── UsageError      the command or its arguments are wrong            exit 2
├── InputError      one input cannot become a report → a Failure row  exit 3
├── RecordFileError the record file cannot be opened or written       exit 4
└── ModelError      the language model or a data pack is missing      exit 5
"""


class OnRecordError(Exception):
    """Every error that OnRecord raises on purpose. `code` is stable, `exit_status` is what the command returns."""

    exit_status = 1

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)  # both, so that an error comes whole out of a worker process
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}"


class UsageError(OnRecordError):
    """The command or its arguments are wrong."""

    exit_status = 2


class InputError(OnRecordError):
    """One input cannot become a report; the run goes on and keeps a `Failure`."""

    exit_status = 3

    def __init__(self, code: str, message: str, *, retry: bool = False) -> None:
        super().__init__(code, message)
        self.retry = retry


class RecordFileError(OnRecordError):
    """The record file cannot be opened or written."""

    exit_status = 4


class ModelError(OnRecordError):
    """The language model or a data pack is missing or is not the one that was pinned."""

    exit_status = 5
