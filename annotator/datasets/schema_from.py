"""A schema made of the labels that files of other tools hold, so that a project can begin with them.

The files are read as for an import into a project that knows no label; what then has no place is what its schema needs.
Read once more with that schema they tell the rest: what spans carry, and which choices are given several at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
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
_UNNAMED: dict[LayerKind, str] = {"span": "entities", "choice": "category", "stance": "stance"}
_TARGETS: tuple[TargetKind, ...] = ("claim", "entity", "parent")
_KEYS = "123456789qyiopdhlzcvb"  # no command of the window has these
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
    if (exported := exported_schema(request.paths)) is not None:
        return exported
    # How offsets count makes no difference to what labels are called; as suggestions they need no annotator.
    asked = replace(request, annotator=None, agent=request.agent or "import", offset_unit="codepoint")
    first = ImportRun(asked, schema=_KNOWS_NOTHING).preview()
    layers = tuple(_layers(first.losses))
    if not layers:
        raise AnnotatorError(_no_labels(first))
    schema = Schema(name=name, title=name, layers=coloured(layers))
    again = ImportRun(replace(asked, offset_unit=request.offset_unit), schema=schema).preview()
    return replace(schema, layers=tuple(_completed(schema.layers, again.losses)))


def exported_schema(paths: Sequence[Path]) -> Schema | None:
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
    taken: set[str] = set()
    keys: list[str] = []  # those of all layers of spans act at the same time
    for each in lacking(losses):
        name = free_name(each, taken)
        taken.add(name)
        layer = new_layer(each, name, keys if each.kind == "span" else ())
        keys += [label.key for label in layer.labels]
        yield layer


@dataclass(frozen=True, slots=True)
class Lacking:
    """Labels of one kind without a place, with how often each is given, the commonest first.

    ``called`` is what the files call their layer, "" where they do not.
    """

    kind: LayerKind
    called: str
    labels: Mapping[str, int]

    @property
    def name(self) -> str:
        """What a layer for them is called."""
        return self.called or _UNNAMED[self.kind]


def lacking(losses: Iterable[Loss]) -> tuple[Lacking, ...]:
    """Return the labels without a place, spans first, then those of the layer that is given most.

    Raises:
        AnnotatorError: these are more than a layer can have.
    """
    found: dict[tuple[LayerKind, str], Counter[str]] = {}
    for loss in losses:
        if loss.part in _KINDS and loss.why is Why.UNKNOWN_LABEL and loss.label:
            kind = _KINDS[loss.part]
            found.setdefault((kind, loss.layer), Counter())[loss.label] += loss.count
    for (kind, called), labels in found.items():
        if len(labels) > MOST_LABELS:
            raise AnnotatorError(
                "“{layer}” has {count:,} different labels, too many for a schema; say what the columns "
                "mean when the files are imported.",
                layer=called or _UNNAMED[kind],
                count=len(labels),
            )
    order = [*_UNNAMED]
    return tuple(
        Lacking(kind, called, dict(sorted(labels.items(), key=lambda each: (-each[1], each[0]))))
        for (kind, called), labels in sorted(
            found.items(), key=lambda each: (order.index(each[0][0]), -each[1].total())
        )
    )


def free_name(each: Lacking, taken: AbstractSet[str]) -> str:
    """Return what a new layer for some labels is called."""
    plain = each.name.replace("=", "_")
    return plain if plain not in taken else f"{plain}_{each.kind}"


def new_layer(each: Lacking, name: str, taken: Sequence[str]) -> Layer:
    """Return a layer for some labels, whose keys are none of those that are taken."""
    return Layer(
        name=name,
        kind=each.kind,
        title=title_of(name),
        labels=new_labels(each.labels, taken),
        targets=_TARGETS if each.kind == "stance" else (),
    )


def new_labels(names: Iterable[str], taken: Sequence[str] = ()) -> tuple[Label, ...]:
    """Return labels of these names, each with a key that is not taken as long as there are some."""
    keys = (key for key in _KEYS if key not in taken)
    return tuple(Label(name=name, title=name, key=next(keys, "")) for name in names)


def title_of(name: str) -> str:
    """Return how a layer or an attribute of that name reads."""
    return name.replace("_", " ").strip().capitalize() or name


def coloured(layers: Iterable[Layer], others: Iterable[Label] = ()) -> tuple[Layer, ...]:
    """Return layers whose labels stay apart from each other, and from others, on light and dark paper."""
    known = [*others]
    light, dark = [label.light for label in known], [label.dark for label in known]
    done: list[Layer] = []
    for layer in layers:
        labels: list[Label] = []
        for label in layer.labels:
            if len(light) >= _COLOURED:
                labels.append(label)
                continue
            one, other = suggest(light, dark, light_grounds=_LIGHT, dark_grounds=_DARK)
            light.append(one)
            dark.append(other)
            labels.append(replace(label, light=one, dark=other))
        done.append(replace(layer, labels=tuple(labels)))
    return tuple(done)


def _completed(layers: Iterable[Layer], losses: Sequence[Loss]) -> Iterator[Layer]:
    """Yield layers with the attributes that their spans carry, and with several labels where some were given."""
    attributes, several = carried(losses), given_together(losses)
    for layer in layers:
        asked = tuple(
            Attribute(name=name, title=title_of(name), labels=new_labels(values))
            for (of, name), values in attributes.items()
            if of == layer.name
        )
        yield replace(layer, attributes=asked, many=layer.name in several)


def carried(losses: Iterable[Loss]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what spans carry that has no place: layer and attribute to its values, the commonest first.

    What has too many values to choose from, or no name, is left out.
    """
    found: dict[tuple[str, str], Counter[str]] = {}
    for loss in losses:
        if loss.part is Part.ATTRIBUTE and loss.why is Why.UNKNOWN_LABEL:
            name, _equals, value = loss.label.partition("=")
            found.setdefault((loss.layer, name), Counter())[value] += loss.count
    return {
        place: tuple(sorted(values, key=lambda value: (-values[value], value)))
        for place, values in found.items()
        if place[1] and all(values) and len(values) <= MOST_VALUES
    }


def given_together(losses: Iterable[Loss]) -> frozenset[str]:
    """Return the layers of choices of which a document is given several labels."""
    return frozenset(loss.layer for loss in losses if loss.part is Part.CHOICE and loss.why is Why.TWICE)
