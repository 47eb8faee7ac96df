"""Reading and checking a large questionnaire, beside libyaml parsing the same file.

    .venv/bin/python bench/load.py

Prints the CPU time of both, by turns in one run, and how many times the one takes the other.
`yaml.load(text, CSafeLoader)` gives dictionaries and checks nothing; ours gives a Questionnaire,
its conditions parsed and checked, or line and column of every fault. The aim is at most twice.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from measured import machine

from cliënttoets.questionnaire.file import read_questionnaire

SECTIONS, QUESTIONS, CONDITIONS = 50, 20, 200
TURNS = 9

HEAD = """\
id: {id}
version: 1
title: "Een grote vragenlijst"
introduction: "Vragen om mee te meten; niemand beantwoordt ze."
minutes: 240
perspectives: [clientorganisatie, overheid_zelf, praktijk]
moments: [M2, M5]
dimensions:
  - id: ene
    title: "De ene kant"
  - id: andere
    title: "De andere kant"
bands:
  - at_least: 0
    word: "nog niet"
    signal: "Nog niet"
  - at_least: 50
    word: "op weg"
    signal: "Op weg"
sections:
"""
SECTION = """\
  - id: deel{section}
    title: "Onderdeel {section}"
    questions:
"""
QUESTION = """\
      - kind: rating
        id: V{number}
        dimension: {dimension}
        text: "Hoe duidelijk is afspraak {number} voor wie er mee verder moet?"
{condition}\
        anchors:
          - "Over afspraak {number} staat er niets."
          - "Afspraak {number} staat er, zonder wie of wanneer."
          - "Afspraak {number} zegt wie, maar niet wanneer."
          - "Afspraak {number} zegt wie en wanneer."
          - "Zoals 3, en de afspraak is samen met cliënten gemaakt."
"""


def text(id_: str, *, sections: int, questions: int, conditions: int) -> str:
    """A questionnaire of sections with ratings; in later sections, some have a condition."""
    every = max(1, (sections - 1) * questions // max(1, conditions))
    parts, left = [HEAD.format(id=id_)], conditions
    for number in range(sections * questions):
        section, place = divmod(number, questions)
        if place == 0:
            parts.append(SECTION.format(section=section))
        condition = ""
        if section and left and number % every == 0:
            left -= 1
            earlier = number - questions
            condition = (
                f'        asked_when: "V{earlier} <= 2 and (V{place} > 0 or answered(V3))"\n'
            )
        dimension = ("ene", "andere")[number % 2]
        parts.append(QUESTION.format(number=number, dimension=dimension, condition=condition))
    assert left == 0, left
    return "".join(parts)


def cpu(done: Callable[[], object]) -> float:
    """CPU seconds for doing it once."""
    start = time.process_time()
    done()
    return time.process_time() - start


def main() -> None:
    written = text("GROOT", sections=SECTIONS, questions=QUESTIONS, conditions=CONDITIONS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "GROOT.yaml")
        path.write_text(written, "utf-8")
        first = cpu(lambda: read_questionnaire(path))
        ours, theirs = [], []
        for _turn in range(TURNS):
            theirs.append(cpu(lambda: yaml.load(written, yaml.CSafeLoader)))
            ours.append(cpu(lambda: read_questionnaire(path)))
    ours_ms, theirs_ms = (1000 * statistics.median(each) for each in (ours, theirs))
    print(machine())
    print(f"{SECTIONS * QUESTIONS} questions, {CONDITIONS} conditions, {len(written) // 1024} KiB")
    print(f"yaml.load(text, CSafeLoader)  {theirs_ms:7.1f} ms")
    print(f"read_questionnaire(path)      {ours_ms:7.1f} ms   first time {1000 * first:.1f} ms")
    print(f"ratio                         {ours_ms / theirs_ms:7.2f}     aim: at most 2")


if __name__ == "__main__":
    main()
