"""What can go wrong in a way that a person can act on.

::

    AnnotatorError
    ├── FormatError            input that cannot be read; names file and line
    ├── SchemaError            a schema that contradicts itself, or a label that it does not know
    ├── EditError              an edit that does not fit the annotation set as it is
    ├── ExportError            an export that cannot be written as asked
    ├── SuggesterError         a suggester that is missing or broken
    │   └── UntrustedPipeline  a folder to load from that nobody has trusted yet
    └── ProjectError           a project file that cannot be opened or written
        ├── ProjectInUse       another window has it open for writing
        ├── ProjectTooNew      written by a newer version of the program
        ├── ProjectDamaged     not a project, or a broken one
        └── ProjectUnwritable  read-only file, full disk

The message of each is one sentence for the user. Any other exception is a defect of the program.
"""

from __future__ import annotations

from pathlib import Path


class AnnotatorError(Exception):
    """An error whose message is one sentence fit for the user."""


class FormatError(AnnotatorError):
    """Input that cannot be read.

    ``reason`` is the sentence without the place; ``str()`` gives it with file and line.
    """

    def __init__(self, reason: str, *, file: Path | None = None, line: int | None = None) -> None:
        self.reason = reason
        self.file = file
        self.line = line
        place = "" if file is None else f"{file}: " if line is None else f"{file}, line {line}: "
        super().__init__(place + reason)


class SchemaError(AnnotatorError):
    """A schema that contradicts itself, or a layer, label or target that it does not know."""


class EditError(AnnotatorError):
    """An edit that does not fit: outside the text, a duplicate, or overtaken by another edit."""


class ExportError(AnnotatorError):
    """An export that cannot be written as asked."""


class SuggesterError(AnnotatorError):
    """A suggester that is not installed or cannot be made ready."""


class UntrustedPipeline(SuggesterError):
    """A pipeline in a folder that nobody has trusted yet: loading it can run code that lies there.

    ``folder`` is where; once a person has agreed, ``Settings.trusting`` remembers it.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        super().__init__(
            f"{folder}: loading a pipeline from a folder can run code that lies in it, so it is done only where you "
            "trust whoever made it; say so with --trust."
        )


class ProjectError(AnnotatorError):
    """A project file that cannot be opened or written."""


class ProjectInUse(ProjectError):
    """Another window has the project open for writing."""


class ProjectTooNew(ProjectError):
    """The file was written by a newer version of the program."""


class ProjectDamaged(ProjectError):
    """The file is not a project, or its content is broken."""


class ProjectUnwritable(ProjectError):
    """The file or its disk takes no writing."""
