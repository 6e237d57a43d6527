"""A project in which several people labelled the same threads and handed them in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.annotation import Target
from annotator.domain.edit import DocumentEdit, SetResponse
from annotator.domain.schema_file import read_schema
from annotator.domain.verdict import Response
from annotator.project import Project
from annotator.settings import shipped_schemas

TEXT = (
    "Engineers shut the Northgate bridge on Sunday.\n\n"
    "Minister Odile Fenn said the Harbour Authority had ignored two warnings from the University of Eldis.\n\n"
    "The Northern Ferry and Railway Company will run extra boats until Tuesday."
)
COMMENT = "Fenn is right for once. She cut the money."
Labels = Sequence[tuple[str, str]]
"""Quotes of the article with the label that each gets."""

AGREED: Labels = (("Sunday", "DATE"), ("Odile Fenn", "PERSON"), ("University of Eldis", "ORG"))


def project_of(folder: Path, threads: Sequence[str] = ("storm",), *, annotator: str = "rev") -> Project:
    """Return a project with threads of an article and a comment each."""
    project = Project.create(folder / "Harbour news.annot", read_schema(shipped_schemas()[0]), annotator=annotator)
    rows: list[Mapping[str, str]] = []
    for name in threads:
        rows.append({"id": name, "type": "article", "title": f"Title of {name}", "text": TEXT, "source": "Post"})
        rows.append(
            {
                "id": f"{name}-c",
                "type": "comment",
                "article": name,
                "parent": name,
                "author": "M. Karsh",
                "text": COMMENT,
            }
        )
    path = folder / "threads.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    report = project.import_files(ImportRequest(paths=(path,))).result()
    assert report.refused == ()
    return project


def hand_in(
    project: Project,
    annotator: str,
    labels: Labels,
    *,
    thread: str = "storm",
    sentiment: str | None = None,
    stance: str | None = None,
) -> None:
    """Have somebody label the article, say what the comment feels and thinks of Odile Fenn, and hand it in."""
    before = project.annotator
    project.set_annotator(annotator)
    session = project.session(thread)
    for quote, label in labels:
        start = session.thread.article.text.index(quote)
        session.do(gestures.label_span(session.sets[thread], "entities", start, start + len(quote), label))
    comment = f"{thread}-c"
    if sentiment is not None:
        session.do(gestures.choose(session.sets[comment], session.schema.layer("sentiment"), sentiment))
    if stance is not None:
        fenn = Target.entity("Odile Fenn")
        session.do(gestures.take_stance(session.sets[comment], "stance", fenn, stance))
    session.do(gestures.submit(session.sets.values())).saved.result()
    project.set_annotator(before)


def two_differ(project: Project, *, thread: str = "storm") -> None:
    """Have ben and mira differ in a label, in where a name begins, and in a stance; they agree on the rest."""
    mira = (*AGREED, ("Northgate bridge", "FAC"), ("the Harbour Authority", "ORG"))
    ben = (*AGREED, ("Northgate bridge", "LOC"), ("Harbour Authority", "ORG"))
    hand_in(project, "ben", ben, thread=thread, sentiment="negative", stance="neither")
    hand_in(project, "mira", mira, thread=thread, sentiment="negative", stance="against")


def contest(project: Project) -> None:
    """Have the reviewer reject a label of mira's, and mira not accept it."""
    hand_in(project, "mira", (("Sunday", "EVENT"),))
    session = project.reviewing.session("storm")
    point = next(each for each in session.all_points() if each.annotations)
    session.decide(point, (), reason="slip").saved.result()
    (verdict,) = session.gold.sets["storm"].verdicts
    project.set_annotator("mira")
    answer = Response(verdict=verdict.id, answers=verdict.time, kind="contested", time=5, note="It was a holiday")
    project.session("storm").do([DocumentEdit("storm", SetResponse(None, answer))]).saved.result()
    project.set_annotator("rev")
