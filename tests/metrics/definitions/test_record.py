"""What a record of a metric says of itself."""

from metrics.definitions.inputs import REFERENCE
from metrics.definitions.record import AS_DECLARED, Labels, Metric

METRIC = Metric(
    name="days",
    title="Hari",
    question="Hari apa?",
    definition="Hari.",
    numerator="hari",
    denominator="Tidak ada",
    exclusions="Tidak ada",
    unit="hari",
    columns=("day",),
    inputs=REFERENCE,
    population="Hari",
    headings={"day": "Tanggal"},
    sql="SELECT day FROM days WHERE unit = $unit_id AND day <= $as_of AND note = 'US$ 5' ORDER BY day",
)


def test_the_parameters_are_those_that_the_sql_names_in_a_fixed_order() -> None:
    assert METRIC.parameters == ("as_of", "unit_id")


def test_nothing_is_public_unless_it_is_said() -> None:
    assert METRIC.public is None


def test_labels_leave_everything_to_the_record_unless_they_say_so() -> None:
    assert Labels(None, None, None) == AS_DECLARED
