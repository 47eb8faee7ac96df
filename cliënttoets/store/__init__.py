"""SQLite: one file that keeps proposals, assessments, responses and the questionnaires they answer.

`database` opens the file and holds the one door through which everything is written, `migrations`
makes the tables, `backup` copies them; every other module keeps one noun. Functions take an open
database first, and give frozen records with a model value inside. What every table and column
means stands in `docs/data.md`. Nothing here knows screens, scores or reports.
"""
