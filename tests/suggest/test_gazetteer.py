from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.errors import SuggesterError
from annotator.domain.gazetteer import Term, term_as_plain
from annotator.suggest.gazetteer import Gazetteer
from tests.suggest.asked import asked, news


def term(text: str, label: str = "ORG", **more: object) -> Term:
    return replace(Term(id=text, layer="entities", label=label, text=text), **more)  # type: ignore[arg-type]


def found(text: str, *terms: Term, language: str = "en") -> list[tuple[str, str]]:
    schema = replace(news(), language=language)
    gazetteer = Gazetteer(schema, {"terms": [term_as_plain(each) for each in terms]})
    (spans,) = gazetteer.suggest([asked(text)])
    assert {(span.confidence, span.basis) for span in spans} <= {(None, "rule")}
    return [(text[span.start : span.end], span.label) for span in spans]


def test_whole_words_are_found_and_case_counts_unless_said() -> None:
    assert found("ORF, orf and ORFEO", term("ORF")) == [("ORF", "ORG")]
    assert found("ORF, orf and ORFEO", term("Orf", any_case=True)) == [("ORF", "ORG"), ("orf", "ORG")]


def test_the_longest_of_a_label_stands_and_a_name_in_a_name_gets_its_own() -> None:
    terms = (term("University"), term("University of Eldis"), term("Eldis", "GPE"))

    assert found("The University of Eldis’s dean", *terms) == [("University of Eldis", "ORG"), ("Eldis", "GPE")]


def test_patterns_go_over_tokens() -> None:
    pattern = term("ministry of", pattern=({"LOWER": "ministry"}, {"LOWER": "of"}, {"IS_TITLE": True, "OP": "+"}))

    assert found("the Ministry of Public Works said", pattern) == [("Ministry of Public Works", "ORG")]


def test_a_pattern_that_is_none_is_told() -> None:
    with pytest.raises(SuggesterError, match="The pattern “odd” is none that can be matched"):
        found("x", term("odd", pattern=({"NO_SUCH_THING": 1},)))


def test_a_language_without_its_segmenter_is_read_all_the_same() -> None:
    assert found("der ORF in Wien", term("ORF"), language="ja") == [("ORF", "ORG")]


def test_the_version_tells_one_list_from_another() -> None:
    lists = [[], [term("a")], [term("a"), term("b")], [term("a")]]
    versions = [Gazetteer(news(), {"terms": [term_as_plain(each) for each in own]}).version for own in lists]

    assert versions[1] == versions[3]
    assert len(set(versions)) == 3
