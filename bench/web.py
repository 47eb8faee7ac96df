"""Pages and saves behind the server that the README recommends for production: gunicorn.

    .venv/bin/python bench/web.py          Linux only: CPU and memory are read from /proc

Prints, side by side in one run and as the servers' CPU per request:
  a question page of 10 ratings, beside a bare Flask and Jinja page of the same bytes;
  a page answered durably (GET and POST with CSRF), by 1 and by 16 clients at once;
  the time from start to first page, and the memory after 1,000 pages.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from load import text
from measured import machine, versions

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.house_rules import page_of

WORKERS = 2
ROUNDS, PAGES, SAVES = 5, 200, 320
TICK = os.sysconf("SC_CLK_TCK")


class Server:
    """A gunicorn with sync workers on a free port: its CPU and memory, and how soon it answered."""

    def __init__(self, app: str, settings: Mapping[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        address = f"127.0.0.1:{self.port}"
        options = f"--workers {WORKERS} --bind {address} --log-level warning"
        command = [sys.executable, "-m", "gunicorn", "--chdir", str(Path(__file__).parent)]
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [*command, *options.split(), app], env=os.environ | settings
        )
        while not self._answers():
            assert self.process.poll() is None, "gunicorn stopped"
            time.sleep(0.01)
        self.seconds_to_first_page = time.perf_counter() - start

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """CPU seconds of all workers so far."""
        return sum(sum(map(int, _stat(pid)[11:13])) for pid in self._workers()) / TICK

    def memory(self) -> float:
        """The resident memory of the largest worker, in MiB."""
        found = [Path(f"/proc/{pid}/status").read_text("utf-8") for pid in self._workers()]
        return max(int(re.search(r"VmRSS:\s+(\d+)", each)[1]) for each in found) / 1024  # type: ignore[index]

    def _workers(self) -> list[str]:
        pid = self.process.pid
        return Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()

    def _answers(self) -> bool:
        try:
            return Visitor(self.port).get("/").status > 0
        except OSError:
            return False

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


def _stat(pid: str) -> list[str]:
    """The fields of /proc/PID/stat after the name, which may hold blanks."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()


@dataclass(frozen=True)
class Reply:
    status: int
    text: str
    location: str
    cookie: str


@dataclass
class Visitor:
    """A client with one cookie; a connection a request, as sync workers give it."""

    port: int
    cookie: str = ""

    def get(self, path: str) -> Reply:
        return self._send("GET", path, None)

    def post(self, path: str, fields: dict[str, list[str]]) -> Reply:
        return self._send("POST", path, urlencode(fields, doseq=True))

    def _send(self, method: str, path: str, body: str | None) -> Reply:
        headers = {"Cookie": self.cookie}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, headers)
        got = connection.getresponse()
        reply = Reply(
            got.status, got.read().decode("utf-8"), got.headers.get("Location", ""),
            (got.headers.get("Set-Cookie") or "").partition(";")[0],
        )  # fmt: skip
        connection.close()
        self.cookie = reply.cookie or self.cookie
        return reply

    def send_form(self, path: str, **values: str) -> str:
        """Fills in the page's last form and sends it; gives the path that it leads to."""
        form = [each for each in page_of(self.get(path).text).forms if each.is_post][-1]
        fields = form.values() | {name: [value] for name, value in values.items()}
        reply = self.post(form.element["action"] or path, fields)
        assert reply.status == 303, (path, reply.status)
        return reply.location


@dataclass
class Page:
    """A question page of one response, and all that its form sends but for the revision."""

    visitor: Visitor
    path: str
    fields: dict[str, list[str]]
    turn: int = 0

    def answer(self) -> None:
        """Gets the page, answers all ten ratings otherwise than before, and has it saved."""
        shown = self.visitor.get(self.path).text
        self.turn += 1
        for name in self.fields:
            if name.endswith(":value"):
                self.fields[name] = [str(self.turn % 5)]
        self.fields["revision"] = [_value("revision", shown)]
        reply = self.visitor.post(self.path, self.fields)
        assert reply.status == 303, reply.status


