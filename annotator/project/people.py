"""Who annotates, how far everybody is, and what they are called."""

from __future__ import annotations

from concurrent.futures import Future

from annotator.domain.changes import Changes
from annotator.domain.team import Team
from annotator.project.writing import Writing, checked_name
from annotator.storage import people
from annotator.storage.assigning import read_team


class People:
    """Knows the annotators of a project; ``annotator`` is the one who sits here. Reading may happen on any thread."""

    def __init__(self, writing: Writing, annotator: str) -> None:
        self._writing = writing
        self._database = writing.store.database
        self.annotator = self.called(annotator)

    def called(self, name: str) -> str:
        """Return what somebody of that name, maybe an old one, is called now.

        Raises:
            AnnotatorError: the name is empty or reserved.
        """
        with self._database.reading() as connection:
            return people.resolve(connection, checked_name(name))

    def choose(self, name: str) -> None:
        """Let somebody else annotate from now on; raises as ``called`` does."""
        self.annotator = self.called(name)

    def team(self) -> Team:
        """Return how far everybody is, with what is being written."""
        self._writing.settle()
        with self._database.reading() as connection:
            return read_team(connection, always=(self.annotator,))

    def rename(self, old: str, new: str) -> Future[Changes]:
        """Give an annotator another name in everything that they did; renaming back is how it is undone.

        Raises, in the future:
            AnnotatorError: nobody has the old name, the new one is empty or reserved, or is or was somebody else's.
        """

        def write() -> Changes:
            name = checked_name(new)
            store = self._writing.store
            with self._database.writing() as connection:
                # Whoever sits here has a name even before they did anything.
                people.annotator_number(connection, self.annotator)
                people.rename(connection, old, name, **store.stamp(connection)._asdict())
            if old == self.annotator:
                self.annotator = name
            return Changes(annotator=True)

        return self._writing.write(write)
