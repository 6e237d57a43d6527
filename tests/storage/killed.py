"""A process that labels without end and says what is saved, for others to kill it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from annotator.domain import gestures
from annotator.domain.gestures import Edits
from annotator.project import Project
from annotator.session import EditSession

Prepare = Callable[[Project], None]


def write_until_killed(path: Path, seed: int, says: Connection, prepare: Prepare | None) -> None:
    """Do random acts; after each that is saved, send what the sets of the thread hold then."""
    chance = random.Random(seed)
    project = Project.open(path, annotator="ann")
    if prepare is not None:
        prepare(project)
    session = project.session("a")
    says.send(None)
    while True:
        edits = _some_act(chance, session)
        if not edits:
            continue
        session.do(edits).saved.result()
        says.send({name: (each.spans, each.choices, each.flag) for name, each in session.sets.items()})


def _some_act(chance: random.Random, session: EditSession) -> Edits:
    own = session.sets[chance.choice(("a", "a1", "a2"))]
    text = session.thread.document(own.document).text
    match chance.randrange(5):
        case 0 if own.spans:
            return gestures.remove(own, chance.choice(own.spans))
        case 1:
            return gestures.choose(own, session.schema.layer("sentiment"), chance.choice(("positive", "negative")))
        case 2:
            return gestures.flag(own, f"{os.getpid()}-{chance.random()}")
        case _:
            start = chance.choice([at for at in range(len(text) - 1) if not text[at].isspace()])
            return gestures.label_span(own, "entities", start, start + 2, chance.choice(("PERSON", "ORG", "GPE")))
