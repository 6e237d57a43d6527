"""What forgetting a suggester's suggestions would take away, before it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.gui.annotate import words
from annotator.gui.controls.labels import secondary, wrapped
from annotator.gui.suggesters.question import Question
from annotator.storage.suggestion_tallies import AgentTally


class ForgetDialog(Question):
    """Accepted, all that the agent proposed goes; ``unlist``: the suggester leaves the list, too."""

    def __init__(self, tally: AgentTally, *, unlist: bool, listed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pattern = self.tr("Take {agent} off the list?") if unlist else self.tr("Forget what {agent} suggested?")
        decided = tally.suggestions - tally.waiting
        counts = self.tr("{suggestions} go, {waiting} of them not decided yet.").format(
            suggestions=words.suggestions(tally.suggestions), waiting=words.number(tally.waiting)
        )
        self.counts = wrapped(counts if tally.suggestions else self.tr("It has suggested nothing that is still here."))
        kept = self.tr("What people decided stays as it is, with where it came from: {count} decisions on these.")
        said = [self.counts, wrapped(kept.format(count=words.number(decided)))]
        if listed and not unlist:
            said.append(secondary(self.tr("It is turned off, too: it would say the same again.")))
        self.ask(
            pattern.format(agent=tally.agent),
            *said,
            yes=self.tr("Take it off") if unlist else self.tr("Forget them"),
            no=self.tr("Cancel"),
        )
