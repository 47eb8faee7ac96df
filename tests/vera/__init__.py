"""veraPDF, the reference validator of PDF/UA and PDF/A: see validation.py."""
