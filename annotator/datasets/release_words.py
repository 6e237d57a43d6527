"""How the differences between two releases are told: in Markdown, for the changelog, and as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.datasets.release_diff import ReleaseDiff


def in_markdown(diff: ReleaseDiff) -> str:
    """Return what is different as Markdown: texts in sentences, labels in a table."""
    lines = [f"Against release {diff.before}:", ""]
    if diff.is_empty:
        return "\n".join((*lines, "- Nothing is different in texts and labels.", ""))
    texts = {
        "Texts added": diff.texts_added,
        "Texts removed": diff.texts_removed,
        "Texts that read differently": diff.texts_changed,
        "Texts in another split": diff.moved,
    }
    lines += [f"- {what}: {count:,}" for what, count in texts.items() if count]
    sums = {
        "added": sum(diff.added.values()),
        "removed": sum(diff.removed.values()),
        "changed": sum(diff.changed.values()),
        "relabelled": sum(diff.relabelled.values()),
    }
    lines += [f"- Labels {what}: {count:,}" for what, count in sums.items() if count]
    labels = sorted({*diff.added, *diff.removed, *diff.changed})
    if labels:
        rows = [
            (
                layer,
                label,
                *(f"{counts.get((layer, label), 0):,}" for counts in (diff.added, diff.removed, diff.changed)),
            )
            for layer, label in labels
        ]
        lines += ["", *table(("layer", "label", "added", "removed", "changed"), rows)]
    if diff.relabelled:
        again = [(layer, was, now, f"{count:,}") for (layer, was, now), count in diff.relabelled.items()]
        lines += ["", *table(("layer", "was", "is", "relabelled"), again)]
    return "\n".join((*lines, ""))


def as_plain(diff: ReleaseDiff) -> dict[str, object]:
    """Return what is different as nested values, for programs."""
    return {
        "before": diff.before,
        "after": diff.after,
        "texts": {
            "added": diff.texts_added,
            "removed": diff.texts_removed,
            "changed": diff.texts_changed,
            "moved": diff.moved,
        },
        "labels": [
            {
                "layer": layer,
                "label": label,
                "added": diff.added.get((layer, label), 0),
                "removed": diff.removed.get((layer, label), 0),
                "changed": diff.changed.get((layer, label), 0),
            }
            for layer, label in sorted({*diff.added, *diff.removed, *diff.changed})
        ],
        "relabelled": [
            {"layer": layer, "before": was, "after": now, "count": count}
            for (layer, was, now), count in diff.relabelled.items()
        ],
    }


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table, its cells escaped; what looks like a number stands on the right."""
    numbers = [all(row[at].replace(",", "").isdecimal() for row in rows) for at in range(len(head))]
    return [
        _row(head),
        "|" + "|".join("---:" if right else "---" for right in numbers) + "|",
        *map(_row, rows),
    ]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
