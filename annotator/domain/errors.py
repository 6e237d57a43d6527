"""What can go wrong in a way that a person can act on.

::

    AnnotatorError
    ├── FormatError            input that cannot be read; names file and line
    ├── SchemaError            a schema that contradicts itself, or a label that it does not know
    ├── EditError              an edit that does not fit the annotation set as it is
    ├── ExportError            an export that cannot be written as asked
    ├── SuggesterError         a suggester that is missing or broken
    │   ├── UntrustedPipeline  a folder to load from that nobody has trusted yet
    │   └── SendingNotAgreed   an address that nobody has agreed to send texts to yet
    └── ProjectError           a project file that cannot be opened or written
        ├── ProjectInUse       another window has it open for writing
        ├── ProjectTooNew      written by a newer version of the program
        ├── ProjectDamaged     not a project, or a broken one
        └── ProjectUnwritable  read-only file, full disk

The message of each is one sentence for the user: a template with named places and what stands in them, so that the
window can say it in another language. Any other exception is a defect of the program.
"""

from __future__ import annotations

from pathlib import Path

from annotator.domain.sentence import Sentence


class AnnotatorError(Exception):
    """An error whose message is one sentence fit for the user.

    Given as a template with its places, as in ``ProjectError("{path}: there is no such project.", path=path)``, or as
    a text without places. ``str()`` gives it in English; ``sentence`` knows template and places.
    """

    def __init__(self, template: str, /, **places: object) -> None:
        self.sentence = Sentence(template, **places)
        super().__init__(self.sentence)


class FormatError(AnnotatorError):
    """Input that cannot be read.

    ``reason`` is the sentence without the place; ``str()`` gives it with file and line.
    """

    def __init__(
        self, template: str, /, *, file: Path | None = None, line: int | None = None, **places: object
    ) -> None:
        self.reason = reason = Sentence(template, **places)
        self.file = file
        self.line = line
        if file is None:
            super().__init__(reason)
        elif line is None:
            super().__init__("{file}: {reason}", file=file, reason=reason)
        else:
            super().__init__("{file}, line {line}: {reason}", file=file, line=line, reason=reason)


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
            "{folder}: loading a pipeline from a folder can run code that lies in it, so it is done only where you "
            "trust whoever made it; say so with --trust.",
            folder=folder,
        )


class SendingNotAgreed(SuggesterError):
    """A suggester would send texts to an address that nobody has agreed to send this project's texts to yet.

    ``address`` is where, ``agent`` who; once a person has agreed, ``Settings.agreeing`` remembers it.
    """

    def __init__(self, agent: str, address: str, what: Sentence) -> None:
        self.agent = agent
        self.address = address
        super().__init__("{what} Nothing was sent; agree to it with --send-to {address}.", what=what, address=address)


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
