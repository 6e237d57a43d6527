"""Prodigy's JSON lines, as ``db-out`` writes them and ``db-in`` takes them.

What it cannot hold: stances. Offsets are code points. ``token_end`` of a span is inclusive.

An answer “reject” to one span or label, as ``ner.teach`` and ``textcat.teach`` ask for it, says that this one is wrong:
a refused suggestion, which is written as such a line. In a recipe in which people label by hand it says that the whole
text is of no use, and nothing of its labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import cast, get_args

import orjson

from annotator.domain.annotation import Basis, SpanAnnotation, Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import FormatError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import document_fields, read_document
from annotator.formats.draft import Draft
from annotator.formats.holds import DETAILS, Holds
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.json_objects import Plain, json_objects, objects_in
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Counting, Evidence, Ruler, place_of
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.writer import WriteThread

_AGENT = "prodigy"
# Interfaces in which an answer is about all that stands there, where a line does not say so itself.
_WHOLE = frozenset(("ner_manual", "spans_manual", "relations", "choice", "blocks", "review", "text_input"))
# What a line holds beside the document's own.
_OWN = frozenset(
    (
        *("text", "spans", "tokens", "relations", "label", "options", "accept", "answer", "document", "set", "html"),
        *("_input_hash", "_task_hash", "_session_id", "_annotator_id", "_view_id", "_timestamp", "_is_binary"),
        *("priority", "score", "config", "image", "sessions", "versions", "view_id", "default"),
    )
)
_MEDIA = {
    "image": Sentence("This is a picture; only texts can be labelled here."),
    "audio": Sentence("This is sound; only texts can be labelled here."),
    "video": Sentence("This is a film; only texts can be labelled here."),
    "html": Sentence("This is HTML without a text; give the line a text, or import the page itself."),
}


class ProdigyWriter:
    """Writes a line per annotator and document, with spans, and labels of choices as options, and one per refusal."""

    suffix = ".jsonl"
    holds = Holds(
        spans="any",
        choices=True,
        annotators=True,
        parts=DETAILS | {Part.ATTRIBUTE, Part.SPAN_ID, Part.REJECTED, Part.STATE, Part.FLAG},
        offsets="codepoint",
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        spans, choices = LabelNames(schema, "span"), LabelNames(schema, "choice")
        options = [{"id": name, "text": name} for name in choices.names()]

        def lines(document: Document, given: AnnotationSet | None, split: str | None) -> Iterator[Plain]:
            plain: Plain = {"text": document.text, "document": document_fields(document, split)}
            if given is None:
                yield plain
                return
            answered: Plain = {"spans": [_plain_span(span, spans) for span in given.spans]}
            if options:
                answered["options"] = options
                answered["accept"] = [choices.outside(each.layer, each.label) for each in given.choices]
            of_set = {"set": {"state": given.state, "flag": given.flag}}
            said: Plain = {"answer": "accept", "_session_id": given.annotator, "_view_id": "blocks"}
            yield plain | answered | said | of_set
            said = {"answer": "reject", "_session_id": given.annotator, "_is_binary": True}
            for refused in given.rejected:
                yield plain | _plain_refused(refused, spans, choices) | said | of_set

        with draft.create(self.suffix) as file:

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    for given in sets or (None,):
                        for plain in lines(document, given, thread.split):
                            file.write(orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE))

            yield write


def _plain_span(span: SpanAnnotation, names: LabelNames) -> Plain:
    plain: Plain = {"start": span.start, "end": span.end, "label": names.outside(span.layer, span.label), "id": span.id}
    return {**plain, "attributes": dict(span.attributes)} if span.attributes else plain


def _plain_refused(refused: Suggestion, spans: LabelNames, choices: LabelNames) -> Plain:
    """Return a suggestion as a question that somebody answers with yes or no."""
    own = {"id": refused.id, "agent": refused.agent, "version": refused.version, "basis": refused.basis}
    score = {"score": refused.confidence}
    annotation = refused.annotation
    if isinstance(annotation, SpanAnnotation):
        asked = {**_plain_span(annotation, spans), **score, "source": refused.agent}
        return {"spans": [asked], "suggestion": own, "_view_id": "ner"}
    name = choices.outside(annotation.layer, annotation.label)
    return {"label": name, **score, "suggestion": own, "_view_id": "classification"}


class ProdigyReader:
    """Reads lines; those of one text by one person, as binary recipes make them, become one set."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the lines hold, and a refusal for each that cannot be read."""
        evidence = Evidence()
        times: Counter[int] = Counter()
        for _line, plain in json_objects(source):
            if not isinstance(plain, FormatError):
                times[hash(_key(plain))] += 1
                if isinstance(text := plain.get("text"), str):
                    evidence.add(text, _quotes(plain))
        counting = evidence.best(options.offset_unit)
        if evidence.sentence is not None and options.offset_unit is None:
            yield Notice(evidence.sentence)
        names = SchemaNames(options.schema)
        waiting: dict[object, _Answers] = {}
        for line, plain in json_objects(source):
            if isinstance(plain, FormatError):
                yield plain
                continue
            key = _key(plain)
            times[hash(key)] -= 1
            answers = waiting.get(key)
            if answers is None:
                document = _document(plain, line, source, options)
                if isinstance(document, FormatError):
                    yield document
                    continue
                answers = waiting[key] = _Answers(Taking(document, names, source, line), _session(plain))
            text = answers.taking.document.text
            own = counting if options.offset_unit else _counting(plain, text, counting)
            if own != counting:
                yield Notice(Sentence("The offsets of this line are counted in {unit}.", unit=own.sentence), line)
            answers.add(plain, Ruler(text, own))
            if times[hash(key)] == 0:
                yield from waiting.pop(key).finished(options)
        for answers in waiting.values():
            yield from answers.finished(options)


