"""Progress and quality as one HTML page that can be mailed: no scripts, nothing from elsewhere, fit to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from annotator.datasets import report_drawing as drawing
from annotator.datasets.whole_file import write_whole
from annotator.domain.quality import LabelQuality, Quality, SuggestedQuality, by_layer
from annotator.domain.rates import Rate
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.review.agreement import MEASURES, Agreement, Measure
from annotator.review.wording import in_words

_MEASURES: dict[Measure, Sentence] = {
    "cohen_kappa": Sentence("Cohen’s kappa"),
    "fleiss_kappa": Sentence("Fleiss’ kappa"),
    "krippendorff_alpha": Sentence("Krippendorff’s alpha"),
    "unitizing_alpha": Sentence("Unitizing alpha"),
    "f1_exact": Sentence("F1, exact"),
    "f1_overlap": Sentence("F1, overlapping"),
}


def _in_english(sentence: str) -> str:
    return sentence


def _plain_number(value: float, decimals: int) -> str:
    # Nothing less than nothing: a rounded zero has no sign.
    return f"{round(value, decimals) + 0.0:,.{decimals}f}"


def _iso(day: date) -> str:
    return day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How a report speaks: what a sentence is in its language, how numbers and days are written."""

    language: str = "en"
    said: Callable[[str], str] = field(default=_in_english)
    number: Callable[[float, int], str] = field(default=_plain_number)
    day: Callable[[date], str] = field(default=_iso)

    def count(self, value: int) -> str:
        """Return a whole number."""
        return self.number(value, 0)

    def percent(self, share: float) -> str:
        """Return a share as a percentage."""
        return self.said(Sentence("{number} %", number=self.number(100 * share, 0)))

    def rate(self, rate: Rate) -> str:
        """Return a share with its interval, «84 % (77–90)»; a dash of nothing."""
        if rate.value is None:
            return "–"
        low, high = (self.number(100 * end, 0) for end in rate.interval)
        return f"{self.percent(rate.value)} ({low}–{high})"


def write_report(
    path: Path,
    quality: Quality,
    agreement: Sequence[Agreement],
    *,
    project: str,
    schema: Schema,
    now: datetime,
    speech: Speech | None = None,
) -> None:
    """Write the report, all or nothing.

    Raises:
        ExportError: the place takes no writing.
    """
    text = as_html(quality, agreement, project=project, schema=schema, now=now, speech=speech)
    write_whole(path, text)


def as_html(
    quality: Quality,
    agreement: Sequence[Agreement],
    *,
    project: str,
    schema: Schema,
    now: datetime,
    speech: Speech | None = None,
) -> str:
    """Return the report as a page of its own; ``now`` is when it is made."""
    report = _Report(quality, agreement, schema, speech or Speech())
    return drawing.page(project, report.speech.language, report.body(project, now))


