"""The browser: `app` puts it together, one module a group of screens, and what they share.

Screens: entrance, proposals, assessments, respondents, responses, sections, results, errors.
Shared are visit (what one request has at hand), security, place (where one is), steps (which
questions share a page), questions and views (what a page shows of a question), said (an answer in
words), and wordings (what families read in their own voice).
"""
