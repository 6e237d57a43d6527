from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from annotator.domain.identifiers import document_id, text_sha256, uuid7

UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def test_uuid7_has_the_form_of_rfc_9562() -> None:
    before = time.time_ns() // 1_000_000
    identifier = uuid7()

    assert UUID7.fullmatch(identifier)
    assert before - 1 <= int(identifier.replace("-", "")[:12], 16) <= time.time_ns() // 1_000_000 + 1


def test_later_identifiers_sort_after_earlier_ones() -> None:
    made = [uuid7() for _ in range(5000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_identifiers_of_several_threads_differ_and_each_thread_sees_order() -> None:
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda _: [uuid7() for _ in range(500)], range(4)))

    assert all(run == sorted(run) for run in runs)
    assert len({identifier for run in runs for identifier in run}) == 2000


def test_a_clock_that_goes_back_keeps_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    first = uuid7()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)

    assert uuid7() > first


def test_a_document_id_depends_on_content_and_position_alone() -> None:
    digest = text_sha256("a page")

    assert document_id(digest, "article") == document_id(digest, "article")
    assert document_id(digest, "article") != document_id(digest, "comment 1")
    assert re.fullmatch("[0-9a-f]{32}", document_id(digest, "article"))


def test_the_hash_is_that_of_utf8() -> None:
    assert text_sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text_sha256("Zürich 🇨🇭") == "262e4b379206e69e3f924b0e50d30f885f43693746398c7781a0cbd33234db68"
