"""What the id of a rule and of a source look like in a text."""

from __future__ import annotations

import re

RULE = r"(?:(?:RF|SC|PF|PR|AKPS|[GLQRTX])\d+[a-c]?|FAT_PAD|SWOLLEN|[2-7](?:\.\d+){1,2})(?: row \d+)?"
SOURCE = r"(?:S\d+[a-d]?|M-[a-z0-9-]+)"

#: RF04b, PF1, FAT_PAD, SWOLLEN, SC16, PR3, AKPS12, T01b, L4, R7, G08, X8, Q03; a section such as 6.5.4; a row such as
#: 6.6 row 4.
A_RULE = re.compile(RULE)
RULE_IN_TEXT = re.compile(rf"(?<![\w.-]){RULE}(?![\w-]|\.\d)")
#: S46, S72d, M-kujala-1993.
SOURCE_IN_TEXT = re.compile(rf"(?<![\w-]){SOURCE}(?![\w-])")
#: The same, and D (our own design) and M (from memory), which are ids in a column of sources alone.
SOURCE_IN_COLUMN = re.compile(rf"(?<![\w-])(?:{SOURCE}|[DM])(?![\w-])")


def anchor(rule: str) -> str:
    """The id as a place on a page.

    >>> anchor("6.6 row 4")
    '6.6-row-4'
    """
    return rule.replace(" ", "-")
