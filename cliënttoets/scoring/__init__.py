"""What the answers say. Nothing here averages perspectives, imputes an answer or rounds a number.

From small to large: `ceiling` (how high one answer counts), `item` (one question, one perspective),
`index` (several questions), `signal` (the verdict), `scores` (a whole questionnaire). `words` says
them, `plain` writes them for other programs, `summary` for a terminal; `disclosure` knows which
groups are too small to show.
"""