@dataclass(frozen=True, slots=True)
class _Report:
    quality: Quality
    agreement: Sequence[Agreement]
    schema: Schema
    speech: Speech

    def body(self, project: str, now: datetime) -> Iterator[str]:
        say, day = self.speech.said, self.speech.day(now.date())
        yield drawing.heading(project, 1)
        made = Sentence("Progress and quality on {day}, {time}.", day=day, time=f"{now:%H:%M}")
        yield drawing.paragraph(say(made), meta=True)
        yield self._in_figures()
        yield from self._threads()
        yield from self._weeks()
        yield from self._review()
        yield from self._agreement()
        yield from self._suggestions()
        yield from self._paces()
        yield from self._labels()

    def _in_figures(self) -> str:
        quality, say, speech = self.quality, self.speech.said, self.speech
        done = quality.threads.submitted + quality.threads.settled
        pairs = [
            (speech.count(done), say(Sentence("of {count:,} threads submitted", count=quality.threads.all))),
            (speech.count(quality.threads.settled), say(Sentence("threads with a whole gold set"))),
            (speech.count(quality.given), say(Sentence("labels in {count:,} texts", count=quality.texts))),
        ]
        if quality.judged.rate.value is not None:
            right = say(Sentence("of {count:,} reviewed labels were right", count=quality.judged.rate.of))
            pairs.append((speech.percent(quality.judged.rate.value), right))
        return drawing.figures(pairs)

    def _threads(self) -> Iterator[str]:
        say, speech, threads = self.speech.said, self.speech, self.quality.threads
        yield drawing.heading(say(Sentence("Threads by state and person")))
        told = Sentence(
            "{new:,} not begun, {begun:,} begun, {submitted:,} submitted, {settled:,} settled in review.",
            new=threads.new,
            begun=threads.begun,
            submitted=threads.submitted,
            settled=threads.settled,
        )
        yield drawing.paragraph(say(told))
        people = [each for each in self.quality.people if each.assigned or each.begun or each.submitted or each.labels]
        if not people:
            return
        yield drawing.legend((("main", say(Sentence("submitted"))), ("soft", say(Sentence("begun")))))
        most = max((max(each.assigned, each.submitted + each.begun) for each in people), default=0)
        titles = (
            Sentence("annotator"),
            Sentence("assigned"),
            Sentence("submitted"),
            Sentence("begun"),
            Sentence("flagged"),
            Sentence("labels"),
            "",
        )
        rows = [
            (
                each.name,
                speech.count(each.assigned) if each.assigned else "–",
                speech.count(each.submitted),
                speech.count(each.begun),
                speech.count(each.flagged),
                speech.count(each.labels),
                drawing.bar(
                    ((each.submitted, "main"), (each.begun, "soft")),
                    max(1, most),
                    f"{speech.count(each.submitted)}, {speech.count(each.begun)}",
                ),
            )
            for each in people
        ]
        yield drawing.table([say(each) for each in titles], rows)

    def _weeks(self) -> Iterator[str]:
        weeks, say, speech = self.quality.weeks, self.speech.said, self.speech
        if not weeks:
            return
        title = say(Sentence("Labels over time"))
        yield drawing.heading(title)
        yield drawing.paragraph(say(Sentence("Labels that stand now, by the week in which they were given.")))
        values = [(speech.day(each.week), float(each.labels), speech.count(each.labels)) for each in weeks]
        told = ", ".join(f"{name}: {over}" for name, _, over in values)
        yield drawing.columns(values, f"{title}. {told}")

    def _review(self) -> Iterator[str]:
        say, speech = self.speech.said, self.speech
        judged = [each for each in self.quality.people if each.judged.rate.of or each.judged.missing]
        yield drawing.heading(say(Sentence("What reviewers found")))
        if not judged:
            yield drawing.paragraph(say(Sentence("Nothing was reviewed yet.")))
            return
        yield drawing.paragraph(
            say(
                Sentence(
                    "The share of reviewed labels that were right, in parentheses where it would lie with 95 % of very "
                    "many. Labels that were missing are none of them."
                )
            )
        )
        titles = (
            Sentence("annotator"),
            Sentence("reviewed"),
            Sentence("right"),
            Sentence("wrong"),
            Sentence("missing"),
            Sentence("share right"),
            "",
        )
        rows = [
            (
                each.name,
                speech.count(each.judged.rate.of),
                speech.count(each.judged.right),
                speech.count(each.judged.wrong),
                speech.count(each.judged.missing),
                speech.rate(each.judged.rate),
                drawing.bar(((each.judged.rate.value or 0.0, "ok"),), 1, speech.rate(each.judged.rate)),
            )
            for each in judged
        ]
        yield drawing.table([say(each) for each in titles], rows)
        review = self.quality.review
        if review.per_thread is not None:
            minutes = speech.number(review.active / 60_000, 1)
            at_one = Sentence(
                "Review took {minutes} minutes of active time at 1 thread, all reviewers together.", minutes=minutes
            )
            at_several = Sentence(
                "Review took {minutes} minutes of active time, {each} at each of {threads:,} threads, all reviewers "
                "together.",
                minutes=minutes,
                each=speech.number(review.per_thread / 60_000, 1),
                threads=review.threads,
            )
            yield drawing.paragraph(say(at_one if review.threads == 1 else at_several))

    def _agreement(self) -> Iterator[str]:
        say, speech = self.speech.said, self.speech
        yield drawing.heading(say(Sentence("Agreement between annotators")))
        compared = [each for each in self.agreement if each.documents]
        if not compared:
            yield drawing.paragraph(say(Sentence("No text was submitted by two annotators yet.")))
            return
        for each in compared:
            yield drawing.heading(self._question(each.asked), 3)
            on = Sentence(
                "{documents:,} texts by {annotators:,} annotators.",
                documents=each.documents,
                annotators=len(each.annotators),
            )
            yield drawing.paragraph(say(on), meta=True)
            rows: list[tuple[drawing.Cell, ...]] = []
            for name in MEASURES:
                estimate = each.measure(name)
                if estimate is not None:
                    between = "–"
                    if estimate.low is not None and estimate.high is not None:
                        between = f"{speech.number(estimate.low, 2)} – {speech.number(estimate.high, 2)}"
                    value = speech.number(estimate.value, 2)
                    rows.append((say(_MEASURES[name]), value, between, say(in_words(each, name))))
            if not rows:
                yield drawing.paragraph(say(in_words(each, "krippendorff_alpha")))
                continue
            titles = (Sentence("measure"), Sentence("value"), Sentence("95 %"), Sentence("what it says"))
            yield drawing.table([say(each) for each in titles], rows, words=(3,))

    def _suggestions(self) -> Iterator[str]:
        say, speech = self.speech.said, self.speech
        yield drawing.heading(say(Sentence("Suggestions: accepted, and right")))
        if not self.quality.suggested:
            yield drawing.paragraph(say(Sentence("Nobody has decided on a suggestion yet.")))
            return
        yield drawing.paragraph(
            say(
                Sentence(
                    "How many of the suggestions that people decided on they took as they were, beside how many of "
                    "those taken a reviewer approved. Much taken and little approved means that people follow the "
                    "machine too easily."
                )
            )
        )
        hand = self.quality.by_hand.rate
        if hand.value is not None:
            told = Sentence(
                "Of labels given by hand reviewers approved {share} of {count:,}.",
                share=speech.rate(hand),
                count=hand.of,
            )
            yield drawing.paragraph(say(told))
        for whole in self.quality.of_agents():
            yield drawing.heading(whole.agent, 3)
            own = [each for each in self.quality.suggested if each.agent == whole.agent]
            titles = (
                Sentence("label"),
                Sentence("decided"),
                Sentence("accepted"),
                Sentence("edited"),
                Sentence("rejected"),
                Sentence("share accepted"),
                Sentence("share approved"),
            )
            rows = [self._suggested(say(Sentence("all labels")), whole)]
            rows += [self._suggested(self._label(each.layer, each.label), each) for each in own]
            yield drawing.table([say(each) for each in titles], rows)

    def _suggested(self, name: str, each: SuggestedQuality) -> tuple[str, ...]:
        speech = self.speech
        counts = (each.acceptance.of, each.accepted, each.edited, each.rejected)
        return (name, *map(speech.count, counts), speech.rate(each.acceptance), speech.rate(each.accuracy))

    def _paces(self) -> Iterator[str]:
        say, speech = self.speech.said, self.speech
        paces = [(each, seconds) for each in self.quality.paces if (seconds := each.per_decision) is not None]
        if not paces:
            return
        yield drawing.heading(say(Sentence("Seconds per decision")))
        yield drawing.paragraph(
            say(Sentence("Active time before each label given, changed or refused, all annotators together."))
        )
        most = max(seconds for _, seconds in paces)
        rows = [
            (
                self._question(each.layer),
                speech.count(each.decisions),
                speech.number(seconds, 1),
                drawing.bar(((seconds, "main"),), most, speech.number(seconds, 1)),
            )
            for each, seconds in paces
        ]
        titles = (Sentence("question"), Sentence("decisions"), Sentence("seconds"), "")
        yield drawing.table([say(each) for each in titles], rows)

    def _labels(self) -> Iterator[str]:
        say = self.speech.said
        yield drawing.heading(say(Sentence("Labels")))
        for layer, labels in by_layer(self.quality.labels).items():
            yield drawing.heading(self._question(layer), 3)
            yield self._distribution(labels)

    def _distribution(self, labels: Sequence[LabelQuality]) -> str:
        say, speech = self.speech.said, self.speech
        total = sum(each.given for each in labels)
        most = max((each.given for each in labels), default=0)
        rows = [
            (
                self._label(each.layer, each.label, alone=True),
                speech.count(each.given),
                speech.percent(each.given / total) if total else "–",
                speech.count(each.gold),
                speech.rate(each.judged.rate),
                drawing.bar(((each.given, "main"),), max(1, most), speech.count(each.given)),
            )
            for each in labels
        ]
        titles = (
            Sentence("label"),
            Sentence("given"),
            Sentence("share"),
            Sentence("in gold"),
            Sentence("share right"),
            "",
        )
        return drawing.table([say(each) for each in titles], rows)

    def _question(self, name: str) -> str:
        """Return the title of a layer, or of an attribute of one."""
        layer_name, _, attribute_name = name.partition(".")
        layer = next((each for each in self.schema.layers if each.name == layer_name), None)
        if layer is None:
            return name
        attribute = next((each for each in layer.attributes if each.name == attribute_name), None)
        return layer.title if attribute is None else f"{layer.title} · {attribute.title}"

    def _label(self, layer_name: str, name: str, *, alone: bool = False) -> str:
        layer = next((each for each in self.schema.layers if each.name == layer_name), None)
        labels = () if layer is None else layer.labels
        title = next((each.title for each in labels if each.name == name), name)
        return title if alone else f"{self._question(layer_name)}: {title}"
