"""The habits that programs can hold: one layout, no lint, and types that fit.

They are tests so that `pytest` alone tells all; `make check` runs the same three by themselves.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "format", "--check", "--quiet", "--diff", "."], id="one layout"),
        pytest.param(["ruff", "check", "--quiet", "."], id="no lint"),
        pytest.param(["mypy"], id="types that fit"),
    ],
)
def test_the_tree_keeps_the_habits(command: list[str], project: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
