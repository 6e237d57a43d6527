"""What holds for every input: no text is lost, and no bytes break a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.formats.incoming import Incoming, IncomingDocument, LeftOut, ReadOptions
from annotator.formats.page.lines import paragraphs, split_lines
from annotator.formats.recognition import READERS
from annotator.formats.source import SourceFile
from annotator.formats.text_page import read_page

from .conftest import SCHEMA

PARTS = st.sampled_from(
    [
        *(
            "",
            "",
            "3 Comments",
            "Comments",
            "Discussion",
            "Leave a reply",
            "Reply",
            "Share this:",
            "1 Comment",
            "Like 3",
        ),
        *(
            "Jane Doe says:",
            "Bob • 3 hours ago",
            "  1. Ann on",
            "2. Bob on March 3, 2014",
            "    1. Eve on",
            "Ann:",
            "12",
        ),
        *("Jane Doe", "March 3, 2014", "By Ines Calder", "Related articles", "* Eve wrote:", "1.1. Ann on", "-----"),
        *(
            "posted by eve on 3 March 2014",
            "Comments are closed.",
            "© 2026 Courier",
            "In reply to Ann",
            "Ann → Eve • 1h",
        ),
    ]
)
PROSE = st.builds(
    lambda number, long, indent: f"{' ' * indent}said{number} {'and more ' * (20 if long else 1)}said{number}end.",
    st.integers(0, 999),
    st.booleans(),
    st.sampled_from([0, 0, 2, 4, 8]),
)
PAGES = st.lists(st.one_of(PARTS, PROSE, PROSE, st.just("")), max_size=40).map("\n".join)


def words_of(text: str) -> list[str]:
    return sorted(re.findall(r"said\d+(?:end)?", text))


@settings(max_examples=400)
@given(PAGES)
@example("3 Comments\n\n3 Comments\nComments\n3 Comments\nsaid0 it said0end.\n* Eve wrote:\nLeave a reply\nsaid1end.")
def test_every_word_ends_up_in_a_document_or_among_what_was_left_out(page: str) -> None:
    read = read_page(split_lines(page), frozenset())
    texts = [paragraphs(read.article), *(comment.text for comment in read.section.comments)]
    texts += [left.text for left in read.section.left_out]
    assert words_of("\n".join(texts)) == words_of(page)


@settings(max_examples=200)
@given(PAGES)
def test_what_is_put_back_is_left_out_no_more_and_nothing_else_changes(page: str) -> None:
    lines = split_lines(page)
    before = read_page(lines, frozenset())
    left = frozenset(left.line for left in before.section.left_out if left.line)
    after = read_page(lines, left)
    assert not left & {left.line for left in after.section.left_out}
    said = words_of("\n".join([paragraphs(after.article), *(comment.text for comment in after.section.comments)]))
    assert set(said) <= set(words_of(page))
    assert len(after.section.comments) >= len(before.section.comments)


@settings(max_examples=200)
@given(PAGES)
def test_parents_come_before_what_answers_them(page: str) -> None:
    comments = read_page(split_lines(page), frozenset()).section.comments
    assert all(comment.parent is None or comment.parent < place for place, comment in enumerate(comments))
    assert all(comment.text.strip() for comment in comments)


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "<div class=comment>",
                    "</div>",
                    "<ol class=comment-list>",
                    "<li id=comment-1>",
                    "</li>",
                    "</ol>",
                    "<p>",
                ),
                *(
                    "<b class=fn>Ann</b>",
                    "<time datetime=2026-03-14>",
                    "<br>",
                    "<!--",
                    "-->",
                    "<script>",
                    "<table><tr><td>",
                ),
                *(
                    "<h1>Head</h1>",
                    "<article>",
                    "</article>",
                    "&#0;",
                    "&#xD800;",
                    "&amp;",
                    "<dl class=comments><dt>",
                    "<dd>",
                ),
                '<script type="application/ld+json">{"comment":[{"text":"x"}]}</script>',
            ]
        ),
        st.text(max_size=20),
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize("name", sorted(READERS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        PAGES.map(str.encode),
        MARKUP.map(lambda text: text.encode("utf-8", "replace")),
    )
)
def test_any_bytes_give_documents_or_refusals(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(content)
    found: list[Incoming] = []
    try:
        found.extend(READERS[name].read(SourceFile(path), ReadOptions(schema=SCHEMA)))
    except FormatError as refusal:
        found.append(refusal)
    for incoming in found:
        assert isinstance(incoming, IncomingDocument | LeftOut | FormatError)
        if isinstance(incoming, FormatError):
            assert incoming.file == path
            assert incoming.reason.endswith(".")
        else:
            assert incoming.text.strip()
