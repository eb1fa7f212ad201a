"""DataFrame in, Plotly figure out: pure functions, and the rule-made titles that say what the figure shows."""
