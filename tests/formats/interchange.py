"""Projects that Hypothesis draws, and what can be told of them: the facts that a format may keep or lose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    Origin,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    Target,
    choice_id,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Attribute, Layer, Schema
from annotator.formats.draft import Draft
from annotator.formats.folders import expand
from annotator.formats.holds import DETAILS, Holds
from annotator.formats.incoming import Incoming, IncomingDocument, Reader, ReadOptions
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Account, Part, Place
from annotator.formats.offsets import Unit
from annotator.formats.source import SourceFile
from annotator.formats.writer import Writer, accounted
from tests.domain.drawn import labels

SCHEMA = Schema(
    name="interchange",
    title="Interchange",
    layers=(
        Layer(
            name="names",
            kind="span",
            title="Names",
            labels=labels("PERSON", "ORG", "Far right"),
            attributes=(Attribute(name="tone", title="Tone", labels=labels("bad", "good")),),
        ),
        Layer(name="parts", kind="span", title="Parts", labels=labels("ORG", "claim"), overlap=False),
        Layer(name="mood", kind="choice", title="Mood", labels=labels("glad", "=sad")),
        Layer(name="topics", kind="choice", title="Topics", labels=labels("x", "y", "glad"), many=True),
        Layer(
            name="side",
            kind="stance",
            title="Side",
            labels=labels("for", "against"),
            targets=("claim", "entity", "parent"),
        ),
    ),
)

PIECES = (
    *("Bo", "Li ", "won", " in ", "Zürich", "\t", "\n", "👩🏽‍🚒", "e\u0301", "السلام عليكم", "日本", "🇨🇭", ". "),
    *("\u2028", "\u00a0", "\x0b", '"', "\\", "=1+1", "-DOCSTART-", "#Text="),
)
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join).filter(str.strip)
OR_NONE = st.one_of(st.none(), TEXT)
ORIGIN: st.SearchStrategy[Origin] = st.sampled_from(("scratch", "accepted", "edited", "imported"))
STATE: st.SearchStrategy[State] = st.sampled_from(("new", "in_progress", "submitted", "adjudicated"))
META = st.dictionaries(
    st.sampled_from(("a", "ß", "n", "text", "label")), st.one_of(st.integers(-9, 9), TEXT), max_size=2
)


@st.composite
def _spans(draw: st.DrawFn, text: str, prefix: str) -> list[SpanAnnotation]:
    offsets = st.integers(0, len(text))
    found: dict[object, SpanAnnotation] = {}
    for number in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(offsets), draw(offsets)))
        layer = draw(st.sampled_from(SCHEMA.layers[:2]))
        label = draw(st.sampled_from(layer.labels)).name
        over = any(each.layer == "parts" and each.start < end and start < each.end for each in found.values())
        if start == end or text[start:end].isspace() or (layer.name == "parts" and over):
            continue
        tone = draw(st.sampled_from((None, "bad", "good"))) if layer.name == "names" else None
        found[layer.name, start, end, label] = SpanAnnotation(
            f"{prefix}-{number}",
            layer.name,
            start,
            end,
            label,
            () if tone is None else (("tone", tone),),
            draw(ORIGIN),
        )
    return [*found.values()]


@st.composite
def _sets(draw: st.DrawFn, document: Document) -> AnnotationSet:
    annotator = draw(st.sampled_from(("ann", "bea", "gold")))
    prefix = f"{document.id}-{annotator}"
    choices = [
        ChoiceAnnotation(choice_id(layer.name, label, many=layer.many), layer.name, label, draw(ORIGIN))
        for layer in SCHEMA.of_kind("choice")
        for label in draw(
            st.lists(
                st.sampled_from([each.name for each in layer.labels]), max_size=2 if layer.many else 1, unique=True
            )
        )
    ]
    targets = [Target("claim", document.thread, "The claim"), Target.entity("Zürich")]
    if document.parent is not None:
        targets.append(Target("parent", document.parent, "…"))
    stances = [
        StanceAnnotation(f"{prefix}-s{number}", "side", target, draw(st.sampled_from(("for", "against"))), draw(ORIGIN))
        for number, target in enumerate(draw(st.lists(st.sampled_from(targets), max_size=2, unique=True)))
    ]
    refused: list[Annotation] = [
        *(replace(span, id=f"{span.id}r", origin="scratch") for span in draw(_spans(document.text, prefix))[:2]),
        *(replace(each, id=f"{prefix}-{each.id}r", origin="scratch") for each in draw(st.permutations(choices))[:1]),
        *(replace(each, id=f"{each.id}r", origin="scratch") for each in draw(st.permutations(stances))[:1]),
    ]
    rejected = sorted((Suggestion(each, "tagger", "1", 0.25) for each in refused), key=lambda each: each.id)
    return AnnotationSet(
        document=document.id,
        annotator=annotator,
        state=draw(STATE),
        flag=draw(st.sampled_from((None, None, "spam?"))),
        spans=sorted_spans(draw(_spans(document.text, prefix))),
        choices=tuple(sorted(choices, key=lambda each: each.id)),
        stances=tuple(stances),
        rejected=tuple(rejected),
    )


def _is_something(given: AnnotationSet) -> bool:
    return bool([*given] or given.rejected or given.flag or given.state != "new")


@st.composite
def _labelled(draw: st.DrawFn, document: Document) -> Labelled:
    drawn = draw(st.lists(_sets(document), max_size=2, unique_by=lambda each: each.annotator))
    return Labelled(document, tuple(sorted(filter(_is_something, drawn), key=lambda each: each.annotator)))


@st.composite
def _document(draw: st.DrawFn, identifier: str, thread: str, parent: str | None) -> Document:
    text = draw(TEXT)
    return Document(
        id=identifier,
        kind="article" if parent is None else "comment",
        thread=thread,
        parent=parent,
        author=draw(OR_NONE),
        created=draw(st.sampled_from((None, "2026-03-14T09:12:00+00:00"))),
        source=draw(st.sampled_from((None, "Courier"))),
        title=draw(OR_NONE) if parent is None else None,
        text=text,
        text_sha256=text_sha256(text),
        meta=draw(META),
    )


@st.composite
def threads(draw: st.DrawFn) -> list[LabelledThread]:
    """A project: some threads, each with an article and comments that answer each other."""
    found: list[LabelledThread] = []
    for number in range(draw(st.integers(1, 2))):
        name = f"t{number}"
        documents = [draw(_labelled(draw(_document(name, name, None))))]
        for comment in range(draw(st.integers(0, 2))):
            parent = documents[-1].document.id
            documents.append(draw(_labelled(draw(_document(f"{name}-c{comment}", name, parent)))))
        found.append(LabelledThread(tuple(documents), draw(st.sampled_from((None, "train", "dev")))))
    return found


def write(writer: Writer, given: Iterable[LabelledThread], folder: Path, schema: Schema = SCHEMA) -> Account:
    """Write a project into a folder, under the name ``all``."""
    account = Account()
    with accounted(writer, Draft(folder, "all"), schema, account) as write_thread:
        for thread in given:
            write_thread(thread)
    return account


def read(
    reader: Reader,
    path: Path,
    schema: Schema = SCHEMA,
    *,
    annotator: str | None = None,
    agent: str | None = None,
    offset_unit: Unit | None = None,
) -> list[Incoming]:
    options = ReadOptions(schema=schema, annotator=annotator, agent=agent, offset_unit=offset_unit)
    return [*reader.read(SourceFile(path), options)]


def read_dataset(writer: Writer, reader: Reader, folder: Path, *, offset_unit: Unit | None = None) -> list[Incoming]:
    """Read back what was written: one file, or those of the folder that the format's own recognition finds."""
    whose = None if writer.holds.annotators else "ann"
    if writer.suffix:
        return read(reader, folder / f"all{writer.suffix}", annotator=whose, offset_unit=offset_unit)
    files = [file for file in expand([folder / "all"]) if isinstance(file, Path)]
    assert files or not (folder / "all").exists()
    return [incoming for file in files for incoming in read(reader, file, annotator=whose, offset_unit=offset_unit)]


