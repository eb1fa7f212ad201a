"""Row types of the metrics, by theme: what each column holds, for whoever reads the rows one by one.

`to_dicts(data, UnitRow)` gives a list of them. None stands for what is not known; at run time that is None, NaN or NaT,
which `pd.isna` tells. Each module ends with ROWS, the row type of each metric.
"""
