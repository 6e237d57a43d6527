"""A server on this machine that speaks as an OpenAI-compatible one does, by a script."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Scripted:
    """One answer: ``hangs`` until the server ends, or trickles and never comes to its end."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs: bool = False
    trickles: bool = False


def said(content: str | None, **more: object) -> Scripted:
    """Return an answer of the language model."""
    finish = more.pop("finish_reason", "stop")
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **more}}
    return Scripted(body=json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def found(**parts: object) -> Scripted:
    """Return an answer in the form that is asked for."""
    return said(json.dumps(parts))


def trouble(status: int, message: str = "", **headers: str) -> Scripted:
    body = json.dumps({"error": {"message": message}}).encode() if message else b"<html>"
    return Scripted(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


class AnsweringMachine:
    """``asked`` are the questions that came, with their headers; the last answer of the script is given for ever."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.script: deque[Scripted] = deque()
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.over = threading.Event()
        self.address = f"http://127.0.0.1:{server.server_port}/v1"

    def answers(self, *script: Scripted) -> None:
        self.script = deque(script)

    def texts(self) -> list[str]:
        """Return the texts that were sent."""
        return [json.loads(each["messages"][1]["content"])["text"] for each in self.asked]

    def take(self, path: str, headers: Mapping[str, str], body: bytes) -> Scripted:
        self.paths.append(path)
        self.headers.append({name.lower(): value for name, value in headers.items()})
        self.asked.append(json.loads(body))
        return self.script.popleft() if len(self.script) > 1 else self.script[0]


@contextmanager
def answering_machine() -> Iterator[AnsweringMachine]:
    machine: AnsweringMachine
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            with lock:
                answer = machine.take(self.path, dict(self.headers.items()), body)
            if answer.hangs:
                machine.over.wait()
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", "1000000" if answer.trickles else str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            while answer.trickles and not machine.over.wait(0.05):
                try:
                    self.wfile.write(b" ")
                except OSError:
                    return

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    machine = AnsweringMachine(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield machine
    finally:
        machine.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
