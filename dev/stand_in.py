"""A stand-in for the internet on this machine: a TLS proxy that serves the files of a mirror under their addresses.

Each host gets a certificate of a throw-away authority, so that a program that asks through the proxy
(`HTTPS_PROXY`, `REQUESTS_CA_BUNDLE`) knows nothing of it. Any other address is 404. Faults are given to a share of the
addresses, drawn by seed and address, so that a run can be repeated.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import ssl
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import requests
import trustme

from tipimpact.common.config import file_in_mirror
from tipimpact.retrieve.served import read_served
from tipimpact.retrieve.sources import Source

PAGE = b"<!DOCTYPE html>\n<html><head><title>%s</title></head><body><p>%s</p></body></html>\n"
ELSEWHERE = "/moved-here"  # put before the path of a file that moved
LOGIN = "/login"
PIECES = 4


@dataclass(frozen=True)
class Reply:
    """An answer. length: the one that is promised, if another than the body's.  wait: seconds before each piece.
    stall: seconds of silence after half of the body."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    wait: float = 0
    stall: float = 0


@dataclass(frozen=True)
class Asked:
    """A request for a file that the stand-in holds. times: how often it was asked, this time included."""

    address: str
    body: bytes
    times: int
    patience: float  # seconds that the caller waits for data

    @property
    def path(self) -> str:
        return urlsplit(self.address).path


Fault = Callable[[Asked], Reply]


def not_found(asked: Asked) -> Reply:
    """The publisher moved or deleted the file."""
    return Reply(PAGE % (b"404", b"This page does not exist."), 404)


def html(asked: Asked) -> Reply:
    """An error page with status 200."""
    return Reply(
        PAGE % (b"Error", b"Something went wrong. Please try again later."), headers={"Content-Type": "text/html"}
    )


def login(asked: Asked) -> Reply:
    """The file is behind a form to log in."""
    return Reply(status=302, headers={"Location": f"https://{urlsplit(asked.address).netloc}{LOGIN}"})


def release(asked: Asked) -> Reply:
    """Another release of the same file: other bytes that can be read."""
    return Reply(another_release(asked.body))


def cut(asked: Asked) -> Reply:
    """The connection closes before the end, each time."""
    return Reply(asked.body[: len(asked.body) // 2], length=len(asked.body))


def cut_once(asked: Asked) -> Reply:
    """The connection closes before the end, the first time."""
    return cut(asked) if asked.times == 1 else Reply(asked.body)


def slow(asked: Asked) -> Reply:
    """The file comes in pieces, each sooner than the caller loses patience."""
    return Reply(asked.body, wait=min(0.5, asked.patience / 2))


def stalled(asked: Asked) -> Reply:
    """Half of the file comes, then nothing for longer than the caller waits; the second time all comes."""
    return Reply(asked.body, stall=asked.patience * 1.5) if asked.times == 1 else Reply(asked.body)


def redirect(asked: Asked) -> Reply:
    """The file has another path on the same host."""
    return Reply(status=301, headers={"Location": f"https://{urlsplit(asked.address).netloc}{ELSEWHERE}{asked.path}"})


def rate_limit(asked: Asked) -> Reply:
    """Too many requests: come back in a second."""
    if asked.times == 1:
        return Reply(b"Too many requests\n", 429, {"Retry-After": "1"})
    return Reply(asked.body)


PAGES = "pages"  # an API that pages is the only place for the sources that it has; see ``only_pages``
FAULTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (not_found, html, login, release, cut, cut_once, slow, stalled, redirect, rate_limit)
}


# Faults that no second request mends; of a living source another release is taken.
LASTING = {"not_found", "html", "login", "release", "cut"}


def another_release(body: bytes) -> bytes:
    """Other bytes with the same content where the format lets one add something; else one line more or less."""
    if body.startswith(b"PK\x03\x04"):
        out = io.BytesIO(body)
        with zipfile.ZipFile(out, "a") as archive:
            archive.comment = b"another release"
        return out.getvalue()
    if body.startswith(b"\x1f\x8b"):
        return gzip.compress(_fewer_lines(gzip.decompress(body)), mtime=0)
    if body.startswith(b"%PDF-"):
        return body + b"\n%%EOF\n"
    if body.lstrip(b"\xef\xbb\xbf").lstrip().startswith((b"<", b"{", b"[")):
        return body + b"\n"
    return _fewer_lines(body)


def _fewer_lines(text: bytes) -> bytes:
    lines = text.splitlines(keepends=True)
    return b"".join(lines[:-1]) if len(lines) > 2 else text + b"\n"


def asks_pages(address: str) -> bool:
    """Whether an address asks an API for one page of its items."""
    return {"limit", "page"} <= parse_qs(urlsplit(address).query).keys()


def without_page(address: str) -> str:
    """An address without the number of the page, which names all pages of an answer."""
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "page"]
    return parts._replace(query=urlencode(query)).geturl()


