"""A copy of the database that is whole, whoever writes meanwhile."""

from __future__ import annotations

import os.path
from pathlib import Path

from sqlite_utils import Database

from ..document.whole_file import whole_file


def back_up(db: Database, path: Path) -> None:
    """Writes a copy to a new file that only its owner reads; `migrations.prepare` opens it again.

    Copying the file itself would miss what is still in the write-ahead log, or tear a page. Raises
    FileExistsError, and leaves nothing under that name when it fails halfway.
    """
    _refuse_to_replace(path)
    with whole_file(path) as unfinished:
        # SQLite writes into an empty file, and keeps its permissions.
        db.execute("VACUUM INTO ?", (str(unfinished),))
        _refuse_to_replace(path)  # a copy may take minutes


def _refuse_to_replace(path: Path) -> None:
    if os.path.lexists(path):  # a link that leads nowhere is somebody's too
        raise FileExistsError(path)
