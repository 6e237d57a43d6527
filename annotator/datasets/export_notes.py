"""Sentences on what else an export did, and on what it left as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from annotator.domain.annotation import GOLD
from annotator.domain.errors import ExportError
from annotator.domain.pseudonyms import Persons
from annotator.domain.sentence import Sentence
from annotator.formats.loss import CONTENT, Loss
from annotator.storage.outflow import ThreadSets


@dataclass(slots=True)
class GoldCount:
    """How far adjudication is: threads whose gold sets are whole, and begun, of all that were met."""

    threads: int = 0
    settled: int = 0
    begun: int = 0

    def add(self, each: ThreadSets) -> None:
        """Count a thread that was read."""
        gold = [one for own in each.sets.values() for one in own if one.annotator == GOLD]
        whole = sum(one.state == "adjudicated" for one in gold) == len(each.thread)
        self.threads += 1
        self.settled += whole
        self.begun += bool(gold) and not whole


def on_gold(count: GoldCount) -> tuple[Sentence, ...]:
    """Return what is to be said where gold labels go out and adjudication is not done."""
    if count.settled == count.threads:
        return ()
    said = "The gold set is not whole: {settled:,} of {threads:,} threads are settled, {begun:,} are begun."
    return (Sentence(said, settled=count.settled, threads=count.threads, begun=count.begun),)


def on_files(settled: int, stale: Collection[str]) -> tuple[Sentence, ...]:
    """Return what is to be said of threads that have a split already, and of files of the last export."""
    notes: list[Sentence] = []
    if settled == 1:
        notes.append(Sentence("1 thread kept the split of an earlier export; the shares were used for the others."))
    elif settled:
        notes.append(
            Sentence(
                "{count:,} threads kept the split of an earlier export; the shares were used for the others.",
                count=settled,
            )
        )
    if stale:
        notes.append(
            Sentence(
                "Removed what the last export had written here and this one did not: {files}.",
                files=", ".join(sorted(stale)),
            )
        )
    return tuple(notes)


def on_parted(comments: int) -> tuple[Sentence, ...]:
    """Return what is to be said of comments that go out without the documents that they answer."""
    if comments == 1:
        return (Sentence("1 comment goes out without the text that it answers, and cannot be imported without it."),)
    if comments:
        return (
            Sentence(
                "{count:,} comments go out without the texts that they answer, and cannot be imported without them.",
                count=comments,
            ),
        )
    return ()


def on_names(pseudonyms: Collection[Persons], named_beside: int) -> tuple[Sentence, ...]:
    """Return what is to be said of names that were replaced, and of those that may be left.

    ``named_beside`` counts documents whose author is named in their id or source.
    """
    if not pseudonyms:
        return ()
    notes = [Sentence("Names inside texts, titles, flags and longer values of “meta” were not replaced.")]
    if named_beside == 1:
        notes.append(Sentence("1 document has the name of its author in its id or source, which were kept."))
    elif named_beside:
        notes.append(
            Sentence(
                "{count:,} documents have the names of their authors in their ids or sources, which were kept.",
                count=named_beside,
            )
        )
    return tuple(notes)


def refuse_losses(losses: Iterable[Loss]) -> None:
    """Refuse an export that would lose a label, a document or its text; what stands beside them may go.

    Raises:
        ExportError: it would; the message says what first.
    """
    lost = [loss for loss in losses if loss.part in CONTENT]
    if lost:
        raise ExportError(
            "The format cannot hold all of it, and --strict was said; nothing was written. The first of it: {loss}",
            loss=lost[0].sentence,
        )