@dataclass(slots=True)
class _Answers:
    """What one person answered about one text."""

    taking: Taking
    annotator: str | None
    state: object = None
    flag: object = None
    rejected: list[Suggestion] = field(default_factory=list)

    def add(self, plain: Plain, ruler: Ruler) -> None:
        own = plain.get("set")
        answer = plain.get("answer")
        if isinstance(own, dict):
            self.state, self.flag = own.get("state"), own.get("flag")
        elif _is_passed_over(plain):
            self.flag = answer
        elif answer in ("accept", "reject"):
            self.state = self.state or "submitted"
        into = self.taking
        if answer == "reject":
            # Labels that are refused fit schema and text like others, and stand apart from them.
            into = Taking(self.taking.document, self.taking.names, self.taking.source, self.taking.line)
        if _is_passed_over(plain):
            _leave_out(into, plain)
        else:
            _take(into, plain, ruler)
        if into is not self.taking:
            self.taking.leftovers += into.leftovers
            self.rejected += _as_refused(into, plain)

    def finished(self, options: ReadOptions) -> Iterator[Incoming]:
        # Whoever refused something has begun.
        state = "in_progress" if self.rejected and self.state in (None, "new") else self.state
        for incoming in self.taking.into_document(options, self.annotator, state=state, flag=self.flag):
            if isinstance(incoming, IncomingDocument) and incoming.labels is not None and self.rejected:
                unique = {each.id: each for each in self.rejected}
                rejected = tuple(sorted(unique.values(), key=lambda each: each.id))
                yield replace(incoming, labels=replace(incoming.labels, rejected=rejected))
            else:
                yield incoming


def _document(plain: Plain, line: int, source: SourceFile, options: ReadOptions) -> IncomingDocument | FormatError:
    """Return the document of a line, or why there is none."""
    if (medium := _medium(plain)) is not None:
        return source.refusal(medium, line)
    fields = plain.get("document")
    return read_document(
        fields if isinstance(fields, dict) else {k: v for k, v in plain.items() if k not in _OWN},
        plain.get("text"),
        options,
        source=source,
        line=line,
    )


def _medium(plain: Plain) -> Sentence | None:
    """Return what is said of a line that holds something else than a text, or None."""
    text = plain.get("text")
    if isinstance(text, str) and text.strip():
        return None
    return next((said for key, said in _MEDIA.items() if plain.get(key)), None)


def _take(taking: Taking, plain: Plain, ruler: Ruler) -> None:
    tokens = {each["id"]: each for each in objects_in(plain.get("tokens")) if type(each.get("id")) is int}
    labels: set[str] = set()
    for span in objects_in(plain.get("spans")):
        label, start, end = span.get("label"), *_range(span, tokens)
        if not isinstance(label, str):
            continue  # what a pattern matched, shown to the annotator and no answer
        labels.add(label)
        attributes = span.get("attributes")
        taking.span(
            label,
            None if start is None else ruler.to_codepoints(start),
            None if end is None else ruler.to_codepoints(end),
            quote=said if isinstance(said := span.get("text"), str) else None,
            attributes={k: v for k, v in attributes.items() if isinstance(v, str)}
            if isinstance(attributes, dict)
            else {},
            identifier=span["id"] if isinstance(span.get("id"), str) else None,
            confidence=_confidence(span),
        )
    if isinstance(accepted := plain.get("accept"), list):
        titles = {str(each.get("id")): str(each.get("text", "")) for each in objects_in(plain.get("options"))}
        for name in map(str, accepted):
            known = taking.names.find("choice", name) is not None
            title = titles.get(name, "")
            taking.choice(title if not known and taking.names.find("choice", title) is not None else name)
    elif isinstance(label := plain.get("label"), str) and label not in labels:
        taking.choice(label, confidence=_confidence(plain))
    for relation in objects_in(plain.get("relations")):
        taking.lose(Part.RELATION, str(relation.get("label", "")), Why.NO_PLACE)
    for _version in objects_in(plain.get("versions")):
        # What others had said before a reviewer settled it; their own datasets hold it.
        taking.lose(Part.OTHER, "versions", Why.NO_PLACE)


