"""The language of the screen: which there are, which is in force, and how sentences from below are said in it.

English is the language of the source. Any other is a file ``annotator_CODE.qm`` among the resources, compiled of the
``.ts`` beside it (``docs/translating.md``); nothing else has to know of it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from annotator.domain.errors import AnnotatorError
from annotator.domain.sentence import Sentence
from annotator.settings import resources

SOURCE = "en"
SENTENCES = "Sentences"
"""The context of all that is said below the window."""
_NAME = "annotator language"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # the name is what the translators' tool looks for
    """Mark a text for translation; Qt's own says that it returns an object."""
    return text


def languages() -> dict[str, str]:
    """Return the languages that the screen can speak, code -> its own name for itself, English first."""
    codes = (path.stem.removeprefix("annotator_") for path in (resources() / "translations").glob("annotator_*.qm"))
    return {code: QLocale(code).nativeLanguageName() for code in (SOURCE, *sorted(codes))} | {SOURCE: "English"}


def language_of_system() -> str:
    """Return the first language that the system asks for and the screen can speak; English where there is none."""
    spoken = languages()
    names = [QLocale(tag).name() for tag in QLocale.system().uiLanguages()]
    wanted = (code for name in names for code in (name, name.partition("_")[0]))
    return next((code for code in wanted if code in spoken), SOURCE)


def speak(app: QCoreApplication, choice: str) -> str:
    """Put a language in force for all that is made from now on, and return its code.

    ``choice`` is a code or "system"; what the screen cannot speak becomes English. Numbers and dates follow: as the
    system has them where it has that language, else as is usual in it.
    """
    code = language_of_system() if choice == "system" else choice if choice in languages() else SOURCE
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.deleteLater()
    locale = QLocale(code)
    system = QLocale.system()
    QLocale.setDefault(system if system.language() == locale.language() else locale)
    if code != SOURCE:
        # Qt's own words first, so that ours are asked before them.
        _install(app, locale, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        _install(app, locale, "annotator", str(resources() / "translations"))
    return code


def _install(app: QCoreApplication, locale: QLocale, name: str, folder: str) -> None:
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load(locale, name, "_", folder):
        app.installTranslator(translator)


def sentence_of(error: Exception) -> str:
    """Return the sentence of an expected error in the language of the screen; raise any other again.

    What is raised again is a defect of ours, for the excepthook to report.
    """
    if isinstance(error, AnnotatorError):
        return said(error.sentence)
    raise error


def said(sentence: str) -> str:
    """Return what is said below the window in the language of the screen; where it has no words for it, in English."""
    if not isinstance(sentence, Sentence) or not sentence.places:
        return QCoreApplication.translate(SENTENCES, sentence) if sentence else ""
    template = QCoreApplication.translate(SENTENCES, sentence.template)
    return template.format(**{name: _in_place(value) for name, value in sentence.places.items()})


def _in_place(value: object) -> object:
    if isinstance(value, Sentence):
        return said(value)
    return _Number(value) if isinstance(value, int) else value


class _Number(int):
    """A count in a place of a sentence: its thousands are parted as the language does it, where it asks for that."""

    def __format__(self, form: str) -> str:
        return QLocale().toString(int(self)) if form == "," else super().__format__(form)
