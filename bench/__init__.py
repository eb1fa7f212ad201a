"""How much the product costs beside the least that the same work could cost: ratios, measured in one run."""
