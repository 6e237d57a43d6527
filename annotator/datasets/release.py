"""Releases of a dataset: an export frozen under a version, with its card and what changed since the last."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from annotator.datasets.dataset_card import CardWords, card_of
from annotator.datasets.export_report import ExportReport
from annotator.datasets.release_diff import MANIFEST, Release, ReleaseDiff, compare, read_release
from annotator.datasets.release_words import in_markdown
from annotator.domain.errors import ExportError
from annotator.domain.identifiers import uuid7
from annotator.domain.schema import Schema
from annotator.review.agreement import MEASURES, Agreement

CARD, CHANGES = "README.md", "CHANGELOG.md"
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}")
_CHANGES_HEAD = "# Changelog\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseReport:
    """Where a release stands, what was written, and what is different from the one before it, if there is one."""

    folder: Path
    files: tuple[Path, ...]
    export: ExportReport
    diff: ReleaseDiff | None


def check_new(folder: Path, version: str) -> None:
    """Refuse a version that is no name of a folder, or that is there.

    Raises:
        ExportError: it is either.
    """
    if not _VERSION.fullmatch(version):
        raise ExportError(
            "“{version}” is no version: take letters, digits, points, dashes, such as 1.0.", version=version
        )
    if os.path.lexists(folder / version):
        raise ExportError(
            "{path}: this release is there already, and releases are never overwritten; name another version.",
            path=folder / version,
        )


def last_release(folder: Path, version: str) -> Release | None:
    """Return the release with the greatest version below another's; None where there is none.

    Raises:
        ExportError: it was changed since.
    """
    older = [
        each.parent
        for each in folder.glob(f"*/{MANIFEST}")
        if _is_release(each) and _order(each.parent.name) < _order(version)
    ]
    return read_release(max(older, key=lambda each: _order(each.name))) if older else None


def _is_release(manifest: Path) -> bool:
    """Return whether a manifest tells of a release, not of an export or of another program's file."""
    try:
        return bool(orjson.loads(manifest.read_bytes())["release"] == manifest.parent.name)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_release(
    folder: Path,
    version: str,
    export: Callable[[Path], ExportReport],
    *,
    words: CardWords,
    schema: Schema,
    agreement: Sequence[Agreement],
    suggesters: Mapping[str, Sequence[str]],
) -> ReleaseReport:
    """Write a release into a folder of its own, named by its version; all or nothing.

    ``export`` writes the dataset into a folder, in whatever format; what changed since the release before is told where
    both are our JSON lines. Nothing in a release tells when it was made but the
    last edit in it, so that the same state gives the same bytes.

    Raises:
        ExportError: the version is there already or is none, the place takes no writing, or the export failed.
    """
    check_new(folder, version)
    before = last_release(folder, version)
    target, draft = folder / version, folder / f".{version}.{uuid7()}.part"
    try:
        draft.mkdir(parents=True)
        report = export(draft)
        manifest = _manifest(draft, version, before, agreement, suggesters)
        now = Release(draft, manifest)
        diff = compare(before, now) if before is not None and before.is_lines and now.is_lines else None
        kept = tuple(layer for layer in schema.layers if layer.name in _layers(manifest))
        _write(draft / CARD, card_of(words, replace(schema, layers=kept), manifest).encode())
        _write(draft / CHANGES, _changes(manifest, before, diff).encode())
        manifest["files"] += [
            {"name": name, "sha256": hashlib.sha256((draft / name).read_bytes()).hexdigest(), "splits": []}
            for name in (CARD, CHANGES)
        ]
        _write(draft / MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        check_new(folder, version)
        draft.rename(target)
    except OSError as error:
        raise ExportError(
            "{path}: the release cannot be written ({reason}).", path=target, reason=error.strerror
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)  # what is there still is of no use
    names = [entry["name"] for entry in manifest["files"]]
    return ReleaseReport(
        folder=target, files=tuple(target / name for name in (*names, MANIFEST)), export=report, diff=diff
    )


def _manifest(
    draft: Path,
    version: str,
    before: Release | None,
    agreement: Sequence[Agreement],
    suggesters: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """Return the manifest of the export, with what a release says beside it."""
    manifest: dict[str, Any] = orjson.loads((draft / MANIFEST).read_bytes())
    return {
        "release": version,
        "since": None if before is None else before.version,
        **manifest,
        "agreement": [_measured(each) for each in agreement if each.asked.partition(".")[0] in _layers(manifest)],
        "suggesters": {name: list(versions) for name, versions in suggesters.items()},
    }


def _layers(manifest: Mapping[str, Any]) -> set[str]:
    return {layer["name"] for layer in manifest["schema"]["layers"]}


def _measured(found: Agreement) -> dict[str, Any]:
    """Return measures without the names of annotators."""
    estimates = {name: found.measure(name) for name in MEASURES}
    return {
        "asked": found.asked,
        "documents": found.documents,
        "annotators": len(found.annotators),
        "unit": found.unit,
        "units": found.units,
        "measures": {
            name: {"value": each.value, "low": each.low, "high": each.high}
            for name, each in estimates.items()
            if each is not None
        },
    }


def _changes(manifest: Mapping[str, Any], before: Release | None, diff: ReleaseDiff | None) -> str:
    """Return the changelog: what is new, above that of the release before."""
    edited = "" if manifest["last_edit"] is None else f" ({manifest['last_edit'][:10]})"
    if before is None:
        told = "The first release.\n"
    elif diff is None:
        told = f"What changed since {before.version} is not told: only releases as our own JSON lines are compared.\n"
    else:
        told = in_markdown(diff)
    older = ""
    if before is not None and (path := before.folder / CHANGES).is_file():
        older = "\n" + path.read_text("utf-8").removeprefix(_CHANGES_HEAD)
    return f"{_CHANGES_HEAD}## {manifest['release']}{edited}\n\n{told}{older}"


def _order(version: str) -> list[tuple[int, int, str]]:
    """Return what orders versions: numbers by their values, and 1.0-rc1 before 1.0 before 1.0.1."""
    parts = re.findall(r"\d+|[^\W\d_]+", version)
    return [*((2, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts), (1, 0, "")]


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
