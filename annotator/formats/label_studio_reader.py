"""Reads Label Studio's JSON: annotations become their annotators' labels, predictions become suggestions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.annotation import Suggestion, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import read_document
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.json_objects import Plain, json_objects, objects_in
from annotator.formats.label_studio_config import TEXT, StudioConfig, config_beside
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Counting, Evidence, Ruler
from annotator.formats.source import SourceFile
from annotator.formats.taking import TARGET_KINDS, SchemaNames, Taking

_CANCELLED = "cancelled"


class LabelStudioReader:
    """Reads tasks, one array or one to a line; a config beside them says which field holds the text."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the tasks hold, and a refusal for each that cannot be read.

        A document with several annotators comes once with the set of each.
        """
        config = config_beside(source.path)
        evidence = Evidence()
        for _line, plain in json_objects(source):
            if evidence.is_settled:
                break
            if isinstance(plain, FormatError):
                continue
            task = _Task.of(plain, config, options)
            if isinstance(text := task.data.get(task.field), str):
                evidence.add(text, _quotes([*task.annotations, *task.predictions]))
        counting = Counting(options.offset_unit) if options.offset_unit else evidence.best()
        if evidence.sentence is not None and options.offset_unit is None:
            yield Notice(evidence.sentence)
        names = SchemaNames(options.schema)
        for line, plain in json_objects(source):
            if isinstance(plain, FormatError):
                yield plain
            else:
                yield from _TaskReading(_Task.of(plain, config, options), counting, names, source, options, line).read()


@dataclass(frozen=True, slots=True)
class _Task:
    """A task, its parts found."""

    data: Mapping[str, Any]
    field: str
    identifier: str | None
    annotations: Sequence[Plain]
    predictions: Sequence[Plain]
    people: Sequence[object]

    @classmethod
    def of(cls, plain: Plain, config: StudioConfig, options: ReadOptions) -> _Task:
        data = plain.get("data")
        if not isinstance(data, dict):
            # Where nothing is called data, the whole object is.
            return cls(plain, _text_field(plain, config, options, ()), None, (), (), ())
        meta, number = plain.get("meta"), plain.get("id")
        people = meta.get("annotators") if isinstance(meta, dict) else None
        annotations = objects_in(plain.get("annotations") or plain.get("completions"))
        predictions = objects_in(plain.get("predictions"))
        return cls(
            data,
            _text_field(data, config, options, [*annotations, *predictions]),
            str(number) if type(number) is int else None,
            annotations,
            predictions,
            people if isinstance(people, list) else (),
        )


def _text_field(data: Mapping[str, Any], config: StudioConfig, options: ReadOptions, given: Sequence[Plain]) -> str:
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
    texts = {key: value for key, value in data.items() if isinstance(value, str)}
    if TEXT in texts:
        return TEXT
    quotes = [quote for _start, _end, quote in _quotes(given) if quote]
    held = {key: sum(quote in value for quote in quotes) for key, value in texts.items()}
    fitting = [key for key, count in held.items() if count == max(held.values())]
    return fitting[0] if len(fitting) == 1 else TEXT


@dataclass(frozen=True, slots=True)
class _TaskReading:
    """One task being read."""

    task: _Task
    counting: Counting
    names: SchemaNames
    source: SourceFile
    options: ReadOptions
    line: int

    def read(self) -> Iterator[Incoming]:
        document = self._document()
        if isinstance(document, FormatError):
            yield document
            return
        suggestions: list[Suggestion] = []
        for prediction in self.task.predictions:
            taking = self._taken(document, prediction, _share(prediction.get("score")))
            yield from taking.leftovers
            agent = prediction.get("model_version")
            suggestions += taking.as_suggestions(agent if isinstance(agent, str) and agent else "label-studio")
        sets: list[AnnotationSet] = []
        for number, annotation in enumerate(self.task.annotations):
            own = self._own(number)
            name = own.get("annotator")
            annotator = self.options.annotator or (name if isinstance(name, str) else _person(annotation))
            cancelled = annotation.get("was_cancelled") is True
            taking = Taking(document, self.names, self.source, self.line)
            if cancelled:
                self._leave_out(taking, annotation)
            else:
                taking = self._taken(document, annotation, None)
            yield from taking.leftovers
            if self.options.agent:
                suggestions += taking.as_suggestions(self.options.agent)
                continue
            given = taking.as_set(
                annotator,
                state=own.get("state", None if cancelled else "submitted"),
                flag=_CANCELLED if cancelled else own.get("flag"),
            )
            if given is not None:
                sets.append(given)
        unique = tuple({(each.agent, each.id): each for each in suggestions}.values())
        yield replace(document, labels=sets[0] if sets else None, suggestions=unique)
        for other in sets[1:]:
            yield replace(document, labels=other)

    def _document(self) -> IncomingDocument | FormatError:
        data, task = self.task.data, self.task
        fields = data.get("document")
        if not isinstance(fields, dict):
            fields = {key: value for key, value in data.items() if key != task.field}
        if task.field not in data:
            texts = ", ".join(f"“{key}”" for key, value in data.items() if isinstance(value, str)) or "none"
            return self.source.refusal(
                Sentence(
                    "There is no “{field}” in this task; the texts in it are {texts}. Put the labelling config beside "
                    "the file, or name the right one (--map text=COLUMN).",
                    field=task.field,
                    texts=texts,
                ),
                self.line,
            )
        return read_document(
            fields, data[task.field], self.options, source=self.source, line=self.line, identifier=task.identifier
        )

    def _own(self, number: int) -> Mapping[str, Any]:
        """Return what our own writer said of an annotation, by its number."""
        people = self.task.people
        own = people[number] if len(people) == len(self.task.annotations) else None
        return own if isinstance(own, dict) else {}

    def _leave_out(self, taking: Taking, annotation: Plain) -> None:
        for result in objects_in(annotation.get("result")):
            for label in _labels(result):
                part = Part.SPAN if result.get("type") == "labels" else Part.CHOICE
                taking.lose(part, label, Why.CANCELLED)

    def _taken(self, document: IncomingDocument, annotation: Plain, score: float | None) -> Taking:
        taking = Taking(document, self.names, self.source, self.line)
        ruler = Ruler(document.text, self.counting)
        results = objects_in(annotation.get("result"))
        attributes = self._attributes(results)
        seen: set[str] = set()
        for result in results:
            kind, from_name = result.get("type"), result.get("from_name")
            layer = from_name if isinstance(from_name, str) else None
            sure = score if (own := _share(result.get("score"))) is None else own
            if kind == "labels" and (place := _place(result)) is not None:
                start, end, quote = place
                region = str(result.get("id", ""))
                for label in _labels(result):
                    taking.span(
                        label,
                        ruler.to_codepoints(start),
                        ruler.to_codepoints(end),
                        layer=layer,
                        quote=quote,
                        attributes=attributes.get(region),
                        identifier=region if region and region not in seen else None,
                        confidence=sure,
                    )
                    seen.add(region)
            elif kind == "choices" and _place(result) is None:
                for label in _labels(result):
                    self._choice(taking, label, layer, sure)
            elif kind == "relation":
                for label in result["labels"] if isinstance(result.get("labels"), list) else [""]:
                    taking.lose(Part.RELATION, str(label), Why.NO_PLACE)
            elif not (kind == "choices" and str(result.get("id", "")) in attributes):
                taking.lose(Part.OTHER, str(kind or ""), Why.NO_PLACE, layer or "")
        return taking

    def _attributes(self, results: Sequence[Plain]) -> dict[str, dict[str, str]]:
        """Return the choices that were made about regions, by the region's id: attribute and label."""
        regions = {str(each.get("id")) for each in results if each.get("type") == "labels"}
        found: dict[str, dict[str, str]] = {}
        for result in results:
            region = str(result.get("id"))
            if result.get("type") == "choices" and _place(result) is not None and region in regions:
                # Ours are called by layer and attribute; of anybody's the attribute is the name.
                name = str(result.get("from_name", "")).rpartition(".")[2]
                for label in _labels(result)[:1]:
                    found.setdefault(region, {})[name] = label
        return found

    def _choice(self, taking: Taking, label: str, layer: str | None, sure: float | None) -> None:
        for option in self._options():
            if option.get("value") == label and isinstance(option.get("target"), dict):
                target = option["target"]
                kind = next((each for each in TARGET_KINDS if each == target.get("kind")), None)
                identifier, text = target.get("id"), target.get("text", "")
                if kind and isinstance(identifier, str) and isinstance(text, str):
                    taking.stance(
                        str(option.get("label")), Target(kind, identifier, text), layer=layer, confidence=sure
                    )
                    return
        taking.choice(label, layer=layer, confidence=sure)

    def _options(self) -> Iterator[Mapping[str, Any]]:
        for key, value in self.task.data.items():
            if key.endswith("_options"):
                yield from objects_in(value)


