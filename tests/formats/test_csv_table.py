from __future__ import annotations

import pytest

from annotator.domain.errors import FormatError

from .conftest import Import


def test_rows_become_articles_and_comments(take: Import) -> None:
    found = take(
        "id,title,body,user,reply_to,date,likes\n"
        'a1,Bridge closed,"The bridge is closed,\nsays the mayor.",Ines,,14 March 2026,\n'
        "c1,,Good.,Jane,a1,03/04/2026,3\n"
        'c2,,"No, ""never"".",Bob,c1,,\n',
        "t.csv",
    )
    article = found.article
    assert (article.id, article.title, article.author, article.created) == ("a1", "Bridge closed", "Ines", "2026-03-14")
    assert article.text == "Bridge closed\n\nThe bridge is closed,\nsays the mayor."
    assert found.said == [("Jane", "Good."), ("Bob", 'No, "never".')]
    assert [comment.parent for comment in found.comments] == ["a1", "c1"]
    assert [document.line for document in (article, *found.comments)] == [2, 4, 5]
    assert found.comments[0].created is None
    assert found.comments[0].meta == {"file": "t.csv", "likes": "3", "created_as_given": "03/04/2026"}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(take: Import, mark: str, end: str) -> None:
    found = take(
        end.join([mark.join(row) for row in (("title", "text"), ("One", "First."), ("Two", "Second."))]), "t.csv"
    )
    assert [article.text for article in found.articles] == ["One\n\nFirst.", "Two\n\nSecond."]


def test_columns_can_be_mapped(take: Import) -> None:
    found = take(
        "Schlagzeile,Inhalt,wer\nA,B,C\n", "t.csv", columns={"text": "Inhalt", "title": "Schlagzeile", "author": "wer"}
    )
    assert (found.article.text, found.article.author) == ("A\n\nB", "C")


def test_a_missing_text_column_names_those_that_are_there(take: Import) -> None:
    with pytest.raises(FormatError, match="“alpha”, “beta”"):
        take("alpha,beta\n1,2\n", "t.csv")
    with pytest.raises(FormatError, match="no column “gamma”; the columns are “alpha”, “text”"):
        take("alpha,text\n1,2\n", "t.csv", columns={"text": "gamma"})
    with pytest.raises(FormatError, match="cannot be mapped to “mood”"):
        take("alpha,text\n1,2\n", "t.csv", columns={"mood": "alpha"})


def test_broken_rows_are_refused_with_their_line_and_the_rest_goes_in(take: Import) -> None:
    found = take('id,text\n1,one\n2,two,more\n3,"three\nlines"\n4,"fo"ur\n5,\n6,six\n', "t.csv")
    assert [article.text for article in found.articles] == ["one", "three\nlines", "six"]
    assert [error.line for error in found.refused] == [3, 6, 7]
    assert "3 cells where the header has 2" in found.refused[0].reason


def test_a_quotation_mark_that_nothing_closes_swallows_one_line(take: Import) -> None:
    found = take('id,text\n1,one\n2,"two\n3,three\n4,four\n', "t.csv")
    assert [article.text for article in found.articles] == ["one", "three", "four"]
    assert [error.line for error in found.refused] == [3]


def test_a_row_in_another_encoding_is_refused(take: Import) -> None:
    found = take("id,text\n1,Zürich und Köln\n".encode() + b"2,K\xf6ln\n3,ok\n", "t.csv")
    assert [article.id for article in found.articles] == ["1", "3"]
    assert found.refused[0].line == 3


def test_old_tables_from_a_spreadsheet_are_read(take: Import) -> None:
    found = take("Titel;Text\nBrücke;Die Brücke über den Fluß ist gesperrt.\n".encode("cp1252"), "t.csv")
    assert "Fluß" in found.article.text


def test_comments_that_name_their_article_alone(take: Import) -> None:
    found = take("article_id,comment_id,parent_id,author,comment\na1,7,0,Jane,One\na1,8,7,Bob,Two\n", "t.csv")
    assert [(comment.parent, comment.thread) for comment in found.comments] == [("a1", "a1"), ("7", "a1")]


def test_ids_of_nameless_rows_come_from_file_and_place(take: Import) -> None:
    first = [article.id for article in take("text\none\ntwo\n", "a.csv").articles]
    assert first == [article.id for article in take("text\none\ntwo\n", "b.csv").articles]
    assert len(set(first)) == 2


def test_a_very_long_line_is_skipped(take: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.formats.source.LONGEST_LINE", 1 << 16)
    found = take("id,text\n1,one\n2," + "x" * (1 << 18) + "\n3,three\n", "t.csv")
    assert [article.text for article in found.articles] == ["one", "three"]
    assert [error.line for error in found.refused] == [3]


def test_a_header_alone_is_refused(take: Import) -> None:
    with pytest.raises(FormatError, match="The table has a header and no rows"):
        take("title,text\n\n", "t.csv")


@pytest.mark.parametrize("stated", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_the_separator_that_a_spreadsheet_states_is_taken(take: Import, stated: str) -> None:
    found = take(f"{stated}title;text\nA, B, C;One, two, three\n", "t.csv")
    assert (found.article.title, found.article.text) == ("A, B, C", "A, B, C\n\nOne, two, three")
    assert found.article.line == 3


def test_short_names_of_columns_are_known(take: Import) -> None:
    found = take("uid,text,in_reply\na,One,\nb,Two,a\n", "t.csv")
    assert found.article.id == "a"
    assert [(comment.id, comment.parent) for comment in found.comments] == [("b", "a")]
