"""The tables of a project: history that only grows, and the current state beside it.

Numbers are internal and differ between two copies of a project; ids are the same everywhere. A document's number
tells the order of import. Whatever can be computed is not stored, but for the length of a text, which never changes.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
    event,
    false,
    literal,
    text,
)

metadata = MetaData()

# What the project says of itself: key and value as JSON; `schema`, `id`, `suggestions` and `review` (settings),
# `handed` in a file that was packed for somebody.
project = Table(
    "project",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

annotators = Table(
    "annotators",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

# One per opening of the file that wrote: with the clock it stamps each register (see history.clock).
writers = Table(
    "writers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
)

imports = Table(
    "imports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("time", Integer, nullable=False),  # milliseconds since 1970, UTC
    Column("annotator", ForeignKey("annotators.number"), nullable=False),
    Column("report", Text, nullable=False),  # JSON: files, refusals, text left out
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("thread", Integer, nullable=False),  # number of the thread's article; an article's own
    Column("parent", ForeignKey("documents.number")),
    Column("author", Text),
    Column("created", Text),
    Column("source", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("length", Integer, nullable=False),  # code points of text
    Column("meta", Text),  # JSON, or null for none
    Column("import", ForeignKey("imports.number"), nullable=False),
    Column("removed", Boolean(create_constraint=False), nullable=False, server_default=text("0")),
)
Index("documents_of_thread", documents.c.thread, documents.c.removed, documents.c.length)
Index("documents_of_import", documents.c["import"], documents.c.removed)
Index(
    "articles",
    documents.c.number,
    sqlite_where=text("kind = 'article' AND removed = 0"),
    postgresql_where=text("kind = 'article' AND removed = false"),
)

is_live_article = and_(documents.c.kind == literal("article", literal_execute=True), documents.c.removed == false())
"""What the index ``articles`` holds, in its very words: for others SQLite would read the table instead."""

# The text as it was in the source, where normalising changed it.
originals = Table(
    "originals",
    metadata,
    Column("document", ForeignKey("documents.number"), primary_key=True),
    Column("text", Text, nullable=False),  # JSON string: lone surrogates and NULs survive in it
)

splits = Table(
    "splits",
    metadata,
    Column("thread", ForeignKey("documents.number"), primary_key=True),
    Column("split", Text, nullable=False),
)

# State and flag are registers of their own: one person's submission does not undo another copy's flag.
sets = Table(
    "sets",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.number"), nullable=False),
    Column("annotator", ForeignKey("annotators.number"), nullable=False),
    Column("state", Text, nullable=False),
    Column("state_clock", Integer, nullable=False),
    Column("state_writer", ForeignKey("writers.number"), nullable=False),
    Column("flag", Text),
    Column("flag_clock", Integer, nullable=False),
    Column("flag_writer", ForeignKey("writers.number"), nullable=False),
    UniqueConstraint("document", "annotator"),
)
Index("sets_of_annotator", sets.c.annotator, sets.c.state, sets.c.document)


def _shape() -> list[Column[object]]:
    """Return the columns that annotations, refusals and suggestions share."""
    return [
        Column("layer", Text, nullable=False),
        Column("label", Text, nullable=False),
        Column("span_start", Integer),  # code points, for spans
        Column("span_end", Integer),
        Column("attributes", Text),  # JSON object, or null for none
        Column("target_kind", Text),  # for stances
        Column("target_id", Text),
        Column("target_text", Text),
    ]


def _time() -> list[Column[object]]:
    return [
        Column("annotator", ForeignKey("annotators.number"), primary_key=True),
        Column("thread", ForeignKey("documents.number"), primary_key=True),
        Column("day", Text, primary_key=True),  # as 2026-05-02, in their own calendar
        Column("writer", ForeignKey("writers.number"), primary_key=True),
        Column("active", Integer, nullable=False),  # milliseconds
    ]


def _register() -> list[Column[object]]:
    """Return the stamp of a last-writer-wins register, and whether its last value is "taken away"."""
    return [
        Column("clock", Integer, nullable=False),
        Column("writer", ForeignKey("writers.number"), nullable=False),
        Column("removed", Boolean(create_constraint=False), nullable=False, server_default=text("0")),
    ]


annotations = Table(
    "annotations",
    metadata,
    Column("set", ForeignKey("sets.number"), primary_key=True),
    Column("id", Text, primary_key=True),
    *_shape(),
    Column("origin", Text, nullable=False),
    Column("suggestion", Text),
    *_register(),
    sqlite_with_rowid=False,
)

# Suggestions that an annotator refused, kept whole: the suggester may propose something else tomorrow.
rejections = Table(
    "rejections",
    metadata,
    Column("set", ForeignKey("sets.number"), primary_key=True),
    Column("id", Text, primary_key=True),
    *_shape(),
    Column("agent", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("confidence", Float),
    *_register(),
    sqlite_with_rowid=False,
)

# What people wrote for themselves and each other; never exported.
notes = Table(
    "notes",
    metadata,
    Column("set", ForeignKey("sets.number"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("about", Text),  # id of a span or suggestion, place of a question, or null for the document
    Column("text", Text, nullable=False),
    Column("time", Integer, nullable=False),  # milliseconds since 1970, UTC
    Column("author", ForeignKey("annotators.number"), nullable=False),
    *_register(),
    sqlite_with_rowid=False,
)

# Registers of the gold sets: what a reviewer decided on an annotator's label.
verdicts = Table(
    "verdicts",
    metadata,
    Column("set", ForeignKey("sets.number"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("annotator", ForeignKey("annotators.number"), nullable=False),  # whose label it judges
    Column("about", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("layer", Text, nullable=False),
    Column("judged", Text),  # JSON of the annotation as it was then, or null
    Column("gold", Text, nullable=False),  # JSON list of what stands in its stead
    Column("reviewer", ForeignKey("annotators.number"), nullable=False),
    Column("time", Integer, nullable=False),  # milliseconds since 1970, UTC
    Column("reason", Text),
    Column("note", Text, nullable=False),
    *_register(),
    sqlite_with_rowid=False,
)
Index("verdicts_on", verdicts.c.annotator, verdicts.c.set)

# What those whose labels were judged answer, in their own sets; the id is the verdict's.
responses = Table(
    "responses",
    metadata,
    Column("set", ForeignKey("sets.number"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("answers", Integer, nullable=False),  # time of the verdict that is answered
    Column("kind", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("time", Integer, nullable=False),  # milliseconds since 1970, UTC
    *_register(),
    sqlite_with_rowid=False,
)

# Who shall label which thread; nobody is asked for a thread that is assigned to none.
assignments = Table(
    "assignments",
    metadata,
    Column("thread", ForeignKey("documents.number"), primary_key=True),
    Column("annotator", ForeignKey("annotators.number"), primary_key=True),
    *_register(),
    sqlite_with_rowid=False,
)
Index("assignments_of", assignments.c.annotator, assignments.c.removed, assignments.c.thread)

# Names that annotators no longer go by: the history and other copies of the project still say them.
renames = Table(
    "renames",
    metadata,
    Column("old", Text, primary_key=True),
    Column("new", Text, nullable=False),
    Column("clock", Integer, nullable=False),
    Column("writer", ForeignKey("writers.number"), nullable=False),
    sqlite_with_rowid=False,
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("document", ForeignKey("documents.number"), primary_key=True),
    Column("id", Text, primary_key=True),
    *_shape(),
    Column("agent", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("confidence", Float),
    Column("basis", Text),  # where the confidence comes from; null for nowhere
    Column("sureness", Text),  # JSON object, attribute to [confidence, basis], or null for none
    sqlite_with_rowid=False,
)

# Which agent looked at which document, and as what: "nothing found" is an answer, and is not asked for twice.
looks = Table(
    "looks",
    metadata,
    Column("document", ForeignKey("documents.number"), primary_key=True),
    Column("agent", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),  # of the agent's version and settings, and of the schema
    Column("asked", Text, nullable=False),  # fingerprint of the targets and spans that it was asked about, or ""
    Column("time", Integer, nullable=False),  # milliseconds since 1970, UTC
    sqlite_with_rowid=False,
)

# The gazetteer: what a researcher listed, with the label that it gets.
terms = Table(
    "terms",
    metadata,
    Column("id", Text, primary_key=True),
    Column("layer", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("pattern", Text),  # JSON list of tables, one per token; null for a plain term
    Column("any_case", Boolean(create_constraint=False), nullable=False),
    sqlite_with_rowid=False,
)

# Only `undone` ever changes: it says whether an undo further down points here and no redo after it.
history = Table(
    "history",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("time", Integer, nullable=False),  # milliseconds since 1970, UTC
    Column("annotator", ForeignKey("annotators.number"), nullable=False),
    Column("writer", ForeignKey("writers.number"), nullable=False),
    Column("clock", Integer, nullable=False),  # logical: greater than all that the writer had seen
    Column("kind", Text, nullable=False),
    Column("thread", ForeignKey("documents.number")),
    Column("payload", Text),  # JSON of the act; null for an import, whose labels came as they stand
    Column("concerns", Text),  # id of the entry that an undo took back or a redo restored
    Column("undone", Boolean(create_constraint=False), nullable=False, server_default=text("0")),
)
Index("history_of_thread", history.c.thread, history.c.number)
Index(
    "acts_to_undo",
    history.c.annotator,
    history.c.undone,
    history.c.number,
    sqlite_where=text("kind = 'do'"),
    postgresql_where=text("kind = 'do'"),
)

# How long an annotator was at work at a thread. Each opening of the file adds to rows of its own alone, so that merging
# two copies takes the greater of two rows and counts nothing twice.
active_time = Table("active_time", metadata, *_time(), sqlite_with_rowid=False)

# How long a reviewer was at it; apart, so that it is never taken for time in which somebody labelled.
review_time = Table("review_time", metadata, *_time(), sqlite_with_rowid=False)

# What of it went to which act, parted by the layers that the act decided in.
decision_time = Table(
    "decision_time",
    metadata,
    Column("entry", ForeignKey("history.number"), primary_key=True),
    Column("layer", Text, primary_key=True),  # "" where nothing was decided
    Column("decisions", Integer, nullable=False),
    Column("active", Integer, nullable=False),  # milliseconds
    sqlite_with_rowid=False,
)


@event.listens_for(metadata, "after_create")
def _create_full_text(_target: MetaData, connection: Connection, **_options: object) -> None:
    """Make SQLite's full text index over the documents; the import fills it, since texts never change."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE document_search USING fts5(author, text, content='documents',"
                " content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
            )
        )
        # Bytes that it gathers before it writes: fewer pieces to merge while an import goes in.
        connection.execute(text("INSERT INTO document_search (document_search, rank) VALUES ('hashsize', 4194304)"))
