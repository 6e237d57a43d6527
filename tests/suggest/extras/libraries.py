"""Packages in the shape of transformers and GLiNER, as their documentation gives it, that find words by a list."""

from __future__ import annotations

from pathlib import Path

TRANSFORMERS = """
import json
import os
import re
from pathlib import Path

SEEN = {}


class _Loaded:
    def __init__(self, name):
        if not Path(name).is_dir():
            raise OSError(f"We couldn't connect to find {name} and it is not the path to a directory\\nsecond line")
        self.told = json.loads((Path(name) / "config.json").read_text())
        self.config = type("Config", (), {"max_position_embeddings": 514, "_commit_hash": None})()
        self.is_fast = self.told.get("fast", True)
        self.model_max_length = self.told.get("most", int(1e30))
        pieces = type("Model", (), {"continuing_subword_prefix": self.told.get("prefix")})()
        self.backend_tokenizer = type("Tokenizer", (), {"model": pieces})()

    @classmethod
    def from_pretrained(cls, name, *, local_files_only):
        assert local_files_only
        assert os.environ["HF_HUB_OFFLINE"] == "1"
        return cls(name)


class AutoTokenizer(_Loaded):
    pass


class AutoModelForTokenClassification(_Loaded):
    pass


def pipeline(task, *, model, tokenizer, aggregation_strategy):
    assert task == "token-classification"
    SEEN["aggregation"] = aggregation_strategy

    class Pipeline:
        def __init__(self):
            self.model, self.tokenizer = model, tokenizer

        def __call__(self, texts, *, stride):
            SEEN["most"], SEEN["stride"] = tokenizer.model_max_length, stride
            assert isinstance(texts, list) and all(texts)
            return [
                [
                    {"entity_group": label, "score": 0.875, "word": word, "start": match.start(), "end": match.end()}
                    for word, label in model.told["words"].items()
                    for match in re.finditer(" ?" + re.escape(word), text)
                ]
                for text in texts
            ]

    return Pipeline()
"""

GLINER = """
import os
import re
from pathlib import Path

ASKED = []


class GLiNER:
    def __init__(self, most):
        self.config = type("Config", (), {"max_len": most})()

    @classmethod
    def from_pretrained(cls, name, *, local_files_only):
        assert local_files_only
        assert os.environ["HF_HUB_OFFLINE"] == "1"
        if not Path(name).is_dir():
            raise FileNotFoundError(f"No config file found in {name}")
        return cls(int((Path(name) / "gliner_config.json").read_text()))

    def predict_entities(self, text, labels, *, flat_ner, threshold):
        ASKED.append((text, tuple(labels), flat_ner, threshold))
        assert len(re.findall(r"\\w+(?:[-_]\\w+)*|\\S", text)) <= self.config.max_len
        return [
            {"start": match.start(), "end": match.end(), "text": match.group(), "label": labels[0], "score": 0.75}
            for match in re.finditer("Bo Li", text)
        ]
"""


def installed(folder: Path) -> Path:
    """Leave both packages in a folder, as pip does, and return it."""
    folder.mkdir()
    for name, source in (("transformers", TRANSFORMERS), ("gliner", GLINER), ("torch", "")):
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    return folder
