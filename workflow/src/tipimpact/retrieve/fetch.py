"""One file from one place: whole, of the right kind, or refused with a reason.

pooch keeps a download under a draft name until its checksum is right; what is ours is the manner of
asking. One connection at a time per host and a pause between two, also across the jobs of a run; an
honest name; bounded waiting, redirects and size; retries only where another attempt can help.
"""

from __future__ import annotations

import logging
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pooch
import requests
from requests.adapters import HTTPAdapter
from tqdm import tqdm
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, ReadTimeoutError
from urllib3.util import Retry

from tipimpact import __version__
from tipimpact.common.config import Retrieve
from tipimpact.retrieve.content import fault

try:
    import fcntl
except ImportError:  # Windows: jobs that run at the same time may then meet at a host
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger(__name__)
pooch.get_logger().setLevel("ERROR")

AGENT = f"tipimpact/{__version__} (research on law and trafficked persons; one request at a time)"
REDIRECTS = 5
CHUNK = 1 << 16
GONE = (404, 410)
BUSY = (429, 500, 502, 503, 504)  # statuses that another attempt may cure


class Refused(Exception):
    """A file that was not had from one place.

    reason: ``not_found``, ``unreachable``, ``refused``, ``too_large``, ``wrong_content`` or ``wrong_checksum``.
    again: another attempt may help.  silent: the host gives no answers at all.
    """

    def __init__(
        self,
        reason: str,
        words: str,
        again: bool = False,
        silent: bool = False,
        response: BaseHTTPResponse | None = None,
    ):
        super().__init__(words)
        self.reason, self.again, self.silent, self.response = reason, again, silent, response


def fetch(place: str | Path, draft: Path, sha256: str | None, limits: Retrieve, hosts: Path) -> None:
    """Get the file at ``place`` (a Path, or an address) as ``draft``, whose ending says what it must hold.

    sha256: its checksum, if known.  hosts: folder where the jobs of a run keep their turns at a host.
    Raises Refused; nothing is left under ``draft`` then.
    """
    get = _copy if isinstance(place, Path) else Download(draft.name, limits, hosts)

    def inspected(address: str, output: str, _pooch: object) -> None:
        Path(output).unlink()  # pooch has made it readable by its owner only
        get(address, output)
        if wrong := fault(output, draft.name):
            raise Refused("wrong_content", wrong)

    try:
        pooch.retrieve(str(place), sha256 and f"sha256:{sha256}", draft.name, draft.parent, downloader=inspected)
    except ValueError:  # pooch's word for a checksum that differs
        raise Refused("wrong_checksum", "another file than expected came: its checksum differs") from None


def _copy(origin: str, output: str) -> None:
    if not Path(origin).is_file():
        raise Refused("not_found", "no such file")
    shutil.copyfile(origin, output)