@cache
def items_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a table as the items of an API."""
    if path.suffix == ".json":
        return list(json.loads(path.read_bytes())["items"])
    return [{str(name): value for name, value in row.items()} for row in read_served(path).to_dict("records")]


def page_of(items: Sequence[Mapping[str, Any]], address: str) -> bytes:
    """The page of an answer that ``limit`` and ``page`` of an address ask for."""
    asked = parse_qs(urlsplit(address).query)
    limit, number = int(asked["limit"][0]), int(asked["page"][0])
    answer = {"page": number, "limit": limit, "maxPages": max(1, -(-len(items) // limit)), "total": len(items)}
    return json.dumps({**answer, "items": items[(number - 1) * limit : number * limit]}).encode()


def only_pages(sources: Iterable[Source]) -> dict[str, str]:
    """Faults that leave nothing but the API to sources that have one in pages: their other addresses are gone."""
    paged = [source for source in sources if any(map(asks_pages, source.urls))]
    return {canonical(url): "not_found" for source in paged for url in source.urls if not asks_pages(url)}


def canonical(address: str) -> str:
    """An address as it is sent: quoted, without a fragment."""
    return str(requests.Request("GET", address.partition("#")[0]).prepare().url)


def key(address: str) -> str:
    """What addresses of the same file have in common: all pages of an answer are of one file."""
    return without_page(canonical(address)) if asks_pages(address) else canonical(address)


def default_mirror() -> str:
    """The mirror of the environment, or the folders beside the checkout."""
    beside = [Path(__file__).resolve().parents[2] / "shared" / name for name in ("data", "evidence")]
    return os.environ.get("TIPIMPACT_MIRROR") or os.pathsep.join(str(folder) for folder in beside if folder.is_dir())


def files_by_address(sources: Iterable[Source], mirror: str | Path) -> dict[str, Path]:
    """The file of the mirror that stands for each address of the sources; those without a file are left out."""
    return {
        key(address): file
        for source in sources
        if (file := file_in_mirror(str(mirror), source.mirror)) is not None
        for address in source.urls
    }


def draw_faults(addresses: Iterable[str], names: Sequence[str], share: float, seed: int) -> dict[str, str]:
    """Which addresses get which fault: about ``share`` of them, and of these each fault about as many."""
    drawn = {}
    for address in sorted(addresses):
        draw = random.Random(f"{seed} {address}")
        if names and draw.random() < share:
            drawn[address] = draw.choice(list(names))
    return drawn


def lost(source: Source, faults: Mapping[str, str]) -> bool:
    """Whether no address of a source gives its file in the end, as the retrieval tries them."""
    asked = [faults.get(key(address), "") for address in source.urls]
    lasting = LASTING - {"release"} if source.living else LASTING
    return bool(asked) and all(fault in lasting for fault in asked)


class StandIn(ThreadingHTTPServer):
    """The proxy. Counts requests and bytes by host, and the statuses of its answers."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, files: Mapping[str, Path], faults: Mapping[str, str] | None = None, patience: float = 60):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.faults, self.patience = files, dict(faults or {}), patience
        self.authority = trustme.CA()
        self.contexts: dict[str, ssl.SSLContext] = {}
        self.times: Counter[str] = Counter()  # by address
        self.requests: Counter[str] = Counter()  # by host
        self.bytes: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.unknown: set[str] = set()  # addresses that were asked for and are of no file
        self.lock, self.reading = threading.Lock(), threading.Lock()

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that hangs up is no fault of the stand-in."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def environment(self, folder: Path) -> dict[str, str]:
        """Variables that send a program through the proxy. folder: where the certificate of the authority is put."""
        certificate = folder / "authority.pem"
        self.authority.cert_pem.write_to_path(str(certificate))
        return {"HTTPS_PROXY": self.address, "REQUESTS_CA_BUNDLE": str(certificate)}

    def context(self, host: str) -> ssl.SSLContext:
        """The certificate of a host, made when it is first asked for."""
        with self.lock:
            if host not in self.contexts:
                self.contexts[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                self.authority.issue_cert(host).configure_cert(self.contexts[host])
            return self.contexts[host]

    def reply(self, address: str) -> Reply:
        """The answer to a request, with the fault of its address."""
        parts = urlsplit(address)
        if parts.path == LOGIN:
            return Reply(PAGE % (b"Log in", b"Please log in to continue."), headers={"Content-Type": "text/html"})
        moved = parts.path.startswith(ELSEWHERE)
        known = address.replace(ELSEWHERE, "", 1) if moved else address
        path = self.files.get(key(known))
        with self.lock:
            self.times[address] += 1
            if path is None:
                self.unknown.add(address)
        if path is None:
            return Reply(PAGE % (b"404", b"Not here."), 404)
        if asks_pages(known):
            with self.reading:
                return Reply(page_of(items_of(path), known))
        body = path.read_bytes()
        fault = None if moved else self.faults.get(known)
        return FAULTS[fault](Asked(known, body, self.times[address], self.patience)) if fault else Reply(body)


class Handler(BaseHTTPRequestHandler):
    """CONNECT to a host, then TLS with its certificate, then requests as to the host itself."""

    protocol_version = "HTTP/1.1"
    server: StandIn
    host = ""

    def do_CONNECT(self) -> None:
        """Become the host that is asked for."""
        self.host = self.path.removesuffix(":443")
        self.send_response(200, "Connection established")
        self.end_headers()
        name = self.host.rpartition(":")[0] or self.host
        self.connection = self.server.context(name).wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def do_HEAD(self) -> None:
        """Only whether the host answers."""
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        """The file of the address, or its fault."""
        reply = self.server.reply(f"https://{self.host}{self.path}")
        with self.server.lock:
            self.server.requests[self.host] += 1
            self.server.bytes[self.host] += len(reply.body)
            self.server.statuses[reply.status] += 1
        with suppress(OSError):
            self.send(reply)
        if reply.length is not None or reply.stall:
            self.close_connection = True

    def send(self, reply: Reply) -> None:
        """Write an answer, as slowly as it asks."""
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        self.end_headers()
        if not (reply.wait or reply.stall):
            self.wfile.write(reply.body)
            return
        size = -(-len(reply.body) // PIECES) or 1
        for number in range(PIECES):
            time.sleep(reply.wait)
            if reply.stall and number == PIECES // 2:
                time.sleep(reply.stall)
                return
            self.wfile.write(reply.body[number * size : (number + 1) * size])

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the counts say enough."""


@contextmanager
def running(server: StandIn) -> Iterator[StandIn]:
    """Serve in a thread for as long as the block lasts."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
