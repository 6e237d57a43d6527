from __future__ import annotations

from annotator.domain.gazetteer import conflicts, term_of


def test_one_text_with_two_labels_is_a_conflict_where_both_can_match() -> None:
    marren = term_of("Marren", "entities", "GPE")
    person = term_of("Marren", "entities", "PERSON")
    capitals = term_of("MARREN", "entities", "ORG")
    pattern = term_of("Marren", "entities", "ORG", pattern=[{"LOWER": "marren"}])

    assert conflicts([marren, person, capitals, pattern]) == {marren.id: ("PERSON",), person.id: ("GPE",)}

    anyhow = term_of("marren", "entities", "ORG", any_case=True)
    assert conflicts([marren, anyhow]) == {marren.id: ("ORG",), anyhow.id: ("GPE",)}
    assert conflicts([marren, term_of("Fenn", "entities", "PERSON")]) == {}