def _is_passed_over(plain: Plain) -> bool:
    """Return whether somebody answered that the text is of no use, which says nothing of its labels."""
    if plain.get("answer") != "reject":
        return plain.get("answer") == "ignore"
    binary = plain.get("_is_binary")
    return not binary if isinstance(binary, bool) else str(plain.get("_view_id")) in _WHOLE


def _as_refused(taking: Taking, plain: Plain) -> Iterator[Suggestion]:
    """Yield what a line refuses as suggestions of whoever made them; of our own lines as they were."""
    sources = (span.get("source") for span in objects_in(plain.get("spans")))
    agent = next((source for source in sources if isinstance(source, str) and source), _AGENT)
    own = plain.get("suggestion")
    for made in taking.as_suggestions(agent):
        if not isinstance(own, dict):
            yield made
            continue
        identifier, by, version, basis = (own.get(key) for key in ("id", "agent", "version", "basis"))
        yield replace(
            made,
            annotation=replace(made.annotation, id=identifier)
            if isinstance(identifier, str) and identifier
            else made.annotation,
            agent=by if isinstance(by, str) and by else agent,
            version=version if isinstance(version, str) else "",
            basis=cast("Basis", basis) if basis in get_args(Basis) else made.basis,
        )


def _confidence(plain: Plain) -> float | None:
    """Return how sure a suggestion was; None where nothing or nonsense says so."""
    score = plain.get("score")
    if not isinstance(score, int | float) or isinstance(score, bool):
        return None
    return float(score) if 0 <= score <= 1 else None


def _leave_out(taking: Taking, plain: Plain) -> None:
    """Account for the labels of a text that the person passed over."""
    for span in objects_in(plain.get("spans")):
        taking.lose(Part.SPAN, str(span.get("label", "")), Why.CANCELLED)
    for name in plain["accept"] if isinstance(plain.get("accept"), list) else ():
        taking.lose(Part.CHOICE, str(name), Why.CANCELLED)


def _range(span: Plain, tokens: Mapping[int, Plain]) -> tuple[int | None, int | None]:
    """Return start and end of a span; of its tokens, by number, where it has none of its own."""
    start, end = span.get("start"), span.get("end")
    if type(start) is int and type(end) is int:
        return start, end
    try:
        start, end = tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"]
    except (KeyError, TypeError):
        return None, None
    return (start, end) if type(start) is int and type(end) is int else (None, None)


def _counting(plain: Plain, text: str, counting: Counting) -> Counting:
    """Return how a line counts: as its file does, unless its own tokens say otherwise."""
    quotes, ruler = _quotes(plain), Ruler(text, counting)
    if all(place_of(ruler, text, quote) for quote in quotes):
        return counting
    own = Evidence()
    own.add(text, quotes)
    best = own.best()
    # Where no unit fits better, tokens are spelt otherwise than the text, as those of transformers are.
    return best if own.fits(best.unit) > own.fits(counting.unit) else counting


def _quotes(plain: Plain) -> list[tuple[int, int, str | None]]:
    """Return what can be checked: tokens with their texts, and spans; of our own lines nothing need be."""
    if "document" in plain:
        return []
    return [
        (each["start"], each["end"], said if isinstance(said := each.get("text"), str) else None)
        for each in (*objects_in(plain.get("tokens")), *objects_in(plain.get("spans")))
        if type(each.get("start")) is int and type(each.get("end")) is int
    ]


def _key(plain: Plain) -> object:
    fields = plain.get("document")
    own = str(fields.get("id")) if isinstance(fields, dict) else None
    return (own, str(plain.get("text")), _session(plain))


def _session(plain: Plain) -> str | None:
    name = plain.get("_annotator_id") or plain.get("_session_id")
    return name if isinstance(name, str) else None
