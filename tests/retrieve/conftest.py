"""A local HTTP server that misbehaves on demand, and sources that point at it."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest

from tipimpact.common.config import Retrieve
from tipimpact.retrieve.sources import Source

from .answers import Loopback

GOOD = b"<?xml version='1.0'?>\n<Statute>" + b"text " * 2000 + b"</Statute>\n"
OTHER = GOOD.replace(b"text", b"test")
PAGE = b"<!DOCTYPE html>\n<html><body>Please try again later</body></html>\n"
SHA256 = hashlib.sha256(GOOD).hexdigest()


class Server(Loopback):
    """Answers each path as its name says; counts what it was asked."""

    def __init__(self):
        super().__init__(Handler)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        name = self.path.strip("/").split("/")[0].removesuffix(".xml")
        self.server.asked[name] += 1
        self.server.agents.add(self.headers["User-Agent"])
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, name, self.missing)(self.server.asked[name])

    def send(self, body: bytes, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Connection", "close")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def good(self, _: int) -> None:
        self.send(GOOD)

    def truncated(self, _: int) -> None:
        self.send(GOOD[:-500], length=len(GOOD))

    def truncated_once(self, times: int) -> None:
        self.send(GOOD if times > 1 else GOOD[:-500], length=len(GOOD))

    def truncated_unsaid(self, _: int) -> None:
        """No length: only the content can tell."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(GOOD[:-500])

    def wrong_file(self, _: int) -> None:
        self.send(OTHER)

    def html(self, _: int) -> None:
        self.send(PAGE, Content_Type="text/html")

    def empty(self, _: int) -> None:
        self.send(b"")

    def missing(self, _: int) -> None:
        self.send(PAGE, status=404)

    def forbidden(self, _: int) -> None:
        self.send(PAGE, status=403)

    def busy_once(self, times: int) -> None:
        self.send(GOOD) if times > 1 else self.send(PAGE, status=503, Retry_After="0")

    def busy_forever(self, _: int) -> None:
        self.send(PAGE, status=503, Retry_After="86400")

    def busy_oddly(self, times: int) -> None:
        odd = ("soon", "-1", "99999999999999999999999", "Tue, 99 Foo 2026 99:99:99 GMT", "1e9")
        self.send(PAGE, status=503, Retry_After=odd[times % len(odd)])

    def busy_oddly_once(self, times: int) -> None:
        self.send(GOOD) if times > 1 else self.send(PAGE, status=429, Retry_After="in a while")

    def part(self, _: int) -> None:
        self.send(GOOD, status=206, Content_Range=f"bytes 0-{len(GOOD) - 1}/{9 * len(GOOD)}")

    def nothing_new(self, _: int) -> None:
        self.send(b"", status=304)

    def headers_one_by_one(self, _: int) -> None:
        self.send_response(200)
        for i in range(60):
            self.send_header(f"X-{i}", "a")
            self.flush_headers()
            time.sleep(0.05)
        self.send(GOOD)

    def redirect_nowhere(self, _: int) -> None:
        self.send(b"", status=302, Location="https://[oops/good.xml")

    def redirect_in_capitals(self, _: int) -> None:
        self.send(b"", status=302, Location="HTTPS://127.0.0.2/good.xml")

    def stalled(self, _: int) -> None:
        self.send(GOOD[:100], length=len(GOOD))
        time.sleep(1.5)

    def late(self, _: int) -> None:
        time.sleep(6)
        self.send(GOOD)

    def dripping(self, _: int) -> None:
        self.send(b"", length=len(GOOD))
        for i in range(100):
            self.wfile.write(GOOD[i : i + 1])
            time.sleep(0.05)

    def redirect_loop(self, _: int) -> None:
        self.send(b"", status=302, Location="/redirect_loop.xml")

    def redirect(self, _: int) -> None:
        self.send(b"", status=302, Location="/good.xml")

    def redirect_elsewhere(self, _: int) -> None:
        self.send(b"", status=302, Location=f"http://localhost:{self.server.server_port}/good.xml")

    def redirect_inside(self, _: int) -> None:
        self.send(b"", status=302, Location="https://10.0.0.1/good.xml")

    def redirect_to_disk(self, _: int) -> None:
        self.send(b"", status=302, Location="file:///etc/hostname")

    def large(self, _: int) -> None:
        self.send(b"<" + b"x" * 3_000_000)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server().running() as running:
        yield running


@pytest.fixture
def limits() -> Retrieve:
    """Like the defaults, in a hurry."""
    return Retrieve(
        connect_timeout=1, read_timeout=0.3, file_timeout=1, attempts=2, backoff=0, longest_wait=0, pause=0, largest=1
    )


@pytest.fixture
def source() -> Callable[..., Source]:
    """A valid source; arguments replace fields."""

    def make(**fields: object) -> Source:
        words = {"en": "Statute", "fr": "Loi"}
        row = {
            "id": "statute",
            "collection": "statutes",
            "title": words,
            "publisher": words,
            "licence": "ogl",
            "citation": "Statute",
            "language": "en",
            "path": "legislation/statute.xml",
            **fields,
        }
        return Source.model_validate(row)

    return make
