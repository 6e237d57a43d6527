"""One question to an OpenAI-compatible address and its answer; all that can go wrong is a sentence."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3 import exceptions

from annotator.domain.errors import SuggesterError

KEY_VARIABLE = "ANNOTATOR_API_KEY"
_SERVICE = "annotator"  # under which the keyring keeps keys, by address
_CONNECT = 10.0  # seconds
_LONGEST_PAUSE = 60.0  # seconds
_TRIES = 5
_MOST_BYTES = 4_000_000  # of an answer
_AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})

Message = Mapping[str, str]


class Unreachable(SuggesterError):
    """Nobody answers there, or nobody lets us in: asking about another text would be in vain."""


def checked_address(address: object) -> str:
    """Return an address without the slash at its end.

    Raises:
        SuggesterError: it is no web address.
    """
    if not isinstance(address, str) or not address:
        raise SuggesterError("Say which language model to ask, and where: llm:NAME@https://host/v1")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise SuggesterError(
            "“{address}” is no address of the form https://host/v1, where a language model is asked.", address=address
        )
    return address.rstrip("/")


def key_for(address: str) -> str | None:
    """Return the key for an address: of the environment, else of the system's keyring; None where there is none.

    Raises:
        SuggesterError: the keyring is there and does not open.
    """
    key = os.environ.get(KEY_VARIABLE)
    if key:
        return key
    try:
        keyring = import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_password(_SERVICE, address)
    except Exception as error:
        # A machine without a keyring has no key in it, either.
        if type(error).__name__ == "NoKeyringError":
            return None
        raise SuggesterError(
            "The keyring does not give the key for {address} ({reason}).", address=address, reason=type(error).__name__
        ) from error
    return str(found) if found else None


class Chat:
    """Asks one language model; may be used by several threads at once.

    ``timeout`` is in seconds, of a whole answer. ``pause`` waits so many seconds. The answer's form is asked for as
    JSON, at temperature 0, as far as the address takes such wishes.
    """

    def __init__(
        self,
        address: str,
        model: str,
        *,
        key: str | None = None,
        timeout: float = 120.0,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._address = address
        self._model = model
        self._timeout = timeout
        self._pause = pause
        self._headers = {"content-type": "application/json", "accept": "application/json", "user-agent": "annotator"}
        if key is not None:
            self._headers["authorization"] = f"Bearer {key}"
        self._wishes: Mapping[str, object] = {"temperature": 0, "response_format": {"type": "json_object"}}
        self._pool = _pool(address)

    def ask(self, messages: Sequence[Message]) -> str:
        """Return what is answered.

        Raises:
            Unreachable: nobody is there, the key is not taken, or there is no such model.
            SuggesterError: no answer in time, too many questions, a refusal, or something else than an answer.
        """
        for number in range(_TRIES):
            wishes = self._wishes
            status, headers, body = self._post(messages, wishes)
            if status == 200:
                return _said(body)
            if status in (400, 422) and wishes and number < _TRIES - 1:
                # Not every address takes them, and few say which they do not.
                self._wishes = {}
                continue
            if status not in _AGAIN or number == _TRIES - 1:
                raise self._refused(status, body)
            self._pause(_pause_of(headers, number))
        raise AssertionError("the last try answers or raises")

    def _post(self, messages: Sequence[Message], wishes: Mapping[str, object]) -> tuple[int, Mapping[str, str], bytes]:
        question = {"model": self._model, "messages": list(messages), **wishes}
        ends = time.monotonic() + self._timeout
        try:
            # No redirection is followed: texts go to the address that was agreed to, and nowhere else.
            response = self._pool.request(
                "POST",
                f"{self._address}/chat/completions",
                body=json.dumps(question).encode(),
                headers=self._headers,
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=urllib3.Timeout(connect=min(_CONNECT, self._timeout), read=self._timeout),
            )
            return response.status, dict(response.headers.items()), self._read(response, ends)
        except (exceptions.NewConnectionError, exceptions.ConnectTimeoutError) as error:
            raise Unreachable(
                "Nobody answers at {address} ({reason}); is the address right, and the server started?",
                address=self._address,
                reason=type(error).__name__,
            ) from error
        except exceptions.TimeoutError as error:
            raise self._too_late() from error
        except exceptions.HTTPError as error:
            raise SuggesterError(
                "The connection to {address} broke ({reason}).", address=self._address, reason=type(error).__name__
            ) from error

    def _read(self, response: urllib3.BaseHTTPResponse, ends: float) -> bytes:
        read = bytearray()
        while part := response.read1(65536):
            read += part
            if time.monotonic() > ends:
                response.close()
                raise self._too_late()
            if len(read) > _MOST_BYTES:
                response.close()
                raise SuggesterError("{address} answers without end.", address=self._address)
        return bytes(read)

    def _too_late(self) -> SuggesterError:
        return SuggesterError(
            "{address} gave no answer within {seconds} seconds.", address=self._address, seconds=f"{self._timeout:g}"
        )

    def _refused(self, status: int, body: bytes) -> SuggesterError:
        reason = _reason(body)
        if status in (401, 403):
            return Unreachable(
                "{address} does not take the key ({status}{reason}); put it into the environment as {variable}, or "
                "into the keyring with: keyring set annotator {address}",
                address=self._address,
                status=status,
                reason=reason,
                variable=KEY_VARIABLE,
            )
        if status == 404:
            return Unreachable(
                "{address} knows no model “{model}”, or is no such address ({status}{reason}).",
                address=self._address,
                model=self._model,
                status=status,
                reason=reason,
            )
        if status == 429:
            return SuggesterError(
                "{address} takes no more questions for now ({status}{reason}).",
                address=self._address,
                status=status,
                reason=reason,
            )
        return SuggesterError(
            "{address} answered with an error ({status}{reason}).", address=self._address, status=status, reason=reason
        )


def _pool(address: str) -> urllib3.PoolManager:
    """Return what holds the connections: through the system's proxy where there is one for that host."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    proxy = getproxies().get(parts.scheme)
    if proxy and host not in _LOCAL and not proxy_bypass(host):
        return urllib3.ProxyManager(proxy, maxsize=8)
    return urllib3.PoolManager(maxsize=8)


