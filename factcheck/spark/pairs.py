"""Which articles meet, as joins of DataFrames: by the keys of `align.keys`, with no key that lists all its pairs.

A pair of syllables under which too many articles lie tells nothing and is left aside, as on one machine. A metric of one
owner that too many articles tell of is compared through witnesses: of the figures that say the same, the first speaks for
all; witnesses stand in the order of publication, and each is held against its neighbours (the sorted neighbourhood of
Hernández and Stolfo, 1995). So the work on a key grows with its articles, not with their square.
"""

from __future__ import annotations

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812

from factcheck.align.keys import ALWAYS, CLAIMS, SHORT

_KEY = ["stretch", "word"]


def candidates(filed: DataFrame, rules: dict[str, float]) -> DataFrame:
    """`first`, `second`, `near`, `exact`: articles that lie under keys which the others seek, the lesser id first."""
    crowded = int(rules["crowded"])
    lying = filed.select("id", F.explode("filed").alias("key")).select("id", "key.*")
    counts = lying.groupBy(_KEY).agg(F.count("*").alias("articles"))
    free = (F.col("stretch") == CLAIMS) | (F.col("word") == SHORT)
    kept = counts.where(free & (F.col("stretch") != ALWAYS) | (F.col("articles") <= crowded)).select(_KEY)
    full = counts.where((F.col("stretch") == ALWAYS) & (F.col("articles") > crowded)).select("word")
    common = F.sum(F.when(~free & (F.col("stretch") != ALWAYS), 1).otherwise(0))
    tied = _joined(filed, lying.join(kept, _KEY)).groupBy("first", "second").agg(
        ((common >= int(rules["common"])) | F.max(free & (F.col("stretch") != ALWAYS))).alias("near"),
        F.max(F.col("stretch") == ALWAYS).alias("exact"),
    )  # fmt: skip
    both = tied.unionByName(_witnesses(filed, full, crowded)).groupBy("first", "second")
    return both.agg(F.max("near").alias("near"), F.max("exact").alias("exact")).where("near or exact")


def _joined(filed: DataFrame, lying: DataFrame) -> DataFrame:
    """Each two articles of which one seeks where the other lies; those that seek each other by rare words are joined once."""
    seeking = filed.select(F.col("id").alias("other"), F.explode("sought").alias("key")).select("other", "key.*")
    joined = lying.join(seeking, _KEY).where("id != other")
    once = joined.where((F.col("other") < F.col("id")) | (F.col("stretch") == CLAIMS) | (F.col("word") == SHORT))
    return once.select(*_KEY, F.least("id", "other").alias("first"), F.greatest("id", "other").alias("second"))


def _witnesses(filed: DataFrame, full: DataFrame, crowded: int) -> DataFrame:
    """Neighbours among the first articles to say what others say, too, under keys where too many lie."""
    told = filed.select("id", "day", F.explode("told").alias("told")).select("id", "day", "told.*").join(full, "word")
    first = told.groupBy("word", "saying").agg(F.min(F.struct(F.coalesce("day", F.lit(0)), "id")).alias("of"))
    order = Window.partitionBy("word").orderBy("of", "saying")
    ranked = first.select("word", F.col("of.id").alias("id"), F.row_number().over(order).alias("rank"))
    near = F.sequence("rank", F.col("rank") + crowded)
    ahead = ranked.select("word", F.col("id").alias("other"), F.explode(near).alias("rank"))
    pairs = ranked.join(ahead, ["word", "rank"]).where("id != other")
    named = pairs.select(F.least("id", "other").alias("first"), F.greatest("id", "other").alias("second")).distinct()
    return named.withColumn("near", F.lit(False)).withColumn("exact", F.lit(True))
