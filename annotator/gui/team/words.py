"""The team in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.assignment import Deal
from annotator.domain.queue import Theirs, Worked
from annotator.domain.team import Member, Team
from annotator.gui.annotate.queue_whose import worked_words
from annotator.gui.annotate.words import filled, number

translate = QCoreApplication.translate


def threads(count: int) -> str:
    """Return «1 thread», «1,200 threads»."""
    return translate("Team", "1 thread") if count == 1 else translate("Team", "%Ln threads", "", count)


def whole(team: Team) -> str:
    """Return how many threads there are, and how many nobody and several have."""
    said = translate("Team", "{threads} in the project; {unassigned} assigned to nobody, {several} to several.")
    return said.format(threads=threads(team.threads), unassigned=number(team.unassigned), several=number(team.several))


def progress(member: Member, whole: int) -> str:
    """Return how far somebody is with what they were given: «12 of 40 submitted»; else with the ``whole`` project."""
    if not member.assigned:
        if not member.submitted and not member.begun:
            return translate("Team", "nothing assigned")
        said = translate("Team", "nothing assigned; %1 of all %2 submitted")
        return filled(said, number(member.submitted), number(whole))
    return filled(translate("Team", "%1 of %2 submitted"), number(member.done), number(member.assigned))


def figure(member: Member, worked: Worked, count: int) -> str:
    """Return what a figure says and does, for whoever cannot see where it stands."""
    said = translate("Team", "{which}: {threads}; show them in the queue")
    return said.format(which=worked_words(Theirs(member.name, worked)), threads=threads(count))


def dealt(deal: Deal, asked: int) -> str:
    """Return what would be dealt of the threads that were ``asked`` for, in a sentence or two."""
    if not asked:
        return translate("Team", "There are no threads to assign.")
    if not deal.threads:
        return translate("Team", "Nothing to assign: every one of these threads has somebody.")
    if deal.several:
        said = translate("Team", "{threads} are dealt out, {several} of them to several.")
        sentence = said.format(threads=threads(deal.threads), several=number(deal.several))
    else:
        sentence = translate("Team", "{threads} are dealt out, each to one.").format(threads=threads(deal.threads))
    if not deal.left:
        return sentence
    left = translate("Team", "{threads} have somebody already and stay as they are.").format(threads=threads(deal.left))
    return f"{sentence} {left}"
