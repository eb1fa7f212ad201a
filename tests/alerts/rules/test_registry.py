"""The list of alert rules."""

from alerts.rules.registry import RULES


def test_a_rule_says_what_it_asks_and_how_its_threshold_follows_the_size() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) == 4
    for rule in RULES:
        assert rule.question.endswith("?") and rule.scaled.endswith(".") and rule.audience
        assert rule.repeat_days > 0
