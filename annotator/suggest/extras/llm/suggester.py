"""Suggestions by a language model behind an OpenAI-compatible address. Off unless asked for; says what it sends."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from annotator.domain.document import Kind
from annotator.domain.errors import AnnotatorError, SuggesterError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.suggest.extras.llm.chat import Chat, Unreachable, checked_address, key_for
from annotator.suggest.extras.llm.prompting import MOST_CHARACTERS, instructions, question
from annotator.suggest.extras.llm.replies import proposals
from annotator.suggest.suggester import Asked, LeftOut, Need, Proposal, Settings

_AT_ONCE = 4
_TIMEOUT = 120.0  # seconds
_GIVEN_UP = 30.0  # seconds in which nobody is asked again, once nobody was there
_KINDS: tuple[Kind, ...] = ("article", "comment")


class LanguageModel:
    """Asks ``settings["model"]`` at ``settings["address"]`` about each text, by the schema and its guidelines.

    ``settings["timeout"]`` is in seconds, of one answer; ``settings["at_once"]`` how many questions are under way at a
    time (1 to 16). The key is that of the environment or of the keyring, never of the project. Whoever calls has asked
    a person first: ``Suggesting.suggest`` sends nothing to an address that nobody agreed to.
    """

    title = "A language model at an address of yours"
    version = ""
    needs: frozenset[Need] = frozenset({"article", "answered", "targets"})
    named_by = "model"
    sends = Sentence(
        "Sends the texts of the project, with the beginning of the article and of what each answers, your schema and "
        "its guidelines to the address that you type."
    )

    def __init__(self, schema: Schema, settings: Settings) -> None:
        address, model = checked_address(settings.get("address")), settings.get("model")
        if not isinstance(model, str) or not model:
            raise SuggesterError("Say which language model to ask at {address}.", address=address)
        self._schema = schema
        self._chat = Chat(
            address, model, key=key_for(address), timeout=_number(settings, "timeout", _TIMEOUT, least=1, most=3600)
        )
        self._at_once = int(_number(settings, "at_once", _AT_ONCE, least=1, most=16))
        self._instructions: Mapping[Kind, str] = {kind: instructions(schema, kind) for kind in _KINDS}
        digest = hashlib.sha256("\n".join(self._instructions.values()).encode(errors="surrogatepass")).hexdigest()
        # Other guidelines may have other answers; other forms of the same questions, too.
        self.version = f"{model}+{digest[:8]}"
        self._lock = threading.Lock()
        self._gone: tuple[float, AnnotatorError] | None = None

    @classmethod
    def missing(cls, settings: Settings) -> Sentence | None:
        """Return what a project's own lacks; what it needs is installed with the program."""
        if settings and not settings.get("address"):
            return Sentence("Say at which address the language model is asked.")
        return None

    @classmethod
    def layers(cls, schema: Schema, settings: Settings) -> tuple[str, ...]:  # noqa: ARG003 - it can be asked anything
        """Return all layers that are asked, and the attributes of spans."""
        return tuple(
            name
            for layer in schema.layers
            if not layer.retired
            for name in (layer.name, *(f"{layer.name}.{each.name}" for each in layer.attributes if each.offered))
        )

    def suggest(self, asked: Sequence[Asked]) -> list[Sequence[Proposal] | AnnotatorError]:
        """Return what is answered about each text, some at a time; one that fails costs no other."""
        with ThreadPoolExecutor(min(self._at_once, len(asked)), thread_name_prefix="llm") as pool:
            return list(pool.map(self._answer, asked))

    def _answer(self, asked: Asked) -> Sequence[Proposal] | AnnotatorError:
        text = asked.document.text
        if not text or text.isspace():
            return []
        with self._lock:
            gone = self._gone
        if gone is not None and time.monotonic() < gone[0]:
            return gone[1]
        messages = (
            {"role": "system", "content": self._instructions[asked.document.kind]},
            {"role": "user", "content": question(asked)},
        )
        try:
            found = proposals(self._chat.ask(messages), asked, self._schema)
        except Unreachable as error:
            with self._lock:
                self._gone = (time.monotonic() + _GIVEN_UP, error)
            return error
        except SuggesterError as error:
            return error
        if len(text) > MOST_CHARACTERS:
            beyond = Sentence("only the first {most} characters were sent.", most=f"{MOST_CHARACTERS:,}")
            found.append(LeftOut(beyond))
        return found


def _number(settings: Settings, name: str, otherwise: float, *, least: float, most: float) -> float:
    value = settings.get(name, otherwise)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise SuggesterError(
            "“{name}” of a language model is a number from {least} to {most}.", name=name, least=least, most=most
        )
    return float(value)
