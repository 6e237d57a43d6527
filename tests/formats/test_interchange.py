"""What holds for every format that labels come and go in."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.formats.labelled import LabelledThread
from annotator.formats.recognition import READERS
from annotator.formats.writing import DATASET_WRITERS as WRITERS

from .interchange import check_account, threads


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=threads())
def test_the_account_is_the_difference_to_what_is_read_back(name: str, drawn: list[LabelledThread]) -> None:
    check_account(WRITERS[name], READERS[name], drawn)
