"""Run by doccano's Python: makes projects, takes files in and gives them out with the code behind its pages.

One job per line comes in as JSON, one answer per line goes out: ``project`` (its class), ``type`` and ``settings``
say what is made, ``file`` is taken in, ``answers`` are given as its editor gives them, and what is
exported is written to ``out``. The answer is what doccano had to say against lines of the file.
"""

import json
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

home = Path(sys.argv[1])
os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings.production",
    DATABASE_URL=f"sqlite:///{home}/db.sqlite3",
    MEDIA_ROOT=str(home / "media"),
    SECRET_KEY="of no use to anybody else",
    STANDALONE="True",
)

import backend  # noqa: E402

sys.path.insert(0, str(Path(backend.__file__).parent))

import django  # noqa: E402

django.setup()

from data_export.celery_tasks import export_dataset  # noqa: E402
from data_import.datasets import load_dataset  # noqa: E402
from data_import.pipeline.catalog import create_file_format  # noqa: E402
from data_import.pipeline.readers import FileName  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core import management  # noqa: E402
from examples.models import Comment  # noqa: E402
from label_types.models import CategoryType, RelationType, SpanType  # noqa: E402
from labels.models import Category, Relation, Span, TextLabel  # noqa: E402
from projects import models  # noqa: E402

answers_out = os.fdopen(os.dup(1), "w", encoding="utf-8")
sys.stdout = sys.stderr
management.call_command("migrate", verbosity=0)
management.call_command("create_roles", verbosity=0)
user = get_user_model().objects.create(username="eva")


def answer(project: models.Project, given: list[dict[str, list[Any]]]) -> None:
    """Label the examples of a project, in their order."""
    for example, labels in zip(project.examples.order_by("id"), given, strict=False):
        spans = []
        for start, end, name in labels.get("spans", ()):
            kind, _new = SpanType.objects.get_or_create(project=project, text=name)
            span = Span(example=example, user=user, label=kind, start_offset=start, end_offset=end)
            span.save()
            spans.append(span)
        for one, other, name in labels.get("relations", ()):
            kind, _new = RelationType.objects.get_or_create(project=project, text=name)
            Relation(example=example, user=user, type=kind, from_id=spans[one], to_id=spans[other]).save()
        for name in labels.get("classes", ()):
            kind, _new = CategoryType.objects.get_or_create(project=project, text=name)
            Category(example=example, user=user, label=kind).save()
        for text in labels.get("texts", ()):
            TextLabel(example=example, user=user, text=text).save()
        for text in labels.get("comments", ()):
            Comment(example=example, user=user, text=text).save()


for line in sys.stdin:
    job = json.loads(line)
    project = getattr(models, job["project"]).objects.create(
        name="Interchange",
        created_by=user,
        collaborative_annotation=True,
        project_type=job["type"],
        **job["settings"],
    )
    project.add_admin()
    file = FileName(job["file"], "all.jsonl", "all.jsonl")
    # As its page does it: the encoding is asked for in projects of one kind of label, elsewhere it is guessed.
    said = {"encoding": "utf_8"} if job["type"] != "IntentDetectionAndSlotFilling" else {}
    dataset = load_dataset(job["type"], create_file_format("JSONL"), [file], project, **said)
    dataset.save(user)
    answer(project, job["answers"])
    with zipfile.ZipFile(export_dataset(project.id, "JSONL")) as archive:
        Path(job["out"]).write_bytes(archive.read("all.jsonl"))
    print(json.dumps([str(error.dict()) for error in dataset.errors]), file=answers_out, flush=True)
