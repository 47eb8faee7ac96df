"""A file that is there whole or not at all, whatever happens while it is written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path`, for its owner alone, that gets that name once it is written.

    It then takes the place of what had that name; of a symbolic link too, and what that led to
    stays as it is. On an error everything stays as it was. Raises OSError about `path` where that
    cannot be written.
    """
    unfinished = _new_file_beside(path)
    try:
        yield unfinished
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())  # a name that survives a power failure leads to its content
        try:
            unfinished.replace(path)
        except OSError as error:
            raise _about(path, error) from None
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _new_file_beside(path: Path) -> Path:
    """A file with a name that nobody has or can guess; a rename must not leave its folder."""
    try:
        opened, name = tempfile.mkstemp(prefix=".clienttoets-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _about(path, error) from None
    os.close(opened)
    return Path(name)


def _about(path: Path, error: OSError) -> OSError:
    """The same trouble, told of the file that somebody asked for."""
    return OSError(error.errno, error.strerror, str(path))
