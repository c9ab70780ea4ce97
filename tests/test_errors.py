"""Errors come whole out of a worker process."""

import pickle

import pytest

from onrecord.errors import InputError, ModelError, OnRecordError, RecordFileError, UsageError


@pytest.mark.parametrize(
    "error",
    [
        UsageError("E101", "no such option; see --help"),
        InputError("E201", "row 3 has no text; fill it in", retry=True),
        RecordFileError("E401", "the file is locked; wait"),
        ModelError("E504", "the weights are not those of this version; install OnRecord again"),
    ],
)
def test_an_error_is_the_same_behind_a_process(error: OnRecordError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), back.code, back.message, vars(back)) == (type(error), str(error), error.code, error.message, vars(error))
