"""The scores of a file of answers, without a database: `score`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..installation import Installation
from ..language import DUTCH
from . import options
from .mistakes import mistakes_told, misused
from .options import EXISTING


@click.command()
@click.argument("responses", type=EXISTING)
@options.questionnaires
@options.earlier
@click.option("--json", "as_json", is_flag=True, help="Als JSON, met volle precisie.")
@click.option("--explain", is_flag=True, help="Met de afleiding van elk signaal, stap voor stap.")
def score(
    responses: Path,
    questionnaires: tuple[Path, ...],
    earlier: Path | None,
    as_json: bool,
    explain: bool,
) -> None:
    """Bereken de scores van een bestand met antwoorden, zonder databank.

    Wat hier staat, toont ook kleine groepen. Een rapport doet dat niet.
    """
    from ..assessment.file import read_responses
    from ..scoring.explain import explanation
    from ..scoring.plain import scores_data
    from ..scoring.rounds import Round
    from ..scoring.rounds_told import rounds_text
    from ..scoring.summary import summary

    if as_json and explain:
        misused(DUTCH.text("Kies één van --json en --explain."))
    with mistakes_told():
        catalogue = Installation(database=Path(), questionnaires=questionnaires).catalogue()
        answered = read_responses(responses, catalogue)
        before = None if earlier is None else read_responses(earlier, catalogue)
    parts = (answered.assessment, answered.questionnaires, answered.responses)
    then = None if before is None else Round(before.questionnaires, before.responses)
    if as_json:
        data = scores_data(*parts, earlier=then)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(explanation(*parts, DUTCH) if explain else summary(*parts, DUTCH))
    if then is not None:
        now = Round(answered.questionnaires, answered.responses)
        click.echo("\n" + rounds_text(then, now, DUTCH))
