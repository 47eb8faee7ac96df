"""What a figure needs beside it: the machine, the day, the versions."""

from __future__ import annotations

import datetime as dt
import os
import platform
from importlib.metadata import version
from pathlib import Path


def machine() -> str:
    """One line: processor, cores, system, Python, day."""
    info = Path("/proc/cpuinfo")
    models = [
        line.partition(":")[2].strip()
        for line in (info.read_text("utf-8").splitlines() if info.is_file() else [])
        if line.startswith("model name")
    ]
    processor = models[0] if models else platform.processor() or platform.machine()
    today = dt.datetime.now(dt.UTC).date()
    python = f"Python {platform.python_version()}"
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, {python}, {today}"


def versions(*packages: str) -> str:
    """The packages with their versions, as `flask 3.1.3, jinja2 3.1.6`."""
    return ", ".join(f"{each} {version(each)}" for each in packages)
