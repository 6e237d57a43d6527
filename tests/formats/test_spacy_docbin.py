"""What spaCy itself makes of our DocBin, and we of its own."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin, Span

from annotator.domain.annotation import sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.formats import spacy_docbin
from annotator.formats.incoming import IncomingDocument
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Why
from annotator.formats.spacy_docbin import SpacyReader, SpacyWriter
from tests.domain.drawn import article, choice, span

from .interchange import read, write

TEXT = "Bo Li leads the University of Zürich."


def test_spacy_reads_entities_nested_spans_and_categories(tmp_path: Path) -> None:
    spans = sorted_spans(
        [span(0, 5, "PERSON"), span(16, 36, "ORG"), span(30, 36, "PERSON"), span(1, 2, "claim", layer="parts")]
    )
    given = AnnotationSet(document="t", annotator="ann", spans=spans, choices=(choice("mood", "glad"),))
    account = write(SpacyWriter(), [LabelledThread((Labelled(article(TEXT), (given,)),))], tmp_path)
    (doc,) = DocBin().from_disk(tmp_path / "all.spacy").get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Bo Li", "PERSON"),
        ("University of Zürich", "names.ORG"),
    ]
    assert [(each.text, each.label_) for each in doc.spans["names"]][2] == ("Zürich", "PERSON")
    assert [each.text for each in doc.spans["parts"]] == ["Bo"]
    assert doc.cats == {"mood.glad": 1.0, "=sad": 0.0}
    (widened,) = [loss for loss in account.losses() if loss.why is Why.NOT_AT_TOKENS]
    assert (widened.layer, widened.label, widened.count) == ("parts", "claim", 1)


def test_a_docbin_of_a_pipeline_comes_in(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    doc = nlp(TEXT)
    doc.set_ents([Span(doc, 0, 2, "PERSON")])
    doc.spans["sc"] = [Span(doc, 4, 7, "names.ORG"), Span(doc, 0, 2, "PERSON"), Span(doc, 6, 7, "NONSENSE")]
    doc.cats = {"glad": 0.9, "=sad": 0.2}
    DocBin(docs=[doc, nlp("Fine.")], store_user_data=False).to_disk(tmp_path / "x.spacy")
    found = read(SpacyReader(), tmp_path / "x.spacy", annotator="eva")
    first, second = [each for each in found if isinstance(each, IncomingDocument)]
    assert first.labels is not None
    assert [(TEXT[each.start : each.end], each.label) for each in first.labels.spans] == [
        ("Bo Li", "PERSON"),
        ("University of Zürich", "ORG"),
    ]
    assert [each.label for each in first.labels.choices] == ["glad"]
    assert (second.text, second.labels) == ("Fine.", None)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_docbin, "LARGEST", 1 << 20)
    path = tmp_path / "bomb.spacy"
    path.write_bytes(zlib.compress(bytes(1 << 24)))
    with pytest.raises(FormatError, match="larger than the 1 MB"):
        read(SpacyReader(), path)


def test_a_language_that_spacy_does_not_know_is_cut_like_any() -> None:
    assert spacy_docbin.tokens_of("Bo won.", "tlh") == spacy_docbin.tokens_of("Bo won.", "xx")
