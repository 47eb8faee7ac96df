"""What `pip install` of the built wheel gives, in an environment that has never seen the checkout.

The environment is empty: no pip, no development tools. Into it go the wheel, and exactly the
packages that the wheel's own metadata asks for, and theirs; a dependency that pyproject.toml forgot
is missing here, as it would be for a user. They are linked from the environment that runs the tests
(the versions of the lock) rather than fetched again: so the test needs no network and two seconds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution, distribution
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from packaging.requirements import Requirement

from cliënttoets.content_folders import EXAMPLE

from .house_rules import page_of


class Environment:
    """A virtual environment in a folder, and what its programs say."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / Path(sys.executable).name
        if not self.python.exists():
            self.python = self.bin / "python"
        asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
        self.packages = Path(self.run(self.python, "-c", asked).strip())

    def run(self, *command: str | Path) -> str:
        """What the command prints; AssertionError with all it said where it fails."""
        ran = subprocess.run(
            [str(each) for each in command], cwd=self.bin, env=_clean_environment(),
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip
        assert ran.returncode == 0, f"{command} gave {ran.returncode}: {ran.stdout}{ran.stderr}"
        return ran.stdout

    def clienttoets(self, *arguments: str | Path) -> str:
        """What the command of the installed wheel prints."""
        return self.run(self.bin / "clienttoets", *arguments)

    def install(self, wheel: Path) -> None:
        """The wheel with its dependencies."""
        pip = (sys.executable, "-m", "pip", "--python", self.python, "--disable-pip-version-check")
        self.run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel)
        for needed in _needed_by(_installed(self.packages, "clienttoets")):
            _link(needed, self.packages)
        self.run(*pip, "check")


def _installed(folder: Path, name: str) -> Distribution:
    return next(iter(Distribution.discover(name=name, path=[str(folder)])))


def _needed_by(
    wanting: Distribution, extras: frozenset[str] = frozenset()
) -> Iterator[Distribution]:
    """What a distribution asks for, and what that asks for; some may come more than once."""
    for text in wanting.requires or ():
        asked = Requirement(text)
        marker = asked.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""}):
            found = distribution(asked.name)
            yield found
            yield from _needed_by(found, frozenset(asked.extras))


def _link(needed: Distribution, folder: Path) -> None:
    """The files of a distribution, in another folder; its scripts stay behind."""
    for file in needed.files or ():
        source, target = Path(str(needed.locate_file(file))), folder / file
        if ".." in file.parts or "__pycache__" in file.parts or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:  # another file system
            shutil.copyfile(source, target)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The wheel of the checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps",
         "--disable-pip-version-check", "--no-build-isolation", "--wheel-dir", folder, project],
        check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Environment:
    """An environment with the wheel and nothing that it does not ask for."""
    made = Environment(tmp_path_factory.mktemp("environment"))
    made.install(wheel)
    return made


def test_the_environment_knows_nothing_of_the_checkout(
    environment: Environment, project: Path
) -> None:
    asked = "import cliënttoets, sys; print(cliënttoets.__file__, *sys.path, sep='\\n')"
    places = environment.run(environment.python, "-c", asked).splitlines()
    assert Path(places[0]).is_relative_to(environment.packages)
    assert [each for each in places if Path(each).is_relative_to(project)] == []
    assert not (environment.packages / "pytest").exists()


@pytest.mark.parametrize("name", ["questionnaires", "reports", "translations"])
def test_the_wheel_carries_the_content_of_the_checkout(
    name: str, environment: Environment, project: Path
) -> None:
    carried = environment.packages / "cliënttoets" / "content" / name
    assert _contents(carried) == _contents(project / name)


def test_the_wheel_carries_every_file_of_the_package(
    environment: Environment, project: Path
) -> None:
    """Templates, style sheets and the mark of a typed package, too."""
    carried = _contents(environment.packages / "cliënttoets")
    assert {
        name: content for name, content in carried.items() if not name.startswith("content/")
    } == _contents(project / "cliënttoets")


def test_the_shipped_content_is_in_order_there(environment: Environment) -> None:
    lines = environment.clienttoets("check").splitlines()
    # BE, KT, PA, PS, RP, TK; and the layouts clientorganisatie, gezin, overheid
    assert len([line for line in lines if line.endswith("in orde")]) == 6 + 3, lines


def test_a_report_of_the_checkout_proves_itself_there(
    environment: Environment, tmp_path: Path
) -> None:
    """With what the program needs to run, and nothing that signs."""
    report = tmp_path / "rapport.pdf"
    arguments = ["report", str(report), "--responses", str(EXAMPLE), "--language", "en"]
    checkout = [sys.executable, "-c", "from cliënttoets.cli import main; main()"]
    subprocess.run([*checkout, *arguments], check=True, capture_output=True)
    assert "Bestand: ja" in environment.clienttoets("verify", report)


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_a_report_is_the_same_to_the_byte_as_the_checkouts(
    suffix: str, environment: Environment, tmp_path: Path
) -> None:
    database, snapshot = tmp_path / "demo.db", tmp_path / "snapshot.json"
    environment.clienttoets("demo", "--database", database)
    environment.clienttoets("report", snapshot, "--database", database)
    theirs, ours = tmp_path / f"wheel{suffix}", tmp_path / f"checkout{suffix}"
    environment.clienttoets("report", theirs, "--snapshot", snapshot)
    checkout = [sys.executable, "-c", "from cliënttoets.cli import main; main()"]
    arguments = ["report", str(ours), "--snapshot", str(snapshot)]
    subprocess.run([*checkout, *arguments], check=True, capture_output=True)
    assert theirs.stat().st_size > 10_000
    assert theirs.read_bytes() == ours.read_bytes()


def test_its_server_opens_with_the_printed_link(environment: Environment, tmp_path: Path) -> None:
    database = tmp_path / "demo.db"
    environment.clienttoets("demo", "--database", database)
    with _serving(environment, database) as link:
        browser = build_opener(HTTPCookieProcessor())
        with browser.open(link, timeout=20) as answer:
            page = page_of(answer.read().decode("utf-8"))
        assert page.heading == "Voorstellen"
        assert "VOORBEELD" in page.text
        style = next(each["href"] for each in page.all("link") if each["rel"] == "stylesheet")
        with browser.open(urljoin(link, style), timeout=20) as answer:
            assert answer.headers.get_content_type() == "text/css"
            assert len(answer.read()) > 1000
        with pytest.raises(HTTPError, match="403"):
            build_opener().open(urljoin(link, "/"), timeout=20)


@contextmanager
def _serving(environment: Environment, database: Path) -> Iterator[str]:
    """The server of the installed wheel, on any free port; gives the link that it prints."""
    command = [environment.bin / "clienttoets", "serve", "--port", "0", "--database", database]
    with subprocess.Popen(
        [str(each) for each in command], stdout=subprocess.PIPE, text=True, encoding="utf-8",
        cwd=environment.bin, env=_clean_environment(),
    ) as server:  # fmt: skip
        try:
            assert server.stdout is not None
            # It prints nothing after its link but how to stop it; ending early ends the loop too.
            yield next(line.strip() for line in server.stdout if "/open/" in line)
        finally:
            server.terminate()


def _clean_environment() -> dict[str, str]:
    """This process's environment without what would lead a Python back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONUTF8": "1"}


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
