"""Lines of a page that belong to its machinery, not to the article or a comment.

The patterns are for whole lines of the usual content systems and comment widgets. A line that merely contains such
words is text: better a stray line in the article, where a person sees it, than a sentence of it lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_DECORATION = " \t\xa0*#_=~|·•●▪►▶»«›‹>→←↓↑↩▼▾✕×+–—-.…"  # noqa: RUF001 - what sites draw

_SERVICES = (
    "facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|tumblr|e-?mail|mail|threads|mastodon|bluesky"
)
_BUTTONS = frozenset(
    (
        *("reply", "like", "dislike", "report", "flag", "share", "quote", "edit", "delete", "permalink", "upvote"),
        *("downvote", "recommend", "save", "follow", "link", "parent", "context", "hide", "next", "prev"),
        *("embed", "root"),
    )
)

# Buttons and links that stand beside articles and comments alike.
_ACTIONS = re.compile(
    rf"""(?:
    (?:please\s+)?(?:reply|respond|like|dislike|upvote|downvote|report|flag|quote|edit|delete|permalink|link|share|save
      |recommend|follow|unfollow|collapse|expand|print|listen|bookmark|award|copy\s+link|open\s+in\s+app|translate|reuse|embed)
      (?:\s+(?:this|abuse|comment|post|link|content|article|story|page|thread|it))*
    |(?:go\s+to|search|expand)\s+comments?(?:\s+search)?
    |(?:complain|report)\s+(?:about\s+)?(?:this\s+|a\s+)?(?:comment|post|abuse)|parent|root|next|prev|hide|context
    |antworten|melden|zitieren|teilen|gefällt\s+mir|drucken|répondre|signaler|partager|imprimer|responder|compartir
      |denunciar|rispondi|condividi|beantwoorden|delen|svar|odpowiedz|ответить|رد|回复|返信
    |reply\s+to\s+(?:this|\S+(?:\s\S+){{0,2}})|(?:view|show|hide|see|load|read)\s+(?:\d+\s+|all\s+|more\s+|previous\s+|the\s+)*
      (?:repl(?:y|ies)|comments?|responses?|more|less|(?:full\s+)?(?:article|story|profile))
    |(?:\d[\d,.]*\s*k?\s*)?(?:likes?|dislikes?|upvotes?|downvotes?|votes?|points?|shares?|recommends?|views?|reads?)
      (?:\s*[:·(]?\s*\d[\d,.]*\s*k?\)?)?
    |(?:liked|recommended|edited|pinned|featured|verified|moderated)(?:\s+by\s+.{{1,40}})?
    |(?:(?:share|tweet|post|pin|send)(?:\s+(?:this|it))?(?:\s+(?:article|story|page|post))?
      (?:\s*(?:on|via|by|with|to|:)\s*(?:(?:{_SERVICES}|(?:a\s+)?friends?)[\s,|/·]*(?:and\s+)?)*)?|click\s+to\s+share.{{0,40}})
    |(?:(?:{_SERVICES}|print|copy\s+link|share)[\s,|/·•]+)+(?:{_SERVICES}|print|copy\s+link|share|more)|{_SERVICES}
    |(?:\S+\s){{0,3}}avatar|avatar\s(?:of|for)\s.{{1,40}}|profile\s+(?:picture|photo|image).{{0,40}}
    )""",
    re.VERBOSE | re.IGNORECASE,
)

# Invitations, notices and rules: sentences that a site says on every page.
_NOTICES = re.compile(
    r"""(?:
    (?:please\s+)?(?:\w+\s+)?(?:read|follow|see|review|respect|observe|note|consult|keep\s+to|abide\s+by|check|view)
      (?:\s+\w+){0,3}\s+(?:comment\w*|community|moderation|house|posting|discussion|participation|forum)
      (?:\s+\w+)?\s*(?:policy|policies|guidelines?|rules|standards|terms|code|netiquette)\b.{0,80}
    |(?:our\s+|the\s+)?(?:comment\w*|community|moderation|house|discussion)\s(?:policy|guidelines?|rules|standards)
      (?:\s*:.{1,160}|\s(?:apply|here|can\sbe|are)\b.{0,60})?
    |(?!.*\b(?:said|says|told|according\s+to)\b)(?:all\s+|your\s+|reader\s+|the\s+)?comments?\s+(?:(?:are|is|will\s+be|may\s+be|have\s+been|must\s+be)\s+(?:now\s+)?
      (?:closed|moderated|off|disabled|published|reviewed|approved|screened|held|subject|turned\s+off|pre-?moderated)
      |(?:stay|remain|are)\s+(?:open|closed|welcome)
      |(?:awaiting|await)\s+moderation|(?:do|does)\s+not\s+(?:necessarily\s+)?(?:reflect|represent))\b.{0,140}
    |(?:the\s+)?(?:views|opinions)\s+expressed\s(?:here|in|on|are|above|below)\b.{0,160}
    |commenting\s+(?:is|has\s+been|on\s+this)\s.{0,100}
    |(?:please\s+)?(?:you\s+(?:must|need\s+to|have\s+to|should)\s+(?:be\s+)?)?
      (?:log(?:ged)?|sign(?:ed)?|register(?:ed)?)[\s-]*(?:in|up|on)?
      (?:\s+(?:or|/|and)\s+(?:register|sign\s+up|log\s+in|create\s+an\s+account|join))?
      (?:\s+(?:now|here|today|first))?(?:\s+(?:to|with|for|in\s+order\s+to)\b.{0,80})?
    |you\s+(?:must|need\s+to|have\s+to)\s+(?:be\s+)?(?:logged|signed|registered|log|sign|register)\b.{0,100}
    |(?:already\s+)?(?:have|has)\s+an\s+account\?.{0,60}|not\s+a\s+member(?:\s+yet)?\?.{0,60}
    |be\s+the\s+first\s+(?:one\s+)?to\s+(?:comment|reply|respond|leave|like|share|write).{0,60}
    |your\s+(?:e-?mail\s+address|name)\s+will\s+not\s+be\s.{0,80}|required\s+fields\s+are\s+marked.{0,20}
    |(?:save|remember)\s+my\s+(?:name|e-?mail|details|info).{0,90}|notify\s+me\s+(?:of|when|by|about)\s.{0,80}
    |(?:post|submit|add|send|publish|cancel)\s+(?:a\s+|your\s+|my\s+)?(?:comment|reply|response)
    |(?:sort(?:ed)?\s+(?:by|comments)|order\s+by|filter)\b.{0,60}
    |(?:(?:newest|oldest|best|top|most\s+(?:liked|recent|popular|recommended)|recommended|popular)(?:\s+first)?
      (?:[\s|/·•]+|$)){1,4}
    |(?:this\s+(?:site|website|page)|we|our\s+partners?|this\s+blog)\s+(?:and\s+our\s+partners\s+)?uses?\s+
      (?:cookies|akismet)\b.{0,300}
    |(?:by\s+(?:continuing|using|clicking|browsing)\b.{0,140}(?:cookies?|terms|privacy|policy)\b.{0,60})
    |(?:accept|reject|manage|decline)\s+(?:all\s+)?(?:cookies|preferences)(?:\s+settings)?
    |(?:cookie|privacy|terms)(?:\s+(?:policy|settings|notice|preferences|statement|of\s+(?:use|service)))
    |(?:subscribe|sign\s+up|join)(?:\s+(?:now|here|today|free))*(?:\s+(?:to|for|via|our|the|and)\s.{0,90}
      \b(?:newsletters?|briefing|channel|podcast|updates?|alerts?|feed|inbox|e-?mails?|list|app|community|conversation
      |discussion|news|today|now|free)\b.{0,40})?
    |(?:get|receive)\s+(?:the\s+|our\s+|all\s+)?(?:latest|daily|weekly|breaking|top|best)\s.{0,60}
      (?:inbox|newsletter|e-?mail|alerts?|app|phone)\b.{0,30}
    |(?:the\s+)?(?:daily\s+|weekly\s+|our\s+)?newsletters?(?:\s+sign[\s-]*up)?|enter\s+your\s+e-?mail.{0,60}
    |(?:follow|find|like|join)\s+us(?:\s+on\s.{0,80})?|download\s+(?:our|the)\s+app.{0,60}
    |support\s+(?:our|independent|quality)\s+(?:journalism|work|newsroom)\b.{0,100}|(?:donate|contribute)(?:\s+(?:now|today))?
    |(?:advertisements?|sponsored(?:\s+content)?|promoted|anzeige|werbung|publicité|publicidad|pubblicità|advertentie)
      (?:\s*[-–—:]?\s*(?:continue\s+reading|scroll)\b.{0,60})?
    |(?:story|article)\s+continues\s+(?:below|after)\b.{0,60}|continue\s+reading(?:\s.{0,60})?|skip\s+(?:to|past)\s.{0,40}
    |(?:©|\(c\)|copyright\s+(?:©|\(c\)|by\b|\d{4}))\s?.{0,140}|(?:.{0,60}\s)?all\s+rights\s+reserved.{0,60}
    |(?:image|photo|picture)\s+(?:copyright|caption|credit|source)\b.{0,120}
    |\d+\s+min(?:ute)?s?\s+read|reading\s+time\s*:?.{0,20}|back\s+to\s+(?:top|all\s.{0,30}|home.{0,10})|scroll\s+to\s+top
    |(?:print|e-?mail)\s+this\s+(?:article|page|story|post)|report\s+(?:a\s+)?(?:typo|error|correction).{0,40}
    |bitte\s+(?:beachten|lesen|melden)\s.{0,120}|(?:jetzt\s+)?(?:anmelden|einloggen|registrieren)(?:\s.{0,60})?
    |connectez-vous.{0,80}|inicia(?:r)?\s+sesión.{0,60}|mehr\s+zum\s+thema|lesen\s+sie\s+auch\b.{0,120}
    |(?:à\s+)?lire\s+(?:aussi|également)\b.{0,120}|(?:lea|lee)\s+también\b.{0,120}
    |(?:read|see|watch|listen)\s+(?:more|also|next|now|on)(?:\s*(?::|\||»|>)\s*.{0,140}|\s+(?:about|on|from)\s.{0,80})?
    |(?:also|more)\s+(?:read|see|on\s+this(?:\s.{0,30})?)\s*:.{0,140}
    |(?:this\s+(?:article|story|post)\s+(?:was\s+)?(?:originally\s+)?(?:first\s+)?(?:appeared|published)\s+(?:in|on|by)\s.{0,80})
    )[.!]?""",
    re.VERBOSE | re.IGNORECASE,
)

# Headings of what comes after an article or its comments: lists of links, forms, the foot of the page.
_FURNITURE = re.compile(
    r"""(?:
    (?:related|similar|recommended|more|other|latest|popular|trending|top|recent|further|next|previous)\s+
      (?:articles?|stories|story|posts?|news|reading|content|topics|coverage|headlines|links|videos)
      (?:\s+(?:from|in|on|about|for|by|you)\s.{0,40})?
    |(?:most|editors?['’]?s?)\s+(?:read|viewed|popular|shared|commented|picks?|recent)(?:\s.{0,30})?
    |(?:explore\s+)?more\s+(?:from|in|on|by|about)\s.{1,60}|explore\s+(?:more|these\s+topics)|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested).{0,40}
    |(?:recommended|picked|selected)\s+for\s+you|trending(?:\s+now)?|what\s+to\s+read\s+next|read\s+next|up\s+next
    |don['’]?t\s+miss|in\s+case\s+you\s+missed\s+it|from\s+(?:around\s+the\s+web|our\s+partners)
    |about\s+(?:the\s+author|us)|contact(?:\s+us)?|advertise(?:\s+with\s+us)?
    |(?:tags?|categor(?:y|ies)|filed\s+under|topics?|posted\s+in|tagged(?:\s+with)?|keywords)\s*:?(?:\s.{0,140})?
    |(?:leave|post|add|write|submit|make)\s+(?:a|your|an?other)\s+(?:reply|comment|response)
      (?:\s+cancel\s+reply|\s+below|\s+to\s.{0,60})?|cancel\s+reply
    |(?:post|article)\s+navigation|site\s+map|newsletters?|subscribe|sign\s+up|follow\s+us|share\s+this(?:\s+\w+)?
    |schreibe?(?:n\s+sie)?\s+einen\s+kommentar.{0,30}|kommentar\s+(?:schreiben|verfassen|hinterlassen)|ähnliche\s+artikel
    |das\s+könnte\s+(?:sie|dich)\s+auch\s+interessieren|laisser\s+un\s+commentaire.{0,30}|articles?\s+similaires
    |sur\s+le\s+même\s+sujet|(?:deja|dejar)\s+(?:un|una)\s+(?:comentario|respuesta).{0,30}|noticias\s+relacionadas
    |artículos\s+relacionados|lascia\s+un\s+commento.{0,30}|deixe\s+(?:um|uma)\s+(?:comentário|resposta).{0,30}
    |geef\s+een\s+reactie.{0,30}|(?:اترك|أضف)\s+(?:تعليق|رد).{0,30}|(?:مقالات|مواضيع)\s+ذات\s+صلة
    |(?:©|\(c\)|copyright\s+(?:©|\(c\)|by\b|\d{4})).{0,140}|.{0,60}all\s+rights\s+reserved.{0,40}|(?:privacy|cookie)\s+(?:policy|notice|settings)\b.{0,60}
    |terms\s+(?:of\s+(?:use|service)|and\s+conditions|&\s+conditions)\b.{0,60}
    )[.:]?""",
    re.VERBOSE | re.IGNORECASE,
)

# A link in Markdown; what it leads to says nothing.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\s\[]*\)")
_COUNT = re.compile(r"[\W_]*\d[\d,.]*\s*[kK]?[\W_]*")
_LONGEST_NOTICE = 320
_LONGEST_FURNITURE = 160


def bare(line: str) -> str:
    """Return what the line says: without bullets, arrows and rules around it, and links as their words."""
    return _LINK.sub(r"\1", line).strip(_DECORATION)


def is_rule(line: str) -> bool:
    """Return whether the line draws something but says nothing: ``-----``, ``* * *``."""
    return not any(character.isalnum() for character in line)


def is_machinery(line: str, *, in_comment: bool = False) -> bool:
    """Return whether the line is a button, a notice or a rule of the site.

    In comments a number alone counts too: a tally of votes.
    """
    if len(line) > _LONGEST_NOTICE:
        return False
    text = bare(line)
    if not text:
        return in_comment
    if in_comment and _COUNT.fullmatch(text):
        return True
    words = text.lower().split()
    if 1 < len(words) <= 8 and all(word in _BUTTONS or word.isdecimal() for word in words) and _BUTTONS & {*words}:
        return True
    parts = [part for part in re.split(r"\s*[·•|]\s*|\s{2,}|\t", text) if bare(part)]
    # Who ends "More." with a full stop has written it.
    sentence = line.rstrip()[-1:] in ".!?"
    if not sentence and all(_ACTIONS.fullmatch(bare(part)) or _COUNT.fullmatch(part) for part in parts):
        return not all(_COUNT.fullmatch(part) for part in parts)
    return _NOTICES.fullmatch(text) is not None


def is_furniture(line: str) -> bool:
    """Return whether the line heads or is a part of the page's foot: related articles, forms, copyright."""
    text = bare(line)
    return len(text) <= _LONGEST_FURNITURE and _FURNITURE.fullmatch(text) is not None


def all_machinery(lines: Sequence[str], *, in_comment: bool = False) -> bool:
    """Return whether every line of a block is a button, a notice or a rule of the site."""
    return all(is_machinery(line, in_comment=in_comment) for line in lines)
