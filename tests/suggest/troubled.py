"""A suggester that does what the text tells it to, for tests of what becomes of that."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.domain.schema import Schema
from annotator.suggest.suggester import Asked, Proposal, ProposedChoice, ProposedSpan


class Troubled:
    title = "Troubled"
    version = "1"
    needs: frozenset[Any] = frozenset()

    def __init__(self, schema: Schema, settings: Mapping[str, Any]) -> None:
        if settings.get("broken"):
            raise RuntimeError("no screws left")
        print("ready for trouble", flush=True)
        log = settings.get("log")
        self._log = None if log is None else Path(log)

    @classmethod
    def layers(cls, schema: Schema, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return ("entities", "sentiment")

    def suggest(self, asked: Sequence[Asked]) -> list[list[Proposal]]:
        if self._log is not None:
            with self._log.open("a", encoding="utf-8") as log:
                log.write(" ".join([str(os.getpid()), *(each.document.id for each in asked)]) + "\n")
        return [self._proposed(each) for each in asked]

    def _proposed(self, asked: Asked) -> list[Proposal]:
        text = asked.document.text
        if text.startswith("die"):
            os._exit(9)
        if text.startswith("raise"):
            raise ValueError("spilled")
        if text.startswith("stray"):
            return [ProposedSpan("entities", 0, 900, "ORG"), ProposedSpan("entities", 0, 5, "NOBODY")]
        if text.startswith("sure"):
            return [ProposedSpan("entities", 0, 4, "ORG", 1.5)]
        if text.startswith("undeclared"):
            return [ProposedChoice("mood", "good")]
        if text.startswith("nothing"):
            return []
        return [ProposedSpan("entities", 0, 4, "ORG", 0.5, "score"), ProposedChoice("sentiment", "positive")]
