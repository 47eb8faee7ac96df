"""A copy of the database that is whole, whoever writes meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

from sqlite_utils import Database


def back_up(db: Database, path: Path) -> None:
    """Writes a copy to a new file that only its owner reads; `migrations.prepare` opens it again.

    Copying the file itself would miss what is still in the write-ahead log, or tear a page. Raises
    FileExistsError, and leaves nothing under that name when it fails halfway.
    """
    if path.exists():
        raise FileExistsError(path)
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)  # SQLite writes into an empty file, and keeps its permissions
    db.execute("VACUUM INTO ?", (str(unfinished),))
    with unfinished.open("rb+") as copy:
        os.fsync(copy.fileno())  # VACUUM INTO leaves that to whoever wants it
    unfinished.rename(path)
