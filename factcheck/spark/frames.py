"""DataFrames of articles to DataFrames of mentions, claims and findings, on the caller's Spark session."""

from __future__ import annotations

from functools import partial

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812  # the name that Spark's own documentation gives it
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import DataType, DateType, TimestampNTZType, TimestampType

from factcheck.errors import UsageError
from factcheck.lexicon.alignment import alignment_model
from factcheck.spark import batches, filing, meeting
from factcheck.spark.pairs import candidates
from factcheck.spark.schema import ARTICLE, FILED, FINDING, MENTION, PAIR

_TEXTS = ("text", "body")
_KNOWN = ("id", "day", "pairs", "claim", "terms", "sketch")
_PARTS = 16  # the pairs of one article are spread over so many tasks, however many they are


def extract(articles: DataFrame) -> DataFrame:
    """Every figure, date and time of the articles' texts, one a row: what `factcheck.extract` gives, to the digit.

    `articles` has `id`, `text` (or `body`), and what is known of `title`, `lead`, `captions`, `published`, `source` and
    `url`; other columns are left aside. `published` is a date, a timestamp (told in the time zone of the session) or a
    string as in JSON lines. An article that cannot be read gives one row with `doc` and `error`, and the job goes on.
    """
    return prepared(articles).mapInArrow(batches.mentions, from_arrow_schema(MENTION))


def claims(articles: DataFrame) -> DataFrame:
    """Each article with what it claims and the keys by which it meets others: write it as Parquet, and read it again.

    The columns of `schema.FILED`; `claims` is an array of what `Checker.claims` gives. An article that cannot be read has
    an `error`, and no claims.
    """
    return prepared(articles).mapInArrow(filing.filed, from_arrow_schema(FILED))


def conflicts(claims: DataFrame, profile: str = "default") -> DataFrame:
    """What the articles of `claims` say against themselves and against each other, one finding a row.

    The findings that `factcheck.check` gives on one machine, by their fingerprints, but for checks that hold, and for what
    a metric of which too many articles tell (`pairs`) would repeat. Ids must differ.
    """
    read = claims.where("error is null")
    articles = read.select(*ARTICLE.names)
    within = articles.mapInArrow(partial(batches.within, profile=profile), from_arrow_schema(FINDING))
    judge = partial(meeting.between, profile=profile)
    return within.unionByName(_beside(articles, _meeting(read)).mapInArrow(judge, from_arrow_schema(FINDING)))


def _meeting(filed: DataFrame) -> DataFrame:
    """Pairs of ids worth judging."""
    pairs = candidates(filed, alignment_model()["blocking"])
    return _beside(filed.select(*_KNOWN), pairs).mapInArrow(meeting.met, from_arrow_schema(PAIR))


def _beside(articles: DataFrame, pairs: DataFrame) -> DataFrame:
    """Each pair with both rows, `a` and `b`; the pairs of one article lie together, in several parts when there are many."""
    row = F.struct(*articles.columns)
    a = articles.select(F.col("id").alias("first"), row.alias("a"))
    b = articles.select(F.col("id").alias("second"), row.alias("b"))
    part = F.pmod(F.hash("second"), F.lit(_PARTS))
    both = pairs.join(b, "second").join(a, "first").repartition("first", part).sortWithinPartitions("first", "second")
    return both.drop("first", "second")


def prepared(articles: DataFrame) -> DataFrame:
    """The columns of an article in the order and the types of `schema.ARTICLE`."""
    known = dict(zip(articles.columns, (field.dataType for field in articles.schema.fields), strict=True))
    if "id" not in known or not any(name in known for name in _TEXTS):
        raise UsageError(f"the articles have the columns {', '.join(known)}; id and text (or body) were expected")
    types = {field.name: field.dataType for field in from_arrow_schema(ARTICLE)}
    return articles.select(*(_column(name, types[name], known).alias(name) for name in types))


def _column(name: str, wanted: DataType, known: dict[str, DataType]) -> Column:
    if name not in known:
        return F.lit(None).cast(wanted)
    if isinstance(known[name], TimestampType | TimestampNTZType):
        return F.date_format(name, "yyyy-MM-dd'T'HH:mm:ss")
    if isinstance(known[name], DateType):
        return F.date_format(name, "yyyy-MM-dd")
    return F.col(name).cast(wanted)
