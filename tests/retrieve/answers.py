"""Local servers for tests: their common part, and one that gives set answers by path and query."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


class Loopback(ThreadingHTTPServer):
    """A server at a free port of this machine."""

    daemon_threads = True

    def __init__(self, handler: type[BaseHTTPRequestHandler]):
        super().__init__(("127.0.0.1", 0), handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Answer until the block ends."""
        with self:
            threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
            yield self
            self.shutdown()


class Publisher(Loopback):
    """answers: body by path with query; what is not there is 404.  headers: further headers by path with query."""

    def __init__(self):
        super().__init__(Handler)
        self.answers: dict[str, bytes] = {}
        self.headers: dict[str, Mapping[str, str]] = {}
        self.asked: list[str] = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Publisher

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        body = self.server.answers.get(self.path)
        self.send_response(404 if body is None else 200)
        for name, value in self.server.headers.get(self.path, {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        pass
