"""On Spark the same articles give the same mentions and findings as in one process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import factcheck
from factcheck.errors import UsageError
from factcheck.sources import documents

pytestmark = pytest.mark.java
FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "4").config("spark.sql.session.timeZone", "Asia/Ho_Chi_Minh")
    spark = builder.getOrCreate()
    yield spark
    spark.stop()


def _row(article):
    told = article.model_dump(mode="json", include={"id", "text", "title", "lead", "published", "source", "captions"})
    return told | {"captions": list(article.captions)}


_COLUMNS = "id string, text string, title string, lead string, published string, source string, captions array<string>"


@pytest.fixture(scope="module")
def articles():
    read = [article for folder in sorted(FIXTURES.glob("clusters/*/")) for article in documents([str(folder)]).documents]
    return [factcheck.Document(**_row(article)) for article in read]


@pytest.fixture(scope="module")
def frame(session, articles):
    return session.createDataFrame([_row(article) for article in articles], _COLUMNS).repartition(3)


def _mention(article, mention):
    value = mention.model_dump(mode="json")["value"] or {}
    period = mention.period
    return (
        article.id, mention.kind, mention.span.start, mention.span.end, mention.text,
        *(value.get(name) for name in ("stated", "stated_low", "stated_high", "low", "high", "unit", "per")),
        mention.hedge.id if mention.hedge else None,
        *((period.start, period.end, period.grain) if period else (None, None, None)),
        None,
    )  # fmt: skip


def test_extraction_is_that_of_the_library(frame, articles):
    from factcheck import spark

    expected = [_mention(article, mention) for article in articles for mention in factcheck.extract(article)]
    key = repr
    assert sorted(map(tuple, spark.extract(frame).collect()), key=key) == sorted(expected, key=key)


def test_an_article_that_cannot_be_read_loses_no_other(session):
    from factcheck import spark

    rows = [("a", "Giá 5 USD.", None), ("b", "", None), ("c", "Giá 6 USD.", "hôm qua")]
    read = spark.extract(session.createDataFrame(rows, "id string, text string, published string")).collect()
    assert [(row.doc, row.text, bool(row.error)) for row in read] == [
        ("a", "5 USD", False), ("b", None, True), ("c", None, True),
    ]  # fmt: skip


@pytest.mark.parametrize("published", [date(2025, 1, 28), datetime(2025, 1, 28, 0, 30), "28/1/2025"])
def test_the_day_of_publication_is_read_from_any_type(session, published):
    from factcheck import spark

    frame = session.createDataFrame([("a", "Hôm qua có mưa.", published)], ["id", "body", "published"])
    assert [row.period_start for row in spark.extract(frame).collect()] == ["2025-01-27"]


def test_columns_that_are_missing_are_named(session):
    from factcheck import spark

    with pytest.raises(UsageError, match="the columns name, txt; id and text"):
        spark.extract(session.createDataFrame([("a", "b")], ["name", "txt"]))


def _told(findings):
    return sorted((finding.id, finding.rule, finding.verdict) for finding in findings if finding.severity != "none")


def test_conflicts_are_those_of_the_library(frame, articles):
    from factcheck import spark

    found = spark.conflicts(spark.claims(frame)).collect()
    assert _told(found) == _told(factcheck.check(articles).findings)


def test_claims_are_kept_as_parquet(session, frame, tmp_path):
    from factcheck import spark

    spark.claims(frame).write.parquet(str(tmp_path / "claims"))
    kept = session.read.parquet(str(tmp_path / "claims"))
    assert _told(spark.conflicts(kept).collect()) == _told(spark.conflicts(spark.claims(frame)).collect())


def _row_of_claims(session, costs):
    telling = "DeepSeek cho biết chi phí huấn luyện mô hình V3 là {} triệu USD."
    rows = [(f"{i:03}", telling.format(cost)) for i, cost in enumerate(costs)]
    return session.createDataFrame([(*row, "tin nhanh") for row in rows], "id string, text string, source string")


def test_a_crowded_key_is_compared_through_witnesses(session):
    """Of articles that say the same one speaks for all, so that no key lists all its pairs."""
    from factcheck import spark
    from factcheck.lexicon.alignment import alignment_model
    from factcheck.spark.pairs import candidates

    filed = spark.claims(_row_of_claims(session, ["5,6"] * 20 + ["16"] * 20))
    rules = alignment_model()["blocking"] | {"crowded": 10}
    pairs = candidates(filed, rules).where("exact and not near").collect()
    assert [(pair.first, pair.second) for pair in pairs] == [("000", "020")]


def test_the_job_reads_lines_and_writes_parquet(session, articles, tmp_path):
    """Run as spark-submit runs it, in a process of its own."""
    lines, told, found = tmp_path / "articles.jsonl", tmp_path / "claims.parquet", tmp_path / "findings.parquet"
    lines.write_text("".join(json.dumps(_row(article)) + "\n" for article in articles), encoding="utf-8")
    for job in (["claims", str(lines), str(told)], ["conflicts", str(told), str(found)]):
        subprocess.run([sys.executable, "-m", "factcheck.spark.job", *job], check=True, capture_output=True)
    assert _told(session.read.parquet(str(found)).collect()) == _told(factcheck.check(articles).findings)
