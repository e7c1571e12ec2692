"""What is true: the clinical rules as plain Python.

Nothing here imports Django, opens a file, reads a clock or knows a sentence. Rules take values
(`case`, `exercise`) and return values with codes and reasons (`examination`, `plan`, `decision`);
`programs.wording` turns codes into words.
"""

#: Stored with every decision, so that a plan can say which rules made it.
RULES_VERSION = "2026.11.6"
