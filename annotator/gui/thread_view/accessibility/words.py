"""What the objects of the tree are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.accepting import percent
from annotator.domain.annotation import SpanAnnotation, Suggestion
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.gui.thread_view.content import Content
from annotator.gui.thread_view.offsets import caption
from annotator.gui.thread_view.questions import Answer, QuestionRow

_LONGEST = 200

translate = QCoreApplication.translate


def document_name(document: Document, content: Content) -> str:
    """Return what an article or a comment is called: of a comment the author, how deep it is, and what it answers."""
    parent = content.answered(document)
    if parent is None:
        title = caption(document.title or "")
        return (
            translate("ThreadView", "Article: {title}").format(title=title)
            if title
            else translate("ThreadView", "Article")
        )
    if parent.parent is None:
        answered = translate("ThreadView", "answering the article")
    else:
        answered = translate("ThreadView", "answering {author}").format(author=author_name(parent))
    name = translate("ThreadView", "Comment by {author}").format(author=author_name(document))
    level = translate("ThreadView", "level {depth}").format(depth=content.thread.depths()[document.id])
    return f"{name}, {level}, {answered}"


def author_name(document: Document) -> str:
    """Return who wrote a document."""
    return caption(document.author or "") or translate("ThreadView", "unknown author")


def text_name(document: Document) -> str:
    """Return what a document's text is called."""
    if document.parent is None:
        return translate("ThreadView", "Text of the article")
    return translate("ThreadView", "Text of {author}").format(author=author_name(document))


def label_name(span: SpanAnnotation, suggestion: Suggestion | None, text: str, schema: Schema) -> str:
    """Return a span in words: its label, what it is on, whether it is decided, and its attributes."""
    layer = schema.layer(span.layer)
    quote = caption(text[span.start : span.end][:_LONGEST])
    parts = [caption(layer.label(span.label).name), quote, _standing(suggestion)]
    for name, value in span.attributes:
        attribute = layer.attribute(name)
        parts.append(f"{caption(attribute.label(value).title)} {caption(attribute.title)}".lower())
    return ", ".join(parts)


def _standing(suggestion: Suggestion | None) -> str:
    if suggestion is None:
        return translate("ThreadView", "decided")
    if suggestion.confidence is None:
        return translate("ThreadView", "suggested")
    return _sure(suggestion.confidence)


def _sure(confidence: float) -> str:
    return translate("ThreadView", "suggested, {percent} %").format(percent=percent(confidence))


def question_name(row: QuestionRow) -> str:
    """Return what is asked."""
    title = caption(row.layer.title)
    if not row.toward:
        return title
    toward = translate("ThreadView", "toward {target}").format(target=row.toward)
    return f"{title} {toward}"


def answers_given(row: QuestionRow) -> str:
    """Return what was answered or suggested, in words."""
    said = [answer_name(answer) for answer in row.answers if answer.chosen or answer.suggested]
    return ", ".join(said) or translate("ThreadView", "open")


def answer_name(answer: Answer) -> str:
    """Return what an answer says, and whether it is suggested."""
    title = caption(answer.label.title)
    if answer.voice is not None and answer.voice.tag:
        title = f"{answer.voice.tag}: {title}"
    if not answer.suggested:
        return title
    if answer.confidence is None:
        return f"{title}, {translate('ThreadView', 'suggested')}"
    return f"{title}, {_sure(answer.confidence)}"


def label_announcement(quote: str, number: int, count: int, document: Document) -> str:
    """Return which of a document's labels is current; what it says is told by its object."""
    words = translate("ThreadView", "{quote}: label {number} of {count}, {text}")
    return words.format(quote=caption(quote[:_LONGEST]), number=number, count=count, text=text_name(document))


def question_announcement(row: QuestionRow, document: Document) -> str:
    """Return which question is current, with what was answered or suggested so far."""
    return f"{question_name(row)}: {answers_given(row)}, {text_name(document)}"
