"""The card of a released dataset: Markdown with the YAML head that the Hugging Face hub reads.

The head follows the hub's dataset card specification (huggingface/hub-docs, datasetcard.md).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.datasets.release_words import table
from annotator.domain.schema import Layer, LayerKind, Schema
from annotator.formats.hf_features import yaml_features

_HUB_SPLITS = {"all": "train", "dev": "validation"}
_HUB_TASKS: dict[LayerKind, str] = {
    "span": "token-classification",
    "choice": "text-classification",
    "stance": "text-classification",
}
_SIZES = (("1K", 10**3), ("10K", 10**4), ("100K", 10**5), ("1M", 10**6), ("10M", 10**7), ("100M", 10**8))


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """What a person says of a dataset: its title, its license as the hub names it, its languages (ISO 639)."""

    title: str
    license: str = "other"
    languages: tuple[str, ...] = ()


def card_of(words: CardWords, schema: Schema, manifest: Mapping[str, Any]) -> str:
    """Return the card of a release; ``manifest`` is what is known of it, files and counts among them."""
    held = [split for entry in manifest["files"] for split in entry["splits"]]
    parts = (
        _head(words, schema, manifest, sum(split["documents"] for split in held)),
        f"# {_line(words.title)}\n\n{_about(manifest)}",
        "## What it holds\n\n" + "\n".join(_counts(held)),
        "## What was asked\n\n" + "\n\n".join(map(_question, schema.layers)),
        _agreement(manifest["agreement"]),
        _suggesters(manifest["suggesters"]),
        _LINES if manifest["format"] == "jsonl" else _OTHERS.format(format=manifest["format"]),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


_LINES = """## How to read it

Each line is a JSON object: one document with the labels of one annotator. `start` and `end` of a span count code points
of `text`, half open, and `quote` is what stands there. `thread` and `parent` say what a comment answers. The schema,
all counts and the SHA-256 of each file stand in `manifest.json`, what changed from release to release in
`CHANGELOG.md`.

Python's `datasets` reads the folder: `load_dataset("FOLDER")`. It takes the types of the columns from this card; to
read a file alone, hand them over, since a guess from the first lines would be wrong:
`load_dataset("json", data_files="train.jsonl", features=Features.from_dict(manifest["features"]))`."""


_OTHERS = """## How to read it

The files are written as “{format}”. The schema, all counts, what this format could not hold and the SHA-256 of each
file stand in `manifest.json`."""


# --- the head ---


def _head(words: CardWords, schema: Schema, manifest: Mapping[str, Any], documents: int) -> str:
    languages = words.languages or (() if schema.language == "xx" else (schema.language,))
    tasks = list(dict.fromkeys(_HUB_TASKS[layer.kind] for layer in schema.layers))
    lines = ["---", f"pretty_name: {_yaml(words.title)}"]
    for key, values in (("language", languages), ("license", (words.license,)), ("task_categories", tasks)):
        if values:
            lines += [f"{key}:", *(f"- {_yaml(value)}" for value in values)]
    lines += ["size_categories:", f"- {_yaml(_size(documents))}"]
    files = [
        (_HUB_SPLITS.get(split["name"], split["name"]), entry["name"])
        for entry in manifest["files"]
        for split in entry["splits"]
        if split["documents"]  # the hub's loader stumbles over an empty file
    ]
    if files and manifest["features"]:  # of formats that the hub's loader reads
        lines += ["configs:", "- config_name: default", "  data_files:"]
        for split, name in files:
            lines += [f"  - split: {_yaml(split)}", f"    path: {_yaml(name)}"]
    if features := manifest["features"]:
        # On one line, as JSON is YAML.
        lines += [f"dataset_info: {json.dumps({'features': yaml_features(features)}, ensure_ascii=False)}"]
    return "\n".join((*lines, "---"))


def _yaml(text: str) -> str:
    """Return a text as YAML reads it on one line: in JSON's quotes, which are YAML's too."""
    return json.dumps(_line(text), ensure_ascii=False)


def _line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _size(documents: int) -> str:
    """Return the hub's name for a number of rows."""
    below = "n"
    for name, end in _SIZES:
        if documents < end:
            return f"n<{name}" if below == "n" else f"{below}<n<{name}"
        below = name
    return f"n>{below}"


# --- what it says ---


def _about(manifest: Mapping[str, Any]) -> str:
    whose = {"all": "everybody who labelled them", "gold": "adjudication"}.get(
        manifest["labels_of"], _line(manifest["labels_of"])
    )
    edited = "nothing labelled yet" if manifest["last_edit"] is None else f"last edit {manifest['last_edit'][:10]}"
    said = f"Articles and comments of their readers with labels by {whose}. Release {manifest['release']}, {edited}."
    split = manifest["split"]
    if split is not None:
        together = {
            "thread": "An article and its comments stand in one split",
            "author": "All threads of one article’s author stand in one split",
            "date": "The oldest threads are in train, the newest in test",
        }[split["group_by"]]
        said += f"\n\n{together}; so do articles that say nearly the same."
    if manifest["pseudonyms"]:
        said += f"\n\nPseudonyms stand for the names of {' and '.join(manifest['pseudonyms'])}."
    return said


def _counts(held: Sequence[Mapping[str, Any]]) -> list[str]:
    rows = [
        ("threads", *(f"{split['threads']:,}" for split in held)),
        ("documents", *(f"{split['documents']:,}" for split in held)),
    ]
    for layer, labels in (held[0]["labels"] if held else {}).items():
        for label in labels:
            counts = [split["labels"][layer][label] for split in held]
            if any(counts):
                rows.append((f"{layer}: {label}", *(f"{count:,}" for count in counts)))
    return table(("", *(split["name"] for split in held)), rows)


def _question(layer: Layer) -> str:
    what = {"span": "spans in the text", "choice": "a choice for each document", "stance": "a stance toward a target"}
    lines = [f"### {_line(layer.title)}", "", f"`{layer.name}`: {what[layer.kind]}."]
    if layer.guideline.text:
        lines += ["", layer.guideline.text.strip()]
    rows = [(f"`{label.name}`", _line(label.title), _line(label.guideline.text)) for label in layer.labels]
    return "\n".join((*lines, "", *table(("label", "title", "what it means"), rows)))


def _agreement(measured: Sequence[Mapping[str, Any]]) -> str:
    """Return how far annotators agree, or "" where no two judged the same."""
    rows = [
        (
            each["asked"],
            f"{each['documents']:,}",
            f"{each['annotators']:,}",
            name.replace("_", " "),
            f"{value['value']:.3f}",
            "" if value["low"] is None else f"{value['low']:.3f} to {value['high']:.3f}",
        )
        for each in measured
        for name, value in each["measures"].items()
    ]
    head = ("question", "documents", "annotators", "measure", "value", "95 % interval")
    return "## How far annotators agree\n\n" + "\n".join(table(head, rows)) if rows else ""


def _suggesters(versions: Mapping[str, Sequence[str]]) -> str:
    """Return what suggested labels to annotators, or "" where nothing did."""
    if not versions:
        return ""
    rows = [(name, ", ".join(each)) for name, each in versions.items()]
    said = "Annotators saw suggestions by these programs, and took or refused them."
    return f"## What suggested labels\n\n{said}\n\n" + "\n".join(table(("suggester", "versions"), rows))
