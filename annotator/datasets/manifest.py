"""The manifest beside a dataset: what it is made of; the same bytes from the same state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import orjson

from annotator import __version__
from annotator.datasets.export_notes import GoldCount
from annotator.datasets.export_report import ExportRequest, SplitCount, Whose
from annotator.datasets.left_out import LeftOut, plain_left_out
from annotator.datasets.recipe_file import recipe_as_plain
from annotator.domain.annotation import STATES, SUGGESTIONS
from annotator.domain.schema import Schema
from annotator.domain.schema_file import schema_as_plain
from annotator.formats.hf_features import features_of
from annotator.formats.loss import Loss
from annotator.formats.writing import WRITERS


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the dataset with its SHA-256 and what it holds of each split."""

    name: str
    sha256: str
    splits: tuple[SplitCount, ...]


def manifest_of(
    request: ExportRequest,
    schema: Schema,
    files: Sequence[FileEntry],
    time: int | None,
    *,
    labels_of: str | None,
    gold: GoldCount,
    losses: Sequence[Loss],
    left_out: Sequence[LeftOut],
) -> bytes:
    """Return the manifest as JSON.

    ``time`` is that of the last edit exported, in milliseconds since 1970 (UTC); ``labels_of`` is what the files call
    whoever gave the labels, None for several; ``gold`` is told where the labels are the adjudicated ones; ``losses`` is
    what the format could not hold, ``left_out`` what was not asked for.
    """
    # Whose labels they are the files' way: where names are replaced, this one is.
    recipe = replace(request.recipe, whose=Whose(labels_of))
    plain = {
        "program": f"annotator {__version__}",
        "format": request.format,
        "offset_unit": WRITERS[request.format].holds.offsets,
        "last_edit": None
        if time is None
        else datetime.fromtimestamp(time / 1000, UTC).isoformat(timespec="milliseconds"),
        "labels_of": "all" if labels_of is None else labels_of,
        "gold": {"threads": gold.threads, "settled": gold.settled, "begun": gold.begun}
        if request.whose == Whose.GOLD
        else None,
        "pseudonyms": sorted(request.pseudonyms),
        "states": [state for state in STATES if request.states is None or state in request.states],
        # What was asked for beside what is: threads of earlier exports stay where they are, whatever the shares.
        "split": None
        if request.split is None
        else {
            "shares_asked": request.split,
            "group_by": request.group_by,
            "stratified": request.stratified and request.group_by != "date",
            "seed": request.seed,
            "threads": _threads_by_split(files),
        },
        "files": [
            {
                "name": entry.name,
                "sha256": entry.sha256,
                "splits": [
                    {
                        "name": count.name,
                        "threads": count.threads,
                        "documents": count.documents,
                        "labels": _labels(schema, count),
                    }
                    for count in entry.splits
                ],
            }
            for entry in files
        ],
        "losses": plain_losses(losses),
        "left_out": plain_left_out(left_out),
        "recipe": {key: value for key, value in recipe_as_plain(recipe).items() if key != "out"},
        "schema": schema_as_plain(schema),
        # What a program that guesses types from the first rows would get wrong.
        "features": features_of(request.format, schema, suggested=request.whose.annotator == SUGGESTIONS),
    }
    return orjson.dumps(plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def plain_losses(losses: Sequence[Loss]) -> list[dict[str, object]]:
    """Return losses as nested values, for programs."""
    return [
        {
            "part": loss.part.value,
            "layer": loss.layer or None,
            "label": loss.label or None,
            "count": loss.count,
            "why": loss.why.value,
            "done": loss.done.value,
        }
        for loss in losses
    ]


def _threads_by_split(files: Sequence[FileEntry]) -> dict[str, int]:
    return {count.name: count.threads for entry in files for count in entry.splits}


def _labels(schema: Schema, count: SplitCount) -> dict[str, dict[str, int]]:
    """Return how often each label was written, every label of the schema named."""
    return {
        layer.name: {label.name: count.labels.get((layer.name, label.name), 0) for label in layer.labels}
        for layer in schema.layers
    }
