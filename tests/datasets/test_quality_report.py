"""The report that is mailed: it tells the figures, needs nothing from elsewhere, and nothing in it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from annotator.datasets.quality_report import Speech, as_html
from annotator.domain.activity import ReviewTime
from annotator.domain.correction import Tally
from annotator.domain.errors import ExportError
from annotator.domain.quality import (
    LabelQuality,
    LayerPace,
    PersonQuality,
    Quality,
    SuggestedQuality,
    ThreadStates,
    WeekLabels,
)
from annotator.domain.sentence import Sentence
from annotator.project import Project
from tests.corrected import reviewed
from tests.datasets.lines import NEWS

NOW = datetime(2026, 5, 12, 14, 2, tzinfo=UTC)
HOSTILE = '<script>alert("x")</script> & "ann" \'b\''


def quality(name: str = "ann", agent: str = "news-en") -> Quality:
    return Quality(
        texts=12,
        threads=ThreadStates(new=1, begun=2, submitted=3, settled=4),
        people=(
            PersonQuality(name=name, assigned=8, begun=2, submitted=6, labels=1234, judged=Tally(9, 1, 2)),
            PersonQuality(name="idle"),
        ),
        labels=(
            LabelQuality(layer="entities", label="GPE", given=30, gold=4, judged=Tally(3, 1)),
            LabelQuality(layer="entities", label="ORG"),
        ),
        suggested=(
            SuggestedQuality(
                agent=agent, layer="entities", label="GPE", accepted=8, edited=1, rejected=1, approved=3, corrected=3
            ),
        ),
        by_hand=Tally(1, 1),
        weeks=(WeekLabels(week=date(2026, 5, 4), labels=7), WeekLabels(week=date(2026, 5, 11), labels=0)),
        paces=(LayerPace(layer="entities", decisions=2, active=6400),),
    )


def html(found: Quality, speech: Speech | None = None) -> str:
    return as_html(found, (), project="Harbour", schema=NEWS, now=NOW, speech=speech)


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.said.append(data.strip())


def test_the_figures_stand_in_it() -> None:
    said = [each for each in Tags(html(quality())).said if each]
    assert "Harbour" in said
    assert "Progress and quality on 2026-05-12, 14:02." in said
    assert "1 not begun, 2 begun, 3 submitted, 4 settled in review." in said
    assert "1,234" in said
    assert "90 % (60–98)" in said  # 9 of 10 labels of ann's were right
    assert "80 % (49–94)" in said  # 8 of 10 suggestions were accepted
    assert "50 % (19–81)" in said  # 3 of the 6 that a reviewer saw were right
    assert "3.2" in said
    assert "Entities: GPE" in said
    assert "idle" not in said


def test_nothing_runs_in_it_nothing_is_fetched_and_everything_is_escaped() -> None:
    text = html(quality(HOSTILE, HOSTILE))
    tags = Tags(text)
    assert "script" not in tags.names
    assert not {"src", "href", "onload", "onclick", "action"} & tags.attributes
    assert "http://" not in text
    assert "https://" not in text
    assert "default-src 'none'" in text
    assert HOSTILE in tags.said


def test_every_drawing_is_sound_and_says_what_it_shows() -> None:
    text = html(quality())
    drawings = etree.HTML(text).findall(".//svg")
    assert len(drawings) > 4
    assert all(each.get("role") == "img" and each.get("aria-label") for each in drawings)
    assert any("2026-05-04: 7" in str(each.get("aria-label")) for each in drawings)


def test_what_review_took_is_told_of_all_reviewers_together() -> None:
    one = Tags(html(replace(quality(), review=ReviewTime(1, 600_000)))).said
    assert "Review took 10.0 minutes of active time at 1 thread, all reviewers together." in one
    four = Tags(html(replace(quality(), review=ReviewTime(4, 600_000)))).said
    assert "Review took 10.0 minutes of active time, 2.5 at each of 4 threads, all reviewers together." in four
    assert "Review took" not in html(quality())


def test_a_project_without_anything_is_told_in_sentences() -> None:
    empty = Quality(
        texts=0,
        threads=ThreadStates(),
        people=(),
        labels=(),
        suggested=(),
        by_hand=Tally(),
        weeks=(),
        paces=(),
    )
    said = Tags(html(empty)).said
    assert "Nothing was reviewed yet." in said
    assert "Nobody has decided on a suggestion yet." in said
    assert "No text was submitted by two annotators yet." in said


def test_it_speaks_as_it_is_told_to() -> None:
    def said(sentence: str) -> str:
        template = sentence.template if isinstance(sentence, Sentence) else sentence
        return {"Labels": "Etiketten", "{number} %": "{number} Prozent"}.get(template, sentence).format(
            **(dict(sentence.places) if isinstance(sentence, Sentence) else {})
        )

    speech = Speech(language="de", said=said, number=lambda value, decimals: f"{value:.{decimals}f}".replace(".", ","))
    text = html(quality(), speech)
    assert '<html lang="de">' in text
    assert "<h2>Etiketten</h2>" in text
    assert "90 Prozent (60–98)" in text
    assert "3,2" in text


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with reviewed(tmp_path) as project:
        yield project


def test_a_project_writes_its_report_with_names_or_without(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    project.quality.report(out)
    assert "ann" in Tags(out.read_text(encoding="utf-8")).said
    project.quality.report(out, pseudonyms=True)
    said = Tags(out.read_text(encoding="utf-8")).said
    assert "ann" not in said
    assert any(each.startswith("annotator-") for each in said)


def test_what_was_called_off_leaves_the_old_report_as_it_was(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(ExportError, match="called off"):
        project.quality.report(out, cancelled=lambda: True)
    assert out.read_text(encoding="utf-8") == "old"
