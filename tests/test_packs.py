"""Every rule keeps its examples: it fires where its pack says so, and is silent on the twins."""

import pytest

import factcheck
from factcheck.rulebook import fires, rulebook

CHECKER = factcheck.Checker(profile="review")


def _rows(kind):
    return [
        pytest.param(rule.id, example, id=f"{rule.id}: {example[-1]}")
        for rule in rulebook().rules.values()
        for example in getattr(rule.examples, kind)
    ]


@pytest.mark.parametrize(("rule", "example"), _rows("firing"))
def test_fires(rule, example):
    """The rule fires on its firing example."""
    assert fires(rule, example, CHECKER.check)


@pytest.mark.parametrize(("rule", "example"), _rows("silent"))
def test_stays_silent(rule, example):
    """The rule is silent on its silent example."""
    assert not fires(rule, example, CHECKER.check)


@pytest.mark.parametrize("rule", rulebook().rules.values(), ids=lambda rule: rule.id)
def test_no_two_examples_alike(rule):
    """No example stands twice in a rule."""
    texts = [*rule.examples.firing, *rule.examples.silent]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("metric", rulebook().metrics)
def test_metric_is_recognised(metric):
    """The first firing example of a metric has a claim of it, with its owner."""
    example = rulebook().metrics[metric].examples.firing[0]
    claims = [c for text in example for c in CHECKER.claims(factcheck.Document(id="a", text=text))]
    assert next(c.owner for c in claims if c.metric == metric)
