"""Which files belong to a database; knows their names and opens none."""

from __future__ import annotations

from pathlib import Path


def lock_file(path: Path) -> Path:
    """The file beside a database that whoever writes holds; it stays empty."""
    return path.with_name(f"{path.name}.lock.file")


def side_files(path: Path) -> tuple[Path, ...]:
    """The files that SQLite and the door may keep beside a database."""
    own = (path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))
    return (*own, lock_file(path))
