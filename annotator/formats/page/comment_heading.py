"""The line with which a page's comments begin: ``12 Comments``, ``Comments (3)``, ``Leave a reply`` and their kin."""

from __future__ import annotations

# ruff: noqa: RUF001 - Greek, Cyrillic and Arabic letters are meant
import re
import unicodedata
from dataclasses import dataclass

from annotator.formats.page.boilerplate import bare


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of comments; ``count`` is how many it promises, None where it does not say.

    ``sure`` tells headings that say nothing else (``3 Comments``, ``Leave a reply``) from words that head a part
        of an article as well (``Discussion``).
    """

    count: int | None
    sure: bool


_NOUN = r"""(?:
    comments?|repl(?:y|ies)|responses?|reactions?|thoughts?|discussion|conversation|opinions
    |kommentare?n?|leserkommentare?|antworte?n?|reaktionen|diskussion|meinungen|beiträge|gedanken?
    |commentaires?|réponses?|réactions?|réflexions?|pensamientos?|pensier[oi]|comentarios?|respuestas?|opiniones|comentários?|respostas?|comentarii?
    |comment[io]|rispost[ae]|reacties?|opmerkingen|kommentar(?:er)?|svar|inlägg|kommentit|kommenttia?
    |komentarz[ey]?|odpowiedzi|komentář[eů]?|komentari|hozzászólás(?:ok)?|yorum(?:lar)?|komentar|bình\s+luận
    |комментари(?:й|я|и|ев)|ответ(?:а|ов|ы)?|отзыв(?:а|ов|ы)?|коментар(?:ів|і)?|σχόλι[οα]
    |(?:ال)?تعليق(?:ات|ا|اً)?|(?:ال)?ردود?|(?:ال)?آراء|תגובות|תגובה|نظر(?:ات|ها)?|دیدگاه(?:ها)?|टिप्पणी|टिप्पणियाँ
    |(?:条|則|则|个|個)?\s?(?:评论|評論|留言|回复|回覆)|(?:件の)?(?:コメント|返信)|(?:개의?\s?)?(?:댓글|답글)
    )"""
_KIND = r"""(?:(?:
    reader|readers['’]?|user|users['’]?|visitor|public|your|all|latest|recent|top|new|newest|featured|total|facebook
    |online|approved|old|older|newer|more|the|vos|los|i|de|öffentliche
    )\s+){0,2}"""
_NUMBERS = {
    **dict.fromkeys(("no", "zero", "keine", "aucun", "sin", "nessun", "nenhum", "geen", "لا"), 0),
    **dict.fromkeys(("one", "ein", "eine", "un", "une", "uno", "una", "um", "uma", "een", "واحد"), 1),
    **dict.fromkeys(("two", "zwei", "deux", "dos", "due"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "tre"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quattro"), 4),
    **dict.fromkeys(("five", "fünf", "cinq", "cinco", "cinque"), 5),
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_COUNT = rf"(?:\d[\d.,\u00a0']*\s?k?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_SHOW = r"(?:(?:view|show|showing|see|read|join|display|displaying)\s+)?(?:all\s+)?"
# What the comments are on.
_ABOUT = (
    r"(?:\s+(?:on|to|for|about|so\s+far|yet|zu|auf|sur|à|en|su|a|sobre|op|på|left|posted)\b(?P<about>\s.{1,160})?)?"
)
_COUNTED = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        rf"{_SHOW}(?P<count>{_COUNT})\s*\+?\s*{_KIND}{_NOUN}{_ABOUT}\s*:?",
        rf"{_SHOW}{_KIND}{_NOUN}(?P<about>)\s*[-–—:·•|]?\s*[(\[]?\s*(?P<count>{_COUNT})\s*[件条條个個개]?\s*[)\]]?\s*:?",
    )
)
_BARE = re.compile(rf"{_SHOW}{_KIND}{_NOUN}{_ABOUT}\s*:?", re.VERBOSE | re.IGNORECASE)
_PLAINLY = re.compile(
    r"[ck]omm?ent|تعليق|תגוב|yorum|комм?ент|σχόλι|评论|評論|留言|コメント|댓글|reacties", re.IGNORECASE
)
_INVITING = re.compile(
    r"""(?:
    (?:leave|post|add|write|make|submit)\s+(?:a|your|the\s+first)\s+(?:reply|comment|response|thought)
      (?:\s+cancel\s+reply|\s+below|\s+(?:to|on)\s.{1,100})?
    |(?:join|continue)\s+the\s+(?:conversation|discussion|debate)|have\s+your\s+say|your\s+(?:thoughts|views|turn)
    |what\s+do\s+you\s+think\??|(?:speak|sound)\s+(?:up|off)|voice\s+your\s+opinion|letters\s+to\s+the\s+editor
    |(?:schreibe?(?:n\s+sie)?|hinterlasse?(?:n\s+sie)?|verfasse?n?)\s+(?:einen\s+|eine\s+)?(?:kommentar|antwort).{0,30}
    |(?:ihre|deine|eure)\s+meinung|diskutieren\s+sie\s+mit
    |(?:laisser|poster|ajouter|écrire|laissez)\s+(?:un|votre)\s+commentaire.{0,30}|réagir|vos\s+réactions
    |(?:deja|dejar|añade|escribe|publica)\s+(?:un|una|tu)\s+(?:comentario|respuesta|opinión).{0,30}
    |(?:deixe|deixar|escreva)\s+(?:um|uma|seu)\s+(?:comentário|resposta).{0,30}|(?:lascia|scrivi)\s+un\s+commento.{0,30}
    |(?:geef|laat|plaats)\s+(?:een\s+)?reactie.{0,30}|dodaj\s+komentarz|оставить\s+комментарий|добавить\s+комментарий
    |(?:اترك|أضف|اكتب)\s+(?:تعليق|رد).{0,30}|发表评论|發表評論|コメントを(?:残す|書く)|댓글\s?(?:쓰기|남기기)
    )\s*:?""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 200


def comment_heading(line: str) -> Heading | None:
    """Return what the line says about the comments that follow it, or None where it heads none."""
    # Full-width brackets, digits and colons count as their narrow kin.
    text = unicodedata.normalize("NFKC", bare(line))
    if not text or len(text) > _LONGEST:
        return None
    if _INVITING.fullmatch(text):
        return Heading(None, sure=True)
    for pattern in (*_COUNTED, _BARE):
        match = pattern.fullmatch(text)
        # "3 comments on the plan were received." is a sentence.
        if match and not (match["about"] and line.rstrip()[-1] in ".!?;,:"):
            if pattern is _BARE:
                return Heading(None, sure=_PLAINLY.search(text) is not None)
            return Heading(_number(match["count"]), sure=True)
    return None


def _number(said: str) -> int | None:
    said = said.lower().strip()
    if said in _NUMBERS:
        return _NUMBERS[said]
    digits = re.sub(r"\D", "", said)
    # 1.2k is no count that anybody could check.
    return None if said.endswith("k") or not digits else int(digits)
