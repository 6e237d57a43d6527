"""Reads Label Studio's JSON: annotations become their annotators' labels, predictions become suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.annotation import GOLD, Suggestion, said
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import read_document
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.json_objects import Plain, json_objects, objects_in
from annotator.formats.label_studio_config import StudioConfig, config_beside
from annotator.formats.label_studio_controls import DOCUMENT, TEXT, Controls
from annotator.formats.label_studio_results import Options, Results, Told, quoted, same_quote, score_of
from annotator.formats.loss import Loss, Part, Why
from annotator.formats.offsets import UNITS, Counting, Evidence, Ruler
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking

_TABLES = frozenset((".csv", ".tsv", ".tab"))
_CANCELLED = "cancelled"
_ACCOUNT = re.compile(r", ([0-9]{1,18})$")


class LabelStudioReader:
    """Reads tasks, one array or one to a line; a config beside them says which field holds the text."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the tasks hold, and a refusal for each that cannot be read.

        A document with several annotators comes once with the set of each.

        Raises:
            FormatError: the file is of one of Label Studio's short kinds, which do not tell labels from other fields.
        """
        if source.path.suffix.lower() in _TABLES:
            raise source.refusal(
                Sentence(
                    "This is Label Studio's table (CSV or TSV), which does not tell labels from other fields; "
                    "export the project as JSON and import that, or take the texts alone from the table (--format csv)."
                )
            )
        config = config_beside(source.path)
        evidence = Evidence(UNITS, same_quote)
        for _line, plain in json_objects(source):
            if evidence.is_settled:
                break
            if isinstance(plain, FormatError):
                continue
            if "data" not in plain and type(plain.get("annotation_id")) is int and "annotator" in plain:
                raise source.refusal(
                    Sentence(
                        "This is Label Studio's short JSON (JSON-MIN), which does not tell labels from other fields; "
                        "export the project as JSON and import that."
                    )
                )
            task = _Task.of(plain, config, options)
            if isinstance(text := task.data.get(task.field), str):
                evidence.add(text, task.quoted())
        counting = Counting(options.offset_unit) if options.offset_unit else evidence.best()
        if evidence.sentence is not None and options.offset_unit is None:
            yield Notice(evidence.sentence)
        names, controls = SchemaNames(options.schema), Controls(options.schema)
        for line, plain in json_objects(source):
            if isinstance(plain, FormatError):
                yield plain
            else:
                task = _Task.of(plain, config, options)
                yield from _TaskReading(task, counting, names, controls, source, options, line).read()


@dataclass(frozen=True, slots=True)
class _Task:
    """A task, its parts found; ``odd`` counts what stands among them and is none: all that some exports give is ids."""

    data: Mapping[str, Any]
    field: str
    identifier: str | None
    annotations: Sequence[Plain] = ()
    predictions: Sequence[Plain] = ()
    drafts: Sequence[Plain] = ()
    odd: Mapping[str, int] | None = None
    people: Sequence[Plain] = ()

    @classmethod
    def of(cls, plain: Plain, config: StudioConfig, options: ReadOptions) -> _Task:
        data = plain.get("data")
        if not isinstance(data, dict):
            # Where nothing is called data, the whole object is.
            return cls(plain, _text_field(plain, config, options, ()), None)
        meta, number = plain.get("meta"), plain.get("id")
        named = {
            "annotation": plain.get("annotations") or plain.get("completions"),
            "prediction": plain.get("predictions"),
            "draft": plain.get("drafts"),
        }
        found = {name: objects_in(given) for name, given in named.items()}
        results = [result for each in found.values() for one in each for result in objects_in(one.get("result"))]
        return cls(
            data,
            _text_field(data, config, options, [quote for _start, _end, quote in quoted(results) if quote]),
            str(number) if type(number) is int else None,
            found["annotation"],
            found["prediction"],
            found["draft"],
            {name: _odd(given) for name, given in named.items()},
            objects_in(meta.get("annotators")) if isinstance(meta, dict) else (),
        )

    def quoted(self) -> list[tuple[int, int, str | None]]:
        """Return all places in it with what they quote."""
        given = (*self.annotations, *self.predictions, *self.drafts)
        return quoted([result for each in given for result in objects_in(each.get("result"))])


def _odd(given: object) -> int:
    """Return how much of what should be a list of objects is something else."""
    if isinstance(given, list):
        return sum(not isinstance(each, dict) for each in given)
    return int(given is not None)


def _text_field(data: Mapping[str, Any], config: StudioConfig, options: ReadOptions, quotes: Sequence[str]) -> str:
    """Return the field that holds the text.

    That is the one that a person named, the config's, ours, else the only text, or the one that holds most of what is
    quoted of it.
    """
    named = options.columns.get("text")
    if named is not None:
        return named
    shown = [field for field in config.fields.values() if isinstance(data.get(field), str)]
    if len(shown) == 1:
        return shown[0]
    if config.fields and not shown:
        return next(iter(config.fields.values()))
    texts = {key: value for key, value in data.items() if isinstance(value, str)}
    if TEXT in texts:
        return TEXT
    held = {key: sum(quote in value for quote in quotes) for key, value in texts.items()}
    fitting = [key for key, count in held.items() if count == max(held.values())]
    return fitting[0] if len(fitting) == 1 else TEXT


@dataclass(frozen=True, slots=True)
class _TaskReading:
    """One task being read."""

    task: _Task
    counting: Counting
    names: SchemaNames
    controls: Controls
    source: SourceFile
    options: ReadOptions
    line: int

    def read(self) -> Iterator[Incoming]:
        document = self._document()
        if isinstance(document, FormatError):
            yield document
            return
        for name, count in (self.task.odd or {}).items():
            if count:
                yield Loss(Part.OTHER, "", name, Why.NO_PLACE, count=count)
        reading = _Document(document, Ruler(document.text, self.counting), Options(self.task.data, self.controls), self)
        suggestions: list[Suggestion] = []
        for prediction in self.task.predictions:
            taking = reading.taken(prediction, score_of(prediction))
            yield from taking.leftovers
            agent = prediction.get("model_version")
            suggestions += taking.as_suggestions(agent if isinstance(agent, str) and agent else "label-studio")
        sets: dict[str, tuple[str, AnnotationSet]] = {}
        for given, taking in reading.answers():
            yield from taking.leftovers
            if self.options.agent:
                suggestions += taking.as_suggestions(self.options.agent)
            elif (made := taking.as_set(given.annotator, state=given.state, flag=given.flag)) is not None:
                changed, kept = sets.setdefault(made.annotator, (given.changed, made))
                if _content(kept) != _content(made):
                    yield self._twice(made.annotator)
                    if given.changed >= changed:
                        sets[made.annotator] = (given.changed, made)
        unique = tuple({(each.agent, each.id): each for each in suggestions}.values())
        first, *others = (made for _changed, made in sets.values()) if sets else (None,)
        yield replace(document, labels=first, suggestions=unique)
        for other in others:
            yield replace(document, labels=other)

    def _twice(self, annotator: str) -> FormatError:
        reason = Sentence(
            "{annotator} has several answers to this task; the one that was changed last is taken, the other left out.",
            annotator=annotator,
        )
        return self.source.refusal(reason, self.line)

    def _document(self) -> IncomingDocument | FormatError:
        data, field = self.task.data, self.task.field
        fields = data.get(DOCUMENT)
        if not isinstance(fields, dict):
            fields = {key: value for key, value in data.items() if key != field}
        if not isinstance(data.get(field), str):
            texts = ", ".join(f"“{key}”" for key, value in data.items() if isinstance(value, str)) or "none"
            reason = (
                Sentence(
                    "“{field}” is no text but a list or the like, such as a dialogue; the texts in this task are "
                    "{texts}. Name the right one (--map text=COLUMN), or make texts of it.",
                    field=field,
                    texts=texts,
                )
                if field in data
                else Sentence(
                    "There is no “{field}” in this task; the texts in it are {texts}. Put the labelling config beside "
                    "the file, or name the right one (--map text=COLUMN).",
                    field=field,
                    texts=texts,
                )
            )
            return self.source.refusal(reason, self.line)
        identifier = self.task.identifier
        return read_document(
            fields, data[field], self.options, source=self.source, line=self.line, identifier=identifier
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    """Whose an annotation is, how far it is, and when it was changed last, in ISO 8601; "" where nobody says so."""

    annotator: str | None
    state: object
    flag: object
    changed: str


@dataclass(frozen=True, slots=True)
class _Document:
    """The document of a task, and what is said of it being taken."""

    document: IncomingDocument
    ruler: Ruler
    choosable: Options
    of: _TaskReading

    def answers(self) -> Iterator[tuple[_Answer, Taking]]:
        """Yield what each annotation says, and each draft by somebody who has submitted none."""
        task, whoever = self.of.task, self.of.options.annotator
        # Ours are known by the numbers that we gave them, which Label Studio keeps as those that they were imported by.
        people = {each["import_id"]: each for each in task.people if type(each.get("import_id")) is int}
        there: set[str | None] = set()
        for annotation in task.annotations:
            number = annotation.get("import_id", annotation.get("id"))
            own = people.get(number, {}) if type(number) is int else {}
            name = own.get("annotator")
            annotator = name if isinstance(name, str) else _person(annotation.get("completed_by"))
            there.add(annotator)
            changed = _changed(annotation)
            if annotation.get("was_cancelled") is True:
                yield _Answer(whoever or annotator, own.get("state"), _CANCELLED, changed), self._cancelled(annotation)
                continue
            taking = self.taken(annotation, None)
            if annotation.get("ground_truth") is True and annotator != GOLD:
                taking.lose(Part.OTHER, "ground_truth", Why.NO_PLACE)
            yield _Answer(whoever or annotator, own.get("state", "submitted"), own.get("flag"), changed), taking
        for draft in task.drafts:
            names = _drafter(draft)
            if draft.get("annotation") is None and there.isdisjoint(names):
                there.update(names)
                yield _Answer(whoever or names[0], "in_progress", None, _changed(draft)), self.taken(draft, None)
            else:
                taking = self._taking()
                taking.lose(Part.OTHER, "draft", Why.NO_PLACE)
                yield _Answer(whoever or names[0], None, None, ""), taking

    def taken(self, given: Plain, score: float | None) -> Taking:
        """Take what an annotation, a prediction or a draft says."""
        taking, results = self._taking(), given.get("result")
        for _ in range(_odd(results)):
            taking.lose(Part.OTHER, "result", Why.NO_PLACE)
        Results(objects_in(results), taking, self.ruler, self.of.controls, self.choosable, score).take()
        return taking

    def _cancelled(self, annotation: Plain) -> Taking:
        taking = self._taking()
        for result in objects_in(annotation.get("result")):
            for part, label, layer in Told.by(result):
                taking.lose(part, label, Why.CANCELLED, layer)
        return taking

    def _taking(self) -> Taking:
        return Taking(self.document, self.of.names, self.of.source, self.of.line)


def _changed(given: Plain) -> str:
    """Return when an annotation was changed last; such times are written alike within an export."""
    return next((time for key in ("updated_at", "created_at") if isinstance(time := given.get(key), str)), "")


def _content(given: AnnotationSet) -> object:
    """Return what a set says, whatever its labels' ids are."""
    attributes = {(said(each), each.attributes) for each in given.spans}
    return attributes, {*map(said, given.choices), *map(said, given.stances)}, given.flag


def _drafter(draft: Plain) -> tuple[str | None, ...]:
    """Return what the author of a draft may be called in annotations, likeliest first.

    That is the number of the account, which ends the whole name here, as a rule, and the address in some exports.
    """
    name, person = draft.get("created_username"), _person(draft.get("user"))
    number = _ACCOUNT.search(name) if isinstance(name, str) else None
    return (person,) if number is None else (f"user-{number[1]}", person)


def _person(given: object) -> str | None:
    """Return who that is: the address, else the name, else the number of an account."""
    if isinstance(given, dict):
        name = " ".join(str(given[key]) for key in ("first_name", "last_name") if given.get(key))
        email, number = given.get("email"), given.get("id")
        if isinstance(email, str) and email:
            return email
        return name or (f"user-{number}" if type(number) is int else None)
    if type(given) is int:
        return f"user-{given}"
    return given if isinstance(given, str) and given else None
