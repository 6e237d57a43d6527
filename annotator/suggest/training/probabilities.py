"""What the probabilities of names are worth: how far off they are, and what showing those that are less sure costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from spacy.language import Language

from annotator.suggest.calibration import calibration_error, fitted
from annotator.suggest.default.names import KEY
from annotator.suggest.training.labelled import Labelled
from annotator.suggest.training.measuring import broad

_DECISIONS = 200
_THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def decisions(nlp: Language, texts: Sequence[Labelled]) -> list[tuple[float, bool]]:
    """Return the score of each name that the pipeline offers, and whether it is right.

    Asked are PERSON, ORG, places, and NORP where the texts mark it.
    """
    asked = {"PERSON", "ORG", "NORP", "place"} & {broad(name.label) for text in texts for name in text.names}
    decided = []
    for doc, text in zip(nlp.pipe([text.text for text in texts], batch_size=64), texts, strict=True):
        right = {(name.start, name.end, broad(name.label)) for name in text.names}
        group = doc.spans[KEY]
        for span, score in zip(group, group.attrs["scores"], strict=True):
            place = (span.start_char, span.end_char, broad(span.label_))
            unknown = any(place[0] < end and start < place[1] for start, end in text.unknown)
            if place[2] in asked and not unknown:
                decided.append((score, place in right))
    return decided


def honesty(nlp: Language, parts: Mapping[str, Sequence[Labelled]], *, also: Sequence[Labelled]) -> dict[str, float]:
    """Return the calibration error as it comes, by part, and over all of them and others after 200 decisions."""
    by_part = {name: decisions(nlp, part) for name, part in parts.items()}
    every = [each for decided in by_part.values() for each in decided] + decisions(nlp, also)
    return {
        **{f"{name}, as it comes": _error(decided) for name, decided in by_part.items()},
        **{f"{name}, decisions": len(decided) for name, decided in by_part.items()},
        f"all, after {_DECISIONS}": _after(every),
        "all, decisions": len(every),
    }


def _error(decided: Sequence[tuple[float, bool]]) -> float:
    return round(calibration_error([score for score, _ in decided], [right for _, right in decided]), 4)


def _after(decided: Sequence[tuple[float, bool]], draws: int = 20) -> float:
    """Return the mean error over draws of 200 decisions to fit on; measured on all others."""
    chance = Random(0)  # noqa: S311 - nobody's secret hangs on it
    errors = []
    for _ in range(draws):
        shuffled = chance.sample(list(decided), len(decided))
        first, rest = shuffled[:_DECISIONS], shuffled[_DECISIONS:]
        honest = fitted([score for score, _ in first], [right for _, right in first])
        errors.append(
            _error(list(zip(honest.of([score for score, _ in rest]), (right for _, right in rest), strict=True)))
        )
    return round(sum(errors) / draws, 4)


def actions(nlp: Language, texts: Sequence[Labelled]) -> dict[str, float]:
    """Return the actions that names take by hand, beside those by the least probability with which any is shown.

    As hands do: a suggestion is accepted or refused with one action, a wrong label costs one more, a name that is not
    shown two, and one more for each word after its first. Without dates, which the corpora do not mark.
    """
    docs = list(nlp.pipe([text.text for text in texts], batch_size=64))
    asked = {broad(name.label) for text in texts for name in text.names} - {"DATE", "EVENT"}
    taken = dict.fromkeys(_THRESHOLDS, 0)
    by_hand = 0
    for doc, text in zip(docs, texts, strict=True):
        right = {(name.start, name.end): broad(name.label) for name in text.names if broad(name.label) in asked}
        anew = {place: 1 + len(text.text[slice(*place)].split()) for place in right}
        by_hand += sum(anew.values())
        group = doc.spans[KEY]
        found = [
            (score, (span.start_char, span.end_char), broad(span.label_))
            for span, score in zip(group, group.attrs["scores"], strict=True)
            if broad(span.label_) in asked
            and not any(span.start_char < end and start < span.end_char for start, end in text.unknown)
        ]
        for least in _THRESHOLDS:
            shown = {place: label for score, place, label in found if score >= least}
            hits = shown.keys() & right.keys()
            taken[least] += len(shown) + sum(shown[place] != right[place] for place in hits)
            taken[least] += sum(anew[place] for place in right.keys() - hits)
    return {"by hand": by_hand, **{f"from {least:.1f}": count for least, count in taken.items()}}
