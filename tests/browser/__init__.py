"""The program in a real browser: what only Chromium, axe-core and html-validate can tell."""
