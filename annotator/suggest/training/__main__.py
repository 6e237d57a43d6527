"""``python -m annotator.suggest.training CORPORA OUT``: train the names part of the pipeline that ships."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.suggest.training.ship import made, recipe_of


def main() -> int:
    """Train, and return the exit code: 1 where a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m annotator.suggest.training", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the open corpora")
    parser.add_argument("out", type=Path, help="the folder to write the pipeline into")
    parser.add_argument("--seed", type=int, default=0, help="another seed gives another pipeline (0)")
    asked = parser.parse_args()
    try:
        made(asked.corpora, asked.out, recipe=recipe_of(asked.seed), say=_say)
    except AnnotatorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
