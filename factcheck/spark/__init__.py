"""Reading and checking on Apache Spark (extra `[spark]`): the same mentions and findings as on one machine.

>>> from factcheck import spark                                     # doctest: +SKIP
>>> mentions = spark.extract(session.read.json("articles.jsonl"))   # doctest: +SKIP
"""

from factcheck.spark.frames import extract

__all__ = ["extract"]
