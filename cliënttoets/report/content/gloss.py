"""What the words for a signal mean, for who reads a report in another language.

Those words are content, and stay as the questionnaire has them. They are also the largest words of
a report, so a reader is told once what they mean. Only a scale of which every word has a
translation is explained: a part of it would mislead.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language import marked
from ..blocks import Text
from .material import Material, content, joined, separated

SHIPPED = (
    marked("nog niet"),
    marked("eerste stappen"),
    marked("op weg"),
    marked("sterk"),
)
"""The band words of the questionnaires that come with the program, for translators."""


def band_gloss(told: Material) -> Text:
    """A sentence for each scale of bands in the report; empty in Dutch and without translations.

    It names the bands from low to high, in English: "nog niet (not yet), op weg (on the way)."
    """
    if told.language.is_dutch:
        return ()
    scales = [tuple(band.word for band in each.questionnaire.bands) for each in told.instruments]
    sentences = (_sentence(told, scale) for scale in dict.fromkeys(scales))
    return separated(" ", [sentence for sentence in sentences if sentence])


def _sentence(told: Material, scale: tuple[str, ...]) -> Text:
    explained = tuple(_explained(told, scale))
    if len(explained) < len(scale):
        return ()
    begin = told.language.text("Woorden voor een signaal, van laag naar hoog:")
    return joined(f"{begin} ", *separated(", ", explained), ".")


def _explained(told: Material, scale: tuple[str, ...]) -> Iterator[Text]:
    """Each word that has a translation, with that."""
    for word in scale:
        if meaning := told.language.translation(word):
            yield joined(content(told, word), f" ({meaning})")
