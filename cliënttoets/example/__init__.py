"""A test that never took place: `voorbeeld.json`, a file of responses in which all is invented."""
