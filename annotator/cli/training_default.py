"""Training the pipeline that ships, from the open corpora."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.words import Parser, folder_for_pipeline, said, say, warn
from annotator.suggest.process import work_on_one_core

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> Parser:
    """Add the command to the parser."""
    train = commands.add_parser(
        "train-default",
        help="train the pipeline that ships",
        description="Train the pipeline that ships from open corpora: names, sentiment toward them and of a text. The "
        "same seed gives the same pipeline.",
    )
    train.add_argument("corpora", metavar="CORPORA", type=said, help="the folder of the open corpora")
    train.add_argument("out", metavar="OUT", type=said, help="the folder to write; it must not hold anything else")
    train.add_argument("--seed", metavar="N", type=int, default=0, help="another seed gives another pipeline (0)")
    train.set_defaults(carry_out=_train)
    return train


def _train(options: argparse.Namespace) -> int:
    out = folder_for_pipeline(options.out)
    # Before numpy is loaded: on several cores it adds in another order, and another pipeline comes of it.
    work_on_one_core()
    from annotator.suggest.training.ship import made, recipe_of  # noqa: PLC0415 - loads numpy and spaCy

    figures = made(Path(options.corpora), out, recipe=recipe_of(options.seed), say=warn)
    say(options, {"pipeline": str(out), **figures}, f"Wrote {out}; what was measured is in {out / 'figures.json'}.")
    return 0
