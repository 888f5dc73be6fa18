"""DataFrames of articles to DataFrames of mentions, on the caller's Spark session."""

from __future__ import annotations

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812  # the name that Spark's own documentation gives it
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import DataType, DateType, TimestampNTZType, TimestampType

from factcheck.errors import UsageError
from factcheck.spark import batches
from factcheck.spark.schema import ARTICLE, MENTION

_TEXTS = ("text", "body")


def extract(articles: DataFrame) -> DataFrame:
    """Every figure, date and time of the articles' texts, one a row: what `factcheck.extract` gives, to the digit.

    `articles` has `id`, `text` (or `body`), and what is known of `title`, `lead`, `captions`, `published`, `source` and
    `url`; other columns are left aside. `published` is a date, a timestamp (told in the time zone of the session) or a
    string as in JSON lines. An article that cannot be read gives one row with `doc` and `error`, and the job goes on.
    """
    return prepared(articles).mapInArrow(batches.mentions, from_arrow_schema(MENTION))


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
