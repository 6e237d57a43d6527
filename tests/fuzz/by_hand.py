"""Fuzzing a reader by coverage, by hand: ``python tests/fuzz/by_hand.py READER [options of libFuzzer]``.

It needs Atheris (Apache-2.0), which is no requirement of the program: ``pip install atheris`` beside it. A run ends
with the first file that breaks a reader, which libFuzzer leaves as ``crash-…``; ``-max_total_time=600`` ends it after
ten minutes without one. For brat a line of ``%`` parts the text from its annotations.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris  # type: ignore[import-untyped]  # no requirement of the program

with atheris.instrument_imports(include=["annotator.formats"]):
    from annotator.formats.recognition import READERS

from tests.formats.seeds import SEEDS
from tests.formats.test_interchange import check_soundness

_PARTED = b"\n%\n"
_NAMES = {"prodigy": "a.jsonl", "doccano": "a.jsonl", "label-studio": "a.json", "brat": "a.txt", "spacy": "a.spacy"}


def main(arguments: list[str]) -> None:
    """Fuzz the reader that the first argument names until something breaks it."""
    name = arguments[1]
    with TemporaryDirectory() as folder:
        path = Path(folder, _NAMES.get(name, "a"))
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for seed in SEEDS.get(name, ()):
            parts = (seed.text, seed.beside) if seed.beside else (seed.text,)
            (corpus / seed.name).write_bytes(_PARTED.join(parts))

        def try_one(content: bytes) -> None:
            text, _parted, beside = content.partition(_PARTED)
            if name == "brat":
                path.with_suffix(".ann").write_bytes(beside)
                path.write_bytes(text)
            else:
                path.write_bytes(content)
            check_soundness(READERS[name], path)

        atheris.Setup([arguments[0], *arguments[2:], str(corpus)], try_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
