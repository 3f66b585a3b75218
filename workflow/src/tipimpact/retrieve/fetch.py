"""Downloads one file from one place, or refuses it with a reason.

pooch keeps a download under a draft name until its checksum is right. This module decides how to
ask: one connection at a time per host and a pause between two, across all jobs of a run; an honest
user agent; limits on time, redirects and size; retries, with the waits of ``urllib3.util.Retry``,
only where another attempt can help. The retries are not given to the HTTP adapter, because it would
neither keep the pause nor repeat a download that breaks off half way.
"""

from __future__ import annotations

import ipaddress
import logging
import re
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.parse import urljoin, urlsplit

import pooch
import requests
from filelock import FileLock
from requests.adapters import HTTPAdapter
from tqdm import tqdm
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, ReadTimeoutError
from urllib3.util import Retry

from tipimpact import __version__
from tipimpact.common.config import Retrieve
from tipimpact.retrieve.content import fault
from tipimpact.retrieve.sources import LOOPBACK

log = logging.getLogger(__name__)
pooch.get_logger().setLevel("ERROR")

AGENT = f"tipimpact/{__version__} (research on law and trafficked persons; one request at a time)"
REDIRECTS = 5
CHUNK = 1 << 16
NO_SUCH_FILE = (404, 410)
SILENT, ANSWERED = "silent", "answered"  # what jobs note of a host for each other
REMEMBERED = 300  # seconds for which a host that did not answer is not asked again
WHOLE_FILE, PART_OF_FILE = 200, 206
# Networks whose addresses carry an IPv4 address in their last 32 bits (RFC 6052 and 8215).
NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
BUSY = (429, 500, 502, 503, 504)  # statuses after which another attempt can succeed


class Refused(Exception):
    """A file that one place did not give, or that was not accepted.

    reason: ``not_found``, ``unreachable``, ``refused``, ``too_large``, ``wrong_content`` or ``wrong_checksum``.
    again: another attempt can succeed.  silent: the host does not answer, so it is not asked again for a while.
    response: the answer of the server, which may say how long to wait.
    """

    def __init__(
        self,
        reason: str,
        message: str,
        again: bool = False,
        silent: bool = False,
        response: BaseHTTPResponse | None = None,
    ):
        super().__init__(message)
        self.reason, self.again, self.silent, self.response = reason, again, silent, response


def fetch(
    place: str | Path, draft: Path, sha256: str | None, limits: Retrieve, hosts: Path, formats: Sequence[str] = ()
) -> None:
    """Get the file at ``place`` (a Path, or an address) as ``draft``, whose extension says what it must contain.

    sha256: its checksum, if known.  hosts: folder with the lock and the silence of each host, for all jobs.
    formats: extensions of further kinds of content that are accepted.
    Raises Refused, and then leaves nothing under ``draft``.
    """
    get = _copy if isinstance(place, Path) else Download(draft.name, limits, hosts)

    def inspected(address: str, output: str, _pooch: object) -> None:
        Path(output).unlink()  # pooch made it readable by its owner only
        get(address, output)
        if wrong := fault(output, draft.name, formats):
            raise Refused("wrong_content", wrong)

    try:
        pooch.retrieve(str(place), sha256 and f"sha256:{sha256}", draft.name, draft.parent, downloader=inspected)
    except ValueError:  # pooch raises it for a wrong checksum
        raise Refused("wrong_checksum", "its checksum differs from the expected one") from None


def _copy(origin: str, output: str) -> None:
    if not Path(origin).is_file():
        raise Refused("not_found", "no such file")
    shutil.copyfile(origin, output)


