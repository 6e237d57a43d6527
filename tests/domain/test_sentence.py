"""Sentences that remember what they are made of."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from annotator.domain.errors import FormatError, ProjectError
from annotator.domain.sentence import Sentence


def test_it_reads_as_the_filled_template() -> None:
    assert Sentence("{count:,} texts in “{name}”.", count=1200, name="a{b}") == "1,200 texts in “a{b}”."


def test_a_text_without_places_is_taken_as_it_is() -> None:
    assert Sentence("{not a place}") == "{not a place}"


def test_a_place_that_is_not_given_is_a_defect() -> None:
    with pytest.raises(KeyError):
        Sentence("{name} and {other}", name="Fenn")


def test_a_sentence_of_a_sentence_is_the_same() -> None:
    once = Sentence("“{name}”", name="Fenn")

    twice = Sentence(once)

    assert (twice, twice.template, twice.places) == ("“Fenn”", "“{name}”", {"name": "Fenn"})


def test_it_comes_through_another_process_whole() -> None:
    error = pickle.loads(pickle.dumps(ProjectError("{path}: gone.", path="a.annot")))

    assert str(error) == "a.annot: gone."
    assert error.sentence.template == "{path}: gone."


def test_an_error_in_a_file_keeps_reason_and_place_apart() -> None:
    error = FormatError("“{name}” is unknown.", file=Path("a.csv"), line=7, name="x")

    assert str(error) == "a.csv, line 7: “x” is unknown."
    assert error.reason.places == {"name": "x"}
