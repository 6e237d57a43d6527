"""Loads a dataset as a trainer would and writes down what came of it: types, names, rows.

load.py OUT.json BUILDER FEATURES.json|- SPLIT=FILE...
load.py OUT.json FOLDER
load.py --save TABLE.parquet SPLIT=FILE       reads a Parquet table and writes it anew
"""

import json
import sys

from datasets import Features, load_dataset


def main(out: str, builder: str, *more: str) -> None:
    if out == "--save":
        load_dataset("parquet", data_files=dict(named.split("=", 1) for named in more))["train"].to_parquet(builder)
        return
    options = {}
    if more:
        features, *files = more
        options["data_files"] = dict(named.split("=", 1) for named in files)
        if features != "-":
            with open(features, encoding="utf-8") as file:  # noqa: PTH123 - a script like anybody's
                options["features"] = Features.from_dict(json.load(file)["features"])
    loaded = load_dataset(builder, **options)
    found = {
        split: {"features": each.features.to_dict(), "rows": [dict(row) for row in each]}
        for split, each in loaded.items()
    }
    with open(out, "w", encoding="utf-8") as file:  # noqa: PTH123 - likewise
        json.dump(found, file)


main(*sys.argv[1:])