def _pause_of(headers: Mapping[str, str], number: int) -> float:
    """Return how many seconds to wait: as long as the server says, else twice as long each time, and a bit."""
    told = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    try:
        wanted = float(told)
    except ValueError:
        wanted = 2.0**number * (1 + random.random() / 4)  # noqa: S311 - so that threads do not all come back at once
    return min(max(wanted, 0.0), _LONGEST_PAUSE)


def _said(body: bytes) -> str:
    """Return the text of an answer; raise ``SuggesterError`` where there is none."""
    try:
        choice: Any = json.loads(body)["choices"][0]
        message = choice["message"]
        content, refusal = message.get("content"), message.get("refusal")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise SuggesterError("What came back is no answer of a language model.") from error
    if refusal:
        raise SuggesterError("The language model refuses: {refusal}", refusal=_short(str(refusal)))
    if choice.get("finish_reason") == "content_filter":
        raise SuggesterError("The address refuses this text (its content filter).")
    if choice.get("finish_reason") == "length":
        raise SuggesterError("The answer was cut off, since it grew too long.")
    if not isinstance(content, str) or not content.strip():
        raise SuggesterError("The language model answered nothing.")
    return content


def _reason(body: bytes) -> str:
    """Return what the server says of an error, short, behind a colon; "" where it says nothing in words."""
    try:
        error: Any = json.loads(body)["error"]
        said = error["message"] if isinstance(error, dict) else error
    except (ValueError, KeyError, TypeError):
        return ""
    return f": {_short(said)}" if isinstance(said, str) and said else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 160 else text[:159] + "…"
