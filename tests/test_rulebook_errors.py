"""A broken pack is refused in one line: file, line and column, the bad value, and what would have been right."""

import re

import pytest

from factcheck.errors import RuleFileError, UsageError
from factcheck.rulebook import Rulebook

RULE = """\
id: mine
title: {vi: Của tôi, en: Mine}
rules:
  - id: my-ratio
    check: ratio
    title: {vi: Tỷ lệ, en: Ratio}
    why: {vi: Vì sao, en: Why}
    examples:
      firing: [một]
      silent: [hai, ba]
"""
METRIC = """\
id: mine
title: {vi: Của tôi, en: Mine}
metrics:
  - id: my-price
    rule: my-price-conflict
    title: {vi: Giá, en: Price}
    why: {vi: Vì sao, en: Why}
    dimension: money
    cues: [giá]
    owner: {kinds: [company]}
    examples:
      firing: [một]
      silent: [hai]
"""
MEASURED = "    check: ratio\n    measured: {right: 9, wrong: 1, articles: 500}"
ENTITY = """\
id: mine
title: {vi: Của tôi, en: Mine}
entities:
  - {id: an-phat, kind: company, names: [An Phát]}
"""


def _load(tmp_path, text, name="mine.yaml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return Rulebook.load([tmp_path])


@pytest.mark.parametrize(
    ("text", "bad", "good", "line", "column", "says"),
    [
        (RULE, "check: ratio", "check: ratoi", 5, 12, "'ratoi'; did you mean 'ratio'?"),
        (RULE, "    why: {vi: Vì sao, en: Why}\n", "", 4, 5, "why is missing in 'my-ratio'"),
        (RULE, "    why:", "    whi:", 7, 10, "'whi' is not known here; did you mean 'why'?"),
        (RULE, "    check: ratio", "    check: ratio\n    default: maybe", 6, 14, "default is 'maybe'; yes or no was expected"),
        (RULE, "    check: ratio", MEASURED, 4, 5, "measured precision is 0.90, below 0.95; say `default: no`"),
        (RULE, "firing: [một]", "firing: một", 9, 15, "firing is 'một'; a list was expected, as in [một]"),
        (RULE, "{vi: Vì sao, en: Why}", "Vì sao", 7, 10, "why is 'Vì sao'; a mapping was expected, with the keys vi, en"),
        (RULE, "id: my-ratio", "id: My Ratio", 4, 9, "such as 'my-ratio'"),
        (RULE, "[hai, ba]", "[]", 9, 7, "1 firing and 0 silent examples"),
        (RULE, "firing: [một]", "firing: []", 9, 7, "at least one firing example"),
        (RULE, "firing: [một]", "firing: [một, bốn, năm]", 9, 7, "3 firing and 2 silent"),
        (RULE, ", en: Mine", "", 2, 8, "title.en is missing"),
        (METRIC, "dimension: money", "dimension: mony", 8, 16, "'mony'; did you mean 'money'?"),
        (METRIC, "kinds: [company]", "kinds: [compani]", 10, 21, "'compani'; did you mean 'company'?"),
        (METRIC, "    cues: [giá]\n", "", 4, 5, "recognised by cues"),
        (METRIC, "    cues: [giá]", "    cue: [giá]", 9, 10, "'cue' is not known here; did you mean 'cues'?"),
        (METRIC, "cues: [giá]", "cues: [giá]\n    alsoo: [giá]", 10, 12, "'alsoo' is not known here; did you mean 'also'?"),
        (METRIC, "{kinds: [company]}", "{kind: [company]}", 10, 19, "'kind' is not known here; did you mean 'kinds'?"),
        (METRIC, "cues: [giá]", "cues: [giá]\n    per: 5 token", 10, 10, "without its number"),
        (METRIC, "cues: [giá]", "cues: [giá]\n    plausible: [1, ba]", 10, 20, "'ba'; a number was expected"),
        (METRIC, "cues: [giá]", "cues: giá", 9, 11, "'giá'; a list was expected, as in [giá]"),
        (METRIC, "kinds: [company]", "kinds: []", 10, 20, "owner.kinds; the list is empty"),
        (ENTITY, "kind: company", "kind: compny", 4, 25, "'compny'; did you mean 'company'?"),
        (ENTITY, "names: [An Phát]", "name: [An Phát]", 4, 40, "'name' is not known here; did you mean 'names'?"),
        (ENTITY, "names: [An Phát]", "names: [An Phát], of: openay", 4, 56, "of is 'openay', which no entity has as its id"),
        (ENTITY, "names: [An Phát]", "names: [An Phát], of: openay", 4, 56, "did you mean 'openai'?"),
        (ENTITY, "[An Phát]", "[An Phát, Nvidia]", 4, 51, "the name 'Nvidia' is one of the entity 'nvidia'"),
    ],
)
def test_error_names_place_and_remedy(tmp_path, text, bad, good, line, column, says):
    """The message has the place of the bad value and what would have been right."""
    assert bad in text
    with pytest.raises(RuleFileError) as caught:
        _load(tmp_path, text.replace(bad, good))
    message = str(caught.value)
    place = re.match(r".*mine\.yaml:(\d+):(\d+): ", message)
    assert (place and (int(place[1]), int(place[2])), says in message, message) == ((line, column), True, message)


def test_no_yaml(tmp_path):
    """A file that is no YAML is told with its line."""
    with pytest.raises(RuleFileError, match=r"mine\.yaml:\d+:\d+: is not YAML"):
        _load(tmp_path, "id: [mine\ntitle: x")


def test_key_twice(tmp_path):
    """A key that stands twice is refused, not overwritten."""
    with pytest.raises(RuleFileError, match=r":3:1: the key 'id' stands twice"):
        _load(tmp_path, "id: mine\ntitle: {vi: a, en: b}\nid: other")


def test_no_folder(tmp_path):
    """A folder that is not there is named."""
    with pytest.raises(RuleFileError, match="no such folder"):
        Rulebook.load([tmp_path / "nowhere"])


def test_empty_folder(tmp_path):
    """A folder without packs is named."""
    with pytest.raises(RuleFileError, match="holds no rule packs"):
        Rulebook.load([tmp_path])


def test_id_taken_in_one_folder(tmp_path):
    """Within a folder an id stands once, whatever the file."""
    _load(tmp_path, RULE)
    with pytest.raises(RuleFileError, match=r"mine\.yaml:4:9: the id 'my-ratio' is taken at .*b\.yaml:4:9"):
        _load(tmp_path, RULE.replace("id: mine", "id: other"), "b.yaml")


def test_rule_id_of_a_metric_is_taken(tmp_path):
    """Two metrics cannot share the rule that compares them."""
    with pytest.raises(RuleFileError, match="the rule id 'token-price-conflict' is taken at"):
        _load(tmp_path, METRIC.replace("my-price-conflict", "token-price-conflict"))


def test_folder_adds(tmp_path):
    """A user's folder adds its rules to the built-in ones."""
    assert {"my-ratio", "percent-change"} <= set(_load(tmp_path, RULE).rules)


def test_folder_overrides(tmp_path):
    """A rule of a user's folder takes the place of the built-in one with its id."""
    assert _load(tmp_path, RULE.replace("my-ratio", "percent-change")).rule("percent-change").title.en == "Ratio"


def test_metric_cannot_become_a_rule(tmp_path):
    """What overrides must be of the same kind."""
    with pytest.raises(RuleFileError, match=r"'token-price' is a metric at .*; only a metric can override it"):
        _load(tmp_path, RULE.replace("my-ratio", "token-price"))


def test_unknown_rule_id():
    """An unknown id is answered with the nearest."""
    with pytest.raises(UsageError, match="no rule has the id 'percent-chang'; did you mean 'percent-change'"):
        Rulebook.load().rule("percent-chang")
