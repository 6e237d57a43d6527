"""What is different between two releases of a dataset: texts, labels, splits."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from annotator.domain.errors import ExportError

MANIFEST = "manifest.json"
Label = tuple[str, str]
"""A layer and one of its labels."""


@dataclass(frozen=True, slots=True)
class Release:
    """A dataset in a folder, as its manifest tells of it."""

    folder: Path
    manifest: Mapping[str, Any] = field(hash=False)

    @property
    def version(self) -> str:
        """What it is called; the name of its folder where its manifest says nothing."""
        return str(self.manifest.get("release") or self.folder.resolve().name)

    @property
    def is_lines(self) -> bool:
        """Whether it is written as our JSON lines, which alone can be compared."""
        return bool(self.manifest["format"] == "jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDiff:
    """What became of the texts and labels of one release in another.

    Labels are counted by layer and label: ``changed`` stand elsewhere, or have other attributes or another target;
    ``relabelled`` tells the layer, the label that was and the one that is. ``moved`` counts texts in another split.
    """

    before: str
    after: str
    texts_added: int = 0
    texts_removed: int = 0
    texts_changed: int = 0
    moved: int = 0
    added: Mapping[Label, int] = field(default_factory=dict, hash=False)
    removed: Mapping[Label, int] = field(default_factory=dict, hash=False)
    changed: Mapping[Label, int] = field(default_factory=dict, hash=False)
    relabelled: Mapping[tuple[str, str, str], int] = field(default_factory=dict, hash=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        texts = self.texts_added + self.texts_removed + self.texts_changed + self.moved
        return not (texts or self.added or self.removed or self.changed or self.relabelled)


class _Given(NamedTuple):
    """A label: its layer, its name, its id, where it stands or what it is toward and what else it says, as JSON."""

    layer: str
    label: str
    id: str
    place: bytes
    more: bytes


class _Seen(NamedTuple):
    """A document of the first release: the hash of its text, its split, its labels by annotator, as JSON."""

    text: str
    split: str | None
    labels: dict[str | None, bytes]


def read_release(folder: Path) -> Release:
    """Return the dataset that stands in a folder.

    Raises:
        ExportError: it has no manifest of ours, or a file is not the one that was written.
    """
    path = folder / MANIFEST
    try:
        manifest = orjson.loads(path.read_bytes())
        files = [(str(each["name"]), str(each["sha256"])) for each in manifest["files"]]
        manifest["format"]
    except OSError as error:
        raise ExportError("{path}: there is no release ({reason}).", path=folder, reason=error.strerror) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ExportError("{path}: this is not the manifest of a release.", path=path) from error
    for name, sha256 in files:
        if _sha256(folder / name) != sha256:
            raise ExportError("{path}: this is not the file that was released; it was changed.", path=folder / name)
    return Release(folder, manifest)


def compare(before: Release, after: Release) -> ReleaseDiff:
    """Return what is different in the later of two releases.

    Raises:
        ExportError: one is in another format than our JSON lines, or a line is not one of ours.
    """
    for each in (before, after):
        if not each.is_lines:
            raise ExportError(
                "{path}: this dataset is written as “{format}”; only our own JSON lines can be compared.",
                path=each.folder,
                format=each.manifest["format"],
            )
    seen: dict[str, _Seen] = {}
    for line in _lines(before):
        kept = seen.setdefault(line["id"], _Seen(line["text_sha256"], line["split"], {}))
        kept.labels[line["annotator"]] = orjson.dumps(line["labels"])
    counting = _Counting()
    met: set[str] = set()
    for line in _lines(after):
        counting.line(seen.get(line["id"]), line, is_first=line["id"] not in met)
        met.add(line["id"])
    for identifier, gone in seen.items():
        counting.texts_removed += identifier not in met
        for labels in gone.labels.values():
            counting.labels(labels, b"{}")
    return counting.diff(before.version, after.version)


class _Counting:
    """Counts differences, document by document."""

    def __init__(self) -> None:
        self.texts_added = self.texts_removed = self.texts_changed = self.moved = 0
        self._added: Counter[Label] = Counter()
        self._removed: Counter[Label] = Counter()
        self._changed: Counter[Label] = Counter()
        self._relabelled: Counter[tuple[str, str, str]] = Counter()

    def line(self, was: _Seen | None, line: Mapping[str, Any], *, is_first: bool) -> None:
        """Count what became of one annotator's labels of a document, and with its first line of the document."""
        labels = b"{}"
        if was is None:
            self.texts_added += is_first
        else:
            self.texts_changed += is_first and was.text != line["text_sha256"]
            self.moved += is_first and was.split is not None and was.split != line["split"]
            labels = was.labels.pop(line["annotator"], labels)
        self.labels(labels, orjson.dumps(line["labels"]))

    def labels(self, before: bytes, after: bytes) -> None:
        """Count what became of some labels, both as JSON."""
        if before == after:
            return
        old, new = list(_given(orjson.loads(before))), list(_given(orjson.loads(after)))
        _pairs(old, new, lambda each: each._replace(id=""))
        # First what kept its id, then what was labelled anew in the same place.
        for key in (_by_id, _by_place):
            for was, now in _pairs(old, new, key):
                if was.label == now.label:
                    self._changed[now.layer, now.label] += 1
                else:
                    self._relabelled[now.layer, was.label, now.label] += 1
        self._removed.update((each.layer, each.label) for each in old)
        self._added.update((each.layer, each.label) for each in new)

    def diff(self, before: str, after: str) -> ReleaseDiff:
        """Return all that was counted."""
        return ReleaseDiff(
            before=before,
            after=after,
            texts_added=self.texts_added,
            texts_removed=self.texts_removed,
            texts_changed=self.texts_changed,
            moved=self.moved,
            added=dict(sorted(self._added.items())),
            removed=dict(sorted(self._removed.items())),
            changed=dict(sorted(self._changed.items())),
            relabelled=dict(sorted(self._relabelled.items())),
        )


