"""The corpus NewsMTSC (Hamborg and Donnay, 2021; MIT): targets in sentences of news, and the feeling toward them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from annotator.domain.errors import AnnotatorError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Part = Literal["train", "rw_dev", "mt_dev"]

_FOLDER = "newsmtsc"
_FILES: dict[Part, str] = {"train": "train.jsonl.gz", "rw_dev": "rw_dev.jsonl", "mt_dev": "mt_dev.jsonl"}
_POLARITY = {2: 0, 4: 1, 6: 2}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its targets: each a half-open range of tokens and 0, 1, 2 for negative, neutral, positive."""

    doc: Doc
    targets: tuple[tuple[int, int, int], ...]
    article: str


def sentences(corpora: Path, part: Part, nlp: Language) -> Iterator[Sentence]:
    """Yield a part of the corpus as tokens of ``nlp``.

    Raises:
        AnnotatorError: the corpus is not there.
    """
    path = corpora / _FOLDER / _FILES[part]
    if not path.exists():
        raise AnnotatorError(f"{path} is missing; give the folder that holds the open corpora.")
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            doc = nlp.make_doc(row["sentence_normalized"])
            targets: list[tuple[int, int, int]] = []
            for target in row["targets"]:
                span = doc.char_span(target["from"], target["to"], alignment_mode="expand")
                if span is not None:
                    targets.append((span.start, span.end, _POLARITY[round(target["polarity"])]))
            # An id is made of source, article, paragraph, sentence and mention.
            yield Sentence(doc, tuple(targets), "_".join(row["primary_gid"].split("_")[:-5]) or row["primary_gid"])
