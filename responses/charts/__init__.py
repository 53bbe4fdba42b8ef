"""Coverage charts: counted figures in, drawings out; no query, no request.

A chart is one value. The bars in the page, the picture to download and the data for Plotly's script are drawn
from it, and so is its table.
"""