def together(found: Sequence[Incoming]) -> list[LabelledThread]:
    """Return what a reader gave as threads of one document each; sets of one document come together."""
    documents: dict[str, tuple[Document, list[AnnotationSet], str | None]] = {}
    for each in found:
        assert isinstance(each, IncomingDocument), each
        document = Document(
            id=each.id,
            kind=each.kind,
            thread=each.thread or each.id,
            parent=each.parent,
            author=each.author,
            created=each.created,
            source=each.source,
            title=each.title,
            text=each.text,
            text_sha256=text_sha256(each.text),
            meta=each.meta,
        )
        _document, sets, _split = documents.setdefault(each.id, (document, [], each.split))
        assert _document == document
        if each.labels is not None:
            sets.append(each.labels)
    return [
        LabelledThread((Labelled(document, tuple(sorted(sets, key=lambda one: one.annotator))),), split)
        for document, sets, split in documents.values()
    ]


Facts = Counter[tuple[Place, tuple[object, ...]]]


def facts(given: Iterable[LabelledThread], writer: Writer) -> Facts:
    """Return all that can be told of a project, each with what an account counts it by.

    Documents are told by their number where the format gives them no id, places of spans without white space where it
    has no text, and nothing is told of who said it where it knows one annotator alone.
    """
    holds = writer.holds
    found: Facts = Counter()

    def tell(part: Part, layer: str = "", label: str = "", *what: object) -> None:
        found[(part, layer, label), what] += 1

    number = 0
    for thread in given:
        for document, sets in thread.documents:
            own = document.id if holds.holds(Part.ID) else number
            number += 1
            tell(Part.DOCUMENT, "", "", own)
            tell(Part.TEXT, "", "", own, document.text)
            tell(Part.ID, "", "", document.id)
            if document.kind == "comment":
                tell(Part.PARENT, "", "", own, document.thread, document.parent)
            for part in (Part.AUTHOR, Part.CREATED, Part.SOURCE, Part.TITLE):
                if getattr(document, part.value) is not None:
                    tell(part, "", "", own, getattr(document, part.value))
            if document.meta:
                tell(Part.META, "", "", own, repr(sorted(document.meta.items())))
            if thread.split is not None:
                tell(Part.SPLIT, "", "", own, thread.split)
            chosen = next((each for each in sets if each.annotator == "gold"), sets[0] if sets else None)
            for given_set in sets:
                anonymous = given_set is chosen and not holds.annotators
                who = (own, "" if anonymous else given_set.annotator)
                _tell_set(given_set, who, document.text, holds, tell)
    return found


