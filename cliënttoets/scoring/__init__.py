"""What the answers say. Nothing here averages perspectives, imputes an answer or rounds a number.

From small to large: `ceiling` (how high one answer counts), `item` (one question, one perspective),
`index` (several questions), `signal` (the verdict), `scores` (a whole questionnaire).

What is said about that, each by its own rule: `agreement`, `alpha` and `minority` (do assessors
agree), `evidence` and `gaps` (the government beside the clients), `robustness`, `weights` and
`flips` (does the signal survive), `patterns`, `rounds` and `promises`. `findings` is all of it.

What may be published of small groups is decided by `disclosure`, which is the one door.

`words` says scores, `derivation` and `explain` write out how a signal came about, `summary` is for
a terminal, and `plain` writes everything for other programs.
"""
