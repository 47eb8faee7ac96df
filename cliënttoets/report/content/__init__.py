"""What a report says: a publication, in the order of a layout, as blocks in the reader's language.

`report` puts the parts together; each part has its own module and leaves out what it has no data
for. `material` is what they all read from, and `sides` what of it may be told. Nothing here knows
paper or screen.
"""
