"""What the program itself says to whoever answers, where families are addressed in their own voice.

All other texts of pages on which families answer address no one.
"""

from __future__ import annotations

from ..language import marked
from ..questionnaire.model import Wording

MAY_HAND_IN = Wording(
    default=marked(
        "Indienen kan toch. Een vraag zonder antwoord telt niet als 0, maar maakt het beeld minder"
        " zeker."
    ),
    je=marked("Je mag ook zo indienen."),
    u=marked("U mag ook zo indienen."),
)
"""Said where not everything is answered."""

THANKS = Wording(
    default=marked("De antwoorden zijn ingediend. Geef het toestel terug."),
    je=marked("Je antwoorden zijn ingediend. Geef het toestel terug."),
    u=marked("Uw antwoorden zijn ingediend. Geef het toestel terug."),
)
"""Said on a device that was handed over, when the answers are handed in."""
