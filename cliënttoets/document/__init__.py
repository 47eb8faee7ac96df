"""Plain data, as JSON and YAML give it, read as frozen values; and values as plain data.

One reader serves all that comes in: questionnaires, report layouts, responses, snapshots.
`faults` says what is wrong and where, `shape` what an annotation tells, `reading`, `writing` and
`schema` do the work. Those know no files: `file` reads one, with `yaml_text` for its places and
`yaml_syntax` for what cannot be read at all.
"""
