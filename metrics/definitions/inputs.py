"""The kinds of input that metrics stand on, as the build names them in `loads.kind`; and what is no file of an office."""

ROSTER_AND_SIGNINGS = ("roster", "signing", "recap")
CASES = ("case", "step")
BOTH_REGISTERS = (*CASES, "bawaslu_register", "match")
MEETINGS = (*ROSTER_AND_SIGNINGS, *BOTH_REGISTERS, "decision")
LOADING, ARTICLES, REFERENCE = ("loading",), ("articles",), ("reference",)
"""What the loaders say of themselves, published articles, and the reference data: the same wherever one looks."""
