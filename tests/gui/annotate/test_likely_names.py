"""The way from one name to the next that has no label."""

from __future__ import annotations

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.gui.annotate.likely_names import next_name
from annotator.gui.annotate.stops import Work
from tests.gui.annotate.person import Person
from tests.gui.annotate.threads import ARTICLE, storm, work_of


def walked(work: Work, *, forward: bool = True) -> list[str]:
    def tokens(document_id: str) -> TokenTable:
        return rough_tokens(work.thread.document(document_id).text)

    found: list[str] = []
    here: tuple[str, int] | None = None if forward else ("c2", 1000)
    while (name := next_name(work, tokens, here, forward=forward)) is not None:
        found.append(work.thread.document(name.document_id).text[name.start : name.end])
        here = name.document_id, name.start
    return found


def test_names_are_found_through_the_whole_thread() -> None:
    names = walked(work_of(storm(), {}))
    assert {"Northgate", "Odile Fenn", "University", "130", "2019", "Port Eldis"} <= set(names)
    # Suggestions have their own way; and a sentence begins with a capital, whatever its word.
    assert not {"Sunday", "Marren Peninsula", "The"} & set(names)
    assert walked(work_of(storm(), {}), forward=False) == names[::-1]


def test_what_has_a_label_is_passed_over() -> None:
    start = ARTICLE.index("Odile Fenn")
    span = SpanAnnotation("a", "entities", start, start + 10, "PERSON")
    work = work_of(storm(), {"storm": AnnotationSet(document="storm", annotator="ada", spans=(span,))})
    assert "Odile Fenn" not in walked(work)


def test_a_name_is_two_keys(ada: Person) -> None:
    ada.page.view.select("storm", ARTICLE.index("Transport"), ARTICLE.index("Transport"))
    ada.press(".", ".", "1")
    assert ada.spans() == [("Odile Fenn", "PERSON")]
    ada.press(".", "3")
    assert ada.spans() == [("Odile Fenn", "PERSON"), ("Harbour Authority", "ORG")]
    ada.press(",")
    selection = ada.page.view.selection
    assert selection is not None
    assert ARTICLE[selection.start : selection.end] == "Transport"
    ada.page.view.select("c2", 1000, 1000)
    ada.press(".")
    assert ada.heard[-1] == "Nothing without a label looks like a name there."
