"""Telling texts that are plainly not English from those that may be."""

from __future__ import annotations

import html
import json
import re

import pytest

from annotator.settings import seeds
from annotator.suggest.default.english import is_english


def markup(name: str) -> str:
    whole = (seeds() / "html" / name).read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", " ", whole.partition("<body")[2]))


def test_our_own_articles_in_english_are_english() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((seeds() / "text").glob("*.txt"))]
    texts += [markup("07-eelgrass-meadow-single-plant.html"), markup("08-tessarian-group-buys-shipyard.html")]
    assert all(is_english(text) for text in texts)


def test_our_own_german_article_and_arabic_thread_are_not() -> None:
    lines = (seeds() / "jsonl" / "threads.jsonl").read_text(encoding="utf-8").splitlines()
    arabic = [row["text"] for row in map(json.loads, lines) if row["thread"] == "harbour-water-treaty"]
    assert len(arabic) > 3
    assert not any(is_english(text) is not False for text in (*arabic, markup("06-alte-muehle-wird-museum.html")))


GERMAN = (
    "Die alte Mühle am Fluss wird zum Museum, und der Rat hat gestern mit großer Mehrheit dafür gestimmt, obwohl "
    "das Geld knapp ist und niemand weiß, wer am Ende die Rechnung bezahlt."
)
FRENCH = (
    "Le conseil a voté hier soir pour transformer le vieux moulin en musée, mais personne ne sait encore qui va "
    "payer les travaux ni combien de temps ils vont durer dans cette ville."
)
SPANISH = (
    "El consejo votó anoche a favor de convertir el viejo molino en un museo, pero nadie sabe todavía quién va a "
    "pagar las obras ni cuánto tiempo van a durar en esta ciudad."
)
DANISH = (
    "Byrådet stemte i går for at gøre den gamle mølle til et museum, men ingen ved endnu, hvem der skal betale "
    "for arbejdet, eller hvor længe det kommer til at vare i denne by."
)


@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH, DANISH])
def test_other_languages_in_our_own_script_are_told_by_their_words(text: str) -> None:
    assert is_english(text) is False


@pytest.mark.parametrize("text", ["", "Lovely!", "Prima, danke 😀", "42 %"])
def test_a_few_words_say_nothing(text: str) -> None:
    assert is_english(text) is None


def test_emoji_and_odd_letters_do_no_harm() -> None:
    assert is_english("😀 " * 30 + "Шум") is False
    assert is_english("\ud800 \x00") is None
