"""The job for spark-submit: articles or claims in, mentions, claims or findings out, as Parquet.

    spark-submit "$(python -c 'from factcheck.spark import job; print(job.__file__)')" claims articles.jsonl claims.parquet
    python -m factcheck.spark.job conflicts claims.parquet findings.parquet

Every machine of the cluster needs the package with its extra `[spark]`, and PYSPARK_PYTHON names its interpreter.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from factcheck.errors import FactcheckError
from factcheck.spark.frames import claims, conflicts, extract
from factcheck.spark.schema import ARTICLE

_LINES = (".jsonl", ".json", ".jsonl.gz", ".json.gz")
_JOBS: dict[str, Callable[[DataFrame], DataFrame]] = {"extract": extract, "claims": claims, "conflicts": conflicts}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one job; exit code 2 and one line on standard error when what was given cannot be used."""
    options = _parser().parse_args(arguments)
    session = SparkSession.builder.appName(f"factcheck {options.job}").getOrCreate()
    try:
        _JOBS[options.job](_read(session, options.source)).write.mode("errorifexists").parquet(options.target)
    except FactcheckError as error:
        print(f"{options.source}: {error}", file=sys.stderr)
        return 2
    finally:
        session.stop()
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="factcheck.spark.job", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=_JOBS, help="extract and claims read articles, conflicts reads what claims wrote")
    parser.add_argument("source", metavar="SOURCE", help="JSON lines (.jsonl, .jsonl.gz), or else Parquet")
    parser.add_argument("target", metavar="TARGET", help="the folder of Parquet files to write; it must not exist")
    return parser


def _read(session: SparkSession, source: str) -> DataFrame:
    if source.endswith(_LINES):
        return session.read.schema(from_arrow_schema(ARTICLE)).json(source)
    return session.read.parquet(source)


if __name__ == "__main__":
    sys.exit(main())