def _value(name: str, html: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    assert found, f"no field {name}"
    return found[1]


def begun(server: Server, way_in: str) -> Callable[[], Page]:
    """Signs in, begins a proposal; gives what begins one more response and shows its first page."""
    owner = Visitor(server.port)
    owner.get(way_in)
    chosen = owner.send_form("/proposals/new", title="Gemeten", moment="M2")
    proposal = owner.send_form(chosen, questionnaire="TIEN:1")
    (new,) = {path for path in page_of(owner.get(proposal).text).links.values()
              if path.endswith("/responses/new")}  # fmt: skip

    def page() -> Page:
        visitor = Visitor(server.port, owner.cookie)
        response = visitor.send_form(
            new, respondent="Wie meet", voice="clientorganisatie", questionnaire="TIEN:1"
        )
        path = f"{response}/sections/deel0"
        form = page_of(visitor.get(path).text).form_with("Bewaar en ga verder")
        # Ten ratings, none answered yet: the fields that the radios will fill.
        radios = [each["name"] for each in form.fields if each["type"] == "radio"]
        values = [
            name for name in dict.fromkeys(radios) if (form.offered(name) or set()) >= {"0", "4"}
        ]
        assert len(values) == 10, values
        return Page(visitor, path, form.values() | {name: ["0"] for name in values})

    return page


def cpu_of(server: Server, times: int, done: Callable[[], object]) -> float:
    """The server's CPU milliseconds for doing it once."""
    before = server.cpu()
    for _time in range(times):
        done()
    return 1000 * (server.cpu() - before) / times


def saved_at_once(server: Server, pages: list[Page]) -> str:
    """All pages answered, each by a client of its own, as a line of figures."""
    each = SAVES // len(pages)
    seconds: list[float] = []

    def client(page: Page) -> None:
        for _time in range(each):
            start = time.perf_counter()
            page.answer()
            seconds.append(time.perf_counter() - start)

    cpu, start = server.cpu(), time.perf_counter()
    with ThreadPoolExecutor(len(pages)) as pool:
        list(pool.map(client, pages))
    took, cpu = time.perf_counter() - start, server.cpu() - cpu
    slow = statistics.quantiles(seconds, n=20)[-1]
    return (
        f"{1000 * cpu / len(seconds):6.2f} ms CPU, {len(seconds) / took:5.0f} a second, "
        f"median {1000 * statistics.median(seconds):5.1f} ms, 95 % within {1000 * slow:5.1f} ms"
    )


@contextmanager
def serving(app: str, **settings: str) -> Iterator[Server]:
    """The app behind gunicorn, told by the environment as docs/running.md says."""
    server = Server(app, {f"CLIENTTOETS_{name}": value for name, value in settings.items()})
    try:
        yield server
    finally:
        server.stop()


def link(database: str, origin: str) -> str:
    """The path of a fresh one-time link, as `clienttoets link` prints it."""
    program = Path(sys.executable).with_name("clienttoets")
    printed = subprocess.run(
        [program, "link", "--database", database, "--address", origin],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    found = re.search(r"/open/\S+", printed)
    assert found, printed
    return found[0]


def main() -> None:
    """Prints all figures."""
    print(machine())
    print(versions("flask", "jinja2", "werkzeug", "gunicorn"), f"- {WORKERS} sync workers")
    with tempfile.TemporaryDirectory() as name:
        ten = text("TIEN", sections=2, questions=10, conditions=0)
        Path(name, "TIEN.yaml").write_text(ten, "utf-8")
        told = {"DATABASE": f"{name}/bench.db", "QUESTIONNAIRES": name, "HOSTS": "127.0.0.1"}
        with serving("cliënttoets.wsgi:application()", **told) as ours:
            _measure(ours, told["DATABASE"], Path(name, "page.html"))


def _measure(ours: Server, database: str, copy: Path) -> None:
    fresh = ours.memory()
    another_page = begun(ours, link(database, ours.origin))
    page = another_page()
    shown = page.visitor.get(page.path).text
    copy.write_text(shown, "utf-8")
    with serving("bare:application()", BENCH=str(copy)) as bare:
        reader = Visitor(bare.port)
        assert reader.get("/").text == shown
        _compare_pages(ours, lambda: page.visitor.get(page.path), bare, lambda: reader.get("/"))
    after_pages = ours.memory()
    print("a page answered durably: GET and POST with CSRF")
    print("    1 client  ", saved_at_once(ours, [page]))
    print("   16 clients ", saved_at_once(ours, [another_page() for _client in range(16)]))
    print(f"start to first page  {1000 * ours.seconds_to_first_page:6.0f} ms")
    print(
        f"memory of a worker   {fresh:6.0f} MiB at first,"
        f" {after_pages:.0f} after {ROUNDS * PAGES} pages, {ours.memory():.0f} after all saves"
    )


def _compare_pages(
    ours: Server, get_ours: Callable[[], Reply], bare: Server, get_bare: Callable[[], Reply]
) -> None:
    size = len(get_ours().text.encode())
    for get in (get_ours, get_bare):  # both warm
        for _time in range(PAGES // 4):
            assert get().status == 200
    pairs = [(cpu_of(ours, PAGES, get_ours), cpu_of(bare, PAGES, get_bare)) for _r in range(ROUNDS)]
    mine, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    print(f"a question page of 10 ratings, {size / 1024:.0f} KiB, {ROUNDS * PAGES} times")
    print(f"    bare Flask and Jinja  {theirs:6.2f} ms CPU")
    print(f"    ours                  {mine:6.2f} ms CPU")
    print(f"    ratio                 {mine / theirs:6.2f}   aim: at most 1.5")


if __name__ == "__main__":
    main()
