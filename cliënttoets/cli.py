"""The doors on the street: every command of `clienttoets`, from the modules in `commands`.

A mistake of whoever types is a line or more on standard error and exit 1; a mistake of ours is a
traceback. What only one command needs is imported where it runs, so that the others start at once.
"""

from __future__ import annotations

import click

from .commands.checking import check, schema
from .commands.exporting import export
from .commands.proof import sign, verify
from .commands.reporting import report
from .commands.scoring import score
from .commands.serving import backup, demo, link, serve
from .installation import program_version


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(program_version(), message="%(version)s")
def main() -> None:
    """Leg een beleidsvoorstel langs de cliënttoets en maak er een eerlijk rapport van."""


for _command in (serve, link, demo, check, schema, score, report, verify, sign, export, backup):
    main.add_command(_command)
