"""Pieces of a report as HTML: tables, bars drawn as SVG, and the style of it; everything that is said is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil

STYLE = """
:root { --ink: #1d1c1a; --ink-2: #5b5953; --ink-3: #6f6c65; --line: #e4e3df; --paper: #ffffff; --accent: #2f5bd0;
  --ok: #1f7a4d; --soft: #8a877f; }
@media (prefers-color-scheme: dark) and (not print) { :root { --ink: #ececea; --ink-2: #b4b3ae; --ink-3: #96958f;
  --line: #303238; --paper: #17181a; --accent: #86a8ff; --ok: #6fcf9b; --soft: #7d7c77; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 14px/1.5 Inter, "Segoe UI", system-ui, sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 40px 28px 60px; }
h1, h2 { font-family: "Source Serif 4", Charter, Georgia, serif; font-weight: 600; line-height: 1.25; }
h1 { font-size: 28px; margin: 0 0 4px; }
h2 { font-size: 19px; margin: 40px 0 4px; break-after: avoid; }
h3 { font-size: 13px; margin: 20px 0 4px; break-after: avoid; }
p { margin: 0 0 10px; color: var(--ink-2); }
.meta { color: var(--ink-3); font-size: 12px; break-after: avoid; }
.figures { display: flex; flex-wrap: wrap; gap: 14px 36px; margin: 22px 0 8px; padding: 0; list-style: none; }
.figures b { display: block; font: 600 24px/1.2 "Source Serif 4", Charter, Georgia, serif; }
.figures li { color: var(--ink-2); font-size: 12px; }
table { width: 100%; border-collapse: collapse; margin: 6px 0 12px; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 0 5px 16px; text-align: right; border-bottom: 1px solid var(--line); vertical-align: middle; }
th { color: var(--ink-3); font-size: 12px; font-weight: 400; vertical-align: bottom; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
td { white-space: nowrap; }
.words { text-align: left; }
td.words { color: var(--ink-2); font-size: 12px; white-space: normal; }
td:first-child { white-space: normal; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
figure { margin: 8px 0 12px; break-inside: avoid; }
svg { display: block; max-width: 100%; }
svg text { fill: var(--ink-2); font: 11px Inter, "Segoe UI", system-ui, sans-serif; }
.back { fill: var(--line); } .main { fill: var(--accent); } .ok { fill: var(--ok); } .soft { fill: var(--soft); }
.legend { display: flex; gap: 18px; flex-wrap: wrap; font-size: 12px; color: var(--ink-2); margin-bottom: 4px; }
.legend span::before { content: ""; display: inline-block; width: 10px; height: 10px; border-radius: 2px;
  margin-right: 6px; background: var(--line); border: 1px solid var(--soft); }
.legend .main::before { background: var(--accent); } .legend .ok::before { background: var(--ok); }
.legend .soft::before { background: var(--soft); }
@media print { main { max-width: none; padding: 0; } @page { margin: 18mm; } body { font-size: 10pt; }
  .figures { flex-wrap: nowrap; gap: 24px; } .legend span::before { print-color-adjust: exact; } }
"""

_NAME = 70
"""The width that the name of an upright bar may need, in the units of the drawing."""

Cell = str | tuple[str, str]
"""The words of a cell, or HTML that was made here with the words that say the same."""


def page(title: str, language: str, body: Iterable[str]) -> str:
    """Return a page that needs nothing from anywhere, and in which nothing runs."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def paragraph(text: str, *, meta: bool = False) -> str:
    """Return a paragraph."""
    return f'<p class="meta">{escape(text)}</p>' if meta else f"<p>{escape(text)}</p>"


def heading(text: str, level: int = 2) -> str:
    """Return a heading."""
    return f"<h{level}>{escape(text)}</h{level}>"


def figures(pairs: Iterable[tuple[str, str]]) -> str:
    """Return large figures, each with what it counts."""
    told = "".join(f"<li><b>{escape(value)}</b>{escape(what)}</li>" for value, what in pairs)
    return f'<ul class="figures">{told}</ul>'


def table(titles: Sequence[str], rows: Iterable[Sequence[Cell]], *, words: Sequence[int] = ()) -> str:
    """Return a table; its first column is words, and those named in ``words`` as well."""
    kinds = [' class="words"' if place in words else "" for place in range(len(titles))]
    head = "".join(f'<th{kind} scope="col">{escape(title)}</th>' for kind, title in zip(kinds, titles, strict=True))
    body = "".join(f"<tr>{''.join(_cell(cell, place in words) for place, cell in enumerate(row))}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: Cell, is_words: bool) -> str:
    kind = ' class="words"' if is_words else ""
    return f"<td{kind}>{escape(cell) if isinstance(cell, str) else cell[0]}</td>"


def bar(parts: Sequence[tuple[float, str]], whole: float, said: str, *, width: int = 180) -> Cell:
    """Return a bar of parts one behind the other, on one scale up to ``whole``; each with its look."""
    drawn, left = [f'<rect class="back" width="{width}" height="10" rx="3"/>'], 0.0
    for value, look in parts:
        wide = width * value / whole if whole else 0.0
        if wide > 0:
            drawn.append(f'<rect class="{escape(look)}" x="{left:.1f}" width="{max(wide, 1):.1f}" height="10" rx="2"/>')
        left += wide
    svg = (
        f'<svg width="{width}" height="10" viewBox="0 0 {width} 10" role="img" aria-label="{escape(said)}">'
        f"{''.join(drawn)}</svg>"
    )
    return svg, said


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """Return what the looks of bars mean."""
    told = "".join(f'<span class="{escape(look)}">{escape(what)}</span>' for look, what in entries)
    return f'<div class="legend">{told}</div>'


def columns(values: Sequence[tuple[str, float, str]], said: str) -> str:
    """Return upright bars, each with its name, its value and what stands over it."""
    width, high = 860, 150
    most = max((value for _, value, _ in values), default=0) or 1
    step = width / max(1, len(values))
    drawn: list[str] = []
    for place, (name, value, over) in enumerate(values):
        tall = (high - 44) * value / most
        middle = (place + 0.5) * step
        wide = min(30.0, step * 0.6)
        if value:
            drawn.append(
                f'<rect class="main" x="{middle - wide / 2:.1f}" y="{high - 20 - tall:.1f}" width="{wide:.1f}" '
                f'height="{max(tall, 1.5):.1f}" rx="2"/>'
            )
            drawn.append(_text(middle, high - 25 - tall, over))
        # Names that would run into each other are told for every second or third bar.
        every = ceil(_NAME / step)
        if place % every == 0:
            drawn.append(_text(middle, high - 5, name))
    line = f'<line x1="0" x2="{width}" y1="{high - 20}" y2="{high - 20}" stroke="currentColor" stroke-opacity="0.25"/>'
    return (
        f'<figure><svg viewBox="0 0 {width} {high}" width="100%" role="img" aria-label="{escape(said)}">'
        f"{line}{''.join(drawn)}</svg></figure>"
    )


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(text)}</text>'