def _by_id(each: _Given) -> Hashable:
    return each.layer, each.id


def _by_place(each: _Given) -> Hashable:
    return each.layer, each.place


def _pairs(old: list[_Given], new: list[_Given], key: Callable[[_Given], Hashable]) -> list[tuple[_Given, _Given]]:
    """Take those of one key out of both lists, and return them in pairs."""
    by_key: dict[Hashable, list[_Given]] = {}
    for each in old:
        by_key.setdefault(key(each), []).append(each)
    found: list[tuple[_Given, _Given]] = []
    left: list[_Given] = []
    for each in new:
        same = by_key.get(key(each))
        if same:
            found.append((same.pop(0), each))
        else:
            left.append(each)
    old[:] = [each for same in by_key.values() for each in same]
    new[:] = left
    return found


def _given(labels: Mapping[str, Any]) -> Iterator[_Given]:
    """Yield the labels of a line."""
    for layer, given in labels.items():
        for each in given if isinstance(given, list) else [given]:
            match each:
                case None:
                    pass
                case {"label": label, "start": start, "end": end}:
                    more = orjson.dumps(each.get("attributes"), option=orjson.OPT_SORT_KEYS)
                    yield _Given(layer, str(label), str(each.get("id")), orjson.dumps([start, end]), more)
                case {"label": label, "target": target}:
                    place = orjson.dumps(target, option=orjson.OPT_SORT_KEYS)
                    yield _Given(layer, str(label), str(each.get("id")), place, b"")
                case label if isinstance(given, list):
                    yield _Given(layer, str(label), str(label), orjson.dumps(label), b"")
                case label:
                    yield _Given(layer, str(label), layer, b"", b"")


def _lines(release: Release) -> Iterator[dict[str, Any]]:
    """Yield the lines of a release's files."""
    for entry in release.manifest["files"]:
        path = release.folder / str(entry["name"])
        if path.suffix != ".jsonl":
            continue
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    plain = orjson.loads(line)
                    told = {key: plain[key] for key in ("id", "text_sha256", "split", "annotator", "labels")}
                except (ValueError, KeyError, TypeError) as error:
                    raise _not_ours(path, number) from error
                if not (isinstance(told["id"], str) and isinstance(told["labels"], dict)):
                    raise _not_ours(path, number)
                yield told


def _not_ours(path: Path, line: int) -> ExportError:
    return ExportError("{path}, line {line}: this line is not ours.", path=path, line=line)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ExportError("{path}: it cannot be read ({reason}).", path=path, reason=error.strerror) from error