class Download:
    """Asks an address for a file, as patiently as ``limits`` says."""

    silent: set[str] = set()  # hosts that gave no answer in this job: they are not asked again

    def __init__(self, name: str, limits: Retrieve, hosts: Path):
        self.name, self.limits, self.hosts = name, limits, hosts

    def __call__(self, address: str, output: str) -> None:
        host = urlsplit(address).netloc.rpartition("@")[2]
        if host in self.silent:
            raise Refused("unreachable", f"{host} gave no answer before and was not asked again")
        retry = Retry(
            total=self.limits.attempts - 1,
            backoff_factor=self.limits.backoff / 2,
            backoff_max=self.limits.longest_wait,
            retry_after_max=int(self.limits.longest_wait),
        )
        while True:
            try:
                with turn(host, self.hosts, self.limits.pause):
                    return self._ask(address, output)
            except Refused as refused:
                retry = self._wait(retry, refused, host)

    def _wait(self, retry: Retry, refused: Refused, host: str) -> Retry:
        """Wait for the next attempt, as long as the server asks for within bounds; none left: raises ``refused``."""
        with suppress(MaxRetryError):
            if refused.again:
                retry = retry.increment("GET", error=refused)
                log.info("%s: %s; trying again", self.name, refused)
                retry.sleep(refused.response)
                return retry
        if refused.silent:
            self.silent.add(host)
        raise refused

    def _ask(self, address: str, output: str) -> None:
        timeout = (self.limits.connect_timeout, self.limits.read_timeout)
        try:
            with _session(address).get(address, stream=True, timeout=timeout) as response:
                status = f"the server answers {response.status_code} {response.reason or ''}".strip()
                if response.status_code in BUSY:
                    raise Refused("unreachable", status, True, response.status_code in (429, 503), response.raw)
                if not response.ok:
                    raise Refused("not_found" if response.status_code in GONE else "refused", status)
                self._save(response.raw, output)
        except requests.TooManyRedirects:
            raise Refused("unreachable", f"redirected more than {REDIRECTS} times") from None
        except requests.exceptions.InvalidSchema:
            raise Refused("refused", "redirected to an address that is not https") from None
        except requests.exceptions.SSLError:
            raise Refused("refused", "its certificate is not valid", silent=True) from None
        except requests.ConnectTimeout:
            words = f"no connection within {self.limits.connect_timeout:g} seconds"
            raise Refused("unreachable", words, again=True, silent=True) from None
        except (requests.Timeout, ReadTimeoutError):
            words = f"the connection stalled: nothing came for {self.limits.read_timeout:g} seconds"
            raise Refused("unreachable", words, again=True, silent=True) from None
        except requests.RequestException as error:
            offline = isinstance(getattr(next(iter(error.args), None), "reason", None), NameResolutionError)
            words = "no such host, or no network" if offline else f"no connection ({type(error).__name__})"
            raise Refused("unreachable", words, again=not offline, silent=True) from None
        except HTTPError:
            raise Refused("wrong_content", "the connection closed before the file was whole", again=True) from None

    def _save(self, body: BaseHTTPResponse, output: str) -> None:
        length = body.headers.get("Content-Length", "")
        total = int(length) if length.isdigit() else None
        until = time.monotonic() + self.limits.file_timeout
        quiet = not sys.stderr.isatty()
        bar = tqdm(total=total, desc=self.name, unit="B", unit_scale=True, leave=False, disable=quiet)
        with open(output, "wb") as file, bar:
            # What has come so far, not a full chunk: a server that drips must still meet the time limit.
            while piece := body.read1(CHUNK, decode_content=True):
                file.write(piece)
                bar.update(len(piece))
                if max(total or 0, file.tell()) > self.limits.largest * 10**6:
                    raise Refused("too_large", f"larger than {self.limits.largest} MB (setting `retrieve.largest`)")
                if time.monotonic() > until:
                    words = f"not whole after {self.limits.file_timeout:g} seconds (setting `retrieve.file_timeout`)"
                    raise Refused("unreachable", words)


def _session(address: str) -> requests.Session:
    parts = urlsplit(address)
    return _session_for(f"http://{parts.netloc}/" if parts.scheme == "http" else "")


@cache
def _session_for(origin: str) -> requests.Session:
    """A session that speaks https to anyone, and plain http to one origin only, wherever it is redirected."""
    session = requests.Session()
    session.headers.update({"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"})
    session.max_redirects = REDIRECTS
    session.adapters.clear()
    session.mount("https://", HTTPAdapter())
    if origin:
        session.mount(origin, HTTPAdapter())
    return session


@contextmanager
def turn(host: str, folder: Path, pause: float) -> Iterator[None]:
    """Hold the one connection to ``host``, no sooner than ``pause`` seconds after the last one ended."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / host.replace(":", "_")
    with open(path, "a") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        if path.stat().st_size:  # somebody was here before; the time stamp says when
            time.sleep(min(pause, max(0.0, pause - (time.time() - path.stat().st_mtime))))
        try:
            yield
        finally:
            path.write_text(f"{host}\n")
