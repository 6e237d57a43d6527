"""Small spaCy pipelines, made on the spot."""

from __future__ import annotations

import json
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

from tests.suggest.packages import register


def rules(*, version: str = "1.2.3") -> Language:
    """Return a pipeline that finds Alder (PER), Port Eldis (LOC, as CoNLL has it) and Marren (an unknown kind)."""
    nlp = spacy.blank("en")
    nlp.meta["version"] = version
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PER", "pattern": "Alder"},
            {"label": "LOC", "pattern": "Port Eldis"},
            {"label": "UNHEARD_OF", "pattern": "Marren"},
        ]
    )
    return nlp


def trained() -> Language:
    """Return a pipeline with scores: spans of the group “entities” and two categories of sentiment."""
    nlp = spacy.blank("en")
    texts = [("Alder is good", "POS"), ("Alder is bad", "NEG")]
    spancat = {
        "spans_key": "entities",
        "threshold": 0.5,
        "suggester": {"@misc": "spacy.ngram_suggester.v1", "sizes": [1]},
    }
    nlp.add_pipe("spancat", config=spancat)
    nlp.add_pipe(
        "textcat",
        config={
            "model": {
                "@architectures": "spacy.TextCatBOW.v3",
                "exclusive_classes": True,
                "ngram_size": 1,
                "no_output_layer": False,
            }
        },
    )
    examples = [
        Example.from_dict(
            nlp.make_doc(text),
            {
                "spans": {"entities": [(0, 5, "PERSON")]},
                "cats": {"POS": float(label == "POS"), "NEG": float(label == "NEG")},
            },
        )
        for text, label in texts
    ]
    fix_random_seed(1)
    nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples)
    return nlp


def packaged(folder: Path, name: str, nlp: Language) -> None:
    """Leave a pipeline in a folder of packages, as pip does with those of spaCy."""
    package = folder / name
    package.mkdir()
    nlp.to_disk(package / "inside")
    meta = json.loads((package / "inside" / "meta.json").read_text(encoding="utf-8"))
    (package / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_path\n"
        "def load(**overrides):\n    return load_model_from_path(Path(__file__).parent / 'inside', **overrides)\n",
        encoding="utf-8",
    )
    register(folder, "spacy_models", name, name, version=nlp.meta["version"])