class Download:
    """Downloads from an address within the limits of the settings."""

    def __init__(self, name: str, limits: Retrieve, hosts: Path):
        self.name, self.limits, self.hosts = name, limits, hosts

    def __call__(self, address: str, output: str) -> None:
        host = host_of(address)
        if self.limits.offline:
            raise Refused("unreachable", "no publisher is asked (setting `retrieve.offline`)")
        self._refuse_silent(host)
        retry = Retry(
            total=self.limits.attempts - 1,
            backoff_factor=self.limits.backoff / 2,
            backoff_max=self.limits.longest_wait,
            retry_after_max=int(self.limits.longest_wait),
        )
        while True:
            try:
                with turn(host, self.hosts, self.limits.pause):
                    self._refuse_silent(host)  # another job noted it while this one waited
                    self._ask(address, output)
                    return note([host], self.hosts, ANSWERED)
            except Refused as refused:
                retry = self._wait(retry, refused, host)

    def _refuse_silent(self, host: str) -> None:
        if noted(host, self.hosts, SILENT):
            raise Refused("unreachable", f"{host} did not answer before, so it was not asked again")

    def _wait(self, retry: Retry, refused: Refused, host: str) -> Retry:
        """Wait as long as the server asks, within bounds. Raises ``refused`` if no attempt is left."""
        with suppress(MaxRetryError):
            if refused.again:
                retry = retry.increment("GET", error=refused)
                log.info("%s: %s; trying again", self.name, refused)
                try:
                    retry.sleep(refused.response)
                except (HTTPError, ValueError, OverflowError):  # the server asks for a time that is none
                    retry.sleep()
                return retry
        # One file that stalls does not silence a host that sends others; a host that says so itself is left alone.
        if refused.silent and (refused.response is not None or not noted(host, self.hosts, ANSWERED)):
            note([host], self.hosts, SILENT)
        raise refused

    def _ask(self, address: str, output: str) -> None:
        timeout = (self.limits.connect_timeout, self.limits.read_timeout)
        until = time.monotonic() + self.limits.file_timeout
        try:
            with self._answer_before(
                until, lambda: _session(address).get(address, stream=True, timeout=timeout)
            ) as response:
                status = f"the server answered {response.status_code} {response.reason or ''}".strip()
                if response.status_code in BUSY:
                    raise Refused("unreachable", status, True, response.status_code in (429, 503), response.raw)
                if response.status_code == PART_OF_FILE:
                    raise Refused("wrong_content", "the server sent a part of the file, which was not asked for")
                if response.status_code != WHOLE_FILE:
                    raise Refused("not_found" if response.status_code in NO_SUCH_FILE else "refused", status)
                self._save(response.raw, output, until)
        except requests.TooManyRedirects:
            raise Refused("unreachable", f"redirected more than {REDIRECTS} times") from None
        except requests.exceptions.InvalidSchema:
            raise Refused("refused", "redirected to an address that is not https") from None
        except requests.exceptions.SSLError:
            raise Refused("refused", "its certificate is not valid", silent=True) from None
        except requests.ConnectTimeout:
            message = f"no connection within {self.limits.connect_timeout:g} seconds"
            raise Refused("unreachable", message, again=True, silent=True) from None
        except (requests.Timeout, ReadTimeoutError):
            message = f"the connection stalled: no data for {self.limits.read_timeout:g} seconds"
            raise Refused("unreachable", message, again=True, silent=True) from None
        except requests.RequestException as error:
            offline = isinstance(getattr(next(iter(error.args), None), "reason", None), NameResolutionError)
            message = "no such host, or no network" if offline else f"no connection ({type(error).__name__})"
            raise Refused("unreachable", message, again=not offline, silent=True) from None
        except HTTPError:
            raise Refused("wrong_content", "the connection closed before the end of the file", again=True) from None
        except ValueError as error:  # an address or header that no library can parse
            raise Refused(
                "refused", f"the answer of the server cannot be understood ({type(error).__name__})"
            ) from None

    def _answer_before(self, until: float, ask: Callable[[], requests.Response]) -> requests.Response:
        """The answer with its headers. A server may send them one by one, each within the time of a single read.

        The thread that still reads them is left behind: it ends with its connection or with the process.
        """
        answers: Queue[requests.Response | Exception] = Queue()

        def wait() -> None:
            try:
                answers.put(ask())
            except Exception as error:
                answers.put(error)

        Thread(target=wait, daemon=True).start()
        try:
            answer = answers.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            raise self._too_slow() from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _too_slow(self) -> Refused:
        seconds = f"{self.limits.file_timeout:g} seconds"
        return Refused("unreachable", f"not complete after {seconds} (setting `retrieve.file_timeout`)")

    def _save(self, body: BaseHTTPResponse, output: str, until: float) -> None:
        length = body.headers.get("Content-Length", "")
        total = int(length) if re.fullmatch(r"[0-9]{1,15}", length) else None
        quiet = not sys.stderr.isatty()
        bar = tqdm(total=total, desc=self.name, unit="B", unit_scale=True, leave=False, disable=quiet)
        with open(output, "wb") as file, bar:
            # Read what has arrived, not a full chunk, so that the time limit also stops a server that drips.
            while piece := body.read1(CHUNK, decode_content=True):
                file.write(piece)
                bar.update(len(piece))
                if max(total or 0, file.tell()) > self.limits.largest * 10**6:
                    raise Refused("too_large", f"larger than {self.limits.largest} MB (setting `retrieve.largest`)")
                if time.monotonic() > until:
                    raise self._too_slow()


