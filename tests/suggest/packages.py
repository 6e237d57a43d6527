"""Packages of other people, as pip leaves them: a folder with their code and what they registered."""

from __future__ import annotations

from pathlib import Path


def register(folder: Path, group: str, name: str, value: str, *, version: str = "1") -> None:
    """Leave the traces of an installed package that registered an entry point."""
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {value}\n", encoding="utf-8")
