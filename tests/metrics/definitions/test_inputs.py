"""The kinds of input that metrics name against those that the loaders know."""

from itertools import chain

from loaders.contract.inputs import INPUTS
from metrics.definitions import inputs


def test_every_kind_is_one_that_the_loaders_know() -> None:
    named = (inputs.ROSTER_AND_SIGNINGS, inputs.CASES, inputs.BOTH_REGISTERS, inputs.MEETINGS)
    assert set(chain(*named)) <= {input_.kind for input_ in INPUTS}


def test_what_no_office_delivers_is_no_kind_of_input() -> None:
    others = set(chain(inputs.LOADING, inputs.ARTICLES, inputs.REFERENCE))
    assert not others & {input_.kind for input_ in INPUTS}
