"""Reading and checking on Apache Spark (extra `[spark]`): the same mentions and findings as on one machine.

>>> from factcheck import spark                                     # doctest: +SKIP
>>> articles = session.read.json("articles.jsonl")                  # doctest: +SKIP
>>> mentions = spark.extract(articles)                              # doctest: +SKIP
>>> findings = spark.conflicts(spark.claims(articles))              # doctest: +SKIP
"""

from factcheck.spark.frames import claims, conflicts, extract

__all__ = ["claims", "conflicts", "extract"]