def _place(result: Plain) -> tuple[int, int, str | None] | None:
    value = result.get("value")
    if not isinstance(value, dict):
        return None
    start, end, quote = value.get("start"), value.get("end"), value.get("text")
    if type(start) is not int or type(end) is not int:
        return None
    # Line ends in quotes are written as a backslash and an n.
    return start, end, quote.replace("\\n", "\n") if isinstance(quote, str) else None


def _labels(result: Plain) -> list[str]:
    value = result.get("value")
    given = value.get(str(result.get("type"))) if isinstance(value, dict) else None
    return [each for each in given if isinstance(each, str)] if isinstance(given, list) else []


def _quotes(given: Sequence[Plain]) -> list[tuple[int, int, str | None]]:
    places = (_place(result) for each in given for result in objects_in(each.get("result")))
    return [place for place in places if place is not None]


def _person(annotation: Plain) -> str | None:
    """Return who made an annotation: the address, else the name, else the number of an account."""
    given = annotation.get("completed_by")
    if isinstance(given, dict):
        name = " ".join(str(given[key]) for key in ("first_name", "last_name") if given.get(key))
        email, number = given.get("email"), given.get("id")
        if isinstance(email, str) and email:
            return email
        return name or (f"user-{number}" if type(number) is int else None)
    if type(given) is int:
        return f"user-{given}"
    return given if isinstance(given, str) and given else None


def _share(score: object) -> float | None:
    return float(score) if isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1 else None
