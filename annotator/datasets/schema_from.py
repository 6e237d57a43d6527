"""A schema made of the labels that files of other tools hold, so that a project can begin with them.

The files are read as for an import into a project that knows no label; what then has no place is what its schema needs.
Read once more with that schema they tell the rest: what spans carry, and which choices are given several at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import orjson

from annotator.datasets.import_report import ImportReport, ImportRequest
from annotator.datasets.importing import ImportRun
from annotator.domain.colours import suggest
from annotator.domain.errors import AnnotatorError, SchemaError
from annotator.domain.schema import Attribute, Label, Layer, LayerKind, Schema, TargetKind
from annotator.domain.schema_file import schema_from_plain
from annotator.domain.sentence import Sentence
from annotator.formats.loss import Loss, Part, Why

MOST_LABELS = 200
"""Labels of a layer; of more than these it is no question that a person answers."""

MOST_VALUES = 40
"""Values of an attribute; what has more of them is a remark, or a name in some catalogue."""

_MANIFEST = "manifest.json"
_OURS = frozenset(("jsonl", "parquet", "convokit"))
_KINDS: dict[Part, LayerKind] = {Part.SPAN: "span", Part.CHOICE: "choice", Part.STANCE: "stance"}
_NAMES: dict[LayerKind, str] = {"span": "entities", "choice": "category", "stance": "stance"}
_TARGETS: tuple[TargetKind, ...] = ("claim", "entity", "parent")
_KEYS = "123456789qwertyuiopasdfghjklzxcvbnm"
# What names of labels stand on, in light and in dark.
_LIGHT, _DARK = ("#ffffff", "#f6f6f4"), ("#17181a", "#212226")
_COLOURED = 24  # labels; the eye tells no more of them apart

# A label that no file has, since no text that is stored holds U+0000.
_NOTHING = "\x00"
_KNOWS_NOTHING = Schema(
    name=_NOTHING,
    title=_NOTHING,
    layers=(Layer(name=_NOTHING, kind="choice", title=_NOTHING, labels=(Label(name=_NOTHING, title=_NOTHING),)),),
)


def schema_of_files(request: ImportRequest, name: str) -> Schema:
    """Return a schema, called by a name, that has a place for the labels in some files; of our exports their own.

    Layers of one kind, and the labels of a layer, stand in the order of how often they are given.

    Raises:
        AnnotatorError: the files hold no labels, or more of them than a layer can have.
    """
    if (exported := _exported(request.paths)) is not None:
        return exported
    # How offsets count makes no difference to what labels are called; as suggestions they need no annotator.
    asked = replace(request, annotator=None, agent=request.agent or "import", offset_unit="codepoint")
    first = ImportRun(asked, schema=_KNOWS_NOTHING).preview()
    layers = tuple(_layers(first.losses))
    if not layers:
        raise AnnotatorError(_no_labels(first))
    schema = Schema(name=name, title=name, layers=_coloured(layers))
    again = ImportRun(replace(asked, offset_unit=request.offset_unit), schema=schema).preview()
    return replace(schema, layers=tuple(_completed(schema.layers, again.losses)))


def _exported(paths: Sequence[Path]) -> Schema | None:
    """Return the schema that stands in the manifest of an export, where all paths are of that one."""
    folders = {path if path.is_dir() else path.parent for path in paths}
    if len(folders) != 1:
        return None
    (folder,) = folders
    try:
        plain = orjson.loads((folder / _MANIFEST).read_bytes())
        names = {Path(file["name"]).parts[0] for file in plain["files"]}
        schema = schema_from_plain(plain["schema"])
    except (OSError, ValueError, KeyError, TypeError, IndexError, SchemaError):
        return None  # it is no manifest of ours
    return schema if all(path == folder or path.name in names for path in paths) else None


def _no_labels(report: ImportReport) -> Sentence:
    if {file.format for file in report.files} & _OURS:
        return Sentence(
            "Labels as this program writes them need its schema: take the folder of the export, manifest and all."
        )
    if report.refused:
        first = report.refused[0]
        return Sentence("No labels could be read. {path}: {reason}", path=first.file, reason=first.reason)
    return Sentence("These files hold no labels of which a schema could be made.")


def _layers(losses: Iterable[Loss]) -> Iterator[Layer]:
    """Yield the layers that labels without a place ask for."""
    found: dict[tuple[LayerKind, str], Counter[str]] = {}
    for loss in losses:
        if loss.part in _KINDS and loss.why is Why.UNKNOWN_LABEL and loss.label:
            kind = _KINDS[loss.part]
            found.setdefault((kind, loss.layer or _NAMES[kind]), Counter())[loss.label] += loss.count
    taken: set[str] = set()
    order = [*_NAMES]
    for (kind, called), labels in sorted(found.items(), key=lambda each: (order.index(each[0][0]), -each[1].total())):
        if len(labels) > MOST_LABELS:
            raise AnnotatorError(
                "“{layer}” has {count:,} different labels, too many for a schema; take those files as text, or name "
                "what its columns mean (--map).",
                layer=called,
                count=len(labels),
            )
        plain = called.replace("=", "_")
        layer = plain if plain not in taken else f"{plain}_{kind}"
        taken.add(layer)
        yield Layer(
            name=layer,
            kind=kind,
            title=_title(layer),
            labels=_labels(labels),
            targets=_TARGETS if kind == "stance" else (),
        )


def _labels(given: Counter[str]) -> tuple[Label, ...]:
    names = [name for name, _count in sorted(given.items(), key=lambda each: (-each[1], each[0]))]
    return tuple(
        Label(name=name, title=name, key=_KEYS[number] if number < len(_KEYS) else "")
        for number, name in enumerate(names)
    )


def _title(name: str) -> str:
    return name.replace("_", " ").strip().capitalize() or name


def _coloured(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Return layers whose labels stay apart on light and dark paper."""
    light: list[str] = []
    dark: list[str] = []
    done: list[Layer] = []
    for layer in layers:
        labels: list[Label] = []
        for label in layer.labels:
            if len(light) == _COLOURED:
                labels.append(label)
                continue
            one, other = suggest(light, dark, light_grounds=_LIGHT, dark_grounds=_DARK)
            light.append(one)
            dark.append(other)
            labels.append(replace(label, light=one, dark=other))
        done.append(replace(layer, labels=tuple(labels)))
    return tuple(done)


def _completed(layers: Iterable[Layer], losses: Iterable[Loss]) -> Iterator[Layer]:
    """Yield layers with the attributes that their spans carry, and with several labels where some were given."""
    attributes: dict[str, dict[str, Counter[str]]] = {}
    several: set[str] = set()
    for loss in losses:
        if loss.part is Part.CHOICE and loss.why is Why.TWICE:
            several.add(loss.layer)
        elif loss.part is Part.ATTRIBUTE and loss.why is Why.UNKNOWN_LABEL:
            name, _equals, value = loss.label.partition("=")
            attributes.setdefault(loss.layer, {}).setdefault(name, Counter())[value] += loss.count
    for layer in layers:
        asked = tuple(
            Attribute(name=name, title=_title(name), labels=_labels(values))
            for name, values in attributes.get(layer.name, {}).items()
            if name and all(values) and len(values) <= MOST_VALUES
        )
        yield replace(layer, attributes=asked, many=layer.name in several)