def _session(address: str) -> requests.Session:
    parts = urlsplit(address)
    return _session_for(f"http://{parts.netloc}/" if parts.scheme == "http" else "")


class _Session(requests.Session):
    """Follows no redirect into a private network."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        if target := super().get_redirect_target(resp):
            refuse_private(urljoin(resp.url, target), resp.url)
        return target


def refuse_private(address: str, asked: str) -> None:
    """Raise Refused when a server names an address of another host that is not on the public internet.

    asked: the address that was asked. A name that cannot be looked up here (offline, known to a proxy only) passes.
    """
    parts = urlsplit(address)
    host = parts.hostname
    if parts.scheme != "https" or not host or host == urlsplit(asked).hostname:
        return  # other schemes have no adapter
    with suppress(OSError, UnicodeError):
        numbers = {str(entry[4][0]).partition("%")[0] for entry in socket.getaddrinfo(host, None)}
        if not all(is_public(number) for number in numbers):
            raise Refused("refused", f"{host_of(asked)} names an address in a private network ({host})")


def is_public(number: str) -> bool:
    """Whether an address is on the public internet, and so is the IPv4 address that an IPv6 address may carry."""
    address = ipaddress.ip_address(number)
    carried: list[ipaddress.IPv4Address | None] = []
    if isinstance(address, ipaddress.IPv6Address):
        carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(address in network for network in NAT64):
            carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    inner: list[ipaddress.IPv4Address | ipaddress.IPv6Address] = [one for one in carried if one is not None]
    return all(one.is_global and not one.is_multicast for one in inner or [address])


@cache
def _session_for(origin: str) -> requests.Session:
    """A session that allows https anywhere but plain http to one origin only, also after redirects."""
    session = _Session()
    session.headers.update({"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"})
    session.max_redirects = REDIRECTS
    session.adapters.clear()
    session.mount("https://", HTTPAdapter())
    if origin:
        session.mount(origin, HTTPAdapter())
    return session


def host_of(address: str) -> str:
    """The host of an address with its port, without name and password."""
    return urlsplit(address).netloc.rpartition("@")[2]


def _named(host: str) -> str:
    return host.replace(":", "_")


def noted(host: str, folder: Path, what: str) -> bool:
    """Whether a job noted this of a host less than ``REMEMBERED`` seconds ago, in this run or another."""
    mark = folder / f"{_named(host)}.{what}"
    return mark.exists() and time.time() - mark.stat().st_mtime < REMEMBERED


def note(hosts: Iterable[str], folder: Path, what: str) -> None:
    """Note for all jobs that these hosts are ``SILENT`` or ``ANSWERED``."""
    folder.mkdir(parents=True, exist_ok=True)
    for host in hosts:
        (folder / f"{_named(host)}.{what}").touch()


def forget_silence(folder: Path) -> None:
    """A new run asks every host again."""
    for mark in folder.glob(f"*.{SILENT}"):
        mark.unlink(missing_ok=True)


def any_answers(hosts: Iterable[str], seconds: float) -> bool:
    """Whether one of these hosts answers within ``seconds``, with whatever status. All are asked at once."""
    asked = sorted(set(hosts))
    answers: Queue[bool] = Queue()

    def ask(host: str) -> None:
        scheme = "http" if host.rpartition(":")[0] in LOOPBACK else "https"
        with suppress(requests.RequestException):
            _session(f"{scheme}://{host}/").head(f"{scheme}://{host}/", timeout=seconds, allow_redirects=False)
            answers.put(True)
            return
        answers.put(False)

    for host in asked:
        Thread(target=ask, args=(host,), daemon=True).start()  # looking up a name cannot be interrupted
    until = time.monotonic() + seconds
    with suppress(Empty):
        return any(answers.get(timeout=max(0.0, until - time.monotonic())) for _ in asked)
    return False


@contextmanager
def turn(host: str, folder: Path, pause: float) -> Iterator[None]:
    """Hold the only connection to ``host``, at least ``pause`` seconds after the last one ended."""
    folder.mkdir(parents=True, exist_ok=True)
    last = folder / _named(host)  # its date says when the last connection ended
    with FileLock(f"{last}.lock"):
        if last.exists():
            time.sleep(min(pause, max(0.0, pause - (time.time() - last.stat().st_mtime))))
        try:
            yield
        finally:
            last.write_text(f"{host}\n")
