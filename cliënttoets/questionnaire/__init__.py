"""What is asked: the definition language of questionnaires, and how its files are read.

`model` is the language; `conditions` (with `condition_tree`, `condition_text`, `condition_fit`) the
small language inside it. `rules` says what must hold, `lint` what should, both over the `askings`
of a questionnaire; `reach` tries what answers can lead to. `file`, `catalogue` and `check` are the
passages: one file, all that are at hand, and what their author is told.
"""
