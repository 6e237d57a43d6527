"""What a forum writes of the author under each post: how many posts, since when, from where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.formats.page.boilerplate import is_machinery
from annotator.formats.page.lines import Line

_SURE = re.compile(
    r"(?:posts|messages|joined|registered|beiträge|registriert|mitglied\s+seit|inscription)\s*:\s*\S.{0,40}",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"(?:location|wohnort|localisation|likes?|reputation|topics|karma)\s*:\s*\S.{0,40}", re.IGNORECASE)


def profile_lines(block: Sequence[Line], author: str | None) -> int:
    """Return how many lines at the end of a block are the author's profile, and buttons under it.

    One line of it is sure to be nothing else; the author's name over it belongs to it.
    """
    end = len(block)
    while end and (block[end - 1].said == "Top" or is_machinery(block[end - 1].said, in_comment=True)):
        end -= 1
    begin = end
    while begin and (_SURE.fullmatch(block[begin - 1].said) or _LIKELY.fullmatch(block[begin - 1].said)):
        begin -= 1
    if not any(_SURE.fullmatch(line.said) for line in block[begin:end]):
        return 0
    if begin and author is not None and block[begin - 1].said.casefold() == author.casefold():
        begin -= 1
    return len(block) - begin
