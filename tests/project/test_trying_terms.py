"""Terms tried before they are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.errors import SuggesterError
from annotator.domain.gazetteer import term_of
from annotator.suggest.worker import Told
from tests.threads import made


def test_terms_are_tried_without_being_listed_and_nobody_hears_of_it(tmp_path: Path) -> None:
    told: list[Told] = []
    with made(tmp_path) as project:
        project.suggesting.listen(told.append)
        documents = tuple(project.session("a").thread)
        name = term_of("Bo Li", "entities", "PERSON")

        answers = project.suggesting.try_terms([name], documents).result()

        spans = [each.annotation for answer in answers for each in answer.suggestions]
        texts = {document.id: document.text for document in documents}
        article = texts["a"]
        assert all(isinstance(span, SpanAnnotation) and article[span.start : span.end] == "Bo Li" for span in spans)
        assert len(spans) == 2
        odd = term_of("odd", "entities", "ORG", pattern=[{"NO_SUCH_THING": 1}])
        with pytest.raises(SuggesterError, match="“odd” is none that can be matched"):
            project.suggesting.try_terms([odd], documents).result()
        assert project.suggesting.terms() == ()
        assert project.tallies.by_agent("ann") == {}
        assert told == []
        assert project.suggesting.states() == {}
