"""All answers of a test as tables, for a spreadsheet or a statistics program.

`table` is what a table is, whatever is in it; `cells` says an answer in cells. `wide`, `long` and
`codebook` are the three tables, `about` is what goes before them, and `csv_text` and `xlsx` are
their passages.

Nothing is hidden here, small groups neither: this is for who has the answers, not for readers of a
report. docs/export.md tells what stands where.
"""