def _tell_set(given: AnnotationSet, who: object, text: str, holds: Holds, tell: Callable[..., None]) -> None:
    has_origins = holds.holds(Part.ORIGIN)

    def place(offset: int) -> int:
        return offset if holds.text else sum(not character.isspace() for character in text[:offset])

    for each in given:
        match each:
            case SpanAnnotation():
                where = (place(each.start), place(each.end))
                tell(Part.SPAN, each.layer, each.label, who, where)
                for pair in each.attributes:
                    tell(Part.ATTRIBUTE, each.layer, "=".join(pair), who, where, each.label)
                tell(Part.SPAN_ID, each.layer, "", who, each.id)
            case StanceAnnotation():
                tell(Part.STANCE, each.layer, each.label, who, each.target.key)
                tell(Part.STANCE_ID, each.layer, "", who, each.id)
            case _:
                tell(Part.CHOICE, each.layer, each.label, who)
        if has_origins or each.origin != "imported":  # what is read without an origin counts as imported
            tell(Part.ORIGIN, each.layer, "", who, each.origin, each.id)
    for refused in given.rejected:
        tell(Part.REJECTED, refused.annotation.layer, refused.annotation.label, who, refused)
    if given.flag is not None:
        tell(Part.FLAG, "", "", who, given.flag)
    if given.state != "new":
        tell(Part.STATE, "", given.state, who)


def check_account(
    writer: Writer, reader: Reader, given: list[LabelledThread], *, through: Callable[[Path], object] = bool
) -> None:
    """Write a project, read it back, and hold the account to the difference, counted without the writer's help.

    ``through`` may send the folder through another tool on the way.
    """
    with TemporaryDirectory() as folder:
        account = write(writer, given, Path(folder))
        through(Path(folder))
        back = together(read_dataset(writer, reader, Path(folder)))
    before, after = facts(given, writer), facts(back, writer)
    gone: Counter[Place] = Counter()
    there = {what[0] for place, what in after if place[0] is Part.DOCUMENT}
    for (place, what), count in (before - after).items():
        # What stands beside a text goes with its document.
        if place[0] not in DETAILS | {Part.TEXT} or what[0] in there or not writer.holds.holds(Part.ID):
            gone[place] += count
    assert account.lost() == gone
    kept: Counter[Place] = Counter()
    for (place, _what), count in (before & after).items():
        kept[place] += count
    assert account.written == Counter({place: kept[place] for place in kept if place[0] in _COUNTED})
    widened = {loss.place for loss in account.losses() if loss.done in ("widened", "joined", "first_kept")}
    for place, _what in after - before:
        # Nothing is there that was not, but for what the account says was changed, and what a reader takes for begun.
        assert place in widened or place == (Part.STATE, "", "in_progress") or place[0] in _NEW


_NEW = {Part.ID, Part.SPAN_ID, Part.STANCE_ID}  # those that a format has no place for are made anew
_COUNTED = {Part.SPAN, Part.ATTRIBUTE, Part.CHOICE, Part.STANCE, Part.REJECTED, Part.DOCUMENT}
